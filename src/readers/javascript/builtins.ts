import { entryOf } from '../../model/entryOf.js';
import { forget } from './bindPattern.js';
import { MAXIMUM_ARRAY_LENGTH } from './budget.js';
import { joinCauses } from './cause.js';
import { ownProperties } from './ownProperties.js';
import { isNothing, type CallPlace, type Run } from './run.js';
import { asElements, charactersOf, withoutHoles } from './spread.js';
import { addOpen } from './spreadProperties.js';
import { truthOf } from './truth.js';
import type { Gap } from './gap.js';
import { ArrayValue, causesOf, HOLE, primitive, UNDEFINED, unknown, type Value } from './value.js';

const CONSTANTS: Readonly<Record<string, number>> = {
  'Math.PI': Math.PI,
  'Math.E': Math.E,
  'Math.SQRT2': Math.SQRT2,
  'Math.LN2': Math.LN2,
  'Math.LN10': Math.LN10,
  'Number.MAX_SAFE_INTEGER': Number.MAX_SAFE_INTEGER,
  'Number.MIN_SAFE_INTEGER': Number.MIN_SAFE_INTEGER,
  'Number.EPSILON': Number.EPSILON,
  'Number.MAX_VALUE': Number.MAX_VALUE,
  'Number.MIN_VALUE': Number.MIN_VALUE,
  'Number.POSITIVE_INFINITY': Number.POSITIVE_INFINITY,
  'Number.NEGATIVE_INFINITY': Number.NEGATIVE_INFINITY,
  'Number.NaN': Number.NaN,
};

export function isBuiltinConstant(path: string): boolean {
  return Object.hasOwn(CONSTANTS, path);
}

export function builtinMember(path: string): Value {
  return primitive(CONSTANTS[path]);
}

type NumberFunction = (...values: number[]) => number;

const NUMBER_FUNCTIONS: Readonly<Record<string, NumberFunction>> = {
  'Math.abs': (x = Number.NaN) => Math.abs(x),
  'Math.ceil': (x = Number.NaN) => Math.ceil(x),
  'Math.floor': (x = Number.NaN) => Math.floor(x),
  'Math.round': (x = Number.NaN) => Math.round(x),
  'Math.trunc': (x = Number.NaN) => Math.trunc(x),
  'Math.sign': (x = Number.NaN) => Math.sign(x),
  'Math.sqrt': (x = Number.NaN) => Math.sqrt(x),
  'Math.cbrt': (x = Number.NaN) => Math.cbrt(x),
  'Math.exp': (x = Number.NaN) => Math.exp(x),
  'Math.log': (x = Number.NaN) => Math.log(x),
  'Math.log2': (x = Number.NaN) => Math.log2(x),
  'Math.log10': (x = Number.NaN) => Math.log10(x),
  'Math.sin': (x = Number.NaN) => Math.sin(x),
  'Math.cos': (x = Number.NaN) => Math.cos(x),
  'Math.tanh': (x = Number.NaN) => Math.tanh(x),
  'Math.pow': (x = Number.NaN, y = Number.NaN) => x ** y,
  'Math.max': (...values) => Math.max(...values),
  'Math.min': (...values) => Math.min(...values),
  'Math.hypot': (...values) => Math.hypot(...values),
};

type Builtin = (run: Run, values: readonly Value[], place: CallPlace) => Value | undefined;

/** The plain numbers of all values, or the causes of those that are not known. */
function numbers(values: readonly Value[]): number[] | undefined {
  const plain: number[] = [];
  for (const value of values) {
    if (value.kind !== 'primitive') return undefined;
    plain.push(Number(value.value));
  }
  return plain;
}

function derived(values: readonly Value[]): Value | undefined {
  const causes = joinCauses(...values.map(causesOf));
  return causes.length > 0 ? unknown(causes) : undefined;
}

