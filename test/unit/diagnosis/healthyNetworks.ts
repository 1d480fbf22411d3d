import type { NetworkSpec } from '../../../src/model/network.js';
import { dense, layer, perceptron, repeated } from './networkBuilder.js';

/** Activations with the initialisers that are known to suit them, and TensorFlow.js' default, which people run. */
const PAIRS: readonly (readonly [activation: string, initializer: string])[] = [
  ['relu', 'heNormal'],
  ['relu', 'heUniform'],
  ['relu', 'glorotNormal'],
  ['relu6', 'heNormal'],
  ['tanh', 'glorotUniform'],
  ['tanh', 'glorotNormal'],
  ['selu', 'leCunNormal'],
  ['elu', 'heNormal'],
  ['elu', 'glorotNormal'],
  ['gelu', 'heNormal'],
  ['swish', 'heNormal'],
  ['mish', 'heNormal'],
  ['softsign', 'glorotNormal'],
];

const SHAPES: readonly (readonly [depth: number, width: number])[] = [
  [1, 8],
  [1, 128],
  [2, 4],
  [2, 16],
  [2, 64],
  [3, 32],
  [3, 128],
  [4, 8],
  [5, 64],
  [8, 32],
];

const TASKS: readonly (readonly [name: string, output: readonly [number, string?], loss: string])[] = [
  ['two classes', [1, 'sigmoid'], 'binaryCrossentropy'],
  ['regression', [1], 'meanSquaredError'],
  ['ten classes', [10, 'softmax'], 'categoricalCrossentropy'],
];

const perceptrons = PAIRS.flatMap(([activation, initializer]) =>
  SHAPES.flatMap(([depth, width]) =>
    TASKS.map(([task, output, loss]): readonly [string, NetworkSpec] => [
      `${depth} x ${width} ${activation} ${initializer}, ${task}`,
      perceptron({ inputs: 10, hidden: repeated(depth, width), activation, initializer, output, loss }),
    ]),
  ),
);

const convolution = (filters: number, kernelSize: number, more = {}) =>
  layer('Conv2D', { filters, kernelSize, activation: 'relu', ...more });
const pooling = layer('MaxPooling2D', { poolSize: 2 });
const flatten = layer('Flatten');
const batchNormalization = layer('BatchNormalization');

const crossentropy = 'categoricalCrossentropy';
const squaredError = 'meanSquaredError';

