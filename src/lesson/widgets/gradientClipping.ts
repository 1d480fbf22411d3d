import * as v from 'valibot';
import { activationSchema, DEPTH_LIMITS, initializerSchema, seedSchema, WIDTH_LIMITS } from './gradientComparison.js';
import { ownModel, withOwn, type OwnModel } from './ownModel.js';
import { prediction } from './prediction.js';

/** Powers of ten between which the clipping norm is set. */
export const CLIP_EXPONENTS = { low: -3, high: 3 } as const;

const gradientClippingSetting = v.strictObject({
  activation: activationSchema,
  initializer: initializerSchema,
  depth: v.pipe(v.number(), v.integer(), v.minValue(DEPTH_LIMITS.low), v.maxValue(DEPTH_LIMITS.high)),
  width: v.pipe(v.number(), v.integer(), v.minValue(WIDTH_LIMITS.low), v.maxValue(WIDTH_LIMITS.high)),
  /** The global norm that is allowed is 10 to this power. */
  clipExponent: v.pipe(v.number(), v.minValue(CLIP_EXPONENTS.low), v.maxValue(CLIP_EXPONENTS.high)),
  learningRate: v.picklist([0.001, 0.01, 0.1]),
  seed: seedSchema,
});

/** What a person sets: instead of the lesson's network it may be a model of theirs, as it is written. */
export const gradientClippingControls = v.strictObject({
  ...gradientClippingSetting.entries,
  own: v.exactOptional(ownModel),
});
export type GradientClippingControls = v.InferOutput<typeof gradientClippingControls>;

/** One gradient before and after it is clipped to a global norm. */
export const gradientClippingOptions = v.strictObject({
  setting: gradientClippingSetting,
  /** The one input row and the number that the linear output should give. */
  input: v.pipe(v.array(v.number()), v.minLength(1)),
  target: v.number(),
  prediction: v.exactOptional(prediction(['keeps-proportions'], ['yes', 'no'])),
});
export type GradientClippingOptions = v.InferOutput<typeof gradientClippingOptions>;

/** Controls that were kept, or undefined if they are not of this version's form. */
export function parseClippingControls(kept: unknown): GradientClippingControls | undefined {
  const parsed = v.safeParse(gradientClippingControls, kept);
  return parsed.success ? parsed.output : undefined;
}

/** The controls that clip the gradient of a model of the person's, on the seed that it was checked with. */
export function withModelToClip(
  controls: GradientClippingControls,
  { model: { id, name, file }, seed }: { readonly model: OwnModel; readonly seed: number },
): GradientClippingControls {
  return { ...withOwn(controls, { id, name, file }), ...(v.is(seedSchema, seed) && { seed }) };
}
