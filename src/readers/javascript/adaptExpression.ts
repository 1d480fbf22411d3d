import { entryOf } from '../../model/entryOf.js';
import { adaptClass } from './adaptClass.js';
import { adaptAssignmentTarget, adaptParameters } from './adaptPattern.js';
import {
  base,
  childrenOf,
  hasChild,
  isExpression,
  lastToken,
  missing,
  type Adapter,
  type AdapterParts,
} from './adapter.js';
import { parseNumberLiteral, parseStringLiteral, unescapeText } from './literals.js';
import { ERROR, type RawNode } from './rawTree.js';
import type {
  Call,
  Expression,
  FunctionNode,
  Literal,
  Member,
  ObjectLiteral,
  Opaque,
  Property,
  Spread,
  Template,
} from './syntax.js';

function literal(raw: RawNode, value: Literal['value']): Literal {
  return { kind: 'literal', ...base(raw), value };
}

function opaque(adapter: Adapter, raw: RawNode): Opaque {
  const parts: Expression[] = [];
  const collect = (node: RawNode): void => {
    for (const child of node.children) {
      if (isExpression(child) && child.name !== 'JSXElement') parts.push(adapter.expression(child));
      else collect(child);
    }
  };
  collect(raw);
  return { kind: 'opaque', ...base(raw), parts };
}

function template(adapter: Adapter, raw: RawNode): Expression {
  const texts: string[] = [];
  const expressions: Expression[] = [];
  const closed = raw.to - raw.from >= 2 && adapter.text[raw.to - 1] === '`';
  if (!closed) return missing(raw);
  let from = raw.from + 1;
  for (const child of raw.children) {
    if (child.name !== 'Interpolation') continue;
    texts.push(unescapeText(adapter.text.slice(from, child.from)));
    expressions.push(adapter.expressionIn(child));
    from = child.to;
  }
  texts.push(unescapeText(adapter.text.slice(from, raw.to - 1)));
  const node: Template = { kind: 'template', ...base(raw), texts, expressions };
  return node;
}

/** Reads expressions and `...spreads` out of an argument or element list, holes as `undefined`. */
function list(adapter: Adapter, raw: RawNode, keepHoles: boolean): (Expression | Spread)[] {
  const elements: (Expression | Spread)[] = [];
  let spread: RawNode | undefined;
  let expectsElement = true;
  for (const child of raw.children) {
    if (child.name === 'Spread') spread = child;
    else if (child.name === ',') {
      if (keepHoles && expectsElement) {
        elements.push({ kind: 'literal', start: child.from, end: child.from, value: undefined });
      }
      expectsElement = true;
    } else if (isExpression(child)) {
      const argument = adapter.expression(child);
      elements.push(spread === undefined ? argument : { kind: 'spread', start: spread.from, end: child.to, argument });
      spread = undefined;
      expectsElement = false;
    }
  }
  return elements;
}

function call(adapter: Adapter, raw: RawNode, isNew: boolean): Expression {
  const callee = raw.children.find(isExpression);
  if (callee === undefined) return missing(raw);
  const list_ = raw.children.find(({ name }) => name === 'ArgList');
  const node: Call = {
    kind: 'call',
    ...base(raw),
    callee: adapter.expression(callee),
    arguments: list_ === undefined ? [] : list(adapter, list_, false),
    isNew,
    optional: hasChild(raw, '?.'),
  };
  return node;
}

function member(adapter: Adapter, raw: RawNode): Expression {
  const [object, ...rest] = raw.children;
  if (object === undefined || !isExpression(object)) return missing(raw);
  const optional = rest.some(({ name }) => name === '?.');
  const name = rest.find((child) => child.name === 'PropertyName' || child.name === 'PrivatePropertyName');
  const common = { kind: 'member' as const, ...base(raw), object: adapter.expression(object), optional };
  if (name !== undefined) return { ...common, property: adapter.slice(name) } satisfies Member;
  const index = rest.find(isExpression);
  return { ...common, property: index === undefined ? missing(raw) : adapter.expression(index) } satisfies Member;
}

