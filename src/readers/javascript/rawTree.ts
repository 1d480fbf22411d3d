import { TreeFragment, type SyntaxNode, type Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { SourceRange } from '../../model/sourceRange.js';
import { changesOf, OffsetMap, withBlanks, withInsertions, type Insertion } from './insertion.js';
import { parserHelp } from './parserHelp.js';
import { recover } from './recovery.js';
import type { Comment } from './syntax.js';
import { tokensOf } from './tokens.js';

/** A node of the parser's untyped tree, without comments and without the insides of types. */
export interface RawNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly children: readonly RawNode[];
  /** The first place inside that does not parse. */
  readonly error: SourceRange | undefined;
}

export interface RawTree {
  readonly root: RawNode;
  readonly comments: readonly Comment[];
  /** All places that do not parse. */
  readonly errors: readonly SourceRange[];
}

export type Dialect = 'ts' | 'ts jsx' | 'jsx';

export const ERROR = '⚠';

/** Deeper nesting than any person writes; what lies below is left out and marked as an error. */
const MAXIMUM_DEPTH = 600;

const parsers: Readonly<Record<Dialect, typeof parser>> = {
  ts: parser.configure({ dialect: 'ts' }),
  'ts jsx': parser.configure({ dialect: 'ts jsx' }),
  jsx: parser.configure({ dialect: 'jsx' }),
};

const SKIPPED: ReadonlySet<string> = new Set([
  'TypeAnnotation',
  'TypePredicate',
  'TypeParamList',
  'TypeArgList',
  'TypeAliasDeclaration',
  'InterfaceDeclaration',
  'AmbientDeclaration',
]);

interface OpenNode {
  name: string;
  from: number;
  to: number;
  children: OpenNode[];
  error: SourceRange | undefined;
}

function commentText(source: string): string {
  const inner = source.startsWith('//') ? source.slice(2) : source.slice(2).replace(/\*\/$/, '');
  return inner.replace(/^\**/, '').trim();
}

/** A text's tree with what decides whether, and how, a broken text is mended for the parser. */
interface Parsed extends RawTree {
  readonly tree: Tree;
  /** The text as the parser saw it. */
  readonly source: string;
  readonly insertions: readonly Insertion[];
  readonly errorCount: number;
  /** Strings, comments and the like, in order. */
  readonly opaque: readonly SourceRange[];
  /** A template or comment that is not closed, and so holds the rest of the text. */
  readonly unclosed: SourceRange | undefined;
}

const OPAQUE: ReadonlySet<string> = new Set([
  'String',
  'TemplateString',
  'RegExp',
  'LineComment',
  'BlockComment',
  'JSXText',
  'JSXAttributeValue',
]);

