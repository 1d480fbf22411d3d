import { readdirSync, readFileSync } from 'node:fs';
import { flatten } from '../../../src/engine/nestedNumbers.js';
import type { CheckRequest, NestedNumbers } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from '../../../src/model/network.js';

type Encoded = number | string | readonly Encoded[];

export interface OracleGradient {
  readonly value: Encoded;
  readonly meanAbs: Encoded;
  readonly maxAbs: Encoded;
  readonly l2: Encoded;
  readonly zeroFraction: number;
  readonly analyticallyZero?: boolean;
  readonly notebookVerdict?: string;
}

interface OracleLayer {
  readonly type: string;
  readonly weights?: Readonly<Record<string, Encoded>>;
  readonly output: Encoded;
  readonly outputStats?: Readonly<Record<string, number>>;
  readonly grads?: Readonly<Record<string, OracleGradient>>;
  readonly [argument: string]: unknown;
}

export interface OracleCase {
  readonly id: string;
  readonly loss: string;
  readonly tags: readonly string[];
  readonly x: Encoded;
  readonly y: Encoded;
  readonly layers: readonly OracleLayer[];
  readonly lossValue: Encoded;
  readonly finite: boolean;
  readonly float32: { readonly lossValue: Encoded; readonly maxGradErrorRelativeToTensorMax: Encoded | null };
}

/** NaN and the infinities are strings in the files. */
export function decode(value: Encoded): NestedNumbers {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value === 'NaN' ? NaN : value === 'Infinity' ? Infinity : -Infinity;
  return value.map(decode);
}

export const number = (value: Encoded): number => decode(value) as number;

export const flatNumbers = (value: Encoded): readonly number[] => [...flatten(decode(value))];

/** The names of weights that the oracle gives gradients of. */
export const gradientNames = ['kernel', 'recurrentKernel', 'bias', 'gamma', 'beta'];

const folder = new URL('../../reference/', import.meta.url);

/** The cases of every `gradients*.json` among the reference files. */
export function oracleCases(): readonly OracleCase[] {
  const files = readdirSync(folder).filter((name) => /^gradients.*\.json$/.test(name));
  return files.flatMap(
    (name) => (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { cases: OracleCase[] }).cases,
  );
}

const classNames: Readonly<Record<string, string>> = {
  dense: 'Dense',
  activation: 'Activation',
  flatten: 'Flatten',
  dropout: 'Dropout',
  batchNormalization: 'BatchNormalization',
  conv2d: 'Conv2D',
  maxPooling2d: 'MaxPooling2D',
  simpleRNN: 'SimpleRNN',
  lstm: 'LSTM',
};

const losses: Readonly<Record<string, string>> = {
  squared_error_sum: 'squaredErrorSum',
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  huber_delta1: 'huber',
  bce_probs_clip: 'binaryCrossentropy',
  // Keras adds its fuzz factor inside the logarithms once more; beside the clipping that is below single precision.
  bce_probs_clip_plus_eps: 'binaryCrossentropy',
  bce_from_logits: 'sigmoidCrossEntropy',
  cce_probs_clip: 'categoricalCrossentropy',
};

const passedOn = [
  'units',
  'rate',
  'axis',
  'epsilon',
  'momentum',
  'filters',
  'kernelSize',
  'strides',
  'padding',
  'recurrentActivation',
  'returnSequences',
  'useBias',
];

const order = [
  'kernel',
  'depthwiseKernel',
  'recurrentKernel',
  'bias',
  'gamma',
  'beta',
  'moving_mean',
  'moving_variance',
];

/** A case in the engine's terms; `indices` leads from the case's layers to the network's, which may be more. */
export function oracleNetwork(oracle: OracleCase): {
  readonly network: NetworkSpec;
  readonly weights: readonly (readonly NestedNumbers[])[];
  readonly indices: readonly number[];
  readonly training: boolean;
} {
  const layers: LayerSpec[] = [];
  const weights: NestedNumbers[][] = [];
  const indices: number[] = [];
  const fromLogits = oracle.loss === 'bce_from_logits';
  oracle.layers.forEach((layer, index) => {
    const config: Record<string, ConfigValue> = {};
    for (const name of passedOn) if (layer[name] !== undefined) config[name] = layer[name] as ConfigValue;
    if (layer.type === 'maxPooling2d') config.poolSize = layer.pool_size as ConfigValue;
    const activation = typeof layer.activation === 'string' ? layer.activation : undefined;
    const leaky = activation === undefined ? null : /^leakyRelu_(.*)$/.exec(activation);
    const last = index === oracle.layers.length - 1;
    if (activation !== undefined && leaky === null) {
      const renamed = { gelu_exact: 'gelu', gelu_tanh: 'gelu_new' }[activation] ?? activation;
      config.activation = last && fromLogits ? 'linear' : renamed;
    }
    if (index === 0) config.inputShape = shapeOfRow(oracle.x);
    indices.push(layers.length);
    layers.push({ className: classNames[layer.type] ?? layer.type, config });
    const own = layer.weights ?? {};
    weights.push(order.flatMap((name) => (own[name] === undefined ? [] : [decode(own[name])])));
    if (leaky !== null) {
      layers.push({ className: 'LeakyReLU', config: { alpha: Number(leaky[1]) } });
      weights.push([]);
    }
  });
  return {
    network: { layers, loss: losses[oracle.loss] ?? oracle.loss },
    weights,
    indices,
    training: oracle.layers.every((layer) => layer.training !== false),
  };
}

/** A check of a case at its own weights. */
export function oracleRequest(oracle: OracleCase): CheckRequest {
  const { network, weights } = oracleNetwork(oracle);
  const data = { kind: 'rows', x: decode(oracle.x), y: decode(oracle.y) } as const;
  return { network, weights, data, seed: 1, draws: 1, marks: COURSE_MARKS };
}

function shapeOfRow(x: Encoded): number[] {
  const shape: number[] = [];
  for (let part: Encoded | undefined = (x as Encoded[])[0]; Array.isArray(part); part = (part as Encoded[])[0]) {
    shape.push((part as Encoded[]).length);
  }
  return shape;
}
