import * as v from 'valibot';
import { activationSchema } from './gradientComparison.js';
import { prediction } from './prediction.js';

/** Two activations and their derivatives with a shared cursor on x. */
export const activationExplorerControls = v.strictObject({
  activations: v.tuple([activationSchema, activationSchema]),
  x: v.pipe(v.number(), v.minValue(-3), v.maxValue(3)),
});
export type ActivationExplorerControls = v.InferOutput<typeof activationExplorerControls>;

export const HIGHEST_ANSWERS = ['quarter', 'half', 'one'] as const;

export const activationExplorerOptions = v.strictObject({
  setting: activationExplorerControls,
  /** How large the first activation's derivative can get. */
  prediction: v.exactOptional(prediction(['highest-first-derivative'], HIGHEST_ANSWERS)),
});
export type ActivationExplorerOptions = v.InferOutput<typeof activationExplorerOptions>;

/** Controls that were kept, or undefined if they are not of this version's form. */
export function parseExplorerControls(kept: unknown): ActivationExplorerControls | undefined {
  const parsed = v.safeParse(activationExplorerControls, kept);
  return parsed.success ? parsed.output : undefined;
}
