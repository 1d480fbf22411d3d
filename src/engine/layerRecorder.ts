import type { DataType, Tensor } from '@tensorflow/tfjs-core';
import { layers, type LayerVariable } from '@tensorflow/tfjs-layers';
import type { Initializer } from '@tensorflow/tfjs-layers/dist/initializers';

/** A weight that a layer asked for while it was built. */
export interface RecordedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initializer: Initializer;
  readonly regularizer: Readonly<Record<string, unknown>> | null;
  readonly trainable: boolean;
  /** The tensor that the layer reads; set before the layer is applied. */
  current: Tensor | null;
}

interface Regularizer {
  getConfig(): Readonly<Record<string, unknown>>;
}

/** The methods of a layer that hand out weights; TensorFlow.js calls it on every layer and cell it builds. */
interface WeightOwner {
  addWeight(
    name: string,
    shape: readonly number[],
    dtype: DataType | null,
    initializer: Initializer,
    regularizer?: Regularizer | null,
    trainable?: boolean,
  ): LayerVariable;
}

let variableCount = 0;

/** Stands in for a layer's variable: it reads whatever tensor the pass has put there, so that gradients reach our tensors. */
function variableFor(weight: RecordedWeight): LayerVariable {
  const id = ++variableCount;
  const variable = {
    dtype: 'float32',
    shape: [...weight.shape],
    id,
    name: `${weight.name}_${id}`,
    originalName: weight.name,
    trainable: weight.trainable,
    constraint: null,
    read: () => {
      if (weight.current === null) throw new Error(`the weight ${weight.name} was read before it was drawn`);
      return weight.current;
    },
    write: () => variable,
    dispose: () => undefined,
  };
  return variable as unknown as LayerVariable;
}

/**
 * Runs `build` while every weight that a TensorFlow.js layer asks for is recorded instead of allocated, so that a network of any
 * size can be measured first and its layers then be applied to weights of ours.
 */
export function recordWeights<Value>(build: () => Value): {
  readonly value: Value;
  readonly weights: RecordedWeight[];
} {
  const owner = layers.Layer.prototype as unknown as WeightOwner;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- put back unchanged below, called by nobody meanwhile
  const original = owner.addWeight;
  const weights: RecordedWeight[] = [];
  owner.addWeight = (name, shape, _dtype, initializer, regularizer, trainable) => {
    const weight: RecordedWeight = {
      name,
      shape,
      initializer,
      regularizer: regularizer?.getConfig() ?? null,
      trainable: trainable ?? true,
      current: null,
    };
    weights.push(weight);
    return variableFor(weight);
  };
  try {
    return { value: build(), weights };
  } finally {
    owner.addWeight = original;
  }
}
