import { base, isExpression, missing, type Adapter } from './adapter.js';
import { parseNumberLiteral, parseStringLiteral } from './literals.js';
import type { RawNode } from './rawTree.js';
import type { Expression, Parameter, Pattern, PatternProperty } from './syntax.js';

const PATTERNS: ReadonlySet<string> = new Set(['VariableDefinition', 'ArrayPattern', 'ObjectPattern']);

export function isPattern(raw: RawNode): boolean {
  return PATTERNS.has(raw.name);
}

export function adaptPattern(adapter: Adapter, raw: RawNode): Pattern {
  switch (raw.name) {
    case 'ArrayPattern':
      return arrayPattern(adapter, raw);
    case 'ObjectPattern':
      return objectPattern(adapter, raw);
    default:
      return { kind: 'variablePattern', ...base(raw), name: adapter.slice(raw).trim() };
  }
}

/** The left side of `=`: a name, a pattern or any expression that can be assigned to. */
export function adaptAssignmentTarget(adapter: Adapter, raw: RawNode): Pattern {
  if (isPattern(raw) || raw.name === 'VariableName') return adaptPattern(adapter, raw);
  const [object, ...rest] = raw.children;
  // A pattern that was put into brackets for the parser.
  if (object?.name === 'VariableName' && object.from === object.to) {
    const pattern = rest.find(isExpression);
    return pattern === undefined
      ? { kind: 'expressionPattern', ...base(raw), expression: missing(raw) }
      : targetOf(adapter, pattern);
  }
  return { kind: 'expressionPattern', ...base(raw), expression: adapter.expression(raw) };
}

/** What an expression stands for on the left side of `=`. */
function targetOf(adapter: Adapter, raw: RawNode): Pattern {
  switch (raw.name) {
    case 'AssignmentExpression': {
      const [target, , value] = raw.children;
      if (target === undefined || value === undefined) break;
      return withDefault(targetOf(adapter, target), adapter.expression(value));
    }
    case 'ArrayExpression':
      return arrayTarget(adapter, raw);
    case 'ObjectExpression':
      return objectTarget(adapter, raw);
    default:
  }
  return adaptAssignmentTarget(adapter, raw);
}

function arrayTarget(adapter: Adapter, raw: RawNode): Pattern {
  const elements: (Pattern | undefined)[] = [];
  let rest: Pattern | undefined;
  let current: Pattern | undefined;
  let isRest = false;
  for (const child of raw.children) {
    if (child.name === 'Spread') isRest = true;
    else if (isExpression(child) && isRest) rest = targetOf(adapter, child);
    else if (isExpression(child)) current = targetOf(adapter, child);
    if (child.name !== ',' && (child.name !== ']' || current === undefined)) continue;
    elements.push(current);
    current = undefined;
  }
  return { kind: 'arrayPattern', ...base(raw), elements, rest };
}

function objectTarget(adapter: Adapter, raw: RawNode): Pattern {
  const properties: PatternProperty[] = [];
  let rest: Pattern | undefined;
  for (const child of raw.children) {
    if (child.name !== 'Property') continue;
    const [first] = child.children;
    const value = child.children.slice(child.children.findIndex(({ name }) => name === ':') + 1).find(isExpression);
    if (first?.name === 'Spread') rest = value === undefined ? undefined : targetOf(adapter, value);
    else if (child.children.some(({ name }) => name === ':')) {
      const key = adapter.key(child);
      if (key !== undefined && value !== undefined) properties.push({ key, target: targetOf(adapter, value) });
    } else if (first !== undefined) {
      const place = base(first);
      const target: Pattern = { kind: 'variablePattern', ...place, name: adapter.slice(first) };
      const equals = child.children.findIndex(({ name }) => name === 'Equals');
      const given = equals < 0 ? undefined : child.children.slice(equals + 1).find(isExpression);
      properties.push({
        key: adapter.slice(first),
        target: withDefault(target, given === undefined ? undefined : adapter.expression(given)),
      });
    }
  }
  return { kind: 'objectPattern', ...base(raw), properties, rest };
}

function withDefault(target: Pattern, value: Expression | undefined): Pattern {
  return value === undefined ? target : { kind: 'defaultPattern', start: target.start, end: value.end, target, value };
}

interface Item {
  readonly raw: RawNode | undefined;
  readonly pattern: Pattern | undefined;
  readonly rest: boolean;
  readonly declaresField: boolean;
}

/** Reads `pattern = default` items separated by commas, as parameter lists, array patterns and declarators have them. */
export function adaptPatternItems(adapter: Adapter, children: readonly RawNode[]): Item[] {
  const items: Item[] = [];
  let target: RawNode | undefined;
  let value: Expression | undefined;
  let rest = false;
  let declaresField = false;
  const finish = (): void => {
    const pattern = target === undefined ? undefined : withDefault(adaptPattern(adapter, target), value);
    items.push({ raw: target, pattern, rest, declaresField });
    target = undefined;
    value = undefined;
    rest = false;
    declaresField = false;
  };
  for (const child of children) {
    if (child.name === ',') finish();
    else if (child.name === 'Spread') rest = true;
    else if (child.name === 'Privacy' || child.name === 'readonly') declaresField = true;
    else if (child.name === 'Equals') value = missing(child);
    else if (value !== undefined && isExpression(child)) value = adapter.expression(child);
    else if (isPattern(child)) target = child;
  }
  finish();
  return items;
}

export function adaptParameters(adapter: Adapter, raw: RawNode): Parameter[] {
  const parameters: Parameter[] = [];
  for (const { pattern, rest, declaresField } of adaptPatternItems(adapter, raw.children)) {
    if (pattern === undefined) continue;
    parameters.push({ start: pattern.start, end: pattern.end, target: pattern, rest, declaresField });
  }
  return parameters;
}

function arrayPattern(adapter: Adapter, raw: RawNode): Pattern {
  const elements: (Pattern | undefined)[] = [];
  let restPattern: Pattern | undefined;
  for (const { pattern, rest } of adaptPatternItems(adapter, raw.children)) {
    if (rest) restPattern = pattern;
    else elements.push(pattern);
  }
  return { kind: 'arrayPattern', ...base(raw), elements, rest: restPattern };
}

function patternKey(adapter: Adapter, raw: RawNode): string | Expression {
  const [first] = raw.children;
  switch (first?.name) {
    case 'PropertyName':
      return adapter.slice(first);
    case 'String':
      return parseStringLiteral(adapter.slice(first)) ?? missing(raw);
    case 'Number':
      return String(parseNumberLiteral(adapter.slice(first)));
    default:
      return adapter.expressionIn(raw);
  }
}

function objectPattern(adapter: Adapter, raw: RawNode): Pattern {
  const properties: PatternProperty[] = [];
  let restPattern: Pattern | undefined;
  for (const child of raw.children) {
    if (child.name !== 'PatternProperty') continue;
    const colon = child.children.findIndex(({ name }) => name === ':');
    const [item] = adaptPatternItems(adapter, child.children.slice(colon + 1));
    if (item?.pattern === undefined) continue;
    if (item.rest) restPattern = item.pattern;
    else if (colon >= 0) properties.push({ key: patternKey(adapter, child), target: item.pattern });
    else if (item.raw !== undefined) properties.push({ key: adapter.slice(item.raw), target: item.pattern });
  }
  return { kind: 'objectPattern', ...base(raw), properties, rest: restPattern };
}
