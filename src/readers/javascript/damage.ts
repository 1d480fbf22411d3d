import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import type { SourceRange } from '../../model/sourceRange.js';

/** Strings, comments and the like: what stands inside is no code. */
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

/** What is broken in a text as the parser saw it, found on a walk through its tree in the order of the text. */
export class Damage {
  /** Strings, comments and the like, in order. */
  readonly opaque: SourceRange[] = [];
  /** A template or comment that is not closed, and so holds the rest of the text. */
  unclosed: SourceRange | undefined;
  private errors = 0;
  private templateEnd = 0;

  constructor(private readonly source: string) {}

  /** How many places are broken. */
  get count(): number {
    return this.errors + (this.unclosed === undefined ? 0 : 1);
  }

  /** Notes the next node of the walk. */
  note(reference: SyntaxNodeRef): void {
    const { name, from, to } = reference;
    if (reference.type.isError) this.errors++;
    // What stands inside a template is part of it.
    if (!OPAQUE.has(name) || from < this.templateEnd) return;
    // A string that is not closed takes the end of its line with it.
    const end = name === 'String' ? from + this.source.slice(from, to).trimEnd().length : to;
    this.opaque.push({ start: from, end });
    if (name === 'TemplateString') this.templateEnd = to;
    if (to === this.source.length && isUnclosed(reference.node)) this.unclosed ??= { start: from, end };
  }
}

/** The damage of a text from the beginning of some line on. */
export function damageOf(tree: Tree, source: string, from: number): Damage {
  const damage = new Damage(source);
  tree.iterate({
    from,
    enter: (reference) => {
      damage.note(reference);
      return !reference.type.isError;
    },
  });
  return damage;
}
