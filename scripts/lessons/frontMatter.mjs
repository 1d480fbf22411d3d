/**
 * A Markdown file's front matter and the rest, with the line where the rest begins; undefined if there is none.
 * @param {string} text
 */
export function splitFrontMatter(text) {
  const match = /^---\n(.*?)\n---\n/s.exec(text);
  if (match === null) return undefined;
  const [whole, yaml = ''] = match;
  return { yaml, body: text.slice(whole.length), firstLine: whole.split('\n').length };
}
