import type { ArgumentRange, LayerDefinition, UnknownKind, Unreadable } from '../model/modelDefinition.js';
import type { ConfigValue, OptimizerSpec } from '../model/network.js';
import type { SourceRange } from '../model/sourceRange.js';

/** A gap of a definition before it has a name. */
export interface DraftUnknown {
  readonly key: string;
  /** What it is called in the text, if it has a name there. */
  readonly alias: string | undefined;
  readonly argument: string;
  readonly layer: number | undefined;
  readonly kind: UnknownKind | undefined;
  readonly reason: string;
  readonly range: SourceRange;
  readonly suggestions: readonly ConfigValue[];
  /** The known part of a list, null for the rest. */
  readonly partial?: ConfigValue | undefined;
  readonly optional: boolean;
}

/** The call that led to a model's creation inside a function. */
export interface CallSite extends SourceRange {
  readonly text: string;
  readonly hasArguments: boolean;
}

/** A definition as one evaluation found it. */
export interface Draft {
  readonly name: string;
  readonly id: string;
  readonly language: string;
  readonly range: SourceRange;
  readonly callSite: CallSite | undefined;
  readonly layers: readonly LayerDefinition[];
  readonly unknowns: readonly DraftUnknown[];
  readonly fault: Unreadable | undefined;
  readonly loss: string | undefined;
  readonly optimizer: OptimizerSpec | undefined;
  readonly compileRanges: Readonly<Record<string, ArgumentRange>> | undefined;
}
