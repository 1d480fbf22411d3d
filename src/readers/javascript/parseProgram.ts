import { expressionParts } from './adaptExpression.js';
import { Adapter } from './adapter.js';
import { statementParts } from './adaptStatement.js';
import { parseRawTree, type Dialect } from './rawTree.js';
import type { Program } from './syntax.js';

/** Parses a text into the typed tree; broken text gives a tree with gaps, never an error. */
export function parseProgram(text: string, dialect: Dialect): Program {
  const { root, comments, errors } = parseRawTree(text, dialect);
  const adapter = new Adapter(text, { ...expressionParts, ...statementParts });
  return { text, statements: adapter.statements(root), comments, errors };
}
