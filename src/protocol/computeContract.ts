import { challengeRule } from '../lesson/challenge/challengeRule.js';
import type { ChallengeMeasurement } from '../model/challenge.js';
import type { Diagnosis } from '../model/finding.js';
import type { FixesOutcome } from '../model/fix.js';
import type { GradientReport } from '../model/gradientCheck.js';
import type { Result } from '../model/result.js';
import type { BatchRecord, EpochRecord, TrainingHistory } from '../model/training.js';
import * as v from 'valibot';
import { method, parameterless } from './contract.js';
import { languageBundle } from './languageBundle.js';
import { checkRequest, network, trainingRequest } from './schemas.js';

/** Which engine answers: `tensorflow` is the version, `backend` TensorFlow.js' name for it. */
export interface EngineDescription {
  readonly tensorflow: string;
  readonly backend: string;
}

export interface CheckProgress {
  readonly completedDraws: number;
  readonly draws: number;
}

/** A check together with what it means. */
export interface CheckOutcome {
  readonly report: GradientReport;
  readonly diagnosis: Diagnosis;
}

/** The network's own check counts as the first. */
export interface FixProgress {
  readonly completedChecks: number;
  readonly checks: number;
}

/** One more epoch, or batch, of one of the networks in training, by its place among them. */
export type TrainingProgress = { readonly run: number } & (
  { readonly record: EpochRecord } | { readonly batch: BatchRecord }
);

/** Checks and epochs of a level's measurement. */
export interface ChallengeMeasurementProgress {
  readonly completed: number;
  readonly steps: number;
}

/** What the compute worker answers. */
export const computeContract = {
  /** Sets the language of every sentence from now on. */
  speak: method<null>()(languageBundle),
  describe: parameterless<EngineDescription>(),
  check: method<Result<GradientReport>, CheckProgress>()(checkRequest),
  diagnose: method<Result<CheckOutcome>, CheckProgress>()(checkRequest),
  /** The diagnosis together with every candidate fix, each measured on the same data and seeds. */
  measureFixes: method<Result<FixesOutcome>, FixProgress>()(checkRequest),
  /** All that a level of the challenge is graded by. */
  measureChallenge: method<Result<ChallengeMeasurement>, ChallengeMeasurementProgress>()(
    v.object({ rule: challengeRule, network, singleSeed: v.number() }),
  ),
  /** Trains the networks in turns, epoch by epoch; answers with one history for each. */
  train: method<Result<readonly TrainingHistory[]>, TrainingProgress>()(
    v.object({ trainings: v.pipe(v.array(trainingRequest), v.readonly()), everyBatch: v.boolean() }),
  ),
  /** While held, the training that runs or starts next stands still; `false` lets it go on. */
  hold: method<null>()(v.boolean()),
};
export type ComputeContract = typeof computeContract;

/** The worker calls nobody. */
export const noContract = {};
export type NoContract = typeof noContract;
