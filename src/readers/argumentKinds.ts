import { entryOf } from '../model/entryOf.js';
import type { UnknownKind } from '../model/modelDefinition.js';
import type { ConfigValue } from '../model/network.js';

const SHAPES: ReadonlySet<string> = new Set(['inputShape', 'batchInputShape', 'targetShape', 'dims']);

const NUMBERS: ReadonlySet<string> = new Set([
  'units',
  'rate',
  'filters',
  'kernelSize',
  'strides',
  'poolSize',
  'inputDim',
  'outputDim',
  'inputLength',
  'n',
  'learningRate',
  'alpha',
  'axis',
  'batchSize',
  'maskValue',
  'stddev',
  'depthMultiplier',
  'dilationRate',
  'dropout',
  'recurrentDropout',
  'momentum',
  'epsilon',
  'theta',
  'scale',
  'offset',
  'height',
  'width',
  'numTokens',
]);

const BOOLEANS: ReadonlySet<string> = new Set([
  'useBias',
  'returnSequences',
  'returnState',
  'stateful',
  'goBackwards',
  'unroll',
  'trainable',
  'center',
  'maskZero',
]);

const STRINGS: ReadonlySet<string> = new Set([
  'activation',
  'recurrentActivation',
  'padding',
  'dataFormat',
  'mergeMode',
  'interpolation',
  'loss',
  'optimizer',
  'name',
  'dtype',
  'kernelInitializer',
  'biasInitializer',
  'recurrentInitializer',
  'embeddingsInitializer',
]);

/** What kind of value an argument of a layer takes. */
export function kindOfArgument(argument: string): UnknownKind {
  if (SHAPES.has(argument)) return 'shape';
  if (NUMBERS.has(argument)) return 'number';
  if (BOOLEANS.has(argument)) return 'boolean';
  return STRINGS.has(argument) ? 'string' : 'other';
}

const TYPICAL: Readonly<Record<string, readonly ConfigValue[]>> = {
  units: [16, 32],
  rate: [0.2, 0.5],
  filters: [16, 32],
  kernelSize: [3, 5],
  poolSize: [2],
  strides: [1, 2],
  inputDim: [1000],
  outputDim: [16],
  inputLength: [20],
  n: [10],
  learningRate: [0.001, 0.01],
  dropout: [0, 0.2],
  recurrentDropout: [0],
  activation: ['relu', 'tanh', 'sigmoid'],
  recurrentActivation: ['sigmoid'],
  padding: ['same', 'valid'],
  kernelInitializer: ['glorotUniform', 'heNormal'],
  loss: ['meanSquaredError', 'categoricalCrossentropy', 'binaryCrossentropy'],
  optimizer: ['adam', 'sgd'],
};

const TYPICAL_SHAPES: Readonly<Record<string, readonly ConfigValue[]>> = {
  Conv1D: [[100, 1]],
  Conv2D: [[28, 28, 1]],
  MaxPooling2D: [[28, 28, 1]],
  DepthwiseConv2D: [[28, 28, 1]],
  SeparableConv2D: [[28, 28, 1]],
  Conv3D: [[16, 16, 16, 1]],
  LSTM: [[20, 4]],
  GRU: [[20, 4]],
  SimpleRNN: [[20, 4]],
  Bidirectional: [[20, 4]],
  TimeDistributed: [[20, 4]],
  Flatten: [[28, 28]],
};

/** Typical values of an argument, for where the text offers none; `partial` is the known part of a list, null elsewhere. */
export function typicalValues(argument: string, className: string | undefined, partial?: ConfigValue): ConfigValue[] {
  if (argument !== 'inputShape') return [...(entryOf(TYPICAL, argument) ?? [])];
  if (Array.isArray(partial) && partial.length > 0) {
    return [(partial as readonly ConfigValue[]).map((size) => size ?? 10)];
  }
  const shapes = className === undefined ? undefined : entryOf(TYPICAL_SHAPES, className);
  return [...(shapes ?? [[10], [4]])];
}
