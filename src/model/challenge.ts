import type { Diagnosis } from './finding.js';
import type { GradientReport } from './gradientCheck.js';
import type { TrainingHistory } from './training.js';

/** All that was measured of one network for a level of the challenge. */
export interface ChallengeMeasurement {
  /** Over many draws. */
  readonly report: GradientReport;
  readonly diagnosis: Diagnosis;
  /** The notebook's single draw. */
  readonly single: GradientReport;
  /** One for each seed, if the level trains. */
  readonly histories: readonly TrainingHistory[];
}
