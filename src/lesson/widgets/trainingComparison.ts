import * as v from 'valibot';
import { activationSchema, initializerSchema, seedSchema } from './gradientComparison.js';
import { ownPair } from './ownModel.js';
import { prediction } from './prediction.js';

export const EPOCH_LIMITS = { low: 1, high: 60 } as const;
export const OPTIMIZERS = ['adam', 'sgd'] as const;
export const LEARNING_RATES = [0.001, 0.01, 0.1] as const;

const network = v.strictObject({ activation: activationSchema, initializer: initializerSchema });
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const trainingComparisonSetting = v.strictObject({
  networks: v.tuple([network, network]),
  /** Sizes of the hidden layers. */
  hiddenUnits: v.pipe(v.array(count), v.minLength(1)),
  optimizer: v.picklist(OPTIMIZERS),
  learningRate: v.picklist(LEARNING_RATES),
  epochs: v.pipe(v.number(), v.integer(), v.minValue(EPOCH_LIMITS.low), v.maxValue(EPOCH_LIMITS.high)),
  seed: seedSchema,
});

/** What a person sets: instead of the lesson's networks it may be a model of theirs. */
export const trainingComparisonControls = v.strictObject({
  ...trainingComparisonSetting.entries,
  own: v.exactOptional(ownPair),
});
export type TrainingComparisonControls = v.InferOutput<typeof trainingComparisonControls>;

/** What is compared after the last epoch. */
export const TRAINING_MEASURES = [
  'training-loss',
  'training-accuracy',
  'validation-loss',
  'validation-accuracy',
] as const;
export type TrainingMeasure = (typeof TRAINING_MEASURES)[number];

/** Two networks trained side by side on scikit-learn's `make_classification`. */
export const trainingComparisonOptions = v.strictObject({
  setting: trainingComparisonSetting,
  data: v.strictObject({
    samples: count,
    features: count,
    classes: v.literal(2),
    randomState: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  /** Hidden layers to choose from; the setting's own are the first. */
  shapes: v.pipe(v.array(v.pipe(v.array(count), v.minLength(1))), v.minLength(1)),
  batchSize: count,
  validationSplit: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
  prediction: v.exactOptional(prediction(TRAINING_MEASURES, ['first', 'second', 'tie'])),
});
export type TrainingComparisonOptions = v.InferOutput<typeof trainingComparisonOptions>;

/** JSON writes NaN as null. */
const measured = v.union([
  v.number(),
  v.nan(),
  v.pipe(
    v.null(),
    v.transform(() => NaN),
  ),
]);

const history = v.array(
  v.object({
    epoch: v.number(),
    loss: measured,
    accuracy: measured,
    validationLoss: measured,
    validationAccuracy: measured,
    gradientMeanAbs: v.array(measured),
  }),
);

const trainingMemory = v.object({
  controls: trainingComparisonControls,
  /** The controls under which `histories` were trained, two for each seed, and how many features their data had. */
  trained: v.optional(
    v.object({ controls: trainingComparisonControls, features: v.optional(count), histories: v.array(history) }),
  ),
});
export type TrainingMemory = v.InferOutput<typeof trainingMemory>;

/** What was kept of a training, or undefined if it is not of this version's form. */
export function parseTrainingMemory(kept: unknown): TrainingMemory | undefined {
  const parsed = v.safeParse(trainingMemory, kept);
  return parsed.success ? parsed.output : undefined;
}
