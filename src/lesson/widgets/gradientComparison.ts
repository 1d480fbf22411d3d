import * as v from 'valibot';
import { HIDDEN_ACTIVATIONS } from '../hiddenActivations.js';
import { KERNEL_INITIALIZERS } from '../kernelInitializers.js';
import { firstOwnPair, ownPair, type OwnModel } from './ownModel.js';
import { prediction } from './prediction.js';

export const DEPTH_LIMITS = { low: 2, high: 20 } as const;
export const WIDTH_LIMITS = { low: 1, high: 128 } as const;
/** Numbers of random initialisations on offer: one is the notebook's way. */
export const DRAW_CHOICES = [1, 16, 64, 256, 1024] as const;

export const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));
export const drawsSchema = v.picklist(DRAW_CHOICES);
export const activationSchema = v.picklist(HIDDEN_ACTIVATIONS);
export const initializerSchema = v.picklist(KERNEL_INITIALIZERS);

const network = v.strictObject({ activation: activationSchema, initializer: initializerSchema });

/** The notebook's setting, given by the content, to which Reset returns. */
export const gradientComparisonSetting = v.strictObject({
  networks: v.tuple([network, network]),
  depth: v.pipe(v.number(), v.integer(), v.minValue(DEPTH_LIMITS.low), v.maxValue(DEPTH_LIMITS.high)),
  width: v.pipe(v.number(), v.integer(), v.minValue(WIDTH_LIMITS.low), v.maxValue(WIDTH_LIMITS.high)),
  seed: seedSchema,
  draws: drawsSchema,
  /** The value the single output is compared with. */
  target: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});

/** What a person sets: instead of the lesson's networks it may be a model of theirs. */
export const gradientComparisonControls = v.strictObject({
  ...gradientComparisonSetting.entries,
  own: v.exactOptional(ownPair),
});
export type GradientComparisonControls = v.InferOutput<typeof gradientComparisonControls>;

/** How a prediction is held against the results. */
export const COMPARISON_MEASURES = [
  'strongest-decay',
  'smallest-first-layer',
  'small-mark-fires',
  'large-mark-fires',
] as const;
export const COMPARISON_ANSWERS = ['first', 'second', 'both', 'neither'] as const;
export type ComparisonMeasure = (typeof COMPARISON_MEASURES)[number];
export type ComparisonAnswer = (typeof COMPARISON_ANSWERS)[number];

/** Two networks of equal shape on the same inputs, layer by layer. */
export const gradientComparisonOptions = v.strictObject({
  setting: gradientComparisonSetting,
  /** One row of inputs, compared with the setting's target; or a batch of standard normal rows with random targets. */
  data: v.variant('kind', [
    v.strictObject({ kind: v.literal('row'), input: v.pipe(v.array(v.number()), v.minLength(1)) }),
    v.strictObject({
      kind: v.literal('normal'),
      features: v.pipe(v.number(), v.integer(), v.minValue(1)),
      samples: v.pipe(v.number(), v.integer(), v.minValue(1)),
    }),
  ]),
  /** Fixed sizes of the hidden layers, instead of the setting's depth and width. */
  hiddenUnits: v.exactOptional(v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.minLength(1))),
  outputActivation: v.exactOptional(v.picklist(['sigmoid', 'linear']), 'sigmoid'),
  prediction: v.exactOptional(prediction(COMPARISON_MEASURES, COMPARISON_ANSWERS)),
});
export type GradientComparisonOptions = v.InferOutput<typeof gradientComparisonOptions>;

/** Controls that were kept, or undefined if they are not of this version's form. */
export function parseComparisonControls(kept: unknown): GradientComparisonControls | undefined {
  const parsed = v.safeParse(gradientComparisonControls, kept);
  return parsed.success ? parsed.output : undefined;
}

/** The controls that measure a model of the person's as it was checked, beside what the lesson recommends. */
export function withOfferedModel(
  controls: GradientComparisonControls,
  {
    model: { id, name, file },
    seed,
    draws,
  }: { readonly model: OwnModel; readonly seed: number; readonly draws: number },
): GradientComparisonControls {
  const known = DRAW_CHOICES.find((choice) => choice === draws);
  return {
    ...controls,
    own: firstOwnPair({ id, name, file }),
    ...(v.is(seedSchema, seed) && { seed }),
    draws: known ?? 64,
  };
}

const seedTally = v.object({ setting: v.string(), seeds: v.record(v.string(), v.tuple([v.boolean(), v.boolean()])) });
/** Single draws already seen under one setting: by seed, whether each network had a layer outside the marks. */
export type SeedTally = v.InferOutput<typeof seedTally>;

/** A tally that was kept, or undefined if it is not of this version's form. */
export function parseTally(kept: unknown): SeedTally | undefined {
  const parsed = v.safeParse(seedTally, kept);
  return parsed.success ? parsed.output : undefined;
}
