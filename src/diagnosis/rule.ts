import type { Finding, RuleId } from '../model/finding.js';
import type { KeyFigure } from '../model/fix.js';
import type { GradientReport } from '../model/gradientCheck.js';
import type { Criteria } from '../model/marks.js';
import type { NetworkSpec } from '../model/network.js';

/** All that a rule may look at: measured evidence and the network as written, never a layer's name. */
export interface Measured {
  readonly report: GradientReport;
  readonly network: NetworkSpec;
  readonly criteria: Criteria;
}

interface AnyRule {
  readonly id: RuleId;
  /** Rules whose findings would only say the same trouble again. */
  readonly explains?: readonly RuleId[];
}

/** A diagnosis by measurement. */
export interface MeasuredRule extends AnyRule {
  readonly reads: 'report';
  /** The findings of this rule, none for a network that does not have the trouble. */
  readonly find: (measured: Measured) => readonly Finding[];
  /** What a fix of this trouble has to change. */
  readonly keyFigure: (measured: Measured) => KeyFigure;
}

/** A diagnosis that needs only the network as written, so that it also helps when the network cannot be built. */
export interface WrittenRule extends AnyRule {
  readonly reads: 'network';
  readonly find: (network: NetworkSpec) => readonly Finding[];
}

/** One diagnosis: its identifier and its criterion. */
export type Rule = MeasuredRule | WrittenRule;
