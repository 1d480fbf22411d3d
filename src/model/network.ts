/**
 * A plain value in a Keras / TensorFlow.js configuration. Initialisers, regularisers and wrapped layers are objects
 * of the form `{ className, config }`, as TensorFlow.js serialises them.
 */
export type ConfigValue =
  null | boolean | number | string | readonly ConfigValue[] | { readonly [key: string]: ConfigValue };

export type LayerConfig = Readonly<Record<string, ConfigValue>>;

/**
 * One layer in TensorFlow.js' own terms: `className` as TensorFlow.js registers it (`Dense`, `Conv2D`, `LeakyReLU`, ...) and
 * `config` as its factory takes it (`units`, `activation`, `inputShape`, `kernelInitializer`, ...).
 */
export interface LayerSpec {
  readonly className: string;
  readonly config: LayerConfig;
  /** The layers inside: all of a nested `Sequential`, the one inside a wrapper (`Bidirectional`, `TimeDistributed`). */
  readonly layers?: readonly LayerSpec[];
}

/** An optimiser by its TensorFlow.js factory name (`sgd`, `momentum`, `adam`, `rmsprop`, ...); the rate only if it was given. */
export interface OptimizerSpec {
  readonly name: string;
  readonly learningRate?: number;
}

/** A Sequential network as the engine takes it: layers in order and, if the model is compiled, its loss and optimiser. */
export interface NetworkSpec {
  readonly layers: readonly LayerSpec[];
  /** The loss by the name TensorFlow.js knows it by (`meanSquaredError`, `binaryCrossentropy`, ...). */
  readonly loss?: string;
  readonly optimizer?: OptimizerSpec;
}

/** The network alone, without where it stands in a source: what crosses to the worker, and what a result is true of. */
export function networkOf({ layers, loss, optimizer }: NetworkSpec): NetworkSpec {
  return {
    layers: layers.map(layerOf),
    ...(loss !== undefined && { loss }),
    ...(optimizer !== undefined && { optimizer }),
  };
}

function layerOf({ className, config, layers }: LayerSpec): LayerSpec {
  return { className, config, ...(layers !== undefined && { layers: layers.map(layerOf) }) };
}

/** Whether two networks are written alike, argument for argument. */
export function sameNetwork(one: NetworkSpec, other: NetworkSpec): boolean {
  return JSON.stringify(networkOf(one)) === JSON.stringify(networkOf(other));
}
