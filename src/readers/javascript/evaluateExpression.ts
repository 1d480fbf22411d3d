import { joinCauses } from './cause.js';
import { evaluateCall, isChained, memberByKey, memberOf } from './evaluateCall.js';
import { conditional, logical } from './evaluateDecision.js';
import { globalValue } from './globals.js';
import { spreadInto } from './spread.js';
import { addUnnamed, spreadProperties } from './spreadProperties.js';
import { originOf } from './origin.js';
import { applyBinary, applyUnary } from './operators.js';
import type { Run } from './run.js';
import type {
  ArrayLiteral,
  Assignment,
  Binary,
  Expression,
  Member,
  ObjectLiteral,
  Template,
  Unary,
  Update,
} from './syntax.js';
import { assignMember, assignPattern, forget, memberPlace } from './bindPattern.js';
import { addAccessor, makeClass, makeFunction, parentMember } from './callables.js';
import type { ObjectValue } from './value.js';
import type { Gap } from './gap.js';
import {
  ArrayValue,
  causesOf,
  ENDED_CHAIN,
  HOLE,
  primitive,
  UNDEFINED,
  unknown,
  type Value,
  type ValueScope,
} from './value.js';
import { hint } from './hint.js';
import { truthOf } from './truth.js';

/** Evaluates an expression as far as it can be known; the rest is unknown with its cause, never an error. */
export function evaluateExpression(run: Run, node: Expression, scope: ValueScope): Value {
  switch (node.kind) {
    case 'literal':
      return primitive(node.value, run.module.isRead ? { start: node.start, end: node.end } : undefined);
    case 'template':
      return template(run, node, scope);
    case 'identifier':
      return identifier(run, node.name, node, scope);
    case 'this':
      return receiver(run, node, scope);
    case 'array':
      return arrayLiteral(run, node, scope);
    case 'object':
      return objectLiteral(run, node, scope);
    case 'function':
      return makeFunction(run, node, scope, undefined, undefined);
    case 'class':
      return makeClass(run, node, scope);
    case 'member':
      return member(run, node, scope);
    case 'call':
      return evaluateCall(run, node, scope);
    case 'unary':
      return unary(run, node, scope);
    case 'update':
      return update(run, node, scope);
    case 'binary':
      return binary(run, node, scope);
    case 'conditional':
      return conditional(run, node, scope);
    case 'assignment':
      return assignment(run, node, scope);
    case 'sequence':
      return node.expressions.reduce<Value>((_last, expression) => run.evaluate(expression, scope), UNDEFINED);
    case 'await':
      return awaited(run, node.operand, scope);
    case 'transparent':
      return run.evaluate(node.operand, scope);
    case 'opaque':
      for (const part of node.parts) run.evaluate(part, scope);
      return run.unknownExpression(node);
    case 'missing':
      return unfinished(run, node);
  }
}

function awaited(run: Run, operand: Expression, scope: ValueScope): Value {
  noteAwaited(run, operand);
  const value = run.evaluate(operand, scope);
  if (run.heap.isDetached) run.heap.wait();
  else run.settle();
  return value;
}

/** The calls whose end an `await` waits for: the call itself, all of its chain, and those in a list that it is given. */
function noteAwaited(run: Run, node: Expression): void {
  if (node.kind === 'transparent' || node.kind === 'await') noteAwaited(run, node.operand);
  if (node.kind !== 'call') return;
  run.awaited.add(node);
  if (node.callee.kind === 'member') noteAwaited(run, node.callee.object);
  for (const argument of node.arguments) {
    if (argument.kind === 'array') {
      for (const element of argument.elements) if (element.kind !== 'spread') noteAwaited(run, element);
    }
  }
}

function unfinished(run: Run, node: Expression): Value {
  return run.unknown({
    key: `${run.module.file}:missing:${node.start}`,
    text: run.source(node),
    reason: { kind: 'unfinished' },
    range: run.place(node.error ?? node),
    askable: false,
  });
}

function template(run: Run, node: Template, scope: ValueScope): Value {
  let text = node.texts[0] ?? '';
  let causes = joinCauses();
  node.expressions.forEach((expression, index) => {
    const value = run.evaluate(expression, scope);
    if (value.kind === 'primitive') {
      const joined = applyBinary('+', text, String(value.value) + (node.texts[index + 1] ?? ''));
      if (typeof joined?.value === 'string') text = joined.value;
      else causes = joinCauses(causes, causesOf(run.unknownExpression(node)));
    } else {
      const reasons = causesOf(value);
      causes = joinCauses(causes, reasons.length > 0 ? reasons : causesOf(run.unknownExpression(expression)));
    }
  });
  if (causes.length > 0) return unknown(causes);
  return primitive(text, run.module.isRead && node.expressions.length === 0 ? run.place(node) : undefined);
}

function identifier(run: Run, name: string, node: Expression, scope: ValueScope): Value {
  const cell = scope.find(name);
  const written = cell?.value ?? run.global.properties.get(name)?.value;
  if (written === undefined) return globalValue(run, name, node);
  if ((name === 'tf' || name === 'tfl') && isUnclear(written)) return { kind: 'library', path: '' };
  return cell === undefined ? run.member(run.global, name, node) : run.variable(cell, node);
}