function onText(apply: (text: string, second: Value | undefined) => string | number | boolean | undefined): Builtin {
  return (_run, values) => {
    const [first, second] = values;
    if (first?.kind !== 'primitive') return derived(values);
    const result = apply(String(first.value), second);
    return result === undefined ? derived(values) : primitive(result);
  };
}

const parseInteger = onText((text, radix = UNDEFINED) =>
  radix.kind === 'primitive' ? Number.parseInt(text, Number(radix.value)) : undefined,
);

/** The elements of something array-like: an array, a text, `{length: n}`, an iterator that was made from an array. */
function elementsOf(run: Run, source: Value | undefined): (Value | Gap)[] | undefined {
  if (source === undefined) return undefined;
  if (source.kind === 'array') return withoutHoles(source.elements);
  const characters = charactersOf(source);
  if (characters !== undefined) return characters;
  if (source.kind === 'object') {
    const length = source.properties.get('length')?.value;
    if (length?.kind === 'primitive') {
      const elements = emptyElements(run, Number(length.value), UNDEFINED);
      return elements?.map((element, index) => source.properties.get(String(index))?.value ?? element);
    }
    if (length !== undefined) return [{ kind: 'gap', causes: causesOf(length) }];
  }
  const causes = causesOf(source);
  return causes.length > 0 ? [{ kind: 'gap', causes }] : undefined;
}

function emptyElements(run: Run, length: number, element: Value): Value[] | undefined {
  if (!Number.isInteger(length) || length < 0 || length > MAXIMUM_ARRAY_LENGTH) return undefined;
  run.budget.spendCopying(length);
  return new Array<Value>(length).fill(element);
}

const arrayFrom: Builtin = (run, values, place) => {
  const [source, callback] = values;
  const elements = elementsOf(run, source);
  if (elements === undefined) return undefined;
  const list = new ArrayValue([...elements], run.heap.now());
  if (callback === undefined) return list;
  return run.call({ kind: 'method', receiver: list, name: 'map' }, list, [callback], place);
};

/** A typed array of something array-like: the numbers as the type holds them. */
function typedArray(held: (value: number) => number): Builtin {
  return (run, [source]) => {
    const elements = elementsOf(run, source)?.map((element) =>
      element.kind === 'primitive' ? primitive(held(Number(element.value))) : element,
    );
    return elements && new ArrayValue(elements, run.heap.now());
  };
}

const makeArray: Builtin = (run, values) => {
  const [first] = values;
  if (values.length !== 1 || first === undefined) return new ArrayValue(asElements(values), run.heap.now());
  if (first.kind === 'primitive' && typeof first.value === 'number') {
    const elements = emptyElements(run, first.value, HOLE);
    return elements === undefined ? undefined : new ArrayValue(elements, run.heap.now());
  }
  const causes = causesOf(first);
  return new ArrayValue(causes.length > 0 ? [{ kind: 'gap', causes }] : [first], run.heap.now());
};

function entries(choose: (key: string, value: Value, run: Run) => Value): Builtin {
  return (run, values) => {
    const [object = UNDEFINED] = values;
    const own = isNothing(object) ? undefined : ownProperties(run, object);
    if (own === undefined) {
      const value = derived(values);
      return value?.kind === 'unknown'
        ? new ArrayValue([{ kind: 'gap', causes: value.causes }], run.heap.now())
        : undefined;
    }
    const elements: (Value | Gap)[] = own.listed.map(([key, property]) =>
      choose(key, run.propertyValue(object, property), run),
    );
    if (own.open.length > 0) elements.push({ kind: 'gap', causes: own.open });
    return new ArrayValue(elements, run.heap.now());
  };
}

const assign: Builtin = (run, values, place) => {
  const [target, ...sources] = values;
  if (target?.kind !== 'object') return undefined;
  run.heap.touch(target);
  for (const source of sources) {
    addOpen(run, target, source, place.node);
    for (const [key, property] of ownProperties(run, source)?.listed ?? []) {
      run.setMember(target, key, { ...property, value: run.propertyValue(source, property) });
    }
  }
  return target;
};

