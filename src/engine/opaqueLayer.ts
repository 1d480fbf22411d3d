import { dispose, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';
import type { RecordedWeight } from './layerRecorder.js';
import type { OpaqueLayer } from './networkPlan.js';
import { fillMask } from './noise.js';
import { RandomStream, streamUse } from './randomStream.js';

/** What an activation object of TensorFlow.js answers to. */
interface ActivationObject {
  apply(z: Tensor): Tensor;
  getClassName(): string;
}

/** A layer or cell of TensorFlow.js with what can lie inside it. */
interface Holder {
  readonly cell?: Holder;
  readonly cells?: readonly Holder[];
  readonly layer?: Holder;
  readonly forwardLayer?: Holder;
  readonly backwardLayer?: Holder;
  activation?: ActivationObject | null;
  /** Where a cell takes its masks from instead of from noise that no seed repeats. */
  dropoutFunc?: (ones: Tensor, rate: number) => Tensor;
  dropoutMask?: Tensor | Tensor[] | null;
  recurrentDropoutMask?: Tensor | Tensor[] | null;
}

function insideOf({ cell, cells = [], layer, forwardLayer, backwardLayer }: Holder): Holder[] {
  const own = [cell, ...cells, layer, forwardLayer, backwardLayer].filter((one) => one !== undefined);
  return own.flatMap((one) => [one, ...insideOf(one)]);
}

/** TensorFlow.js' own layer, applied to weights of ours, its activation's inputs observed and its dropout seeded. */
export function opaqueLayer(instance: layers.Layer, recorded: readonly RecordedWeight[]): OpaqueLayer {
  let z: Float32Array | null = null;
  const stream = new RandomStream();
  const holder = instance as unknown as Holder;
  const inside = insideOf(holder);
  for (const one of inside) {
    one.dropoutFunc = (ones, rate) => {
      const mask = new Float32Array(ones.size);
      fillMask(stream, mask, 0, mask.length, rate);
      return tensor(mask, ones.shape);
    };
  }
  const own = holder.activation;
  if (own !== undefined && own !== null && inside.length === 0) {
    // A name of its own keeps the layer from fusing the activation into its kernel, where the input could not be seen.
    holder.activation = {
      getClassName: () => 'observed',
      apply: (input) => {
        // Read at once: the layer's own scope disposes of the tensor.
        z = Float32Array.from(input.dataSync());
        return own.apply(input);
      },
    };
  }
  return {
    apply: (input, weights, { training, seed, draw, layer }) => {
      z = null;
      stream.moveTo(seed, streamUse.dropout, draw, layer);
      recorded.forEach((weight, index) => {
        weight.current = weights[index]!;
      });
      const output = instance.apply(input, { training }) as Tensor;
      for (const weight of recorded) weight.current = null;
      return { output, z };
    },
    release: () => {
      for (const one of inside) {
        dispose([one.dropoutMask, one.recurrentDropoutMask].flatMap((mask) => mask ?? []));
        one.dropoutMask = null;
        one.recurrentDropoutMask = null;
      }
    },
  };
}
