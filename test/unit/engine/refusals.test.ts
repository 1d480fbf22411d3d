import { describe, expect, test } from 'vitest';
import { prepareCheck } from '../../../src/engine/prepareCheck.js';
import type { CheckData, CheckRequest, NestedNumbers } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { ConfigValue, LayerConfig, LayerSpec, NetworkSpec } from '../../../src/model/network.js';
import type { Problem } from '../../../src/model/result.js';

const layer = (className: string, config: LayerConfig = {}, layers?: readonly LayerSpec[]): LayerSpec => ({
  className,
  config,
  ...(layers && { layers }),
});
const dense = (config: LayerConfig): LayerSpec => layer('Dense', { units: 2, ...config });
const first = dense({ inputShape: [3] });
const embedding = layer('Embedding', { inputDim: 5, outputDim: 2, inputLength: 3 });

const request = (network: NetworkSpec, more: Partial<CheckRequest> = {}): CheckRequest => ({
  network,
  data: { kind: 'random', batchSize: 4 },
  seed: 1,
  draws: 2,
  marks: COURSE_MARKS,
  ...more,
});

function problem(network: NetworkSpec, more: Partial<CheckRequest> = {}): Problem {
  const check = prepareCheck(request(network, more));
  if (check.ok) throw new Error('there was no problem');
  return check.problem;
}

const filled = (rows: number, value: NestedNumbers) => new Array<NestedNumbers>(rows).fill(value);

describe('an argument of a layer', () => {
  const conv = (config: LayerConfig) => [
    layer('Conv2D', { filters: 2, kernelSize: 3, inputShape: [8, 8, 1], ...config }),
  ];

  test.each<[string, readonly LayerSpec[], string, string]>([
    [
      'a size in words',
      [dense({ units: 'four', inputShape: [3] })],
      'units',
      'units must be a whole number of 1 or more, not "four"',
    ],
    [
      'a size in a list',
      [dense({ units: [4], inputShape: [3] })],
      'units',
      'units must be a whole number of 1 or more, not [4]',
    ],
    ['no size', [dense({ units: null, inputShape: [3] })], 'units', 'units is missing; give it a value'],
    [
      'an infinite size',
      [dense({ units: Infinity, inputShape: [3] })],
      'units',
      'units must be a whole number of 1 or more, not Infinity',
    ],
    ['half a stride', conv({ strides: 0.5 }), 'strides', 'strides must be made of whole numbers of 1 or more, not 0.5'],
    [
      'a window with a zero',
      conv({ kernelSize: [3, 0] }),
      'kernelSize',
      'kernelSize must be made of whole numbers of 1 or more, not [3,0]',
    ],
    [
      'a negative rate',
      [first, layer('GaussianDropout', { rate: -0.1 })],
      'rate',
      'rate must be a number from 0 to below 1, not -0.1',
    ],
    [
      'a rate that is no number',
      [first, layer('Dropout', { rate: NaN })],
      'rate',
      'rate must be a number from 0 to below 1, not NaN',
    ],
    [
      'a deviation below 0',
      [first, layer('GaussianNoise', { stddev: -1 })],
      'stddev',
      'stddev must be a number of 0 or more, not -1',
    ],
    [
      'a slope in words',
      [first, layer('LeakyReLU', { alpha: 'small' })],
      'alpha',
      'alpha must be a number of 0 or more, not "small"',
    ],
    [
      'an activation that is no name',
      [dense({ activation: 3, inputShape: [3] })],
      'activation',
      'there is no activation called 3',
    ],
    [
      'an activation inside a recurrent layer',
      [layer('LSTM', { units: 2, recurrentActivation: 'sigmod', inputShape: [4, 2] })],
      'recurrentActivation',
      'there is no activation called "sigmod"; did you mean "sigmoid"',
    ],
    [
      'an initialiser object with an unknown class',
      [dense({ kernelInitializer: { className: 'HeNormall', config: {} }, inputShape: [3] })],
      'kernelInitializer',
      'there is no initializer called "HeNormall"; did you mean "heNormal"',
    ],
    [
      'a batch shape with a zero',
      [dense({ batchInputShape: [null, 0] })],
      'batchInputShape',
      'batchInputShape must be a list of whole numbers of 1 or more, not [null,0]',
    ],
    [
      'an input size that is no number',
      [dense({ inputShape: 'wide' })],
      'inputShape',
      'inputShape must be a list of whole numbers of 1 or more, not "wide"',
    ],
  ])('%s', (_name, layers, argument, says) => {
    const { message, argument: blamed } = problem({ layers });
    expect(message).toMatch(/^Layer [12] \(\w+\): /);
    expect(message.slice(message.indexOf(': ') + 2)).toBe(`${says}.`);
    expect(blamed).toBe(argument);
  });

  test.each<[string, ConfigValue, RegExp]>([
    [
      'activation',
      'cubic root',
      /^Layer 1 \(dense\): there is no activation called "cubic root"; known are linear, sigmoid, /,
    ],
    ['kernelInitializer', 'cubic', /there is no initializer called "cubic"; known are constant, glorotNormal, /],
    ['kernelInitializer', 0.5, /there is no initializer called 0\.5; known are constant, /],
    ['kernelInitializer', { config: {} }, /there is no initializer called \{"config":\{\}\}; known are constant, /],
  ])('%s: %j is like none that is known', (argument, value, message) => {
    expect(problem({ layers: [dense({ [argument]: value, inputShape: [3] })] }).message).toMatch(message);
  });

  test('that is null is left to TensorFlow.js', () => {
    const layers = [dense({ activation: null, kernelInitializer: null, kernelRegularizer: null, inputShape: [3] })];
    const check = prepareCheck(request({ layers }));
    expect(check.ok && check.value.plan.layers[0]?.activationName).toBe('linear');
  });

  test('may name an initialiser by its class', () => {
    const layers = [dense({ kernelInitializer: 'HeNormal', inputShape: [3] })];
    const check = prepareCheck(request({ layers }));
    expect(check.ok && check.value.plan.layers[0]?.weights[0]?.initializer).toBe('heNormal');
  });
});