const others: Readonly<Record<string, NetworkSpec>> = {
  'linear regression of one variable': { layers: [dense(1, undefined, { inputShape: [1] })], loss: squaredError },
  'linear regression of ten variables': { layers: [dense(1, undefined, { inputShape: [10] })], loss: squaredError },
  'logistic regression': { layers: [dense(1, 'sigmoid', { inputShape: [4] })], loss: 'binaryCrossentropy' },
  'logistic regression from zeros': {
    layers: [dense(1, 'sigmoid', { inputShape: [4], kernelInitializer: 'zeros' })],
    loss: 'binaryCrossentropy',
  },
  'softmax regression': { layers: [dense(3, 'softmax', { inputShape: [4] })], loss: crossentropy },
  'exclusive or, relu': perceptron({ inputs: 2, hidden: [8], activation: 'relu', loss: squaredError }),
  'exclusive or, tanh': perceptron({ inputs: 2, hidden: [4], activation: 'tanh', loss: 'binaryCrossentropy' }),
  'exclusive or, sigmoid': perceptron({ inputs: 2, hidden: [4], activation: 'sigmoid', loss: squaredError }),
  'curve, two sigmoid layers': perceptron({
    inputs: 1,
    hidden: [50, 50],
    activation: 'sigmoid',
    output: [1],
    loss: squaredError,
  }),
  'house prices': perceptron({
    inputs: 12,
    hidden: [50, 50],
    activation: 'sigmoid',
    initializer: 'leCunNormal',
    output: [1],
    loss: squaredError,
  }),
  iris: perceptron({ inputs: 4, hidden: [10], activation: 'sigmoid', output: [3, 'softmax'], loss: crossentropy }),
  'colour classifier': perceptron({
    inputs: 3,
    hidden: [16],
    activation: 'sigmoid',
    output: [9, 'softmax'],
    loss: crossentropy,
  }),
  'softmax with squared error': perceptron({
    inputs: 6,
    hidden: [20, 20],
    activation: 'relu',
    output: [3, 'softmax'],
    loss: squaredError,
  }),
  'two softmax units, binary': perceptron({
    inputs: 6,
    hidden: [20],
    activation: 'relu',
    output: [2, 'softmax'],
    loss: 'binaryCrossentropy',
  }),
  'many labels': perceptron({
    inputs: 30,
    hidden: [64],
    activation: 'relu',
    output: [8, 'sigmoid'],
    loss: 'binaryCrossentropy',
  }),
  'margin with tanh': perceptron({ inputs: 10, hidden: [16], activation: 'relu', output: [1, 'tanh'], loss: 'hinge' }),
  'Part 1 with He': perceptron({ inputs: 2, hidden: repeated(4, 8), activation: 'relu', initializer: 'heNormal' }),
  'Part 5 with relu': perceptron({
    inputs: 10,
    hidden: [32, 16, 8],
    activation: 'relu',
    initializer: 'glorotUniform',
    loss: 'binaryCrossentropy',
  }),
  'Part 5 with tanh': perceptron({
    inputs: 10,
    hidden: [32, 16, 8],
    activation: 'tanh',
    initializer: 'glorotUniform',
    loss: 'binaryCrossentropy',
  }),
  autoencoder: {
    layers: [
      dense(64, 'relu', { inputShape: [100] }),
      dense(16, 'relu'),
      dense(4, 'relu'),
      dense(16, 'relu'),
      dense(64, 'relu'),
      dense(100, 'sigmoid'),
    ],
    loss: squaredError,
  },
  'behind a single unit, as in a well-known example': {
    layers: [
      dense(1, undefined, { inputShape: [1] }),
      ...repeated(3, 50).map((width) => dense(width, 'relu')),
      dense(1),
    ],
    loss: squaredError,
  },
  'an output that starts from zeros': {
    layers: [
      layer('Flatten', { inputShape: [7, 7, 16] }),
      dense(16, 'relu', { kernelInitializer: 'varianceScaling' }),
      dense(1, 'linear', { kernelInitializer: 'zeros', useBias: false }),
    ],
    loss: squaredError,
  },
  'narrowing relu': perceptron({
    inputs: 20,
    hidden: [128, 64, 32, 16, 8],
    activation: 'relu',
    initializer: 'heNormal',
  }),
  'narrowing tanh': perceptron({
    inputs: 20,
    hidden: [128, 64, 32, 16, 8],
    activation: 'tanh',
    initializer: 'glorotUniform',
  }),
  'strongly narrowing relu': perceptron({
    inputs: 100,
    hidden: [512, 64, 8],
    activation: 'relu',
    initializer: 'heNormal',
    output: [1],
    loss: squaredError,
  }),
  'widening relu': perceptron({
    inputs: 8,
    hidden: [16, 64, 256],
    activation: 'relu',
    initializer: 'heNormal',
    output: [10, 'softmax'],
    loss: crossentropy,
  }),
  'wide relu, squared error': perceptron({
    inputs: 10,
    hidden: repeated(3, 256),
    activation: 'relu',
    initializer: 'heNormal',
    output: [1],
    loss: squaredError,
  }),
  dropout: {
    layers: [
      dense(64, 'relu', { inputShape: [20], kernelInitializer: 'heNormal' }),
      layer('Dropout', { rate: 0.5 }),
      dense(64, 'relu', { kernelInitializer: 'heNormal' }),
      layer('Dropout', { rate: 0.5 }),
      dense(10, 'softmax'),
    ],
    loss: crossentropy,
  },
  'batch normalisation behind sigmoid': {
    layers: [
      dense(32, 'sigmoid', { inputShape: [10] }),
      ...repeated(4, 32).flatMap((width) => [batchNormalization, dense(width, 'sigmoid')]),
      batchNormalization,
      dense(1, 'sigmoid'),
    ],
  },
  'batch normalisation in front of relu': {
    layers: [
      dense(32, undefined, { inputShape: [10], useBias: false }),
      ...repeated(5, 32).flatMap((width) => [
        batchNormalization,
        layer('Activation', { activation: 'relu' }),
        dense(width, undefined, { useBias: false }),
      ]),
      batchNormalization,
      layer('ReLU'),
      dense(3, 'softmax'),
    ],
    loss: crossentropy,
  },
  'leaky relu layers': {
    layers: [
      dense(32, undefined, { inputShape: [10], kernelInitializer: 'heNormal' }),
      layer('LeakyReLU'),
      dense(32, undefined, { kernelInitializer: 'heNormal' }),
      layer('LeakyReLU', { alpha: 0.1 }),
      dense(32, undefined, { kernelInitializer: 'heNormal' }),
      layer('ELU'),
      dense(1, 'sigmoid'),
    ],
    loss: 'binaryCrossentropy',
  },
  'digits, convolutional': {
    layers: [
      convolution(4, 3, { inputShape: [14, 14, 1], kernelInitializer: 'varianceScaling' }),
      pooling,
      convolution(8, 3, { kernelInitializer: 'varianceScaling' }),
      pooling,
      flatten,
      dense(10, 'softmax', { kernelInitializer: 'varianceScaling' }),
    ],
    loss: crossentropy,
  },
  'digits at full size, convolutional': {
    layers: [
      convolution(16, 3, { inputShape: [28, 28, 1] }),
      pooling,
      convolution(32, 3),
      pooling,
      convolution(32, 3),
      flatten,
      dense(64, 'relu'),
      dense(10, 'softmax'),
    ],
    loss: crossentropy,
  },
  'images, convolutional': {
    layers: [
      convolution(4, 3, { inputShape: [12, 12, 3] }),
      convolution(4, 3),
      pooling,
      convolution(8, 2),
      flatten,
      dense(32, 'relu'),
      layer('Dropout', { rate: 0.25 }),
      dense(10, 'softmax'),
    ],
    loss: crossentropy,
  },
  'deep convolutional, He': {
    layers: [
      convolution(4, 3, { inputShape: [6, 6, 3], kernelInitializer: 'heNormal', padding: 'same' }),
      ...repeated(5, 4).map((filters) => convolution(filters, 3, { kernelInitializer: 'heNormal', padding: 'same' })),
      layer('GlobalAveragePooling2D'),
      dense(10, 'softmax'),
    ],
    loss: crossentropy,
  },
  separable: {
    layers: [
      layer('SeparableConv2D', { filters: 16, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 3] }),
      pooling,
      layer('SeparableConv2D', { filters: 16, kernelSize: 3, activation: 'relu' }),
      flatten,
      dense(4, 'softmax'),
    ],
    loss: crossentropy,
  },
  'time series, convolutional': {
    layers: [
      layer('Conv1D', { filters: 8, kernelSize: 3, activation: 'relu', inputShape: [20, 2] }),
      layer('MaxPooling1D', { poolSize: 2 }),
      layer('Conv1D', { filters: 16, kernelSize: 3, activation: 'relu' }),
      flatten,
      dense(1),
    ],
    loss: squaredError,
  },
  lstm: { layers: [layer('LSTM', { units: 16, inputShape: [10, 4] }), dense(1)], loss: squaredError },
  'two lstm': {
    layers: [
      layer('LSTM', { units: 16, inputShape: [10, 4], returnSequences: true }),
      layer('LSTM', { units: 16 }),
      dense(8, 'relu'),
      dense(3, 'softmax'),
    ],
    loss: crossentropy,
  },
  'three lstm': {
    layers: [
      layer('LSTM', { units: 8, inputShape: [8, 4], returnSequences: true }),
      layer('LSTM', { units: 8, returnSequences: true }),
      layer('LSTM', { units: 8 }),
      dense(3, 'softmax'),
    ],
    loss: crossentropy,
  },
  gru: { layers: [layer('GRU', { units: 16, inputShape: [10, 4] }), dense(1)], loss: squaredError },
  'simple recurrent': {
    layers: [layer('SimpleRNN', { units: 16, inputShape: [10, 4] }), dense(1)],
    loss: squaredError,
  },
  'text, lstm': {
    layers: [
      layer('Embedding', { inputDim: 100, outputDim: 16, inputLength: 12 }),
      layer('LSTM', { units: 16 }),
      dense(1, 'sigmoid'),
    ],
    loss: 'binaryCrossentropy',
  },
  'text, pooled': {
    layers: [
      layer('Embedding', { inputDim: 100, outputDim: 16, inputLength: 12 }),
      layer('GlobalAveragePooling1D'),
      dense(16, 'relu'),
      dense(1, 'sigmoid'),
    ],
    loss: 'binaryCrossentropy',
  },
};

const optimizers = [
  { name: 'sgd', learningRate: 0.1 },
  { name: 'sgd', learningRate: 0.01 },
  { name: 'momentum', learningRate: 0.01 },
  { name: 'adam', learningRate: 0.001 },
  { name: 'adam', learningRate: 0.01 },
  { name: 'rmsprop', learningRate: 0.001 },
  { name: 'adagrad', learningRate: 0.01 },
];

const compiled = optimizers.flatMap((optimizer) =>
  [[16], [64, 64], [32, 16, 8]].map((hidden): readonly [string, NetworkSpec] => [
    `${hidden.join('-')} relu with ${optimizer.name} ${optimizer.learningRate}`,
    {
      ...perceptron({ inputs: 10, hidden, activation: 'relu', initializer: 'heNormal', loss: 'binaryCrossentropy' }),
      optimizer,
    },
  ]),
);

/** Networks that learn, by name: none of them may get a finding. */
export const healthyNetworks: readonly (readonly [name: string, network: NetworkSpec])[] = [
  ...perceptrons,
  ...Object.entries(others),
  ...compiled,
];
