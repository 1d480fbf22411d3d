import type { ArgumentRange } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import type { CallSite } from '../draft.js';
import { joinCauses, type Cause } from './cause.js';
import { mergeLists, type ConfigGap, type Fault, type Gap } from './gap.js';
import type { Fork, Mutable } from './heap.js';
import type { BuiltinValue, LibraryValue } from './libraryValue.js';
import type { Cell, Scope } from './scope.js';
import type { ClassNode, FunctionNode, Program } from './syntax.js';
import type { TextFacts } from './textFacts.js';

/** What an expression can be known to be. */
export type Value =
  | PrimitiveValue
  | UnknownValue
  | UnionValue
  | ArrayValue
  | ObjectValue
  | FunctionValue
  | ClassValue
  | LibraryValue
  | BuiltinValue
  | MethodValue
  | SerializedValue
  | OptimizerValue
  | LayerValue
  | ModelValue;

export type Primitive = string | number | boolean | null | undefined;

export interface PrimitiveValue {
  readonly kind: 'primitive';
  readonly value: Primitive;
  /** The literal it was written as, if it is the literal itself and stands in the text that is read. */
  readonly origin: SourceRange | undefined;
  /** Set for `null` and `undefined` in a variable or property that other code gives a value: the value that is still to come. */
  readonly toCome?: readonly Cause[];
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly causes: readonly Cause[];
  /** Whether it is the unknown thing itself, not something computed from it. */
  readonly direct: boolean;
  /** Among arguments: it stands for any number of them, and is the last. */
  readonly isMany?: true;
}

/** One of several values, depending on an unknown decision. */
export interface UnionValue {
  readonly kind: 'union';
  readonly alternatives: readonly Value[];
  /** Why the value is not known: the decision, and what is unknown in the alternatives. */
  readonly causes: readonly Cause[];
  /** Why it is not known which alternative it is. */
  readonly decision: readonly Cause[];
  readonly time: number;
}

export type ValueScope = Scope<Value>;

/** A file that takes part in an evaluation: the text that is read, or one it imports from. */
export interface SourceModule {
  readonly file: string;
  readonly program: Program;
  /** Whether this is the text that is read; only its ranges may be told. */
  readonly isRead: boolean;
  readonly facts: TextFacts;
  readonly scope: ValueScope;
  /** `module.exports`, `exports` and what `export` statements add. */
  readonly exports: ObjectValue;
  /** The files its import specifiers stand for, as far as they could be read. */
  readonly imports: ReadonlyMap<string, SourceModule>;
  /** What `module.exports` was replaced by, where it is no object. */
  replaced: Value | undefined;
  state: 'new' | 'running' | 'done';
}

/** A function as the text defines it. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly node: FunctionNode;
  readonly scope: ValueScope;
  readonly module: SourceModule;
  /** `this`, where the function is a method or an arrow function inside one. */
  readonly receiver: Value | undefined;
  readonly ofClass: ClassValue | undefined;
  /** Made by `bind`. */
  readonly isBound?: true;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly node: ClassNode;
  readonly scope: ValueScope;
  readonly module: SourceModule;
  readonly parent: Value | undefined;
  readonly statics: ObjectValue;
}

/** A method of a known value, not yet called. */
export interface MethodValue {
  readonly kind: 'method';
  readonly receiver: Value;
  readonly name: string;
}

/** An argument of a layer, an initialiser or `compile`. */
export interface Argument {
  readonly name: string;
  readonly value: Value;
  readonly range: ArgumentRange;
}

/** An initialiser, regulariser or constraint. */
export interface SerializedValue {
  readonly kind: 'serialized';
  readonly className: string;
  readonly config: ObjectValue | undefined;
}

export interface OptimizerValue {
  readonly kind: 'optimizer';
  readonly name: string;
  readonly learningRate: Value | undefined;
  readonly rateRange: SourceRange | undefined;
}

export function primitive(value: Primitive, origin?: SourceRange): PrimitiveValue {
  return { kind: 'primitive', value, origin };
}

export const UNDEFINED: PrimitiveValue = primitive(undefined);

/** What a chain gives that a `?.` ended because there was nothing. */
export const ENDED_CHAIN: PrimitiveValue = primitive(undefined);

/** A place of `new Array(3)` that nothing was put in: callbacks pass it by, everything else takes it for undefined. */
export const HOLE: PrimitiveValue = primitive(undefined);

