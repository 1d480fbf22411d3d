import { beforeAll, describe, expect, test } from 'vitest';
import { TrainingRun } from '../../../src/engine/trainingRun.js';
import { updateRule } from '../../../src/engine/optimizers.js';
import { train } from '../../../src/engine/train.js';
import type { NestedNumbers } from '../../../src/model/gradientCheck.js';
import type { LayerConfig, LayerSpec } from '../../../src/model/network.js';
import type { TrainingData, TrainingRequest } from '../../../src/model/training.js';
import { pause, prepareBackends } from './backendForTests.js';

beforeAll(prepareBackends);

const dense = (units: number, activation: string, more: LayerConfig = {}): LayerSpec => ({
  className: 'Dense',
  config: { units, activation, ...more },
});
const made = (more: Partial<Extract<TrainingData, { kind: 'makeClassification' }>> = {}): TrainingData => ({
  kind: 'makeClassification',
  samples: 20,
  features: 4,
  classes: 2,
  randomState: 1,
  ...more,
});
const request = (more: Partial<TrainingRequest> = {}): TrainingRequest => ({
  network: { layers: [dense(1, 'sigmoid', { inputShape: [4] })] },
  data: made(),
  optimizer: { name: 'sgd' },
  loss: 'binaryCrossentropy',
  epochs: 1,
  batchSize: 5,
  validationSplit: 0.2,
  seed: 1,
  ...more,
});

describe('a training that cannot be', () => {
  test.each<[string, Partial<TrainingRequest>, string | undefined, string]>([
    ['half an epoch', { epochs: 0.5 }, 'epochs', 'The number of epochs must be a whole number of 1 or more, not 0.5.'],
    ['NaN epochs', { epochs: NaN }, 'epochs', 'The number of epochs must be a whole number of 1 or more, not NaN.'],
    ['no rows in a batch', { batchSize: 0 }, 'batchSize', 'The batch size must be a whole number of 1 or more, not 0.'],
    [
      'all rows held out',
      { validationSplit: 1 },
      'validationSplit',
      'The share that is held out must be from 0 to below 1, not 1.',
    ],
    [
      'a share that is no number',
      { validationSplit: NaN },
      'validationSplit',
      'The share that is held out must be from 0 to below 1, not NaN.',
    ],
    [
      'a share that leaves no row',
      { validationSplit: 0.96 },
      'validationSplit',
      'Holding out 0.96 of 20 rows leaves none to train on; hold out less.',
    ],
    ['a broken seed', { seed: 1.5 }, 'seed', 'The seed must be a whole number, not 1.5.'],
    [
      'an unknown loss',
      { loss: 'bce' },
      'loss',
      'TensorFlow.js has no loss called "bce"; did you mean "binaryCrossentropy".',
    ],
    [
      'no samples',
      { data: made({ samples: 0 }) },
      'samples',
      'make_classification needs from 1 to 65,536 samples, not 0.',
    ],
    [
      'too many samples',
      { data: made({ samples: 65_537 }) },
      'samples',
      'make_classification needs from 1 to 65,536 samples, not 65537.',
    ],
    [
      'too few features',
      { data: made({ features: 3 }), network: { layers: [dense(1, 'sigmoid', { inputShape: [3] })] } },
      'features',
      'make_classification needs 4 features or more, 2 informative and 2 redundant, not 3.',
    ],
    [
      'a negative random state',
      { data: made({ randomState: -1 }) },
      'randomState',
      'random_state must be a whole number from 0 to 4294967295, not -1.',
    ],
    [
      'a random state beyond 32 bits',
      { data: made({ randomState: 2 ** 32 }) },
      'randomState',
      'random_state must be a whole number from 0 to 4294967295, not 4294967296.',
    ],
    [
      'half a random state',
      { data: made({ randomState: 0.5 }) },
      'randomState',
      'random_state must be a whole number from 0 to 4294967295, not 0.5.',
    ],
    [
      'rows of two lengths',
      { data: { kind: 'rows', x: [[1, 2, 3, 4], [1]], y: [0, 1] } },
      undefined,
      'The inputs x must be rows of equal length, one per sample.',
    ],
    [
      'a network without layers',
      { network: { layers: [] } },
      undefined,
      'The network has no layers; add at least one, such as tf.layers.dense.',
    ],
  ])('%s', (_name, more, argument, message) => {
    const run = TrainingRun.start(request(more), 'cpu');
    if (run.ok) throw new Error('there was no problem');
    expect(run.problem.message).toBe(message);
    expect(run.problem.argument).toBe(argument);
  });

  test('has no rule of an optimiser that there is not', () => {
    expect(() => updateRule({ name: 'lion' })).toThrow(RangeError);
  });
});

