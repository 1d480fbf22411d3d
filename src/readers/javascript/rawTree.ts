import type { SyntaxNodeRef, Tree } from '@lezer/common';
import type { SourceRange } from '../../model/sourceRange.js';
import { Damage } from './damage.js';
import { OffsetMap, type Insertion } from './insertion.js';
import type { Comment } from './syntax.js';

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

export const ERROR = '⚠';

/** Deeper nesting than any person writes; what lies below is left out and marked as an error. */
const MAXIMUM_DEPTH = 600;

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

/** Builds the untyped tree of a text on a walk through the parser's. */
class RawTreeBuilder {
  readonly comments: Comment[] = [];
  readonly errors: SourceRange[] = [];
  readonly script: OpenNode;
  private readonly open: OpenNode[];
  /** Depth below a node that is left out and looked through for errors only. */
  private inSkipped = 0;

  constructor(
    private readonly text: string,
    private readonly map: OffsetMap | undefined,
  ) {
    this.script = { name: 'Script', from: 0, to: text.length, children: [], error: undefined };
    this.open = [this.script];
  }

  /** Whether the walk is to go on inside the node. */
  enter({ name, from: treeFrom, to: treeTo }: SyntaxNodeRef): boolean {
    if (name === 'Script') return true;
    const { map, open } = this;
    const from = map?.original(treeFrom) ?? treeFrom;
    const to = map?.original(treeTo) ?? treeTo;
    if (name === 'LineComment' || name === 'BlockComment') {
      this.comments.push({ start: from, end: to, text: commentText(this.text.slice(from, to)) });
      return false;
    }
    if (this.inSkipped > 0) {
      if (name === ERROR) {
        this.errors.push({ start: from, end: to });
        return false;
      }
      this.inSkipped++;
      return true;
    }
    const node: OpenNode = { name, from, to, children: [], error: undefined };
    (open.at(-1) ?? this.script).children.push(node);
    if (name === ERROR || open.length > MAXIMUM_DEPTH) {
      node.name = ERROR;
      this.fail(node);
      return false;
    }
    const cut = map?.insertionIn(treeFrom, treeTo);
    if (cut !== undefined) node.error = { start: cut, end: cut };
    if (SKIPPED.has(name)) this.inSkipped = 1;
    else open.push(node);
    return true;
  }

  leave({ name }: SyntaxNodeRef): void {
    if (name === 'Script') return;
    if (this.inSkipped > 0) this.inSkipped--;
    else this.open.pop();
  }

  /** Marks a node, and all around it that have no error yet, with its own. */
  private fail(node: OpenNode): void {
    const error = { start: node.from, end: node.to };
    this.errors.push(error);
    node.error = error;
    for (const ancestor of [...this.open].reverse()) {
      if (ancestor.error !== undefined) break;
      ancestor.error = error;
    }
  }
}

/** The untyped tree of a text as it is, and what is broken in it. */
export function rawTree(text: string, tree: Tree): { readonly raw: RawTree; readonly damage: Damage } {
  const builder = new RawTreeBuilder(text, undefined);
  const damage = new Damage(text);
  tree.iterate({
    enter: (reference) => {
      damage.note(reference);
      return builder.enter(reference);
    },
    leave: (reference) => {
      builder.leave(reference);
    },
  });
  const { script: root, comments, errors } = builder;
  return { raw: { root, comments, errors }, damage };
}

/**
 * The untyped tree of a text that the parser saw with insertions, in offsets of the text as it is. What ends before `from` was whole
 * and is taken over from the tree of the text as it is.
 */
export function mendedRawTree(
  text: string,
  tree: Tree,
  insertions: readonly Insertion[],
  broken: RawTree,
  from: number,
): RawTree {
  const builder = new RawTreeBuilder(text, new OffsetMap(insertions));
  const { script, comments, errors } = builder;
  const isBefore = (end: number): boolean => end < from;
  tree.iterate({
    from,
    enter: (reference) => builder.enter(reference),
    leave: (reference) => {
      builder.leave(reference);
    },
  });
  for (const { at, isNeutral } of insertions) if (isNeutral !== true) errors.push({ start: at, end: at });
  const children = [...broken.root.children.filter(({ to }) => isBefore(to)), ...script.children];
  return {
    root: { ...script, children },
    comments: [...broken.comments.filter(({ end }) => isBefore(end)), ...comments],
    errors,
  };
}
