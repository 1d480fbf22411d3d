import type { SourceRange } from '../../model/sourceRange.js';

/** The text of a range. */
export function textOf(text: string, range: SourceRange): string {
  return text.slice(range.start, range.end);
}

/** The whitespace at the start of the line that holds an offset. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

/** The line break of the text. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The offset of the end of the line that holds an offset, before its line break. */
export function lineEndAfter(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/);
  return end === -1 ? text.length : offset + end;
}

/** The end of a string, template or comment that starts at an offset; the offset itself if none starts there. */
function quotedEnd(text: string, offset: number): number {
  const opening = text.slice(offset, offset + 2);
  if (opening === '//') return lineEndAfter(text, offset);
  if (opening === '/*') {
    const end = text.indexOf('*/', offset + 2);
    return end === -1 ? text.length : end + 2;
  }
  const quote = opening[0];
  if (quote !== '"' && quote !== "'" && quote !== '`') return offset;
  for (let index = offset + 1; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === quote) return index + 1;
  }
  return text.length;
}

/** A character of code, outside strings and comments. */
interface CodeCharacter {
  readonly offset: number;
  /** The character, or `'` for a whole string. */
  readonly character: string;
  /** The offset after the character or string. */
  readonly end: number;
}

/** The code in a range without whitespace and comments; a string counts as one character `'`. */
export function* codeIn(text: string, range: SourceRange): Generator<CodeCharacter> {
  let offset = range.start;
  while (offset < range.end) {
    const character = text[offset] ?? '';
    const end = quotedEnd(text, offset);
    if (end > offset) {
      if (character !== '/') yield { offset, character: "'", end };
      offset = end;
      continue;
    }
    if (!/\s/.test(character)) yield { offset, character, end: offset + 1 };
    offset++;
  }
}

/** The first piece of code in a range. */
export function firstCode(text: string, range: SourceRange): CodeCharacter | undefined {
  for (const code of codeIn(text, range)) return code;
  return undefined;
}

/** The last piece of code in a range. */
export function lastCode(text: string, range: SourceRange): CodeCharacter | undefined {
  let last: CodeCharacter | undefined;
  for (const code of codeIn(text, range)) last = code;
  return last;
}

/** The quote that the strings of a text mostly use. */
export function usualQuote(text: string): "'" | '"' {
  let single = 0;
  let double = 0;
  for (const { offset, character } of codeIn(text, { start: 0, end: text.length })) {
    if (character !== "'") continue;
    if (text[offset] === '"') double++;
    else if (text[offset] === "'") single++;
  }
  return double > single ? '"' : "'";
}
