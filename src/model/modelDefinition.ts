import type { NestedNumbers } from './gradientCheck.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from './network.js';
import type { SourceRange } from './sourceRange.js';

/** Where one argument of a layer (or of `compile`) stands. */
export interface ArgumentRange {
  /** The whole property, `activation: 'relu'`, or the value alone where there is no name. */
  readonly property: SourceRange;
  /** The value at the place where it is used: `'relu'`, or the variable's name. */
  readonly value: SourceRange;
  /** The literal that decides the value, when it is written elsewhere in this file (a constant, a spread object, a default parameter). */
  readonly origin?: SourceRange;
}

/** A layer as it stands in a source text. */
export interface LayerDefinition extends LayerSpec {
  /** The layer's expression, `tf.layers.dense({...})`. */
  readonly range: SourceRange;
  /** The object literal of its arguments, if it has one: where an argument can be added. */
  readonly configRange?: SourceRange;
  readonly argumentRanges: Readonly<Record<string, ArgumentRange>>;
  readonly layers?: readonly LayerDefinition[];
  /** Index of an earlier layer that is the very same object, whose weights it then shares. */
  readonly sharedWith?: number;
}

/** What kind of value would fill a gap; decides how it is asked for and checked. */
export type UnknownKind = 'number' | 'shape' | 'string' | 'boolean' | 'layers' | 'other';

/** A named gap in a definition: a value that is known only when the program runs. */
export interface Unknown {
  /** Name by which it is asked for and set, unique in the definition: `inputShape`, `units`, `units2`. */
  readonly name: string;
  /** The argument it fills, such as `inputShape`. */
  readonly argument: string;
  /** Index into the definition's layers, if it belongs to a layer's argument. */
  readonly layer?: number;
  readonly kind: UnknownKind;
  /** One clause that completes "... ": `comes from data.shape[1], known only when the program runs`. */
  readonly reason: string;
  readonly range: SourceRange;
  /** Sensible values, best first: a parameter's default, a literal used at a call site, a typical size. */
  readonly suggestions: readonly ConfigValue[];
  /** Set where a gradient check can do without the value: the optimiser and its rate. */
  readonly optional?: true;
}

/** Values for the gaps of one definition, by the unknowns' names. */
export type Answers = Readonly<Record<string, ConfigValue>>;

/** A value that the text does not tell and a person gave: in a comment directive, or as an answer. */
export interface Assumption {
  /** The {@link Unknown} it stands for. */
  readonly name: string;
  readonly argument: string;
  readonly layer?: number;
  readonly value: ConfigValue;
  readonly source: 'directive' | 'answer';
}

/** Why a definition could not be read at all, and where. */
export interface Unreadable {
  /** One sentence. */
  readonly reason: string;
  readonly range: SourceRange;
}

/** A Sequential-style model definition found in a source text. */
export interface ModelDefinition extends NetworkSpec {
  /** The variable, field or function that holds it; `model` if it has no name. */
  readonly name: string;
  /** Stable within a file while other code is edited: used to remember answers and results. */
  readonly id: string;
  /** Its reader's language, in whose spelling a change must be written. */
  readonly language: string;
  /** The expression that creates the model: where the lens stands. */
  readonly range: SourceRange;
  readonly layers: readonly LayerDefinition[];
  /** Places of `loss` and `optimizer` and of the optimiser's `learningRate`, if the file compiles the model. */
  readonly compileRanges?: Readonly<Record<string, ArgumentRange>>;
  readonly unknowns: readonly Unknown[];
  /** Set when the definition cannot be read; then `layers` holds what was understood before. */
  readonly unreadable?: Unreadable;
  /** Set while its code is being changed and cannot be read: everything but `unreadable` is as it was read last, with its ranges moved along. */
  readonly beforeEdit?: true;
  /** The call that this reading is of, where the model is made by a function that is called with different values. */
  readonly callSite?: SourceRange;
  readonly assumptions?: readonly Assumption[];
  /** Rows given by a comment directive, `// gradients: x=[[1, 2]], y=[[0.8]]`. */
  readonly data?: { readonly x: NestedNumbers; readonly y: NestedNumbers };
  /** What is wrong with the comment directive above the definition. */
  readonly directiveProblem?: Unreadable;
}

/** All that a reader found in one text. */
export interface Reading {
  readonly definitions: readonly ModelDefinition[];
  /** Models that are no Sequential ones: said in one line, never guessed at. */
  readonly otherModels?: readonly Unreadable[];
  /** Places that do not parse. */
  readonly unparsed?: readonly SourceRange[];
}
