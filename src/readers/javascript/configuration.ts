import type { ConfigValue } from '../../model/network.js';
import { joinCauses, type Cause } from './cause.js';
import type { Reason } from './reason.js';
import type { Run } from './run.js';
import { type LayerValue, type SerializedValue, type Value } from './value.js';

/** A value as TensorFlow.js would save it, with what is missing from it. */
export interface ConfigReading {
  /** Undefined for `undefined` and for what is not known. */
  readonly value: ConfigValue | undefined;
  readonly causes: readonly Cause[];
  /** Whether the value is itself the unknown thing, or a plain value that has none of TensorFlow.js' forms. */
  readonly direct: boolean;
  /** Set for something that is known but is no configuration value, such as a function. */
  readonly unsuitable?: Reason;
  /** The known part with null for the rest. */
  readonly partial?: ConfigValue;
}

const MAXIMUM_DEPTH = 12;

function known(value: ConfigValue | undefined): ConfigReading {
  return { value, causes: [], direct: false };
}

/** Turns a value of the program into a plain configuration value, as far as it is known. */
export function readConfig(run: Run, value: Value, depth = 0): ConfigReading {
  run.budget.spend(1);
  if (depth > MAXIMUM_DEPTH) return { value: undefined, causes: [], direct: false, unsuitable: { kind: 'deep' } };
  switch (value.kind) {
    case 'primitive':
      return value.toCome === undefined
        ? known(value.value)
        : { value: undefined, causes: value.toCome, direct: value.toCome.length === 1 };
    case 'unknown':
      return { value: undefined, causes: value.causes, direct: value.direct };
    case 'union':
      return { value: undefined, causes: value.causes, direct: false };
    case 'array':
      return readList(run, value.elements, depth);
    case 'object':
      return readEntries(run, value, depth);
    case 'serialized':
      return readSerialized(run, value, depth);
    case 'layer':
      return readLayer(value);
    case 'library':
      return { ...known(undefined), unsuitable: { kind: 'library-function', text: value.path } };
    case 'function':
    case 'method':
    case 'builtin':
      return { ...known(undefined), unsuitable: { kind: 'function' } };
    case 'class':
      return { ...known(undefined), unsuitable: { kind: 'class' } };
    case 'model':
    case 'optimizer':
      return { ...known(undefined), unsuitable: { kind: 'no-plain-value' } };
  }
}

function readList(run: Run, elements: readonly (Value | { kind: 'gap'; causes: readonly Cause[] })[], depth: number) {
  const values: ConfigValue[] = [];
  let causes: readonly Cause[] = [];
  let unsuitable: Reason | undefined;
  for (const element of elements) {
    if (element.kind === 'gap') {
      causes = joinCauses(causes, element.causes);
      continue;
    }
    const reading = readConfig(run, element, depth + 1);
    causes = joinCauses(causes, reading.causes);
    unsuitable ??= reading.unsuitable;
    // An argument that is left out is another thing than a place in a list that holds nothing.
    if (element.kind === 'primitive' && element.value === undefined && reading.causes.length === 0) {
      unsuitable ??= { kind: 'no-value' };
    }
    values.push(reading.value ?? null);
  }
  const isKnown = causes.length === 0 && unsuitable === undefined;
  return {
    value: isKnown ? values : undefined,
    causes,
    direct: false,
    partial: values,
    ...(unsuitable !== undefined && { unsuitable }),
  } satisfies ConfigReading;
}

function readEntries(run: Run, object: Extract<Value, { kind: 'object' }>, depth: number): ConfigReading {
  const entries: [string, ConfigValue][] = [];
  let causes = object.open;
  let unsuitable: Reason | undefined = object.ofClass === undefined ? undefined : { kind: 'class-instance' };
  for (const [key, property] of object.properties) {
    const value =
      property.getter === undefined ? property.value : run.callFunction(property.getter, object, [], undefined);
    const reading = readConfig(run, value, depth + 1);
    causes = joinCauses(causes, reading.causes);
    unsuitable ??= reading.unsuitable;
    if (reading.value !== undefined) entries.push([key, reading.value]);
  }
  const isKnown = causes.length === 0 && unsuitable === undefined;
  return {
    value: isKnown ? plainObject(entries) : undefined,
    causes,
    direct: false,
    ...(unsuitable !== undefined && { unsuitable }),
  };
}

/** An object whose keys are all its own, whatever they are called. */
export function plainObject<Item>(entries: Iterable<readonly [string, Item]>): Record<string, Item> {
  // fromEntries defines own properties, so that a key `__proto__` stays data.
  return Object.fromEntries(entries);
}

function readSerialized(run: Run, value: SerializedValue, depth: number): ConfigReading {
  const config = value.config === undefined ? known({}) : readEntries(run, value.config, depth + 1);
  if (config.value === undefined) return config;
  return known({ className: value.className, config: config.value });
}

function readLayer(layer: LayerValue): ConfigReading {
  if (layer.gaps.length > 0) {
    return { value: undefined, causes: joinCauses(...layer.gaps.map(({ causes }) => causes)), direct: false };
  }
  if (layer.inner !== undefined) return { ...known(undefined), unsuitable: { kind: 'wrapped-layer' } };
  return known({ className: layer.className, config: layer.config });
}
