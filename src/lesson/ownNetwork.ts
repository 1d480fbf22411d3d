import type { LayerConfig, LayerSpec, NetworkSpec } from '../model/network.js';
import type { HiddenActivation } from './hiddenActivations.js';
import { initializerConfig, type KernelInitializer } from './kernelInitializers.js';

/** Leaves a layer of the person's network as the file has it. */
export const AS_WRITTEN = 'as-written';

export type OwnActivation = HiddenActivation | typeof AS_WRITTEN;
export type OwnInitializer = KernelInitializer | typeof AS_WRITTEN;

/** A hidden layer with weights of the person's network and its index; also that of the layer that holds its activation, if there is one. */
interface HiddenPlace {
  readonly layer: LayerSpec;
  readonly weights: number;
  activation?: number;
}

const WEIGHT_LAYERS: readonly string[] = ['Dense', 'Conv1D', 'Conv2D', 'Conv3D', 'SeparableConv2D', 'DepthwiseConv2D'];
const ACTIVATION_LAYERS: readonly string[] = ['Activation', 'ReLU', 'LeakyReLU', 'ELU', 'PReLU', 'ThresholdedReLU'];

/** The last layer with weights is the output: its activation belongs to the question, so lessons leave it alone. */
function hiddenPlaces({ layers }: NetworkSpec): readonly HiddenPlace[] {
  const places: HiddenPlace[] = [];
  for (const [index, layer] of layers.entries()) {
    const last = places.at(-1);
    if (WEIGHT_LAYERS.includes(layer.className)) places.push({ layer, weights: index });
    else if (last !== undefined && ACTIVATION_LAYERS.includes(layer.className)) last.activation ??= index;
  }
  return places.slice(0, -1);
}

/** Short names such as `dense 16` of the hidden layers whose activation a lesson can change, in order. */
export function hiddenLayerNames(network: NetworkSpec): readonly string[] {
  return hiddenPlaces(network).map(({ layer: { className, config } }) => {
    const size = config.units ?? config.filters;
    const name = `${className.charAt(0).toLowerCase()}${className.slice(1)}`;
    return typeof size === 'number' ? `${name} ${size}` : name;
  });
}

/** One activation for every hidden layer, in order; the network's own where there are fewer. */
export function withHiddenActivations(
  network: NetworkSpec,
  activations: readonly OwnActivation[],
  initializer: OwnInitializer,
): NetworkSpec {
  const replaced = new Map<number, readonly LayerSpec[]>();
  for (const [order, { layer, weights, activation: separate }] of hiddenPlaces(network).entries()) {
    const started: LayerSpec =
      initializer === AS_WRITTEN ? layer : withConfig(layer, { kernelInitializer: initializerConfig(initializer) });
    const activation = activations[order] ?? AS_WRITTEN;
    if (activation === AS_WRITTEN) replaced.set(weights, [started]);
    else if (separate !== undefined) {
      replaced.set(weights, [started]);
      replaced.set(separate, [activationLayer(activation)]);
    } else if (activation === 'leakyRelu') {
      replaced.set(weights, [withConfig(started, { activation: 'linear' }), activationLayer(activation)]);
    } else replaced.set(weights, [withConfig(started, { activation })]);
  }
  return { ...network, layers: network.layers.flatMap((layer, index) => replaced.get(index) ?? [layer]) };
}

function withConfig(layer: LayerSpec, change: LayerConfig): LayerSpec {
  return { ...layer, config: { ...layer.config, ...change } };
}

/** TensorFlow.js knows leaky ReLU only as a layer of its own. */
function activationLayer(activation: HiddenActivation): LayerSpec {
  return activation === 'leakyRelu'
    ? { className: 'LeakyReLU', config: {} }
    : { className: 'Activation', config: { activation } };
}

/** Number of features of one flat input row, or undefined for any other input. */
export function flatInputs({ layers: [first] }: NetworkSpec): number | undefined {
  const shape = first?.config.inputShape ?? first?.config.batchInputShape;
  const sizes = Array.isArray(shape) ? (shape as readonly unknown[]) : [];
  const row = first?.config.inputShape === undefined ? sizes.slice(1) : sizes;
  const [size] = row;
  if (row.length === 1 && typeof size === 'number') return size;
  const { inputDim } = first?.config ?? {};
  return typeof inputDim === 'number' ? inputDim : undefined;
}

/** Whether the network ends in one sigmoid unit, as a classifier of two classes does. */
export function endsInOneSigmoid({ layers }: NetworkSpec): boolean {
  const last = layers.at(-1);
  if (last?.className === 'Activation') {
    return last.config.activation === 'sigmoid' && layers.at(-2)?.config.units === 1;
  }
  return last?.className === 'Dense' && last.config.units === 1 && last.config.activation === 'sigmoid';
}
