import { builtinMember, isBuiltinConstant } from './builtins.js';
import { joinCauses, suggest, type Cause } from './cause.js';
import { readConfig } from './configuration.js';
import { isScriptVariable } from './executeDeclaration.js';
import { globalByName } from './globals.js';
import { methodNames } from './methods.js';
import { isNothing, type CallPlace, type Run } from './run.js';
import type { Cell } from './scope.js';
import type { Expression } from './syntax.js';
import type { ObjectValue } from './value.js';
import {
  ArrayValue,
  causesOf,
  HOLE,
  joinValues,
  primitive,
  UNDEFINED,
  unknown,
  type PropertyValue,
  type UnionValue,
  type UnknownValue,
  type Value,
} from './value.js';

/** `target.name`, without ever touching a real object's prototype. */
export function readMember(run: Run, target: Value, name: string, node: Expression): Value {
  switch (target.kind) {
    case 'object':
      return objectMember(run, target, name, node);
    case 'array':
      return arrayMember(run, target, name, node);
    case 'primitive':
      return primitiveMember(run, target, name, node);
    case 'library':
      if (name === 'default' && target.path === '') return target;
      return { kind: 'library', path: target.path === '' ? name : `${target.path}.${name}` };
    case 'builtin':
      if (target.path === 'globalThis') return memberOfGlobal(run, name, node);
      if (isBuiltinConstant(`${target.path}.${name}`)) return builtinMember(`${target.path}.${name}`);
      return { kind: 'builtin', path: `${target.path}.${name}` };
    case 'function':
      return run.functionProperties(target).properties.get(name)?.value ?? { kind: 'method', receiver: target, name };
    case 'method':
      return methodNames.method.has(name) ? { kind: 'method', receiver: target, name } : run.unknownExpression(node);
    case 'class':
      return classMember(run, target, name, node);
    case 'model':
      if (name === 'layers') return layersOfModel(run, target);
      return methodNames.model.has(name) ? { kind: 'method', receiver: target, name } : run.unknownExpression(node);
    case 'unknown':
      return unknownMember(run, target, name, node);
    case 'union':
      return unionAlternatives(target)
        .map((alternative) => run.member(alternative, name, node))
        .reduce((first, second) =>
          joinValues(first, second, { causes: target.decision, time: target.time, repeated: false }),
        );
    default:
      return run.unknownExpression(node);
  }
}

/** Those alternatives that can have members at all: on the others the program would stop with an error. */
function unionAlternatives(target: UnionValue): readonly Value[] {
  const usable = target.alternatives.filter(
    (alternative) => alternative.kind !== 'primitive' || (alternative.value ?? undefined) !== undefined,
  );
  return usable.length > 0 ? usable : target.alternatives;
}

/** What every object has without it standing among its properties. */
const INHERITED: ReadonlySet<string> = new Set([
  'constructor',
  '__proto__',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
]);

function objectMember(run: Run, target: ObjectValue, name: string, node: Expression): Value {
  const property = target.properties.get(name);
  if (property?.getter !== undefined) return run.callFunction(property.getter, target, [], placeOfGetter(node));
  if (property?.cell !== undefined) return run.variable(property.cell, node);
  if (property !== undefined) return settled(run, target, name, property.value, node);
  if (target.base !== undefined) return run.member(target.base, name, node);
  if (methodNames.object.has(name)) return { kind: 'method', receiver: target, name };
  if (target.open.length > 0) {
    const [cause] = target.open;
    if (name === 'tf') return { kind: 'library', path: '' };
    return cause === undefined ? run.unknownExpression(node) : pathOf(run, cause, target.open, name, node);
  }
  if (name === 'tf') return { kind: 'library', path: '' };
  if (INHERITED.has(name)) return run.unknownExpression(node);
  return run.modules.some(({ facts }) => facts.isPropertyAssigned(name)) ? run.unknownExpression(node) : UNDEFINED;
}

function placeOfGetter(node: Expression): CallPlace {
  return { node, isNew: false, argumentNodes: undefined };
}

/** A property's value, unless code that runs at another time may have changed it. */
function settled(run: Run, target: ObjectValue, name: string, value: Value, node: Expression): Value {
  if (run.propertyMayHaveChanged(target, name, value)) return changing(run, value, node);
  return isNothing(value) && run.isPropertyToCome(target, name) ? valueToCome(run, value, node) : value;
}

