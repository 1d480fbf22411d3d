import type { SourceRange } from './sourceRange.js';

export type Severity = 'error' | 'warning' | 'information';

/** Rule identifiers, one per diagnosis. */
export type RuleId = string;

/** One measured fact behind a finding. */
export interface Evidence {
  readonly label: string;
  readonly value: number;
  /** What the value is compared with, if there is a criterion. */
  readonly threshold?: number;
}

/** A diagnosis of one network, told by measured evidence. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** A few words for the lens: `vanishing: layer 1 gets 390x less than layer 5`. */
  readonly headline: string;
  /** One sentence for the person. */
  readonly message: string;
  /** Index paths of the layers concerned, the one to blame first. */
  readonly layers: readonly (readonly number[])[];
  /** The argument to blame in the first of them, if there is one. */
  readonly argument?: string;
  readonly evidence: readonly Evidence[];
  /**
   * How far beyond its criterion the figure is, in decades or as a share: tells whether a fix brought it closer. Absent where
   * there is nothing between wrong and right.
   */
  readonly excess?: number;
}

/** One network's findings, worst first, and the sentence that sums them up. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** What stands in the lens: `healthy`, or the worst finding in a few words. */
  readonly headline: string;
  /** One full sentence for the report. */
  readonly verdict: string;
}

/** A replacement in a source text. */
export interface SourceEdit {
  readonly range: SourceRange;
  readonly text: string;
}