describe('what a model is compiled with', () => {
  const compiled = (more: Partial<NetworkSpec>) => problem({ layers: [first], ...more });

  test.each<[string, Partial<NetworkSpec>, string]>([
    [
      "a short name of Keras'",
      { loss: 'MSE' },
      'TensorFlow.js has no loss called "MSE"; did you mean "meanSquaredError".',
    ],
    [
      'an optimiser',
      { optimizer: { name: 'rmsprob' } },
      'TensorFlow.js has no optimizer called "rmsprob"; did you mean "rmsprop".',
    ],
    [
      'an optimiser like none that is known',
      { optimizer: { name: 'shampoo' } },
      'TensorFlow.js has no optimizer called "shampoo"; known are sgd, momentum, adam, adamax, adagrad, adadelta, rmsprop.',
    ],
    [
      'no rate',
      { optimizer: { name: 'sgd', learningRate: 0 } },
      "The optimizer's learning rate must be a number above 0, not 0.",
    ],
    [
      'a rate that is no number',
      { optimizer: { name: 'sgd', learningRate: NaN } },
      "The optimizer's learning rate must be a number above 0, not NaN.",
    ],
    [
      'an infinite rate',
      { optimizer: { name: 'SGD', learningRate: Infinity } },
      "The optimizer's learning rate must be a number above 0, not Infinity.",
    ],
  ])('%s', (_name, more, message) => {
    expect(compiled(more).message).toBe(message);
  });

  test('a loss like none that is known', () => {
    expect(compiled({ loss: 'perceptual' }).message).toMatch(
      /^TensorFlow\.js has no loss called "perceptual"; known are meanSquaredError, .*\.$/,
    );
  });
});

