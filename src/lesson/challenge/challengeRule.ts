import * as v from 'valibot';
import type { CheckRequest } from '../../model/gradientCheck.js';
import { COURSE_MARKS } from '../../model/marks.js';
import { networkOf, type NetworkSpec } from '../../model/network.js';
import type { TrainingRequest } from '../../model/training.js';
import { normalRow } from '../normalRow.js';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Findings that a rule may forbid, by the names of the diagnosis' rules. */
const FORBIDDABLE = ['non-finite', 'exploding', 'vanishing', 'dead-units', 'saturation', 'symmetric-kernels'] as const;

/** What decides a level: every criterion is a number that is measured on the person's own definition. */
export const challengeRule = v.strictObject({
  /** What must stay as the starter has it. */
  keep: v.strictObject({
    inputs: count,
    /** At least so many layers with a kernel before the output layer. */
    hiddenLayers: count,
    output: v.strictObject({ units: count, activation: v.string() }),
  }),
  /** One check over many draws of random weights, on a seeded batch. */
  gradients: v.strictObject({
    draws: v.pipe(v.number(), v.integer(), v.minValue(2)),
    seed: v.pipe(v.number(), v.integer()),
    batchSize: count,
    loss: v.string(),
    forbidden: v.array(v.picklist(FORBIDDABLE)),
    /** Every layer's median of mean |gradient| must lie between the two. */
    smallest: v.exactOptional(positive),
    largest: v.exactOptional(positive),
    /** Median of first layer / last layer must be at least this. */
    firstToLast: v.exactOptional(positive),
  }),
  /** Training on `make_classification`, once per seed, with the optimiser that the file compiles. */
  training: v.exactOptional(
    v.strictObject({
      samples: count,
      features: count,
      classes: count,
      randomState: v.pipe(v.number(), v.integer()),
      epochs: count,
      batchSize: count,
      validationSplit: share,
      loss: v.string(),
      seeds: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(1)),
      /** Median over the seeds of the last epoch's training accuracy must be at least this. */
      accuracy: share,
    }),
  ),
  /** The notebook's own look: one draw, one row, one target, one mark. */
  singleDraw: v.strictObject({ target: v.number(), mark: positive }),
});
export type ChallengeRule = v.InferOutput<typeof challengeRule>;

/** The measurements that a rule needs of a network; `singleSeed` numbers the notebook's single draw. */
export interface ChallengeRequests {
  readonly check: CheckRequest;
  readonly single: CheckRequest;
  readonly trainings: readonly TrainingRequest[];
}

/** Builds the requests; the loss is the rule's own, so that changing it in the file changes nothing. */
export function challengeRequests(rule: ChallengeRule, network: NetworkSpec, singleSeed: number): ChallengeRequests {
  const { gradients, training, singleDraw, keep } = rule;
  const { optimizer } = network;
  const spec = networkOf(network);
  return {
    check: {
      network: spec,
      data: { kind: 'random', batchSize: gradients.batchSize },
      seed: gradients.seed,
      draws: gradients.draws,
      marks: COURSE_MARKS,
      loss: gradients.loss,
    },
    single: {
      network: spec,
      data: {
        kind: 'rows',
        x: [normalRow(keep.inputs, singleSeed)],
        y: [Array.from({ length: keep.output.units }, () => singleDraw.target)],
      },
      seed: singleSeed,
      draws: 1,
      marks: { ...COURSE_MARKS, small: singleDraw.mark },
      loss: gradients.loss,
    },
    trainings:
      training === undefined || optimizer === undefined
        ? []
        : training.seeds.map((seed) => ({
            network: spec,
            data: {
              kind: 'makeClassification',
              samples: training.samples,
              features: training.features,
              classes: training.classes,
              randomState: training.randomState,
            },
            optimizer,
            loss: training.loss,
            epochs: training.epochs,
            batchSize: training.batchSize,
            validationSplit: training.validationSplit,
            seed,
          })),
  };
}
