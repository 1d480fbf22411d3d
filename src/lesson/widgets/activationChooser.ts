import * as v from 'valibot';
import { activationSchema, drawsSchema, initializerSchema, seedSchema } from './gradientComparison.js';
import { ownActivationSchema, ownInitializerSchema, ownModel } from './ownModel.js';
import { prediction } from './prediction.js';

const activationChooserSetting = v.strictObject({
  /** One activation per hidden layer. */
  activations: v.pipe(v.array(activationSchema), v.minLength(1)),
  initializer: initializerSchema,
  target: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  seed: seedSchema,
  draws: drawsSchema,
});

/** What a person sets: instead of the lesson's network it may be a model of theirs, with what is changed in it. */
export const activationChooserControls = v.strictObject({
  ...activationChooserSetting.entries,
  own: v.exactOptional(
    v.strictObject({
      model: ownModel,
      /** Hidden layers by name, with one activation for each. */
      layers: v.array(v.string()),
      activations: v.array(ownActivationSchema),
      initializer: ownInitializerSchema,
    }),
  ),
});
export type ActivationChooserControls = v.InferOutput<typeof activationChooserControls>;

/** A network whose hidden activations are chosen one by one, checked against a mark. */
export const activationChooserOptions = v.pipe(
  v.strictObject({
    setting: activationChooserSetting,
    inputs: v.pipe(v.number(), v.integer(), v.minValue(1)),
    hiddenUnits: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.minLength(1)),
    /** Every layer must get more than this. */
    mark: v.pipe(v.number(), v.gtValue(0)),
    prediction: v.exactOptional(prediction(['passes'], ['yes', 'no'])),
  }),
  v.check(
    ({ setting, hiddenUnits }) => setting.activations.length === hiddenUnits.length,
    'there must be one activation per hidden layer',
  ),
);
export type ActivationChooserOptions = v.InferOutput<typeof activationChooserOptions>;

/** Controls that were kept, or undefined if they are not of this version's form. */
export function parseChooserControls(kept: unknown, layers: number): ActivationChooserControls | undefined {
  const parsed = v.safeParse(activationChooserControls, kept);
  return parsed.success && parsed.output.activations.length === layers ? parsed.output : undefined;
}