describe('how much is asked for', () => {
  test.each<[string, Partial<CheckRequest>, string, string]>([
    ['no draw', { draws: 0 }, 'draws', 'The number of draws must be a whole number from 1 to 100000, not 0.'],
    ['half a draw', { draws: 1.5 }, 'draws', 'The number of draws must be a whole number from 1 to 100000, not 1.5.'],
    [
      'too many draws',
      { draws: 100_001 },
      'draws',
      'The number of draws must be a whole number from 1 to 100000, not 100001.',
    ],
    ['NaN draws', { draws: NaN }, 'draws', 'The number of draws must be a whole number from 1 to 100000, not NaN.'],
    ['a broken seed', { seed: 0.5 }, 'seed', 'The seed must be a whole number, not 0.5.'],
    ['a seed that is rounded', { seed: 2 ** 53 }, 'seed', 'The seed must be a whole number, not 9007199254740992.'],
    [
      'no rows',
      { data: { kind: 'random', batchSize: 0 } },
      'batchSize',
      'The batch size must be a whole number from 1 to 65536, not 0.',
    ],
    [
      'half a row',
      { data: { kind: 'random', batchSize: 0.5 } },
      'batchSize',
      'The batch size must be a whole number from 1 to 65536, not 0.5.',
    ],
    [
      'too many rows',
      { data: { kind: 'random', batchSize: 65_537 } },
      'batchSize',
      'The batch size must be a whole number from 1 to 65536, not 65537.',
    ],
  ])('%s', (_name, more, argument, message) => {
    expect(problem({ layers: [first] }, more)).toMatchObject({ code: 'invalid-argument', argument, message });
  });

  test('outputs for a whole batch that would not fit', () => {
    const wide = [dense({ units: 1000, inputShape: [2], useBias: false })];
    expect(problem({ layers: wide }, { data: { kind: 'random', batchSize: 60_000 } })).toMatchObject({
      code: 'too-large',
      layer: 0,
      message:
        'Layer 1 (dense) brings the network to 60 million outputs for one batch, more than the 50 million that are checked; make it smaller.',
    });
  });
});

describe('rows that do not fit', () => {
  const rows = (x: NestedNumbers, y: NestedNumbers): CheckData => ({ kind: 'rows', x, y });
  const ragged = 'The inputs x must be rows of equal length, one per sample.';
  const raggedTargets = 'The targets y must be rows of equal length, one per sample.';

  test.each<[string, NetworkSpec, CheckData, string, string]>([
    ['no row', { layers: [first] }, rows([], []), 'invalid-data', ragged],
    ['one number', { layers: [first] }, rows(3, [1]), 'invalid-data', ragged],
    ['empty rows', { layers: [first] }, rows([[]], [1]), 'invalid-data', ragged],
    ['rows of two depths', { layers: [first] }, rows([[1, 2, 3], 4], [1, 2]), 'invalid-data', ragged],
    ['one number for a target', { layers: [first] }, rows([[1, 2, 3]], 1), 'shape-mismatch', raggedTargets],
    [
      'targets of two lengths',
      { layers: [first] },
      rows(filled(2, [1, 2, 3]), [[1, 2], [1]]),
      'shape-mismatch',
      raggedTargets,
    ],
    [
      'more rows than are checked at once',
      { layers: [dense({ inputShape: [1] })] },
      rows(filled(65_537, [0]), []),
      'too-large',
      'There are 65537 rows, more than the 65536 that are checked at once; give fewer.',
    ],
    [
      'a class that there is not',
      { layers: [first], loss: 'sparseCategoricalCrossentropy' },
      rows(filled(2, [1, 2, 3]), [0, 2]),
      'invalid-data',
      'The targets must be class numbers from 0 to 1 for the loss sparseCategoricalCrossentropy.',
    ],
    [
      'a class between two',
      { layers: [first], loss: 'sparseCategoricalCrossentropy' },
      rows(filled(2, [1, 2, 3]), [0.5, 1]),
      'invalid-data',
      'The targets must be class numbers from 0 to 1 for the loss sparseCategoricalCrossentropy.',
    ],
    [
      'a word that the embedding does not have',
      { layers: [embedding, layer('Flatten'), dense({})] },
      rows([[0, 1, 5]], [[0, 0]]),
      'invalid-data',
      'The inputs must be whole numbers from 0 to 4, because the first layer is an embedding.',
    ],
    [
      'a word below 0',
      { layers: [embedding, layer('Flatten'), dense({})] },
      rows([[0, 1, -1]], [[0, 0]]),
      'invalid-data',
      'The inputs must be whole numbers from 0 to 4, because the first layer is an embedding.',
    ],
  ])('%s', (_name, network, data, code, message) => {
    expect(problem(network, { data })).toEqual({ code, message });
  });
});

