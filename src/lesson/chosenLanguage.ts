/** The editor's language if a lesson has it, else the same language of any region (`de` for `de-at`), else null: English. */
export function chosenLanguage(editor: string, languages: readonly string[]): string | null {
  const wanted = editor.toLowerCase();
  const [language] = wanted.split('-');
  return languages.find((one) => one === wanted) ?? languages.find((one) => one === language) ?? null;
}
