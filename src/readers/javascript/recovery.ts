import type { SourceRange } from '../../model/sourceRange.js';
import type { Insertion } from './insertion.js';
import type { Token } from './tokens.js';

/** A bracket that is open at some place of the text. */
interface Opener {
  readonly token: Token;
  /** Whether statements or class members stand inside, not expressions. */
  readonly isBlock: boolean;
  /** The word or mark before it. */
  readonly before: Token | undefined;
}

export const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
export const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Words after which a brace begins an object and not a block. */
const BEFORE_OBJECT: ReadonlySet<string> = new Set([
  'return',
  'default',
  'export',
  'import',
  'of',
  'in',
  'typeof',
  'case',
  'yield',
  'await',
  'throw',
  'new',
  'extends',
  'satisfies',
]);

/** What only a statement begins with: never an element of a list, an argument or a property. */
const STATEMENT =
  /(?:(?:const|let|var)\s+[\w$[{]|(?:if|for|while|switch)\s*\(|(?:return|throw)\s+[\w$[{(!'"`-]|return\s*;|(?:export|import)\s+[\w{*'"]|(?:try|do)\s*\{|(?:break|continue)\s*;|(?:type|interface|enum|namespace)\s+[\w$]+\s*[={<]|(?:async\s+)?function\s*\*?\s+[\w$]+\s*\(|(?:abstract\s+)?class\s+[\w$]+\s*(?:\{|extends\b|implements\b))/uy;

function beginsStatement(text: string, at: number): boolean {
  STATEMENT.lastIndex = at;
  return STATEMENT.test(text);
}

/** Follows the brackets of a broken text and finds where code that is cut off must end for the rest to be read. */
class BracketScan {
  private readonly stack: Opener[] = [];
  private previous: Token | undefined;
  readonly cuts: Insertion[] = [];
  readonly masked: SourceRange[] = [];
  /** Brackets that nothing closes. */
  readonly unclosed = new Set<number>();

  constructor(
    private readonly text: string,
    /** Brackets known to stay open, which a line that is indented no deeper ends; undefined to find them. */
    private readonly knownUnclosed: ReadonlySet<number> | undefined,
    /** Whether what stands in a block is indented, so that indentation tells where the block ends. */
    private readonly isFormatted: boolean,
  ) {}

  run(tokens: readonly Token[]): this {
    for (const token of tokens) {
      if (token.isFirst) this.atLineStart(token);
      if (Object.hasOwn(CLOSERS, token.text))
        this.stack.push({ token, isBlock: this.isBlock(token), before: this.previous });
      else if (Object.hasOwn(OPENERS, token.text)) this.close(token);
      this.previous = token;
    }
    this.cut(this.stack.length, '');
    return this;
  }

  private isBlock({ text }: Token): boolean {
    if (text !== '{') return false;
    const { previous } = this;
    if (previous === undefined) return true;
    if (previous.kind === 'word') return !BEFORE_OBJECT.has(previous.text);
    const top = this.stack.at(-1);
    if (previous.text === ':') return top === undefined || top.isBlock;
    return [')', ']', '}', '{', ';', '>', '=>'].includes(previous.text);
  }

  /** A line that begins like a statement ends all that was open and can hold no statement. */
  private atLineStart(token: Token): void {
    const isStatement = beginsStatement(this.text, token.start);
    const closing = Object.hasOwn(OPENERS, token.text);
    let count = 0;
    for (const { token: opener, isBlock } of [...this.stack].reverse()) {
      const isOutdented = token.indent <= opener.indent && this.knownUnclosed?.has(opener.start) === true;
      if (closing || !(isBlock ? isOutdented && this.isFormatted : isStatement || this.mayEnd(token, isOutdented)))
        break;
      count++;
    }
    if (count > 0) this.cut(count, this.stack.at(-1 - count)?.isBlock === false ? ',' : ';');
    else if (isStatement && this.isDangling()) this.insert('_;');
  }

  private mayEnd({ kind }: Token, isOutdented: boolean): boolean {
    return isOutdented && (kind === 'word' || kind === 'mark');
  }

  private isDangling(): boolean {
    return this.previous?.text === '.' || this.previous?.text === '?.';
  }

  private close(token: Token): void {
    const kind = OPENERS[token.text];
    const matches = ({ token: opener }: Opener): boolean =>
      opener.text === kind && !(token.isFirst && opener.line < token.line && opener.indent > token.indent);
    const index = this.lastOpener(matches) ?? this.lastOpener(({ token: opener }) => opener.text === kind);
    if (index === undefined) return;
    this.cut(this.stack.length - 1 - index, '');
    this.stack.pop();
  }

  private lastOpener(matches: (opener: Opener) => boolean): number | undefined {
    for (const [index, opener] of [...this.stack.entries()].reverse()) if (matches(opener)) return index;
    return undefined;
  }

  /** Ends the innermost brackets after the last token. */
  private cut(count: number, separator: string): void {
    if (count === 0) return;
    const cut = this.stack.splice(this.stack.length - count).reverse();
    for (const { token } of cut) this.unclosed.add(token.start);
    // Half a loop's head is worse than none: the parser would look for the rest of it in what follows.
    const head = cut.map(isLoopHead).lastIndexOf(true);
    const from = cut[head]?.before?.start;
    if (from !== undefined) this.masked.push({ start: from, end: this.previous?.end ?? from });
    const closers = cut.slice(head + 1).map(({ token }) => CLOSERS[token.text] ?? '');
    this.insert((this.isDangling() && head < 0 ? '_' : '') + closers.join('') + separator);
  }

  private insert(text: string): void {
    const { start, end } = this.previous ?? { start: 0, end: 0 };
    // A string that is not closed goes on to the end of its line.
    const isInString = /^(?:"[^]*[^"]|'[^]*[^']|["'])$/u.test(this.text.slice(start, end));
    this.cuts.push({ at: end, text: isInString ? `\n${text}` : text });
  }
}

function isLoopHead({ token, before }: Opener): boolean {
  return token.text === '(' && before?.text === 'for';
}

function isFormatted(tokens: readonly Token[]): boolean {
  let deeper = 0;
  let others = 0;
  for (const [index, { text, indent, line }] of tokens.entries()) {
    const next = tokens[index + 1];
    if (text !== '{' || next === undefined || next.line === line || next.text === '}') continue;
    if (next.indent > indent) deeper++;
    else others++;
  }
  return deeper >= others;
}

/** What makes a broken text parse as far as it is whole. */
export interface Recovery {
  /** What ends everything that is cut off before the next statement. */
  readonly cut: readonly Insertion[];
  /** What is to be left out. */
  readonly masked: readonly SourceRange[];
}

/** Mends a broken text for the parser. */
export function recover(text: string, tokens: readonly Token[]): Recovery {
  const formatted = isFormatted(tokens);
  const { unclosed } = new BracketScan(text, undefined, formatted).run(tokens);
  const { cuts, masked } = new BracketScan(text, unclosed, formatted).run(tokens);
  return { cut: cuts, masked };
}
