import { callBuiltin } from './builtins.js';
import { callFunction, construct, constructParent } from './callables.js';
import { callLibrary } from './libraryCalls.js';
import { callMethod } from './methods.js';
import { NORMAL, type CallPlace, type Run } from './run.js';
import { ArrayValue, causesOf, joinValues, UNDEFINED, unknown, type Value } from './value.js';

/** Calls a value: only functions of the text itself and the reader's own versions of the library's pure ones ever run. */
export function callValue(
  run: Run,
  callee: Value,
  receiver: Value | undefined,
  values: readonly Value[],
  place: CallPlace,
): Value {
  const called = receiver === undefined ? undefined : iterated(receiver, place);
  if (called !== undefined && receiver !== undefined) return iterateUnknown(run, receiver, called, values, place);
  switch (callee.kind) {
    case 'function':
      if (!place.isNew) return callFunction(run, callee, receiver, values, place);
      return constructByFunction(run, callee, values, place);
    case 'class':
      return place.isNew ? construct(run, callee, values, place) : run.unknownExpression(place.node);
    case 'library':
      return callLibrary(run, callee.path, values, place);
    case 'builtin':
      if (callee.path === 'super') return constructParent(run, receiver, values, place);
      return callBuiltin(run, callee.path, values, place) ?? callUnknown(run, values, place);
    case 'method':
      return callMethod(run, callee.receiver, callee.name, values, place) ?? callUnknown(run, values, place);
    case 'union':
      return callAlternatives(run, callee, receiver, values, place);
    default:
      return callUnknown(run, values, place);
  }
}

function constructByFunction(
  run: Run,
  callee: Extract<Value, { kind: 'function' }>,
  values: readonly Value[],
  place: CallPlace,
): Value {
  const instance = run.object();
  const prototype = run.functionProperties(callee).properties.get('prototype')?.value;
  if (prototype?.kind === 'object') {
    for (const [key, property] of prototype.properties)
      instance.properties.set(key, { ...property, hidden: 'of-prototype' });
  }
  const result = callFunction(run, callee, instance, values, place);
  return result.kind === 'primitive' ? instance : result;
}

function callAlternatives(
  run: Run,
  callee: Extract<Value, { kind: 'union' }>,
  receiver: Value | undefined,
  values: readonly Value[],
  place: CallPlace,
): Value {
  let result: Value | undefined;
  for (const alternative of callee.alternatives) {
    let value: Value = UNDEFINED;
    const run1 = (): typeof NORMAL => {
      value = run.call(alternative, receiver, values, place);
      return NORMAL;
    };
    // What was made on one way of the decision exists only there, so that what is done to it is certain.
    if (alternative.kind === 'method' && isYounger(alternative.receiver, callee.time)) run1();
    else run.heap.fork(callee.decision, run1, () => NORMAL);
    result =
      result === undefined
        ? value
        : joinValues(result, value, { causes: callee.decision, time: callee.time, repeated: false });
  }
  return result ?? UNDEFINED;
}

function isYounger(value: Value, time: number): boolean {
  return value.kind === 'model' && value.birth > time;
}

const ITERATING: ReadonlySet<string> = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'some',
  'every',
  'find',
  'reduce',
]);

/** A call of something unknown: callbacks may run later, objects handed over may be changed. */
function callUnknown(run: Run, values: readonly Value[], place: CallPlace): Value {
  for (const value of values) escape(run, value, place);
  return run.unknownExpression(place.node);
}

/** The method's name, if this is `list.forEach(...)` or the like on a list that is not known. */
function iterated(receiver: Value, { node }: CallPlace): string | undefined {
  if (receiver.kind !== 'unknown' && receiver.kind !== 'union') return undefined;
  const name = node.kind === 'call' && node.callee.kind === 'member' ? node.callee.property : undefined;
  if (typeof name !== 'string' || !ITERATING.has(name)) return undefined;
  const isList = receiver.kind === 'unknown' || receiver.alternatives.some(({ kind }) => kind === 'unknown');
  return isList ? name : undefined;
}

/** `list.map(callback)` over a list that is not known: the callback runs any number of times. */
function iterateUnknown(run: Run, receiver: Value, name: string, values: readonly Value[], place: CallPlace): Value {
  const causes = causesOf(receiver);
  const [callback] = values;
  for (const { kinds } of causes) kinds.add('other');
  if (callback?.kind === 'function') {
    const element = elementOf(run, receiver, place);
    run.heap.fork(
      causes,
      () => {
        run.call(callback, undefined, name === 'reduce' ? [element, element] : [element], place);
        return NORMAL;
      },
      () => NORMAL,
      true,
    );
  }
  if (name === 'map' || name === 'flatMap' || name === 'filter') {
    return new ArrayValue([{ kind: 'gap', causes }], run.heap.now());
  }
  return unknown(causes);
}

/** Some element of a list that is not known. */
export function elementOf(run: Run, list: Value, place: { readonly node: { start: number; end: number } }): Value {
  const [cause] = causesOf(list);
  if (list.kind !== 'unknown' || !list.direct || cause === undefined) return unknown(causesOf(list));
  return run.unknown({
    key: `${cause.key}[]`,
    text: `${cause.text}[...]`,
    reason: { kind: 'elements', text: cause.text },
    range: run.place(place.node),
    askable: false,
  });
}

function escape(run: Run, value: Value, place: CallPlace): void {
  switch (value.kind) {
    case 'function':
      run.deferred.push(value);
      return;
    case 'model':
      if (value.compilations.length === 0) {
        value.escaped = { range: run.place(place.node), text: run.source(place.node), layers: value.layers.length };
      }
      return;
    case 'array':
      if (value.elements.length === 0) {
        run.heap.touch(value);
        value.elements = [{ kind: 'gap', causes: causesOf(run.unknownExpression(place.node)) }];
      }
      return;
    case 'union':
      for (const alternative of value.alternatives) escape(run, alternative, place);
      return;
    default:
  }
}
