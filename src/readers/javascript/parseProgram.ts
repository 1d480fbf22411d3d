import type { Tree } from '@lezer/common';
import { expressionParts } from './adaptExpression.js';
import { Adapter } from './adapter.js';
import { statementParts } from './adaptStatement.js';
import { parseRawTree, type Dialect } from './parseRawTree.js';
import type { Program } from './syntax.js';

/** A text's typed tree with the parser's own, from which the same text after an edit is parsed faster. */
export interface ParsedProgram {
  readonly program: Program;
  readonly tree: Tree;
}

/** Parses a text into the typed tree; broken text gives a tree with gaps, never an error. */
export function parseProgram(text: string, dialect: Dialect, before?: ParsedProgram): ParsedProgram {
  const last = before === undefined ? undefined : { text: before.program.text, tree: before.tree };
  const { raw, tree } = parseRawTree(text, dialect, last);
  const adapter = new Adapter(text, { ...expressionParts, ...statementParts });
  return {
    program: { text, statements: adapter.statements(raw.root), comments: raw.comments, errors: raw.errors },
    tree,
  };
}