/** A variable called `tf` that holds nothing known: chosen between builds, handed in, or set by a script tag. */
function isUnclear(value: Value): boolean {
  if (value.kind === 'union' || value.kind === 'unknown') return true;
  return value.kind === 'primitive' && (value.value ?? undefined) === undefined;
}

function receiver(run: Run, node: Expression, scope: ValueScope): Value {
  const value = scope.receiver;
  if (value !== undefined && !(value.kind === 'primitive' && value.value === undefined)) return value;
  return run.unknown({
    key: `${run.module.file}:this`,
    text: 'this',
    reason: { kind: 'this' },
    range: run.place(node),
    askable: false,
  });
}

function arrayLiteral(run: Run, node: ArrayLiteral, scope: ValueScope): ArrayValue {
  const elements: (Value | Gap)[] = [];
  for (const element of node.elements) {
    if (element.kind === 'spread') spreadInto(run, elements, run.evaluate(element.argument, scope), element.argument);
    else elements.push(isLeftOut(element) ? HOLE : run.evaluate(element, scope));
  }
  return new ArrayValue(elements, run.heap.now(), run.module.isRead ? run.place(node) : undefined);
}

/** The place between two commas of a list: it has no text. */
function isLeftOut(element: Expression): boolean {
  return element.kind === 'literal' && element.start === element.end;
}

function objectLiteral(run: Run, node: ObjectLiteral, scope: ValueScope): ObjectValue {
  const object = run.object([], undefined, run.module.isRead ? run.place(node) : undefined);
  for (const property of node.properties) {
    if (property.kind === 'spread') {
      spreadProperties(run, object, run.evaluate(property.argument, scope), property);
      continue;
    }
    const key = propertyKey(run, property.key, scope);
    if (typeof property.key === 'string' && isNameable(property.value)) {
      run.functionNames.set(property.value, property.key);
    }
    const value =
      property.value.kind === 'function'
        ? makeFunction(run, property.value, scope, property.value.arrow ? undefined : object, undefined)
        : run.evaluate(property.value, scope);
    if (key === undefined) {
      addUnnamed(object, causesOf(run.unknownExpression(property)));
      continue;
    }
    if (property.accessor !== undefined) {
      if (value.kind === 'function') addAccessor(object, key, property.accessor, value);
      continue;
    }
    if (value.kind === 'model') value.name ??= key;
    const origin = originOf(value);
    const range = { property: run.place(property), value: run.place(property.value), ...(origin && { origin }) };
    object.properties.set(key, { value, range });
  }
  return object;
}

function isNameable(node: Expression): boolean {
  return (node.kind === 'function' || node.kind === 'class') && node.name === undefined;
}

/** The name a key stands for, or undefined if it is computed from something unknown. */
function propertyKey(run: Run, key: string | Expression, scope: ValueScope): string | undefined {
  if (typeof key === 'string') return key;
  const value = run.evaluate(key, scope);
  return value.kind === 'primitive' ? String(value.value) : undefined;
}

function member(run: Run, node: Member, scope: ValueScope): Value {
  if (node.object.kind === 'identifier' && node.object.name === 'super' && typeof node.property === 'string') {
    const found = parentMember(run, scope.receiver, node.property);
    if (found !== undefined) return found;
  }
  const object = run.evaluate(node.object, scope);
  // Nothing behind a `?.` that found nothing is evaluated, however long the chain is.
  if (object === ENDED_CHAIN && isChained(node.object)) return ENDED_CHAIN;
  if (node.optional && object.kind === 'primitive' && (object.value ?? undefined) === undefined) return ENDED_CHAIN;
  return memberOf(run, object, node, scope);
}

const TYPES: Readonly<Partial<Record<Value['kind'], string>>> = {
  function: 'function',
  class: 'function',
  method: 'function',
  array: 'object',
  object: 'object',
  layer: 'object',
  model: 'object',
};

/** A name that this file does not declare may be declared by another script. */
function isUndeclared(operand: Expression, scope: ValueScope): boolean {
  return operand.kind === 'identifier' && scope.find(operand.name) === undefined && operand.name !== 'undefined';
}

/** `delete object.name` */
function remove(run: Run, node: Member, scope: ValueScope): Value {
  const object = run.evaluate(node.object, scope);
  const key = typeof node.property === 'string' ? primitive(node.property) : run.evaluate(node.property, scope);
  if (object.kind === 'object' && key.kind === 'primitive') {
    run.heap.touch(object);
    object.properties.delete(String(key.value));
  } else forget(run, object, causesOf(run.unknownExpression(node)));
  return primitive(true);
}

