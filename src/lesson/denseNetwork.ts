import type { ConfigValue, LayerSpec, NetworkSpec } from '../model/network.js';
import type { HiddenActivation } from './hiddenActivations.js';
import { initializerConfig, type KernelInitializer } from './kernelInitializers.js';

export interface HiddenLayer {
  readonly units: number;
  readonly activation: HiddenActivation;
}

/** A stack of dense layers as the lessons use it: hidden layers and one output layer, all with zero biases. */
export interface DenseNetwork {
  readonly inputs: number;
  readonly hidden: readonly HiddenLayer[];
  readonly initializer: KernelInitializer;
  readonly outputUnits: number;
  readonly outputActivation: 'sigmoid' | 'softmax' | 'linear';
}

/**
 * Writes a dense network in TensorFlow.js' terms. TensorFlow.js knows leaky ReLU only as a layer of its own, so it follows
 * its dense layer; every other activation is an argument of the dense layer.
 */
export function denseNetworkSpec(network: DenseNetwork): NetworkSpec {
  const kernelInitializer = initializerConfig(network.initializer);
  const dense = (units: number, activation: string, first: boolean): LayerSpec => {
    const config: Record<string, ConfigValue> = {
      units,
      activation,
      kernelInitializer,
      biasInitializer: 'zeros',
      ...(first && { inputShape: [network.inputs] }),
    };
    return { className: 'Dense', config };
  };
  const hidden = network.hidden.flatMap(({ units, activation }, index): LayerSpec[] =>
    activation === 'leakyRelu'
      ? [dense(units, 'linear', index === 0), { className: 'LeakyReLU', config: {} }]
      : [dense(units, activation, index === 0)],
  );
  return { layers: [...hidden, dense(network.outputUnits, network.outputActivation, hidden.length === 0)] };
}

/** Hidden layers of equal width; `depth` counts every dense layer including the output, as the lessons do. */
export function equalHiddenLayers(depth: number, width: number, activation: HiddenActivation): readonly HiddenLayer[] {
  return Array.from({ length: depth - 1 }, () => ({ units: width, activation }));
}