describe('the data of a training', () => {
  test('fill the input shape where it is open', () => {
    const network = { layers: [dense(1, 'sigmoid', { inputShape: [null] })] };
    expect(TrainingRun.start(request({ network, data: made({ features: 7 }) }), 'cpu').ok).toBe(true);
  });

  test('get one-hot targets where the loss wants them, and are learnt as with class numbers', async () => {
    const network = { layers: [dense(2, 'softmax', { inputShape: [4], kernelInitializer: 'zeros' })] };
    const losses = ['categoricalCrossentropy', 'sparseCategoricalCrossentropy'];
    const result = await train(
      losses.map((loss) => request({ network, loss, epochs: 3, data: made({ samples: 200 }) })),
      { pause },
    );
    if (!result.ok) throw new Error(result.problem.message);
    const [oneHot, numbers] = result.value;
    // Before the first step both classes are as likely, which costs ln 2; after it less.
    expect(oneHot!.epochs[0]!.loss).toBeLessThan(Math.LN2);
    oneHot!.epochs.forEach(({ loss, accuracy }, epoch) => {
      expect(numbers!.epochs[epoch]!.loss).toBeCloseTo(loss, 5);
      expect(numbers!.epochs[epoch]!.accuracy).toBe(accuracy);
    });
  });

  test('may be of one class', async () => {
    const result = await train([request({ data: made({ classes: 1 }), epochs: 40 })], { pause });
    if (!result.ok) throw new Error(result.problem.message);
    const losses = result.value[0]!.epochs.map(({ loss }) => loss);
    // All rows are of class 0, so that the bias alone leads down, epoch by epoch.
    expect(losses.every((loss, epoch) => epoch === 0 || loss < losses[epoch - 1]!)).toBe(true);
  });
});

test('a penalty is trained with, by the operations of TensorFlow.js', async () => {
  // With no inputs but 0 only the penalty moves the kernel: w - rate * 2 * l2 * w in every step.
  const network = {
    layers: [
      dense(1, 'linear', {
        inputShape: [1],
        kernelInitializer: { className: 'Constant', config: { value: 2 } },
        kernelRegularizer: { className: 'L1L2', config: { l1: 0, l2: 0.5 } },
      }),
    ],
  };
  const data: TrainingData = { kind: 'rows', x: [[0], [0]], y: [[0], [0]] };
  const optimizer = { name: 'sgd', learningRate: 0.1 };
  const result = await train(
    [request({ network, data, optimizer, loss: 'meanSquaredError', epochs: 3, batchSize: 2, validationSplit: 0 })],
    { pause },
  );
  if (!result.ok) throw new Error(result.problem.message);
  result.value[0]!.epochs.forEach(({ loss, gradientMeanAbs }, epoch) => {
    const w = 2 * 0.9 ** epoch;
    expect(gradientMeanAbs[0]).toBeCloseTo(w, 5);
    expect(loss).toBeCloseTo(0.5 * w * w, 5);
  });
});

describe('batch normalisation moves its averages with every step', () => {
  const momentum = 0.8;
  const epsilon = 1e-3;
  const normalisation = (more: LayerConfig): LayerSpec => ({
    className: 'BatchNormalization',
    config: { momentum, epsilon, trainable: false, ...more },
  });
  /** Trains on two rows and holds out two that equal them. */
  const epochs = async (layers: readonly LayerSpec[], rows: readonly NestedNumbers[]) => {
    const x = [...rows, ...rows];
    const more = { loss: 'meanSquaredError', epochs: 4, batchSize: 2, validationSplit: 0.5 };
    const result = await train([request({ network: { layers }, data: { kind: 'rows', x, y: x }, ...more })], { pause });
    if (!result.ok) throw new Error(result.problem.message);
    return result.value[0]!.epochs;
  };

  test.each([{}, { center: false }, { scale: false, center: false }])(
    'and normalises by them what is held out: %j',
    async (more) => {
      const columns = [
        { values: [1, 5], mean: 3, variance: 4 },
        { values: [-30, 10], mean: -10, variance: 400 },
      ];
      const loss = (normalised: (x: number, mean: number, variance: number) => number) =>
        columns
          .flatMap(({ values, mean, variance }) => values.map((x) => (normalised(x, mean, variance) - x) ** 2))
          .reduce((sum, square) => sum + square / 4, 0);
      const rows = [0, 1].map((row) => columns.map(({ values }) => values[row]!));
      const history = await epochs([normalisation({ inputShape: [2], ...more })], rows);
      history.forEach((record, epoch) => {
        const byBatch = loss((x, mean, variance) => (x - mean) / Math.sqrt(variance + epsilon));
        expect(record.loss / byBatch).toBeCloseTo(1, 5);
        // From a mean of 0 and a variance of 1 they come nearer to the batch's by the same share in every step.
        const left = momentum ** (epoch + 1);
        const byAverages = loss(
          (x, mean, variance) => (x - mean * (1 - left)) / Math.sqrt(left + variance * (1 - left) + epsilon),
        );
        expect(record.validationLoss / byAverages).toBeCloseTo(1, 5);
      });
    },
  );

  test('once, where a step has to be computed anew without WebAssembly', async () => {
    const rows = [[[[[1]]]], [[[[5]]]]];
    const first = normalisation({ inputShape: [1, 1, 1, 1] });
    const config = { filters: 1, kernelSize: 1, kernelInitializer: 'ones', trainable: false };
    const anew = await epochs([first, { className: 'Conv3D', config }], rows);
    const plain = await epochs([first], rows);
    expect(anew.map(({ validationLoss }) => validationLoss)).toEqual(plain.map(({ validationLoss }) => validationLoss));
  });
});