describe('weights that are given', () => {
  const layers = [first, layer('Flatten'), dense({ useBias: false })];
  const kernel = [
    [1, 2],
    [3, 4],
    [5, 6],
  ];
  const last = [
    [1, 2],
    [3, 4],
  ];

  test.each<[string, CheckRequest['weights'], string]>([
    ['for fewer layers', [[kernel, [0, 0]]], 'The weights are given for 1 layers, but the network has 3.'],
    ['without a bias', [[kernel], [], [last]], 'There are 1 weights for layer 1 (dense), but it has 2: kernel, bias.'],
    [
      'for a layer that has none',
      [[kernel, [0, 0]], [last], [last]],
      'There are 1 weights for layer 2 (flatten), but it has 0: none.',
    ],
    [
      'in another shape',
      [[kernel, [0, 0]], [], [kernel]],
      'The kernel given for layer 3 (dense) has shape [3, 2], not [2, 2].',
    ],
    [
      'in rows of two lengths',
      [[kernel, [0, 0]], [], [[[1, 2], [3]]]],
      'The kernel given for layer 3 (dense) has shape [ragged], not [2, 2].',
    ],
  ])('%s', (_name, weights, message) => {
    expect(problem({ layers }, { weights: weights! })).toMatchObject({ code: 'invalid-data', message });
  });

  test('are one draw, whatever number is asked for', () => {
    const check = prepareCheck(request({ layers }, { weights: [[kernel, [0, 0]], [], [last]], draws: -3 }));
    expect(check.ok && check.value.draws).toBe(1);
  });
});

describe('the input shape', () => {
  const shapeOf = (layers: readonly LayerSpec[], data?: CheckData) => {
    const check = prepareCheck(request({ layers }, data && { data }));
    if (!check.ok) return check.problem.message;
    return [check.value.plan.inputShape, check.value.plan.notes.filter((note) => note.includes('leaves open'))];
  };
  const open = (size: number) => [`sizes that the input shape leaves open were taken as ${size}`];

  test.each<[string, readonly LayerSpec[], unknown]>([
    ['as a list', [first], [[3], []]],
    ['as a number', [dense({ inputShape: 3 })], [[3], []]],
    ['with the batch', [dense({ batchInputShape: [null, 3] })], [[3], []]],
    ['as inputDim of a dense layer', [dense({ inputDim: 3 })], [[3], []]],
    ['in the first layer of a nested model', [layer('Sequential', {}, [first]), dense({})], [[3], []]],
    ['of the nested model itself', [layer('Sequential', { inputShape: [3] }, [dense({})])], [[3], []]],
    ['as length of the sequences', [embedding], [[3], []]],
    ['with an open length', [layer('Embedding', { inputDim: 5, outputDim: 2 })], [[10], open(10)]],
    [
      'with open sizes of an image',
      [layer('Conv2D', { filters: 1, kernelSize: 1, inputShape: [null, null, 3] })],
      [[32, 32, 3], open(32)],
    ],
  ])('%s', (_name, layers, expected) => {
    expect(shapeOf(layers)).toEqual(expected);
  });

  test('is filled by the rows where it is open', () => {
    const data: CheckData = {
      kind: 'rows',
      x: [[0, 1, 2, 3]],
      y: [
        [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ],
    };
    expect(shapeOf([layer('Embedding', { inputDim: 5, outputDim: 2 })], data)).toEqual([[4], []]);
  });

  test.each<[string, readonly LayerSpec[], string]>([
    ['is not there', [dense({})], 'Layer 1 (dense)'],
    ['is empty', [dense({ inputShape: [] })], 'Layer 1 (dense)'],
    ['is not told by the inputDim of another layer', [layer('Flatten', { inputDim: 4 })], 'Layer 1 (flatten)'],
    ['is behind an empty nested model', [layer('Sequential'), first], 'Layer 2 (dense)'],
  ])('%s', (_name, layers, name) => {
    expect(shapeOf(layers)).toBe(`${name}: inputShape is missing; the first layer needs one, such as inputShape: [4].`);
  });
});
