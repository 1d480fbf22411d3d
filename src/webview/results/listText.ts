/** Items as a list in the page's language: "one, two, and three". */
export function listText(items: readonly string[]): string {
  const language = typeof document === 'undefined' ? '' : document.documentElement.lang;
  return new Intl.ListFormat(language || 'en', { type: 'conjunction' }).format(items);
}