function unary(run: Run, node: Unary, scope: ValueScope): Value {
  if (node.operator === 'delete' && node.operand.kind === 'member') return remove(run, node.operand, scope);
  if (node.operator === 'typeof' && isUndeclared(node.operand, scope)) return run.unknownExpression(node);
  const operand = run.evaluate(node.operand, scope);
  if (operand.kind === 'primitive') {
    const result = applyUnary(node.operator, operand.value);
    if (result !== undefined) {
      const negative = node.operator === '-' && operand.origin !== undefined && run.module.isRead;
      return primitive(result.value, negative ? run.place(node) : undefined);
    }
  }
  if (node.operator === '!') {
    const truth = truthOf(operand);
    if (truth !== undefined) return primitive(!truth);
    for (const { kinds } of causesOf(operand)) if (kinds.size === 0) kinds.add('boolean');
  }
  const type = node.operator === 'typeof' ? TYPES[operand.kind] : undefined;
  if (type !== undefined) return primitive(type);
  const causes = causesOf(operand);
  return causes.length > 0 ? unknown(causes) : run.unknownExpression(node);
}

function update(run: Run, node: Update, scope: ValueScope): Value {
  const reference = referenceTo(run, targetOf(node.operand), scope);
  const before = reference.read();
  const after: Value =
    before.kind === 'primitive'
      ? primitive(Number(before.value) + (node.operator === '++' ? 1 : -1))
      : unknown(causesOf(before).length > 0 ? causesOf(before) : causesOf(run.unknownExpression(node)));
  reference.write(after);
  return node.prefix ? after : before;
}

function targetOf(operand: Expression): Assignment['target'] {
  return operand.kind === 'identifier'
    ? { kind: 'variablePattern', start: operand.start, end: operand.end, name: operand.name }
    : { kind: 'expressionPattern', start: operand.start, end: operand.end, expression: operand };
}

function binary(run: Run, node: Binary, scope: ValueScope): Value {
  const { operator } = node;
  const left = run.evaluate(node.left, scope);
  if (operator === '&&' || operator === '||' || operator === '??') {
    return logical(run, operator, left, () => run.evaluate(node.right, scope));
  }
  const right = run.evaluate(node.right, scope);
  return applyToValues(run, operator, left, right, node);
}

/** A text, number or boolean: `==` makes an object one of them before it compares the two. */
function isPlain(value: Value): boolean {
  return value.kind === 'primitive' && value.value !== null && value.value !== undefined;
}

function applyToValues(run: Run, operator: string, left: Value, right: Value, node: Expression): Value {
  if (left.kind === 'primitive' && right.kind === 'primitive') {
    const result = applyBinary(operator, left.value, right.value);
    if (result !== undefined) return primitive(result.value);
  }
  hint(left, right);
  hint(right, left);
  const causes = joinCauses(causesOf(left), causesOf(right));
  if (causes.length > 0) return unknown(causes);
  if (operator === '===' || operator === '!==' || operator === '==' || operator === '!=') {
    const equal = left.kind === 'primitive' || right.kind === 'primitive' ? false : left === right;
    const isConverted = operator.length === 2 && (isPlain(left) || isPlain(right));
    if (left.kind !== 'library' && left.kind !== 'builtin' && !isConverted) {
      return primitive(equal === operator.startsWith('='));
    }
  }
  return run.unknownExpression(node);
}

function assignment(run: Run, node: Assignment, scope: ValueScope): Value {
  const { operator, target } = node;
  const reference = referenceTo(run, target, scope);
  if (operator === '=') {
    if (target.kind === 'variablePattern' && isNameable(node.value)) run.functionNames.set(node.value, target.name);
    if (
      target.kind === 'expressionPattern' &&
      target.expression.kind === 'member' &&
      typeof target.expression.property === 'string' &&
      isNameable(node.value)
    ) {
      run.functionNames.set(node.value, target.expression.property);
    }
    const value = run.evaluate(node.value, scope);
    reference.write(value, node.value);
    return value;
  }
  const current = reference.read();
  const plain = operator.slice(0, -1);
  const value =
    plain === '&&' || plain === '||' || plain === '??'
      ? logical(run, plain, current, () => run.evaluate(node.value, scope))
      : applyToValues(run, plain, current, run.evaluate(node.value, scope), node);
  reference.write(value);
  return value;
}

/** What an assignment reads and writes. */
interface Reference {
  readonly read: () => Value;
  /** `node` is the expression the value was written as. */
  readonly write: (value: Value, node?: Expression) => void;
}

/** A variable or pattern, or a member whose object and key are evaluated here and once. */
function referenceTo(run: Run, target: Assignment['target'], scope: ValueScope): Reference {
  const place = target.kind === 'expressionPattern' ? memberPlace(run, target.expression, scope) : undefined;
  if (target.kind === 'expressionPattern' && place !== undefined) {
    return {
      read: () => memberByKey(run, place.object, place.key, target.expression),
      write: (value, node) => assignMember(run, place, value, node),
    };
  }
  return {
    read: () =>
      target.kind === 'variablePattern'
        ? identifier(run, target.name, { ...target, kind: 'identifier' }, scope)
        : UNDEFINED,
    write: (value, node) => assignPattern(run, target, value, scope, node),
  };
}
