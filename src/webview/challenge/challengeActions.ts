import type { ChallengeAction, ChallengePageState } from '../../protocol/challengeContract.js';
import type { ChartOutlet } from '../charts/ChartFigure.js';

export type OpenChallenge = Extract<ChallengePageState, { kind: 'open' }>;

/** What a person can do on the challenge's page. */
export interface ChallengeActions {
  readonly outlet: ChartOutlet;
  run(action: ChallengeAction): void;
  answer(answer: string): void;
  openStep(step: string): void;
  openLevel(level: string): void;
  reveal(layer: readonly number[]): void;
  cancel(): void;
}
