import type { Insertion } from './insertion.js';
import { CLOSERS, OPENERS } from './recovery.js';
import type { Token } from './tokens.js';

/** After these a new expression begins. */
const BEFORE_EXPRESSION: ReadonlySet<string> = new Set([';', '{', '}', '=>', 'else', 'do']);

function isNamelessDefault(tokens: readonly Token[], index: number): boolean {
  const [first, second, word, next] = tokens.slice(Math.max(0, index - 2), index + 2).map(({ text }) => text);
  return first === 'export' && second === 'default' && word === 'class' && (next === '{' || next === 'extends');
}

function isAssigned(tokens: readonly Token[], index: number): boolean {
  return tokens[index + 1]?.text === '=' && tokens[index + 2]?.text !== '=';
}

/** Whether an expression statement begins here, in parentheses or not. */
function beginsStatement(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text;
  if (before === '(') return beginsStatement(tokens, index - 1);
  return before === undefined || BEFORE_EXPRESSION.has(before);
}

interface Group {
  readonly index: number;
  /** Ends of the patterns with a default that stand directly in it. */
  readonly patterns: number[];
}

/**
 * What the parser needs with code that is right but that it does not know. It takes `({ units = 8 } = {}) => ...` for an assignment in
 * parentheses unless the pattern has a type, knows no `export default class` without a name, and no `[this.x, this.y] = ...`: that
 * becomes `_[[this.x, this.y]] = ...`.
 */
export function parserHelp(tokens: readonly Token[]): readonly Insertion[] {
  const insertions: Insertion[] = [];
  const add = (at: number, inserted: string): void => void insertions.push({ at, text: inserted, isNeutral: true });
  const open: Group[] = [];
  for (const [index, token] of tokens.entries()) {
    if (isNamelessDefault(tokens, index)) add(token.end, ' _');
    if (Object.hasOwn(CLOSERS, token.text)) open.push({ index, patterns: [] });
    if (!Object.hasOwn(OPENERS, token.text)) continue;
    const group = open.pop();
    if (group === undefined) continue;
    const next = tokens[index + 1]?.text;
    if (token.text === ')') {
      if (next === '=>' || next === ':') for (const at of group.patterns) add(at, ':any');
      continue;
    }
    if (!isAssigned(tokens, index)) continue;
    open.at(-1)?.patterns.push(token.end);
    const inner = tokens.slice(group.index + 1, index);
    const start = tokens[group.index]?.start;
    if (
      start !== undefined &&
      beginsStatement(tokens, group.index) &&
      inner.some((one) => one.text === '.' || one.text === '[')
    ) {
      add(start, '_[');
      add(token.end, ']');
    }
  }
  return insertions.sort((one, other) => one.at - other.at);
}