/** Changes its first argument in a way that is not followed. */
const changesObject: Builtin = (run, [target], place) => {
  if (target !== undefined) forget(run, target, causesOf(run.unknownExpression(place.node)));
  return target;
};

const fromEntries: Builtin = (run, values) => {
  const [list] = values;
  if (list?.kind !== 'array' || list.complete === undefined) return derived(values);
  const object = run.object();
  for (const pair of list.complete) {
    const [key, value] = pair.kind === 'array' ? (pair.complete ?? []) : [];
    if (key?.kind !== 'primitive' || value === undefined) return undefined;
    object.properties.set(String(key.value), { value });
  }
  return object;
};

const builtins: Readonly<Record<string, Builtin>> = {
  Number: (_run, values) => {
    const [first] = values;
    if (first === undefined) return primitive(0);
    return first.kind === 'primitive' ? primitive(Number(first.value)) : derived(values);
  },
  String: onText((text) => text),
  Boolean: (_run, values) => {
    const truth = truthOf(values[0] ?? UNDEFINED);
    return truth === undefined ? derived(values) : primitive(truth);
  },
  parseInt: parseInteger,
  parseFloat: onText((text) => Number.parseFloat(text)),
  'Number.parseInt': parseInteger,
  'Number.parseFloat': onText((text) => Number.parseFloat(text)),
  isNaN: onText((text) => Number.isNaN(Number(text))),
  isFinite: onText((text) => Number.isFinite(Number(text))),
  'Number.isInteger': (_run, values) =>
    values[0]?.kind === 'primitive' ? primitive(Number.isInteger(values[0].value)) : derived(values),
  'Number.isNaN': (_run, values) =>
    values[0]?.kind === 'primitive' ? primitive(Number.isNaN(values[0].value)) : derived(values),
  'Number.isFinite': (_run, values) =>
    values[0]?.kind === 'primitive' ? primitive(Number.isFinite(values[0].value)) : derived(values),
  'Array.from': arrayFrom,
  'Array.of': (run, values) => new ArrayValue(asElements(values), run.heap.now()),
  'Array.isArray': (_run, values) => {
    const [first] = values;
    return first !== undefined && causesOf(first).length === 0 ? primitive(first.kind === 'array') : derived(values);
  },
  Array: makeArray,
  Float32Array: typedArray(Math.fround),
  Int32Array: typedArray((value) => value | 0),
  Uint8Array: typedArray((value) => value & 255),
  'Object.freeze': (_run, values) => values[0],
  'Object.seal': (_run, values) => values[0],
  'Object.keys': entries((key) => primitive(key)),
  'Object.values': entries((_key, value) => value),
  'Object.entries': entries((key, value, run) => new ArrayValue([primitive(key), value], run.heap.now())),
  'Object.assign': assign,
  'Object.defineProperty': changesObject,
  'Object.defineProperties': changesObject,
  'Object.setPrototypeOf': changesObject,
  'Reflect.defineProperty': changesObject,
  'Reflect.deleteProperty': changesObject,
  'Reflect.set': changesObject,
  'Object.fromEntries': fromEntries,
  'Promise.resolve': (_run, values) => values[0] ?? UNDEFINED,
  'Promise.all': (_run, values) => (values[0]?.kind === 'array' ? values[0] : undefined),
};

/** The reader's own version of a pure built-in function; undefined for one that it does not follow. */
export function callBuiltin(run: Run, path: string, values: readonly Value[], place: CallPlace): Value | undefined {
  if (path.startsWith('console.')) return UNDEFINED;
  const onNumbers = entryOf(NUMBER_FUNCTIONS, path);
  if (onNumbers !== undefined) {
    const plain = numbers(values);
    if (plain === undefined) return derived(values);
    run.budget.spendCopying(plain.length);
    return plain.length > MAXIMUM_ARRAY_LENGTH ? undefined : primitive(onNumbers(...plain));
  }
  const builtin = entryOf(builtins, path);
  return builtin?.(run, values, place);
}
