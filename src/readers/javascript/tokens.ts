import type { SourceRange } from '../../model/sourceRange.js';

/** A word, a literal or a punctuation mark with what the layout of the text says about it. */
export interface Token extends SourceRange {
  readonly kind: 'word' | 'literal' | 'punctuation' | 'mark';
  readonly text: string;
  readonly line: number;
  /** Whether it is the first on its line. */
  readonly isFirst: boolean;
  /** Indentation of its line. */
  readonly indent: number;
}

const WORD = /[\w$#\u00a0-\uffff]+/uy;
const TAB = 4;

function indentOf(line: string): number {
  let indent = 0;
  for (const character of line) {
    if (character === '\t') indent += TAB;
    else if (character === ' ') indent++;
    else break;
  }
  return indent;
}

/**
 * Tokens of a text that may be broken, from the beginning of some line on; comments among `opaque` are left out, strings and the like
 * are one literal.
 */
export function tokensOf(text: string, opaque: readonly SourceRange[], from: number): readonly Token[] {
  const tokens: Token[] = [];
  const indents = text.slice(from).split('\n').map(indentOf);
  let line = 0;
  let isFirst = true;
  let at = from;
  let next = 0;
  const add = (kind: Token['kind'], end: number): void => {
    const place = { line, isFirst, indent: indents[line] ?? 0 };
    tokens.push({ kind, text: kind === 'literal' ? '' : text.slice(at, end), start: at, end, ...place });
    isFirst = false;
  };
  while (at < text.length) {
    while (next < opaque.length && (opaque[next]?.start ?? 0) < at) next++;
    const range = opaque[next];
    if (range?.start === at && range.end > at) {
      if (!/^\/[/*]/u.test(text.slice(at, at + 2)) || text[at] !== '/') add('literal', range.end);
      line += text.slice(at, range.end).split('\n').length - 1;
      at = range.end;
      continue;
    }
    const character = text.charAt(at);
    if (character === '\n') {
      line++;
      isFirst = true;
      at++;
      continue;
    }
    if (/\s/u.test(character)) {
      at++;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    const two = text.slice(at, at + 2);
    const end = at + (word?.length ?? (two === '=>' || two === '?.' ? 2 : 1));
    add(word === undefined ? (character === '@' ? 'mark' : 'punctuation') : 'word', end);
    at = end;
  }
  return tokens;
}
