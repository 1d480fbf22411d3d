import { TreeFragment, type Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { SourceRange } from '../../model/sourceRange.js';
import { damageOf, type Damage } from './damage.js';
import { changeBetween, changesOf, OffsetMap, withBlanks, withInsertions, type Insertion } from './insertion.js';
import { parserHelp } from './parserHelp.js';
import { mendedRawTree, rawTree, type RawTree } from './rawTree.js';
import { recover } from './recovery.js';
import { tokensOf } from './tokens.js';

export type Dialect = 'ts' | 'ts jsx' | 'jsx';

const parsers: Readonly<Record<Dialect, typeof parser>> = {
  ts: parser.configure({ dialect: 'ts' }),
  'ts jsx': parser.configure({ dialect: 'ts jsx' }),
  jsx: parser.configure({ dialect: 'jsx' }),
};

/** A text as the parser saw it, as it is or mended. */
interface Parsed {
  readonly tree: Tree;
  readonly source: string;
  readonly insertions: readonly Insertion[];
  readonly damage: Damage;
}

/** Ends what swallowed the rest of the text at the end of the line where it began. */
function closing(text: string, { start }: SourceRange): Insertion {
  const lineEnd = text.indexOf('\n', start);
  const at = lineEnd < 0 ? text.length : lineEnd;
  const line = text.slice(start, at);
  if (!line.startsWith('`')) return { at, text: '*/' };
  return { at, text: line.lastIndexOf('${') > line.lastIndexOf('}') ? '}`' : '`' };
}

function inOrder(first: readonly Insertion[], second: readonly Insertion[]): readonly Insertion[] {
  return [...first, ...second].sort((one, other) => one.at - other.at);
}

/** Beginning of the line with the first statement that does not parse: all before it is as it should be. */
function beginOfBroken(text: string, { root, errors }: RawTree, { unclosed }: Damage): number {
  const error = Math.min(...errors.map(({ start }) => start), unclosed?.start ?? text.length);
  const statement = root.children.find((child, index) => {
    const next = root.children[index + 1];
    return child.from <= error && (next === undefined || next.from > error || child.error !== undefined);
  });
  return text.lastIndexOf('\n', Math.min(error, statement?.from ?? error) - 1) + 1;
}

/** Mends a broken text for the parser where that makes it less broken. */
class Mending {
  private best: Parsed;

  constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
    private readonly broken: Parsed,
    /** Beginning of a line before which nothing is broken. */
    private readonly from: number,
  ) {
    this.best = broken;
  }

  run(): Parsed {
    this.helpParser();
    if (this.best.damage.count > 0) {
      this.closeRest();
      this.cutBroken();
    }
    return this.best;
  }

  private helpParser(): void {
    const help = parserHelp(tokensOf(this.text, this.broken.damage.opaque, this.from));
    if (help.length === 0) return;
    const helped = this.parse(help);
    if (helped.damage.count < this.best.damage.count) this.best = helped;
  }

  /** What swallowed the rest of the text hid whatever is wrong with it. */
  private closeRest(): void {
    const { source, insertions, damage } = this.best;
    if (damage.unclosed === undefined) return;
    const { at, text } = closing(source, damage.unclosed);
    this.best = this.parse(inOrder(insertions, [{ at: new OffsetMap(insertions).original(at), text }]));
  }

  private cutBroken(): void {
    const { source, insertions, damage } = this.best;
    const { cut, masked } = recover(source, tokensOf(source, damage.opaque, this.from));
    if (cut.length === 0) return;
    const map = new OffsetMap(insertions);
    const ends = cut.map(({ at, text }) => ({ at: map.original(at), text }));
    const blank = masked.map(({ start, end }) => ({ start: map.original(start), end: map.original(end) }));
    const closed = this.parse(inOrder(insertions, ends), blank);
    // Each place where something is cut off may be an error of its own.
    if (closed.damage.count <= damage.count + cut.length) this.best = closed;
  }

  /** Parses the mended text, with what can be taken over from the tree of the text as it is. */
  private parse(insertions: readonly Insertion[], blank: readonly SourceRange[] = []): Parsed {
    const source = withInsertions(withBlanks(this.text, blank), insertions);
    const fragments = TreeFragment.applyChanges(TreeFragment.addTree(this.broken.tree), changesOf(insertions, blank));
    const tree = parsers[this.dialect].parse(source, fragments);
    return { tree, source, insertions, damage: damageOf(tree, source, this.from) };
  }
}

/** A text and the parser's tree of it. */
export interface TextTree {
  readonly text: string;
  readonly tree: Tree;
}

/** Parses a text with what can be taken over from its tree before an edit. */
function parseTree(text: string, dialect: Dialect, before: TextTree | undefined): Tree {
  if (before === undefined) return parsers[dialect].parse(text);
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [changeBetween(before.text, text)]);
  return parsers[dialect].parse(text, fragments);
}

/**
 * Parses a text, faster if its tree `before` an edit is given; never throws and always gives a tree, however broken the text is. `tree`
 * is that of the text as it is, unmended.
 */
export function parseRawTree(
  text: string,
  dialect: Dialect,
  before?: TextTree,
): { readonly raw: RawTree; readonly tree: Tree } {
  const tree = parseTree(text, dialect, before);
  const { raw, damage } = rawTree(text, tree);
  if (damage.count === 0) return { raw, tree };
  const from = beginOfBroken(text, raw, damage);
  const broken: Parsed = { tree, source: text, insertions: [], damage };
  const mended = new Mending(text, dialect, broken, from).run();
  return { raw: mended === broken ? raw : mendedRawTree(text, mended.tree, mended.insertions, raw, from), tree };
}
