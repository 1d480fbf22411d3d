/** Words as a file name: letters, digits and hyphens. */
export function fileWord(words: string): string {
  return (
    words
      .replace(/[^\w-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'model'
  );
}
