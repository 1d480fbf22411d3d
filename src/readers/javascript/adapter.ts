import type { SourceRange } from '../../model/sourceRange.js';
import { ERROR, type RawNode } from './rawTree.js';
import type { Expression, FunctionNode, Missing, Statement, SyntaxBase } from './syntax.js';

const EXPRESSIONS: ReadonlySet<string> = new Set([
  'Number',
  'String',
  'TemplateString',
  'VariableName',
  'BooleanLiteral',
  'this',
  'null',
  'super',
  'RegExp',
  'ArrayExpression',
  'ObjectExpression',
  'NewTarget',
  'NewExpression',
  'UnaryExpression',
  'YieldExpression',
  'AwaitExpression',
  'ParenthesizedExpression',
  'ClassExpression',
  'FunctionExpression',
  'ArrowFunction',
  'MemberExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'AssignmentExpression',
  'PostfixExpression',
  'CallExpression',
  'InstantiationExpression',
  'TaggedTemplateExpression',
  'DynamicImport',
  'ImportMeta',
  'JSXElement',
  'PrefixCast',
  'SequenceExpression',
]);

export function isExpression(raw: RawNode): boolean {
  return EXPRESSIONS.has(raw.name);
}

export function hasChild(raw: RawNode, name: string): boolean {
  return raw.children.some((child) => child.name === name);
}

export function childrenOf(raw: RawNode, name: string): RawNode[] {
  return raw.children.filter((child) => child.name === name);
}

export function lastToken(raw: RawNode): RawNode | undefined {
  return raw.children.at(-1);
}

export function base(raw: RawNode): SyntaxBase {
  return raw.error === undefined
    ? { start: raw.from, end: raw.to }
    : { start: raw.from, end: raw.to, error: raw.error };
}

/** What stands for an expression that is not there or not complete. */
export function missing(raw: RawNode): Missing {
  const error: SourceRange = raw.error ?? { start: raw.from, end: raw.to };
  return { kind: 'missing', start: raw.from, end: raw.to, error };
}

/** The mutually recursive functions behind an {@link Adapter}. */
export interface AdapterParts {
  readonly expression: (adapter: Adapter, raw: RawNode) => Expression;
  readonly statements: (adapter: Adapter, block: RawNode) => readonly Statement[];
  readonly key: (adapter: Adapter, raw: RawNode) => string | Expression | undefined;
  readonly function: (adapter: Adapter, raw: RawNode, name: string | undefined) => FunctionNode;
}

/** Turns the parser's untyped nodes of one text into the typed tree. */
export class Adapter {
  constructor(
    readonly text: string,
    private readonly parts: AdapterParts,
  ) {}

  slice(raw: RawNode): string {
    return this.text.slice(raw.from, raw.to);
  }

  expression(raw: RawNode): Expression {
    return raw.name === ERROR ? missing(raw) : this.parts.expression(this, raw);
  }

  /** The first expression among the children. */
  expressionIn(raw: RawNode): Expression {
    const child = raw.children.find(isExpression);
    return child === undefined ? missing(raw) : this.expression(child);
  }

  statements(block: RawNode): readonly Statement[] {
    return this.parts.statements(this, block);
  }

  key(raw: RawNode): string | Expression | undefined {
    return this.parts.key(this, raw);
  }

  function(raw: RawNode, name: string | undefined): FunctionNode {
    return this.parts.function(this, raw, name);
  }

  /** The name a declaration introduces. */
  nameOf(raw: RawNode): string | undefined {
    const definition = raw.children.find(({ name }) => name === 'VariableDefinition' || name === 'TypeDefinition');
    // A name that was only put in for the parser is none.
    return definition === undefined || definition.from === definition.to ? undefined : this.slice(definition);
  }
}
