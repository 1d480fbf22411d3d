import * as v from 'valibot';
import type { StepContent } from '../lesson/challenge/challengeContent.js';
import type { AnswerChoice, AnswerFeedback } from '../lesson/challenge/stepState.js';
import type { ChallengeVerdict } from '../lesson/challenge/challengeVerdict.js';
import type { SingleDrawView } from '../lesson/challenge/singleDraw.js';
import type { GradientReport } from '../model/gradientCheck.js';
import type { TrainingHistory } from '../model/training.js';
import { method, parameterless } from './contract.js';
import { logEntry, savedFile } from './savedFile.js';

/** What a person can have done from the panel and from a step's thread alike. */
export const CHALLENGE_ACTIONS = [
  'check',
  'next',
  'back',
  'hint',
  'resetStep',
  'showSolution',
  'showFile',
  'anotherDraw',
  'saveMarkdown',
  'saveJson',
  'nextLevel',
] as const;
export type ChallengeAction = (typeof CHALLENGE_ACTIONS)[number];

/** What was measured of one network, as the panel draws it. */
export interface ChallengeNetworkView {
  readonly report: GradientReport;
  readonly histories: readonly TrainingHistory[];
}

/** The last check, or the one that runs. */
export type ChallengeCheckView =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly completed: number; readonly steps: number }
  /** One sentence: what stands in the way of measuring. */
  | { readonly kind: 'problem'; readonly message: string }
  | {
      readonly kind: 'done';
      readonly verdict: ChallengeVerdict;
      /** Absent where the network was refused before anything was measured. */
      readonly now?: ChallengeNetworkView;
      readonly before?: ChallengeNetworkView;
      readonly single?: SingleDrawView;
      readonly approach: readonly string[];
      readonly gains: readonly string[];
      /** The network was edited since. */
      readonly stale: boolean;
    };

export interface ChallengeStepView {
  readonly id: string;
  readonly title: string;
  readonly done: boolean;
}

/** All that the challenge's page needs to draw itself. */
export type ChallengePageState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'open';
      readonly level: {
        readonly id: string;
        readonly number: number;
        readonly title: string;
        readonly summary: string;
        readonly file: string;
        readonly learnt: string;
      };
      readonly levels: readonly {
        readonly id: string;
        readonly number: number;
        readonly title: string;
        readonly passed: boolean;
      }[];
      readonly steps: readonly ChallengeStepView[];
      readonly current: {
        readonly index: number;
        readonly kind: StepContent['kind'];
        readonly title: string;
        readonly html: string;
        readonly question: string | null;
        readonly choices: readonly AnswerChoice[];
        readonly answer: string | null;
        readonly feedback: AnswerFeedback | null;
        readonly hints: readonly string[];
        readonly hintsLeft: number;
        readonly done: boolean;
      };
      readonly check: ChallengeCheckView;
      /** Set when the level is passed and its last step reached. */
      readonly certificate: { readonly date: string } | null;
    };

const challengePageState = v.custom<ChallengePageState>(
  (state) =>
    typeof state === 'object' && state !== null && 'kind' in state && (state.kind === 'idle' || state.kind === 'open'),
  'a state of the challenge page is idle or open',
);

/** What the challenge's page asks of the host. */
export const challengeHostContract = {
  ready: parameterless<ChallengePageState>(),
  run: method<null>()(v.object({ action: v.picklist(CHALLENGE_ACTIONS) })),
  answer: method<null>()(v.object({ answer: v.string() })),
  openStep: method<null>()(v.object({ step: v.string() })),
  openLevel: method<null>()(v.object({ level: v.string() })),
  /** Shows the layer at this index path in the editor. */
  reveal: method<null>()(v.object({ layer: v.array(v.number()) })),
  cancel: parameterless<null>(),
  /** Answers false if the person chose no place. */
  saveFile: method<boolean>()(savedFile),
  log: method<null>()(logEntry),
};
export type ChallengeHostContract = typeof challengeHostContract;

/** What the host tells the challenge's page. */
export const challengePageContract = {
  update: method<null>()(challengePageState),
};
export type ChallengePageContract = typeof challengePageContract;