/** A template or comment that ends with an error ends with the text, not with its own mark. */
function isUnclosed(node: SyntaxNode): boolean {
  for (let last = node.lastChild; last?.to === node.to; last = last.lastChild) if (last.type.isError) return true;
  return false;
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

/** Parses a text that was mended, with what can be taken over from the tree of the text as it is. */
function parseAgain(
  text: string,
  dialect: Dialect,
  broken: Tree,
  insertions: readonly Insertion[],
  blank: readonly SourceRange[] = [],
): Parsed {
  const source = withInsertions(withBlanks(text, blank), insertions);
  const fragments = TreeFragment.applyChanges(TreeFragment.addTree(broken), changesOf(insertions, blank));
  return rawTree(text, source, parsers[dialect].parse(source, fragments), insertions);
}

/** Beginning of the line with the first statement that does not parse: all before it is as it should be. */
function beginOfBroken({ root, errors, unclosed, source }: Parsed): number {
  const error = Math.min(...errors.map(({ start }) => start), unclosed?.start ?? source.length);
  const statement = root.children.find((child, index) => {
    const next = root.children[index + 1];
    return child.from <= error && (next === undefined || next.from > error || child.error !== undefined);
  });
  return source.lastIndexOf('\n', Math.min(error, statement?.from ?? error) - 1) + 1;
}

/** A broken text's tree, of the text mended where that makes it less broken. */
function mended(text: string, dialect: Dialect, broken: Parsed): Parsed {
  let best = broken;
  const from = beginOfBroken(broken);
  let tokens = tokensOf(text, broken.opaque, from);
  const take = (parsed: Parsed): void => {
    best = parsed;
    tokens = tokensOf(parsed.source, parsed.opaque, from);
  };
  const help = parserHelp(tokens);
  if (help.length > 0) {
    const helped = parseAgain(text, dialect, broken.tree, help);
    if (helped.errorCount < best.errorCount) take(helped);
    if (best.errorCount === 0) return best;
  }
  if (best.unclosed !== undefined) {
    // What swallowed the rest of the text hid whatever is wrong with it.
    const { at, text: inserted } = closing(best.source, best.unclosed);
    const end: Insertion = { at: new OffsetMap(best.insertions).original(at), text: inserted };
    take(parseAgain(text, dialect, broken.tree, inOrder(best.insertions, [end])));
  }
  const map = new OffsetMap(best.insertions);
  const { cut, masked } = recover(best.source, tokens);
  if (cut.length === 0) return best;
  const ends = cut.map(({ at, text: inserted }) => ({ at: map.original(at), text: inserted }));
  const blank = masked.map(({ start, end }) => ({ start: map.original(start), end: map.original(end) }));
  const closed = parseAgain(text, dialect, broken.tree, inOrder(best.insertions, ends), blank);
  // Each place where something is cut off may be an error of its own.
  return closed.errorCount <= best.errorCount + cut.length ? closed : best;
}

/** Parses a text; never throws and always gives a tree, however broken the text is. */
export function parseRawTree(text: string, dialect: Dialect): RawTree {
  const parsed = rawTree(text, text, parsers[dialect].parse(text), []);
  return parsed.errorCount === 0 ? parsed : mended(text, dialect, parsed);
}

function rawTree(text: string, source: string, tree: Tree, insertions: readonly Insertion[]): Parsed {
  const comments: Comment[] = [];
  const errors: SourceRange[] = [];
  const opaque: SourceRange[] = [];
  let unclosed: SourceRange | undefined;
  const script: OpenNode = { name: 'Script', from: 0, to: text.length, children: [], error: undefined };
  const open: OpenNode[] = [script];
  const map = insertions.length === 0 ? undefined : new OffsetMap(insertions);
  const noteOpaque = (name: string, start: number, to: number, node: () => SyntaxNode): void => {
    // A string that is not closed takes the end of its line with it.
    const end = name === 'String' ? start + source.slice(start, to).trimEnd().length : to;
    opaque.push({ start, end });
    if (to === source.length && isUnclosed(node())) unclosed ??= { start, end };
  };
  /** Depth below a node that is left out and looked through for errors only. */
  let inSkipped = 0;
  let depthOfOpaque = Number.POSITIVE_INFINITY;
  tree.iterate({
    enter: (reference) => {
      const { name, from: treeFrom, to: treeTo } = reference;
      const from = map?.original(treeFrom) ?? treeFrom;
      const to = map?.original(treeTo) ?? treeTo;
      if (OPAQUE.has(name) && open.length <= depthOfOpaque) {
        noteOpaque(name, treeFrom, treeTo, () => reference.node);
        // What stands inside a template is part of it.
        if (name === 'TemplateString') depthOfOpaque = open.length;
      }
      if (name === 'LineComment' || name === 'BlockComment') {
        comments.push({ start: from, end: to, text: commentText(text.slice(from, to)) });
        return false;
      }
      if (name === 'Script') return true;
      if (inSkipped > 0) {
        if (name === ERROR) errors.push({ start: from, end: to });
        inSkipped++;
        return true;
      }
      const parent = open.at(-1) ?? script;
      const node: OpenNode = { name, from, to, children: [], error: undefined };
      parent.children.push(node);
      const tooDeep = open.length > MAXIMUM_DEPTH;
      if (name === ERROR || tooDeep) {
        node.name = ERROR;
        const error = { start: from, end: to };
        errors.push(error);
        for (let index = open.length - 1; index >= 0; index--) {
          const ancestor = open[index];
          if (ancestor === undefined || ancestor.error !== undefined) break;
          ancestor.error = error;
        }
        node.error = error;
        return false;
      }
      const cut = map?.insertionIn(treeFrom, treeTo);
      if (cut !== undefined) node.error = { start: cut, end: cut };
      if (SKIPPED.has(name)) {
        inSkipped = 1;
        return true;
      }
      open.push(node);
      return true;
    },
    leave: ({ name }) => {
      if (name === 'Script') return;
      if (inSkipped > 0) {
        inSkipped--;
        return;
      }
      open.pop();
      if (open.length <= depthOfOpaque) depthOfOpaque = Number.POSITIVE_INFINITY;
    },
  });
  const errorCount = errors.length + (unclosed === undefined ? 0 : 1);
  for (const { at, isNeutral } of insertions) if (isNeutral !== true) errors.push({ start: at, end: at });
  return { root: script, comments, errors, tree, source, insertions, errorCount, opaque, unclosed };
}