/** A variable's value, unless code that runs at another time may have changed it. */
export function readVariable(run: Run, cell: Cell<Value>, node: Expression): Value {
  if (run.mayHaveChanged(cell)) return changing(run, cell.value, node);
  return run.isToCome(cell) ? valueToCome(run, cell.value, node) : cell.value;
}

/** `null` or `undefined` where other code puts something: no value for a layer, although it counts as false in a condition. */
function valueToCome(run: Run, value: Value, node: Expression): Value {
  const later = run.unknownExpression(node, { kind: 'changes', text: run.source(node) });
  if (later.kind !== 'unknown') return later;
  return value.kind === 'primitive' ? { ...value, origin: undefined, toCome: later.causes } : value;
}

/** A value that may be another one by the time it is used: a model may be that model, anything else is unknown. */
function changing(run: Run, value: Value, node: Expression): Value {
  if (value.kind === 'function' || value.kind === 'class' || value.kind === 'library') return value;
  const text = run.source(node);
  const unsure = run.unknownExpression(node, { kind: 'changes', text });
  const causes = causesOf(unsure);
  if (value.kind === 'model')
    return { kind: 'union', alternatives: [value, unsure], causes, decision: causes, time: run.heap.now() };
  const { value: config } = readConfig(run, value);
  if (config !== undefined && config !== null) suggest(causes, config);
  return unsure;
}

function arrayMember(run: Run, target: ArrayValue, name: string, node: Expression): Value {
  if (/^(?:0|[1-9]\d*)$/u.test(name)) {
    const index = Number(name);
    const before = target.elements.slice(0, index + 1);
    const gap = before.find((element) => element.kind === 'gap');
    if (gap !== undefined) return unknown(gap.causes);
    const element = (target.elements[index] as Value | undefined) ?? UNDEFINED;
    return element === HOLE ? UNDEFINED : element;
  }
  if (name === 'length')
    return target.complete === undefined ? unknown(target.causes) : primitive(target.elements.length);
  return methodNames.array.has(name) ? { kind: 'method', receiver: target, name } : run.unknownExpression(node);
}

function primitiveMember(
  run: Run,
  target: Extract<Value, { kind: 'primitive' }>,
  name: string,
  node: Expression,
): Value {
  const { value } = target;
  if (typeof value === 'string') {
    if (name === 'length') return primitive(value.length);
    if (/^\d+$/u.test(name)) return primitive(value.charAt(Number(name)) || undefined);
  }
  if (value === undefined || value === null) return run.unknownExpression(node);
  return { kind: 'method', receiver: target, name };
}

function classMember(run: Run, target: Extract<Value, { kind: 'class' }>, name: string, node: Expression): Value {
  const property = target.statics.properties.get(name);
  if (property?.getter !== undefined) return run.callFunction(property.getter, target, [], placeOfGetter(node));
  if (property !== undefined) return settled(run, target.statics, name, property.value, node);
  if (target.parent?.kind === 'class') return classMember(run, target.parent, name, node);
  return run.unknownExpression(node);
}

function layersOfModel(run: Run, model: Extract<Value, { kind: 'model' }>): ArrayValue {
  const elements = model.layers.map((item) => (item.kind === 'added' ? item.layer : item));
  return new ArrayValue(elements, run.heap.now());
}

function pathOf(run: Run, cause: Cause, causes: readonly Cause[], name: string, node: Expression): Value {
  if (causes.length > 1) return unknown(causes);
  const isIndex = /^\d+$/u.test(name);
  const step = isIndex ? `[${name}]` : `.${name}`;
  const text = cause.text === '' ? name : `${cause.text}${step}`;
  return run.unknown({
    key: `${cause.key}${step}`,
    text,
    name: isIndex ? undefined : name,
    reason: { kind: 'at-run-time', text },
    range: run.place(node),
  });
}

function unknownMember(run: Run, target: UnknownValue, name: string, node: Expression): Value {
  const [cause] = target.causes;
  if (name === 'tf') return { kind: 'library', path: '' };
  if (cause === undefined) return run.unknownExpression(node);
  return target.direct ? pathOf(run, cause, target.causes, name, node) : unknown(target.causes);
}

