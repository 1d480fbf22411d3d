/** What an error says. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The first sentence of a message, without its full stop, so that it fits into one of ours. */
export function oneClause(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[a-z\])"'])\. .*$/, '')
    .replace(/\.$/, '');
}
