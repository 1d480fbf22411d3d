import type { UnknownKind } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';

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