export function unknown(causes: readonly Cause[], direct = false): UnknownValue {
  return { kind: 'unknown', causes, direct };
}

/** Why a value is not known: empty for a known one. */
export function causesOf(value: Value): readonly Cause[] {
  return value.kind === 'unknown' || value.kind === 'union' ? value.causes : [];
}

function isSame(first: Value, second: Value): boolean {
  if (first === second) return true;
  if (first.kind === 'primitive' && second.kind === 'primitive') return Object.is(first.value, second.value);
  if (first.kind === 'library' && second.kind === 'library') return first.path === second.path;
  if (first.kind === 'builtin' && second.kind === 'builtin') return first.path === second.path;
  if (first.kind === 'unknown' && second.kind === 'unknown') {
    return (
      first.direct === second.direct &&
      first.causes.length === second.causes.length &&
      first.causes.every((cause, index) => cause.key === second.causes[index]?.key)
    );
  }
  return false;
}

const MAXIMUM_ALTERNATIVES = 12;

/** The value after a fork: the same on both ways, or a union, or unknown. */
export function joinValues(first: Value | undefined, second: Value | undefined, fork: Fork): Value {
  const one = first ?? UNDEFINED;
  const other = second ?? UNDEFINED;
  if (isSame(one, other)) return one;
  const alternatives: Value[] = [];
  let { causes, causes: decision, time } = fork;
  for (const value of [one, other]) {
    if (value.kind === 'union') {
      causes = joinCauses(causes, value.causes);
      decision = joinCauses(decision, value.decision);
      time = Math.min(time, value.time);
    } else if (value.kind === 'unknown') causes = joinCauses(causes, value.causes);
    for (const alternative of value.kind === 'union' ? value.alternatives : [value]) {
      if (!alternatives.some((known) => isSame(known, alternative))) alternatives.push(alternative);
    }
  }
  if (alternatives.length > MAXIMUM_ALTERNATIVES) return unknown(causes);
  return { kind: 'union', alternatives, causes, decision, time };
}

type Element = Value | Gap;

/** An array; a {@link Gap} among its elements stands for any number of them. */
export class ArrayValue implements Mutable {
  readonly kind = 'array';

  constructor(
    public elements: Element[],
    readonly birth: number,
    public origin?: SourceRange,
  ) {}

  /** When something was put in or taken out last, on the heap's clock. */
  changed = 0;

  /** The elements if all are there, else undefined. */
  get complete(): readonly Value[] | undefined {
    return this.elements.every((element) => element.kind !== 'gap') ? this.elements : undefined;
  }

  get causes(): readonly Cause[] {
    return joinCauses(...this.elements.map((element) => (element.kind === 'gap' ? element.causes : [])));
  }

  save(): readonly Element[] {
    return [...this.elements];
  }

  restore(state: unknown): void {
    this.elements = [...(state as readonly Element[])];
  }

  merge(first: unknown, second: unknown, fork: Fork): void {
    const one = first as readonly Element[];
    const other = second as readonly Element[];
    if (one.length === other.length && !fork.repeated && this.isPlain(one) && this.isPlain(other)) {
      this.elements = one.map((element, index) => joinValues(element, other[index], fork));
    } else this.elements = mergeLists<Value>(one, other, fork);
  }

  private isPlain(elements: readonly Element[]): elements is readonly Value[] {
    return elements.every((element) => element.kind !== 'gap');
  }
}

/** A property with the place where it was written, so that an argument's ranges can be told. */
export interface PropertyValue {
  readonly value: Value;
  readonly range?: ArgumentRange;
  /** Called for the value each time it is read. */
  readonly getter?: FunctionValue;
  /** Called with each value that is assigned. */
  readonly setter?: FunctionValue;
  /** Set for what no spread copies and `Object.keys` leaves out: what a class defines, and what a function's prototype holds. */
  readonly hidden?: 'of-class' | 'of-prototype';
  /** The variable of another file that an export stands for, whose value may still change. */
  readonly cell?: Cell<Value>;
}

interface ObjectState {
  readonly properties: ReadonlyMap<string, PropertyValue>;
  readonly open: readonly Cause[];
}

/** An object or a class instance. Keys are data here: `__proto__` is a key as any other. */
export class ObjectValue implements Mutable {
  readonly kind = 'object';
  properties: Map<string, PropertyValue>;
  /** Why there may be other properties than the known ones, if so. */
  open: readonly Cause[] = [];
  /** Where all members come from that are not among the properties: a module of which everything is exported on. */
  base: Value | undefined;
  /** Index of the entry point that assigned a property last. */
  readonly writers = new Map<string, number>();