function binary(adapter: Adapter, raw: RawNode): Expression {
  const [left, operator, ...rest] = raw.children;
  if (left === undefined || operator === undefined || operator.name === ERROR) return missing(raw);
  if (operator.name === 'as' || operator.name === 'satisfies') {
    return { kind: 'transparent', ...base(raw), operand: adapter.expression(left) };
  }
  const [right] = rest;
  if (rest.length !== 1 || right === undefined) return missing(raw);
  return {
    kind: 'binary',
    ...base(raw),
    operator: adapter.slice(operator),
    left: adapter.expression(left),
    right: adapter.expression(right),
  };
}

function unary(adapter: Adapter, raw: RawNode): Expression {
  const [operator] = raw.children;
  const operand = adapter.expressionIn(raw);
  const sign = operator === undefined ? '' : adapter.slice(operator);
  if (sign === '++' || sign === '--') return { kind: 'update', ...base(raw), operator: sign, prefix: true, operand };
  return { kind: 'unary', ...base(raw), operator: sign, operand };
}

function postfix(adapter: Adapter, raw: RawNode): Expression {
  const operator = lastToken(raw);
  const sign = operator === undefined ? '' : adapter.slice(operator);
  const operand = adapter.expressionIn(raw);
  if (sign === '++' || sign === '--') return { kind: 'update', ...base(raw), operator: sign, prefix: false, operand };
  return { kind: 'transparent', ...base(raw), operand };
}

function conditional(adapter: Adapter, raw: RawNode): Expression {
  const [test, consequent, alternate] = raw.children.filter(isExpression);
  if (test === undefined) return missing(raw);
  return {
    kind: 'conditional',
    ...base(raw),
    test: adapter.expression(test),
    consequent: consequent === undefined ? missing(raw) : adapter.expression(consequent),
    alternate: alternate === undefined ? missing(raw) : adapter.expression(alternate),
  };
}

function assignment(adapter: Adapter, raw: RawNode): Expression {
  const [target, operator, value] = raw.children;
  if (target === undefined || operator === undefined || operator.name === ERROR) return missing(raw);
  return {
    kind: 'assignment',
    ...base(raw),
    operator: adapter.slice(operator),
    target: adaptAssignmentTarget(adapter, target),
    value: value === undefined || !isExpression(value) ? missing(raw) : adapter.expression(value),
  };
}

/** The key of an object property or class member: its name, its string, its number or the expression in brackets. */
function adaptKey(adapter: Adapter, raw: RawNode): string | Expression | undefined {
  for (const child of raw.children) {
    switch (child.name) {
      case 'PropertyDefinition':
      case 'PrivatePropertyDefinition':
      case 'PropertyName':
        return adapter.slice(child);
      case 'String':
        return parseStringLiteral(adapter.slice(child));
      case 'Number':
        return String(parseNumberLiteral(adapter.slice(child)));
      case '[':
        return adapter.expressionIn(raw);
      default:
    }
  }
  return undefined;
}

function property(adapter: Adapter, raw: RawNode): Property | Spread | undefined {
  const place = base(raw);
  if (raw.children[0]?.name === 'Spread') return { kind: 'spread', ...place, argument: adapter.expressionIn(raw) };
  const key = adaptKey(adapter, raw);
  if (key === undefined) return undefined;
  if (hasChild(raw, 'ParamList')) {
    const accessor = hasChild(raw, 'get') ? 'getter' : hasChild(raw, 'set') ? 'setter' : undefined;
    const value = adaptFunction(adapter, raw, typeof key === 'string' ? key : undefined);
    return { kind: 'property', ...place, key, value, ...(accessor !== undefined && { accessor }) };
  }
  const colon = raw.children.findIndex(({ name }) => name === ':');
  if (colon < 0) {
    const value: Expression =
      typeof key === 'string' && raw.error === undefined ? { kind: 'identifier', ...place, name: key } : missing(raw);
    return { kind: 'property', ...place, key, value };
  }
  const value = raw.children[colon + 1];
  return {
    kind: 'property',
    ...place,
    key,
    value: value !== undefined && isExpression(value) ? adapter.expression(value) : missing(raw),
  };
}

function object(adapter: Adapter, raw: RawNode): ObjectLiteral {
  const properties: (Property | Spread)[] = [];
  for (const child of childrenOf(raw, 'Property')) {
    const adapted = property(adapter, child);
    if (adapted !== undefined) properties.push(adapted);
  }
  return { kind: 'object', ...base(raw), properties };
}

