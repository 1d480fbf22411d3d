import { suggest, type Cause } from './cause.js';
import { readConfig } from './configuration.js';
import type { Gap } from './gap.js';
import { originOf } from './origin.js';
import { ownProperties } from './ownProperties.js';
import { causesAt, type BindMode, type Run } from './run.js';
import { charactersOf, elementsFrom, spreadInto } from './spread.js';
import type { ArrayPattern, DefaultPattern, Expression, ObjectPattern, Pattern, VariablePattern } from './syntax.js';
import { ArrayValue, primitive, unknown, type Value, type ValueScope } from './value.js';

/** Binds a pattern's names to the parts of a value. */
export function bindPattern(run: Run, pattern: Pattern, value: Value, scope: ValueScope, mode: BindMode): void {
  switch (pattern.kind) {
    case 'variablePattern':
      if (mode !== 'parameter') nameModel(run, value, pattern.name);
      if (mode === 'assign') assignVariable(run, pattern.name, value, scope);
      else if (mode === 'var') declareVar(run, pattern, value, scope);
      else run.declare(scope, pattern.name, value, pattern.start);
      return;
    case 'defaultPattern':
      bindPattern(run, pattern.target, withDefault(run, pattern, value, scope), scope, mode);
      return;
    case 'arrayPattern':
      bindArray(run, pattern, value, scope, mode);
      return;
    case 'objectPattern':
      bindObject(run, pattern, value, scope, mode);
      return;
    case 'expressionPattern':
      assignPattern(run, pattern, value, scope);
  }
}

/** The first variable, field or property that holds a model names it; the first outside its function names the call. */
function nameModel(run: Run, value: Value, name: string): void {
  if (value.kind === 'union') for (const alternative of value.alternatives) nameModel(run, alternative, name);
  if (value.kind !== 'model') return;
  if (run.frames.length >= value.depth) value.name ??= name;
  else value.outerName ??= name;
}

function assignVariable(run: Run, name: string, value: Value, scope: ValueScope): void {
  const cell = scope.find(name);
  if (cell === undefined) {
    if (run.global.properties.has(name)) run.setMember(run.global, name, { value });
    else run.declare(run.module.scope, name, value, name);
    return;
  }
  run.heap.touch(cell);
  cell.value = value;
  cell.writer = run.entry;
}

function declareVar(run: Run, { name, start }: VariablePattern, value: Value, scope: ValueScope): void {
  const target = scope.functionScope;
  const cell = target.own(name);
  if (cell === undefined) run.declare(target, name, value, start);
  else {
    run.heap.touch(cell);
    cell.value = value;
    cell.writer = run.entry;
  }
}

function withDefault(run: Run, pattern: DefaultPattern, value: Value, scope: ValueScope): Value {
  if (value.kind === 'primitive' && value.value === undefined) return run.evaluate(pattern.value, scope);
  if (value.kind === 'unknown' && value.direct) {
    const offered = readConfig(run, run.evaluate(pattern.value, scope)).value;
    if (offered !== undefined) suggest(value.causes, offered);
  }
  return value;
}

function bindArray(run: Run, pattern: ArrayPattern, value: Value, scope: ValueScope, mode: BindMode): void {
  const characters = charactersOf(value);
  const list = characters === undefined ? value : new ArrayValue(characters, run.heap.now());
  pattern.elements.forEach((element, index) => {
    if (element !== undefined)
      bindPattern(run, element, run.member(list, String(index), placeOf(element)), scope, mode);
  });
  if (pattern.rest === undefined) return;
  const elements: (Value | Gap)[] = [];
  spreadInto(run, elements, list, placeOf(pattern.rest));
  const rest = new ArrayValue(elementsFrom(elements, pattern.elements.length), run.heap.now());
  bindPattern(run, pattern.rest, rest, scope, mode);
}

function bindObject(run: Run, pattern: ObjectPattern, value: Value, scope: ValueScope, mode: BindMode): void {
  const taken = new Set<string>();
  for (const { key, target } of pattern.properties) {
    const name = typeof key === 'string' ? primitive(key) : run.evaluate(key, scope);
    if (name.kind !== 'primitive') {
      bindPattern(run, target, unknown(causesAt(run, name, pattern)), scope, mode);
      continue;
    }
    const text = String(name.value);
    taken.add(text);
    bindPattern(run, target, run.member(value, text, placeOf(target)), scope, mode);
  }
  if (pattern.rest === undefined) return;
  const rest = run.object();
  const own = ownProperties(run, value);
  for (const [key, property] of own?.listed ?? []) {
    if (!taken.has(key)) rest.properties.set(key, { ...property, value: run.propertyValue(value, property) });
  }
  rest.open = own?.open ?? causesAt(run, value, pattern);
  bindPattern(run, pattern.rest, rest, scope, mode);
}

function placeOf(pattern: Pattern): Expression {
  return { kind: 'identifier', start: pattern.start, end: pattern.end, name: '' };
}

/** Assigns to what exists; `node` is the expression the value was written as. */
export function assignPattern(run: Run, target: Pattern, value: Value, scope: ValueScope, node?: Expression): void {
  if (target.kind !== 'expressionPattern') {
    bindPattern(run, target, value, scope, 'assign');
    return;
  }
  const place = memberPlace(run, target.expression, scope);
  if (place !== undefined) assignMember(run, place, value, node);
}

/** The object and the key of a member that is assigned to. */
export interface MemberPlace {
  readonly object: Value;
  readonly key: Value;
  readonly node: Expression;
}

/** The place that an expression names, each part of it evaluated once; undefined for what is no member. */
export function memberPlace(run: Run, target: Expression, scope: ValueScope): MemberPlace | undefined {
  const expression = target.kind === 'transparent' ? target.operand : target;
  if (expression.kind !== 'member') return undefined;
  const object = run.evaluate(expression.object, scope);
  const { property } = expression;
  return {
    node: expression,
    object,
    key: typeof property === 'string' ? primitive(property) : run.evaluate(property, scope),
  };
}

/** Assigns to a member; `node` is the expression the value was written as. */
export function assignMember(run: Run, place: MemberPlace, value: Value, node?: Expression): void {
  const { object, key } = place;
  if (key.kind !== 'primitive') {
    forget(run, object, causesAt(run, key, place.node));
    return;
  }
  nameModel(run, value, String(key.value));
  const written = node === undefined ? undefined : run.place(node);
  const origin = originOf(value);
  run.setMember(object, String(key.value), {
    value,
    ...(written && { range: { property: written, value: written, ...(origin && { origin }) } }),
  });
}

/** After a write to an unknown key nothing in the object is certain. */
export function forget(run: Run, object: Value, causes: readonly Cause[]): void {
  if (object.kind === 'array') {
    run.heap.touch(object);
    object.elements = object.elements.length === 0 ? [] : [{ kind: 'gap', causes }];
  } else if (object.kind === 'object') {
    run.heap.touch(object);
    for (const key of object.properties.keys()) object.properties.set(key, { value: unknown(causes) });
    object.open = causes;
  }
}