  constructor(
    readonly birth: number,
    /** Index of the entry point that made it. */
    readonly entry: number,
    properties: Iterable<readonly [string, PropertyValue]> = [],
    readonly ofClass?: ClassValue,
    readonly origin?: SourceRange,
  ) {
    this.properties = new Map(properties);
  }

  save(): ObjectState {
    return { properties: new Map(this.properties), open: this.open };
  }

  restore(state: unknown): void {
    const { properties, open } = state as ObjectState;
    this.properties = new Map(properties);
    this.open = open;
  }

  merge(first: unknown, second: unknown, fork: Fork): void {
    const one = first as ObjectState;
    const other = second as ObjectState;
    const merged = new Map<string, PropertyValue>();
    for (const key of new Set([...one.properties.keys(), ...other.properties.keys()])) {
      const a = one.properties.get(key);
      const b = other.properties.get(key);
      if (a !== undefined && a === b) merged.set(key, a);
      else merged.set(key, { ...(a ?? b), value: joinValues(a?.value, b?.value, fork) });
    }
    this.properties = merged;
    this.open = joinCauses(one.open, other.open);
  }
}

/** A layer object, made by its factory with arguments that were read when it was made. */
export interface LayerValue {
  readonly kind: 'layer';
  readonly className: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
  readonly gaps: readonly ConfigGap[];
  readonly range: SourceRange;
  readonly configRange: SourceRange | undefined;
  readonly argumentRanges: Readonly<Record<string, ArgumentRange>>;
  /** The wrapped layer of `bidirectional` and `timeDistributed`. */
  readonly inner: LayerValue | ModelValue | undefined;
  /** Why this is not a layer that can be understood. */
  readonly fault: Fault | undefined;
}

/** What `compile` was given. */
export interface Compilation {
  readonly arguments: ReadonlyMap<string, Argument>;
  readonly range: SourceRange;
  readonly entry: number;
}

export interface AddedLayer {
  readonly kind: 'added';
  readonly layer: LayerValue | ModelValue;
  /** The `add` call or the element of the array. */
  readonly range: SourceRange;
  readonly entry: number;
}

export interface LayerGap extends Gap {
  /** A sentence, where no answer could fill the gap. */
  readonly fault?: Fault;
  readonly entry?: number;
}

interface ModelState {
  readonly layers: readonly (AddedLayer | LayerGap)[];
  readonly compilations: readonly (Compilation | undefined)[];
}

/** A `Sequential` model object. */
export class ModelValue implements Mutable {
  readonly kind = 'model';
  layers: (AddedLayer | LayerGap)[] = [];
  /** All `compile` calls so far; the last one counts, an undefined one is a call that may or may not have happened. */
  compilations: (Compilation | undefined)[] = [];
  /** Name of the variable, field or property that first held it. */
  name: string | undefined;
  /** Name given at the call site of the function that made it. */
  outerName: string | undefined;
  /** The `name` argument. */
  label: ConfigValue | undefined;
  fault: Fault | undefined;
  /** Made by code that was given up because it takes too many steps. */
  isGivenUp = false;
  /** The last range in which it was handed to code that is not known, before anything was added afterwards. */
  escaped: { readonly range: SourceRange; readonly text: string; readonly layers: number } | undefined;

  constructor(
    readonly birth: number,
    /** The call that creates it. */
    readonly range: SourceRange,
    /** Names of the functions and classes around the call, outermost first. */
    readonly path: string,
    readonly callSite: CallSite | undefined,
    readonly entry: number,
    /** Number of calls it was created inside of. */
    readonly depth: number,
    /** Name of the function that creates it. */
    readonly functionName: string | undefined,
    /** Whether it is created in the text that is read and not in an imported file. */
    readonly inText: boolean,
  ) {}

  save(): ModelState {
    return { layers: [...this.layers], compilations: [...this.compilations] };
  }

  restore(state: unknown): void {
    const { layers, compilations } = state as ModelState;
    this.layers = [...layers];
    this.compilations = [...compilations];
  }

  merge(first: unknown, second: unknown, fork: Fork): void {
    const one = first as ModelState;
    const other = second as ModelState;
    this.layers = mergeLists<AddedLayer>(one.layers, other.layers, fork);
    this.compilations =
      one.compilations.length >= other.compilations.length ? [...one.compilations] : [...other.compilations];
  }
}
