import type { Finding, RuleId } from '../model/finding.js';
import type { FixCandidate } from '../model/fix.js';
import type { NetworkSpec } from '../model/network.js';

/** One kind of cure: for which findings it is tried and which changes it proposes. */
export interface Fix {
  readonly id: string;
  readonly rules: readonly RuleId[];
  /** The changes to try for one of its findings; none where it does not apply or would change nothing. */
  readonly candidates: (network: NetworkSpec, finding: Finding) => readonly FixProposal[];
}

/** A candidate before it is known which findings it answers. */
export type FixProposal = Omit<FixCandidate, 'rules'>;