/** Any function: declaration, expression, arrow or method (then with the method's own `name`). */
function adaptFunction(adapter: Adapter, raw: RawNode, name: string | undefined): FunctionNode {
  const parameters = raw.children.find((child) => child.name === 'ParamList');
  const block = raw.children.find((child) => child.name === 'Block');
  const arrow = raw.children.findIndex((child) => child.name === 'Arrow');
  const result = arrow < 0 ? undefined : raw.children.slice(arrow + 1).find(isExpression);
  return {
    kind: 'function',
    ...base(raw),
    name,
    parameters: parameters === undefined ? [] : adaptParameters(adapter, parameters),
    body:
      block !== undefined ? adapter.statements(block) : result === undefined ? undefined : adapter.expression(result),
    arrow: arrow >= 0,
    generator: hasChild(raw, 'Star'),
    async: hasChild(raw, 'async'),
  };
}

const adapters: Readonly<Record<string, (adapter: Adapter, raw: RawNode) => Expression>> = {
  Number: (adapter, raw) => {
    const value = parseNumberLiteral(adapter.slice(raw));
    return value === undefined ? opaque(adapter, raw) : literal(raw, value);
  },
  String: (adapter, raw) => {
    const value = parseStringLiteral(adapter.slice(raw));
    return value === undefined ? missing(raw) : literal(raw, value);
  },
  TemplateString: template,
  BooleanLiteral: (adapter, raw) => literal(raw, adapter.slice(raw) === 'true'),
  null: (_adapter, raw) => literal(raw, null),
  VariableName: (adapter, raw) => ({ kind: 'identifier', ...base(raw), name: adapter.slice(raw).trim() }),
  super: (_adapter, raw) => ({ kind: 'identifier', ...base(raw), name: 'super' }),
  this: (_adapter, raw) => ({ kind: 'this', ...base(raw) }),
  ArrayExpression: (adapter, raw) => ({ kind: 'array', ...base(raw), elements: list(adapter, raw, true) }),
  ObjectExpression: object,
  NewExpression: (adapter, raw) => call(adapter, raw, true),
  CallExpression: (adapter, raw) => call(adapter, raw, false),
  DynamicImport: (adapter, raw) => ({
    kind: 'call',
    ...base(raw),
    callee: { kind: 'identifier', start: raw.from, end: raw.from + 6, name: 'import' },
    arguments: list(adapter, raw, false),
    isNew: false,
  }),
  MemberExpression: member,
  BinaryExpression: binary,
  UnaryExpression: unary,
  PostfixExpression: postfix,
  ConditionalExpression: conditional,
  AssignmentExpression: assignment,
  SequenceExpression: (adapter, raw) => ({
    kind: 'sequence',
    ...base(raw),
    expressions: raw.children.filter(isExpression).map((child) => adapter.expression(child)),
  }),
  AwaitExpression: (adapter, raw) => ({ kind: 'await', ...base(raw), operand: adapter.expressionIn(raw) }),
  ParenthesizedExpression: (adapter, raw) => ({
    kind: 'transparent',
    ...base(raw),
    operand: adapter.expressionIn(raw),
  }),
  InstantiationExpression: (adapter, raw) => ({
    kind: 'transparent',
    ...base(raw),
    operand: adapter.expressionIn(raw),
  }),
  PrefixCast: (adapter, raw) => ({ kind: 'transparent', ...base(raw), operand: adapter.expressionIn(raw) }),
  ArrowFunction: (adapter, raw) => adaptFunction(adapter, raw, undefined),
  FunctionExpression: (adapter, raw) => adaptFunction(adapter, raw, adapter.nameOf(raw)),
  ClassExpression: (adapter, raw) => adaptClass(adapter, raw),
};

/** Expressions of the typed tree. */
export const expressionParts: Pick<AdapterParts, 'expression' | 'key' | 'function'> = {
  expression: (adapter, raw) => {
    const adapt = entryOf(adapters, raw.name);
    return adapt === undefined ? opaque(adapter, raw) : adapt(adapter, raw);
  },
  key: adaptKey,
  function: adaptFunction,
};