/** Whether assigning calls a setter, or does nothing because there is only a getter. */
function callSetter(run: Run, owner: ObjectValue, receiver: Value, name: string, value: Value): boolean {
  const { getter, setter } = owner.properties.get(name) ?? {};
  if (setter !== undefined) run.callFunction(setter, receiver, [value], undefined);
  return getter !== undefined || setter !== undefined;
}

/** `window.name`: what was put there, a variable of the file, or a global. */
function memberOfGlobal(run: Run, name: string, node: Expression): Value {
  return run.global.properties.has(name) ? run.member(run.global, name, node) : globalByName(run, name, node);
}

/** `window.name = value`. In a script that is the variable of this name, if it is one of `var`; a file's other variables hide it. */
function writeGlobal(run: Run, name: string, property: PropertyValue): void {
  if (isScriptVariable(run.module.program, name)) {
    run.bind({ kind: 'variablePattern', name, start: 0, end: 0 }, property.value, run.module.scope, 'assign');
  } else writeMember(run, run.global, name, property);
}

/** `target.name = value` */
export function writeMember(run: Run, target: Value, name: string, property: PropertyValue): void {
  switch (target.kind) {
    case 'object':
      if (callSetter(run, target, target, name, property.value)) return;
      run.heap.touch(target);
      target.properties.set(name, property);
      target.writers.set(name, run.entry);
      return;
    case 'class':
      if (callSetter(run, target.statics, target, name, property.value)) return;
      run.heap.touch(target.statics);
      target.statics.properties.set(name, property);
      return;
    case 'function': {
      const properties = run.functionProperties(target);
      run.heap.touch(properties);
      properties.properties.set(name, property);
      return;
    }
    case 'array':
      writeElement(run, target, name, property.value);
      return;
    case 'builtin':
      if (target.path === 'globalThis') writeGlobal(run, name, property);
      return;
    case 'union':
      for (const alternative of target.alternatives) {
        if (alternative.kind !== 'object') continue;
        run.heap.touch(alternative);
        alternative.properties.set(name, { value: unknown(joinCauses(target.causes, causesOf(property.value))) });
      }
      return;
    default:
  }
}

const MAXIMUM_HOLE = 1_000;

/** What is left of a list where it is not known how many elements it has, or where they are too many. */
function uncounted(run: Run, target: ArrayValue, why: readonly Cause[] = []): ArrayValue['elements'] {
  const causes = joinCauses(target.causes, why);
  const tooLong = run.unknown({
    key: 'long-list',
    text: '',
    reason: { kind: 'long-list' },
    range: target.origin ?? { start: 0, end: 0 },
    askable: false,
  });
  return [{ kind: 'gap', causes: causes.length > 0 ? causes : causesOf(tooLong) }];
}

/** A list's elements after its length is written. */
function withLength(run: Run, target: ArrayValue, length: Value): ArrayValue['elements'] {
  const count = length.kind === 'primitive' ? Number(length.value) : Number.NaN;
  const isCounted = target.elements.slice(0, count).every(({ kind }) => kind !== 'gap');
  if (!isCounted || !(count <= target.elements.length + MAXIMUM_HOLE)) {
    return uncounted(run, target, causesOf(length));
  }
  const added = new Array<Value>(Math.max(0, count - target.elements.length)).fill(HOLE);
  return [...target.elements.slice(0, count), ...added];
}

function writeElement(run: Run, target: ArrayValue, name: string, value: Value): void {
  run.heap.touch(target);
  target.changed = run.heap.now();
  if (name === 'length') {
    target.elements = withLength(run, target, value);
    return;
  }
  const index = Number(name);
  if (!Number.isInteger(index) || index < 0) return;
  const gapAt = target.elements.findIndex(({ kind }) => kind === 'gap');
  if (index > target.elements.length + MAXIMUM_HOLE || (gapAt >= 0 && gapAt <= index)) {
    target.elements = uncounted(run, target);
    return;
  }
  target.origin = undefined;
  while (target.elements.length < index) target.elements.push(UNDEFINED);
  target.elements[index] = value;
}
