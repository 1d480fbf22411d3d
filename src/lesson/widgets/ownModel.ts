import * as v from 'valibot';
import { HIDDEN_ACTIVATIONS } from '../hiddenActivations.js';
import { KERNEL_INITIALIZERS } from '../kernelInitializers.js';
import { AS_WRITTEN } from '../ownNetwork.js';

export const ownActivationSchema = v.picklist([AS_WRITTEN, ...HIDDEN_ACTIVATIONS]);
export const ownInitializerSchema = v.picklist([AS_WRITTEN, ...KERNEL_INITIALIZERS]);

/** A model of the person's, by the id under which the host lists it, with the words it is called by. */
export const ownModel = v.strictObject({ id: v.string(), name: v.string(), file: v.string() });
export type OwnModel = v.InferOutput<typeof ownModel>;

const change = v.strictObject({ activation: ownActivationSchema, initializer: ownInitializerSchema });
export type OwnChange = v.InferOutput<typeof change>;

/** The person's model twice, each time with what is changed in its hidden layers. */
export const ownPair = v.strictObject({ model: ownModel, changes: v.tuple([change, change]) });
export type OwnPair = v.InferOutput<typeof ownPair>;

/** The comparison that comes first when a model is chosen: as it is, and with what the lesson recommends. */
export function firstOwnPair(model: OwnModel): OwnPair {
  return {
    model,
    changes: [
      { activation: AS_WRITTEN, initializer: AS_WRITTEN },
      { activation: 'relu', initializer: 'heNormal' },
    ],
  };
}

/** Controls with the person's model, or without it. */
export function withOwn<Own, Controls extends { own?: Own | undefined }>(
  { own: _before, ...lesson }: Controls,
  own: Own | undefined,
): Omit<Controls, 'own'> & { own?: Own } {
  return own === undefined ? lesson : { ...lesson, own };
}
