import { arrayMethodNames, callArrayMethod } from './arrayMethods.js';
import { callModelMethod, modelMethodNames } from './modelMethods.js';
import type { CallPlace, Run } from './run.js';
import { argumentAt, asArguments, asElements, elementsFrom, spreadInto } from './spread.js';
import type { Gap } from './gap.js';
import { callTextMethod } from './textMethods.js';
import { causesOf, primitive, UNDEFINED, unknown, type FunctionValue, type MethodValue, type Value } from './value.js';

/** Methods that each kind of known value has. */
export const methodNames = {
  array: arrayMethodNames,
  model: modelMethodNames,
  method: new Set(['call', 'apply', 'bind']),
  object: new Set(['hasOwnProperty', 'toString', 'then', 'catch', 'finally']),
};

function callFunctionMethod(
  run: Run,
  target: FunctionValue | MethodValue,
  name: string,
  values: readonly Value[],
  place: CallPlace,
): Value | undefined {
  const receiver = argumentAt(values, 0);
  const rest = asArguments(elementsFrom(asElements(values), 1));
  switch (name) {
    case 'call':
      return run.call(target, receiver, rest, place);
    case 'apply': {
      const elements: (Value | Gap)[] = [];
      spreadInto(run, elements, argumentAt(rest, 0), place.node);
      return run.call(target, receiver, asArguments(elements), place);
    }
    case 'bind':
      if (rest.length > 0) return undefined;
      return target.kind === 'method' ? target : { ...target, receiver, isBound: true };
    default:
      return undefined;
  }
}

/** What the callback of a promise does happens when the code around has come to its end, unless that code waits for it. */
function callLater(run: Run, callback: Value, values: readonly Value[], place: CallPlace): Value {
  if (run.awaited.has(place.node)) return run.call(callback, undefined, values, place);
  let result: Value = UNDEFINED;
  run.heap.detach(() => {
    result = run.call(callback, undefined, values, place);
  }, true);
  return result;
}

/** `promise.then(callback)` on a value that is known: a promise and what it resolves to count as one. */
function callPromiseMethod(
  run: Run,
  receiver: Value,
  name: string,
  values: readonly Value[],
  place: CallPlace,
): Value | undefined {
  const [callback] = values;
  if (name === 'then' && callback !== undefined) return callLater(run, callback, [receiver], place);
  if (name === 'finally' && callback !== undefined) callLater(run, callback, [], place);
  return name === 'catch' || name === 'finally' ? receiver : undefined;
}

/** Calls a method of a known value; undefined for one that is not followed. */
export function callMethod(
  run: Run,
  receiver: Value,
  name: string,
  values: readonly Value[],
  place: CallPlace,
): Value | undefined {
  const resolved = callPromiseMethod(run, receiver, name, values, place);
  if (resolved !== undefined) return resolved;
  switch (receiver.kind) {
    case 'array':
      return callArrayMethod(run, receiver, name, values, place);
    case 'primitive': {
      const causes = values.flatMap(causesOf);
      if (causes.length > 0) return unknown(causes);
      return callTextMethod(run, receiver.value, name, values);
    }
    case 'model':
      return callModelMethod(run, receiver, name, values, place);
    case 'function':
    case 'method':
      return callFunctionMethod(run, receiver, name, values, place);
    case 'object': {
      const [key] = values;
      if (name !== 'hasOwnProperty' || key?.kind !== 'primitive' || receiver.open.length > 0) return undefined;
      const property = receiver.properties.get(String(key.value));
      return primitive(property !== undefined && property.hidden === undefined);
    }
    default:
      return undefined;
  }
}
