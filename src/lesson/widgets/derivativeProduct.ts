import * as v from 'valibot';
import { activationSchema, drawsSchema, initializerSchema, seedSchema } from './gradientComparison.js';
import { prediction } from './prediction.js';

/** How many derivatives may be multiplied: hidden layers of the measured network. */
export const PRODUCT_LIMITS = { low: 1, high: 20 } as const;

/** About as large, more than twice, more than ten times, more than a hundred times. */
export const PRODUCT_ANSWERS = ['same', 'twice', 'ten', 'hundred'] as const;

export const derivativeProductControls = v.strictObject({
  activations: v.tuple([activationSchema, activationSchema]),
  initializer: initializerSchema,
  layers: v.pipe(v.number(), v.integer(), v.minValue(PRODUCT_LIMITS.low), v.maxValue(PRODUCT_LIMITS.high)),
  seed: seedSchema,
  draws: drawsSchema,
});
export type DerivativeProductControls = v.InferOutput<typeof derivativeProductControls>;

/** The derivative's highest value multiplied layer by layer, beside the mean derivatives measured in two networks. */
export const derivativeProductOptions = v.strictObject({
  setting: derivativeProductControls,
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The one input row. */
  input: v.pipe(v.array(v.number()), v.minLength(1)),
  /** The bound that is multiplied, 0.25 for sigmoid. */
  bound: v.pipe(v.number(), v.gtValue(0)),
  /** How many times the second network's product is the first's. */
  prediction: v.exactOptional(prediction(['second-over-first'], PRODUCT_ANSWERS)),
});
export type DerivativeProductOptions = v.InferOutput<typeof derivativeProductOptions>;

/** Controls that were kept, or undefined if they are not of this version's form. */
export function parseProductControls(kept: unknown): DerivativeProductControls | undefined {
  const parsed = v.safeParse(derivativeProductControls, kept);
  return parsed.success ? parsed.output : undefined;
}
