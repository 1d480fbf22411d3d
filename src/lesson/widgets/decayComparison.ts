import * as v from 'valibot';
import { gradientComparisonSetting } from './gradientComparison.js';
import { prediction } from './prediction.js';

const rule = v.strictObject({
  label: v.string(),
  base: v.pipe(v.number(), v.gtValue(0)),
  /** Written at the end of the drawn line. */
  remark: v.exactOptional(v.string()),
});

/** An invented decay, `base` to the power of the step, beside the measured one of two networks. */
export const decayComparisonOptions = v.strictObject({
  illustration: v.tuple([rule, rule]),
  setting: gradientComparisonSetting,
  /** The one input row. */
  input: v.pipe(v.array(v.number()), v.minLength(1)),
  prediction: v.exactOptional(prediction(['second-falls-at-every-step'], ['yes', 'no'])),
});
export type DecayComparisonOptions = v.InferOutput<typeof decayComparisonOptions>;
