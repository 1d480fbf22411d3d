import { ACTIVATION_LAYERS } from '../model/activationLayers.js';
import { entryOf } from '../model/entryOf.js';
import type { LayerPath } from '../model/fix.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from '../model/network.js';

/** A layer with its place. */
export interface PlacedLayer {
  readonly path: LayerPath;
  readonly spec: LayerSpec;
}

const RECURRENT = new Set(['SimpleRNN', 'GRU', 'LSTM', 'ConvLSTM2D']);

/** The argument that initialises a layer's kernel, by class; the first is the one that decides the size of its outputs. */
const KERNEL_INITIALIZERS: Readonly<Record<string, readonly string[]>> = {
  Dense: ['kernelInitializer'],
  Conv1D: ['kernelInitializer'],
  Conv2D: ['kernelInitializer'],
  Conv3D: ['kernelInitializer'],
  Conv2DTranspose: ['kernelInitializer'],
  Conv3DTranspose: ['kernelInitializer'],
  SeparableConv2D: ['depthwiseInitializer', 'pointwiseInitializer'],
  DepthwiseConv2D: ['depthwiseInitializer'],
  SimpleRNN: ['kernelInitializer', 'recurrentInitializer'],
  GRU: ['kernelInitializer', 'recurrentInitializer'],
  LSTM: ['kernelInitializer', 'recurrentInitializer'],
  ConvLSTM2D: ['kernelInitializer', 'recurrentInitializer'],
  Embedding: ['embeddingsInitializer'],
};

/** Layers that pass every value on as it is, so that the activation before them is still the output's. */
const PASSES_VALUES_ON = new Set([
  'Dropout',
  'SpatialDropout1D',
  'Flatten',
  'Reshape',
  'Permute',
  'RepeatVector',
  'Masking',
]);

/** Every layer from input to output; nested models and wrappers come before what they hold. */
export function placedLayers(network: NetworkSpec): readonly PlacedLayer[] {
  const placed = (layers: readonly LayerSpec[], above: LayerPath): readonly PlacedLayer[] =>
    layers.flatMap((spec, index) => {
      const path = [...above, index];
      return [{ path, spec }, ...placed(spec.layers ?? [], path)];
    });
  return placed(network.layers, []);
}

/** The layer at a path. */
export function layerAt(network: NetworkSpec, path: LayerPath): LayerSpec | undefined {
  let layers: readonly LayerSpec[] | undefined = network.layers;
  let found: LayerSpec | undefined;
  for (const index of path) {
    found = layers?.[index];
    layers = found?.layers;
  }
  return found;
}

/** The initialiser arguments of a layer's kernels; none for a layer without a kernel. */
export function kernelInitializers(className: string): readonly string[] {
  return entryOf(KERNEL_INITIALIZERS, className) ?? [];
}

/** Whether a layer steps through time. */
export function isRecurrent(className: string): boolean {
  return RECURRENT.has(className);
}

/** The layers that have a kernel, from input to output; the last of them is the output layer. */
export function kernelLayers(network: NetworkSpec): readonly PlacedLayer[] {
  return placedLayers(network).filter(({ spec }) => kernelInitializers(spec.className).length > 0);
}

/** The layers with a kernel before the output layer. */
export function hiddenLayers(network: NetworkSpec): readonly PlacedLayer[] {
  return kernelLayers(network).slice(0, -1);
}

/** The activation function that a layer applies; `linear` for a layer with a kernel that names none, undefined for others. */
export function activationOf({ className, config }: LayerSpec): string | undefined {
  const alone = entryOf(ACTIVATION_LAYERS, className);
  if (alone !== undefined) return alone;
  const { activation } = config;
  if (typeof activation === 'string') return activation;
  if (isRecurrent(className)) return 'tanh';
  return kernelInitializers(className).length > 0 ? 'linear' : undefined;
}

/** What a network puts out and through which function, as far as its text tells. */
export interface Output {
  /** The last layer with a kernel. */
  readonly layer: PlacedLayer;
  /** The layer that applies the final activation: the same one or an activation layer after it. */
  readonly activationLayer: PlacedLayer;
  readonly activation: string;
  /** Number of units or filters, undefined if it is not a plain number. */
  readonly units: number | undefined;
}

/** The output layer and its activation; undefined where another layer, such as a pooling, has the last word. */
export function outputOf(network: NetworkSpec): Output | undefined {
  const layer = kernelLayers(network).at(-1);
  if (layer === undefined) return undefined;
  const layers = placedLayers(network);
  const after = layers.slice(layers.findIndex(({ path }) => samePath(path, layer.path)) + 1);
  const changing = after.filter(({ spec }) => !PASSES_VALUES_ON.has(spec.className));
  const activationLayer = changing.at(-1) ?? layer;
  if (changing.length > 1) return undefined;
  const activation = activationOf(activationLayer.spec);
  if (activation === undefined) return undefined;
  const own = activationOf(layer.spec);
  if (activationLayer !== layer && own !== 'linear') return undefined;
  const units = layer.spec.config.units ?? layer.spec.config.filters;
  return { layer, activationLayer, activation, units: typeof units === 'number' ? units : undefined };
}

/** Whether two paths name the same layer. */
export function samePath(one: LayerPath, other: LayerPath): boolean {
  return one.length === other.length && one.every((index, level) => index === other[level]);
}

/** An initialiser's class name, `HeNormal` for `heNormal`; undefined for a value that is none. */
export function initializerClass(value: ConfigValue | undefined): string | undefined {
  const name =
    typeof value === 'object' && value !== null && 'className' in value ? value.className : (value ?? undefined);
  return typeof name === 'string' ? name.charAt(0).toUpperCase() + name.slice(1) : undefined;
}

/** The layer that names a layer's activation: itself, or the activation layer right behind it. */
export function activationPlace(network: NetworkSpec, path: LayerPath): LayerPath {
  const own = innermost(network, path);
  const spec = layerAt(network, own);
  if (spec === undefined || spec.config.activation !== undefined) return own;
  const layers = placedLayers(network);
  const next = layers[layers.findIndex((layer) => samePath(layer.path, own)) + 1];
  if (next === undefined) return own;
  const { className } = next.spec;
  return className === 'Activation' || entryOf(ACTIVATION_LAYERS, className) !== undefined ? next.path : own;
}

/** The layer inside a wrapper such as `TimeDistributed`; the path itself for other layers. */
export function innermost(network: NetworkSpec, path: LayerPath): LayerPath {
  const spec = layerAt(network, path);
  return spec?.layers !== undefined && spec.className !== 'Sequential' ? [...path, 0] : path;
}
