import type { NestedNumbers } from './gradientCheck.js';
import type { Criteria, Marks } from './marks.js';

/** What a person chose for the checks of one definition; what is absent comes from the file or the settings. */
export interface CheckChoices {
  readonly seed?: number;
  readonly draws?: number;
  readonly batchSize?: number;
  readonly loss?: string;
  /** `random` also where the file gives rows of its own. */
  readonly rows?: { readonly x: NestedNumbers; readonly y: NestedNumbers } | 'random';
  readonly marks?: Marks;
  readonly criteria?: Criteria;
}
