import { serialization } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkGradients } from '../../../src/engine/checkGradients.js';
import type { CheckRequest } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { LayerConfig, LayerSpec } from '../../../src/model/network.js';
import { numberOfTensors, pause, prepareBackends } from './backendForTests.js';

beforeAll(prepareBackends);

const dense = (config: LayerConfig = {}): LayerSpec => ({ className: 'Dense', config: { units: 3, ...config } });
const flat: LayerSpec = { className: 'Flatten', config: {} };
const layer = (className: string, config: LayerConfig = {}, inside?: readonly LayerSpec[]): LayerSpec => ({
  className,
  config,
  ...(inside && { layers: inside }),
});

/** Which input each class is tried on: a row, a sequence of one step, a sequence, an image, a volume, a sequence of images. */
const inputs = {
  row: [4],
  step: [1, 3],
  sequence: [5, 3],
  image: [6, 6, 2],
  volume: [5, 5, 5, 2],
  film: [3, 5, 5, 2],
} as const;
type Input = keyof typeof inputs;

const tried: readonly (readonly [input: Input, spec: LayerSpec])[] = [
  ['row', layer('Activation', { activation: 'tanh' })],
  ['row', layer('AlphaDropout', { rate: 0.2 })],
  ['sequence', layer('AveragePooling1D', { poolSize: 2 })],
  ['image', layer('AveragePooling2D', { poolSize: 2 })],
  ['volume', layer('AveragePooling3D', { poolSize: 2 })],
  ['row', layer('BatchNormalization')],
  ['image', layer('BatchNormalization', { axis: 1 })],
  ['sequence', layer('Bidirectional', {}, [layer('LSTM', { units: 2 })])],
  ['sequence', layer('Conv1D', { filters: 2, kernelSize: 2 })],
  ['image', layer('Conv2D', { filters: 2, kernelSize: 2 })],
  ['image', layer('Conv2DTranspose', { filters: 2, kernelSize: 2 })],
  ['volume', layer('Conv3D', { filters: 2, kernelSize: 2 })],
  ['film', layer('ConvLSTM2D', { filters: 2, kernelSize: 2 })],
  ['image', layer('Cropping2D', { cropping: 1 })],
  ['row', layer('Dense', { units: 3, activation: 'relu' })],
  ['image', layer('DepthwiseConv2D', { kernelSize: 2 })],
  ['row', layer('Dropout', { rate: 0.2 })],
  ['row', layer('ELU')],
  ['image', layer('Flatten')],
  ['sequence', layer('GRU', { units: 2 })],
  ['row', layer('GaussianDropout', { rate: 0.2 })],
  ['row', layer('GaussianNoise', { stddev: 0.2 })],
  ['sequence', layer('GlobalAveragePooling1D')],
  ['image', layer('GlobalAveragePooling2D', { dataFormat: 'channelsLast' })],
  ['sequence', layer('GlobalMaxPooling1D')],
  ['image', layer('GlobalMaxPooling2D', { dataFormat: 'channelsLast' })],
  ['sequence', layer('LSTM', { units: 2, dropout: 0.2, recurrentDropout: 0.2 })],
  ['row', layer('LayerNormalization')],
  ['row', layer('LeakyReLU')],
  ['sequence', layer('MaxPooling1D', { poolSize: 2 })],
  ['image', layer('MaxPooling2D', { poolSize: 2 })],
  ['volume', layer('MaxPooling3D', { poolSize: 2 })],
  ['row', layer('PReLU')],
  ['sequence', layer('Permute', { dims: [2, 1] })],
  ['sequence', layer('RNN', {}, [layer('GRUCell', { units: 2 })])],
  [
    'sequence',
    layer('RNN', {}, [
      layer('StackedRNNCells', {}, [layer('LSTMCell', { units: 3 }), layer('SimpleRNNCell', { units: 2 })]),
    ]),
  ],
  ['row', layer('ReLU', { maxValue: 1 })],
  ['row', layer('RepeatVector', { n: 2 })],
  ['image', layer('Rescaling', { scale: 0.5, offset: 0.1 })],
  ['row', layer('Reshape', { targetShape: [2, 2] })],
  ['image', layer('SeparableConv2D', { filters: 2, kernelSize: 2 })],
  ['sequence', layer('SimpleRNN', { units: 2 })],
  ['row', layer('Softmax')],
  ['sequence', layer('SpatialDropout1D', { rate: 0.2 })],
  ['sequence', layer('TimeDistributed', {}, [dense()])],
  ['image', layer('UpSampling2D')],
  ['image', layer('ZeroPadding2D', { padding: 1 })],
];

/** The class is put behind a layer with weights, so that a gradient has to come through it. */
function networkOf(input: Input, spec: LayerSpec): readonly LayerSpec[] {
  const inputShape = inputs[input];
  const before: Readonly<Record<Input, LayerSpec>> = {
    row: dense({ units: 4, inputShape }),
    step: layer('Conv1D', { filters: 3, kernelSize: 1, inputShape }),
    sequence: dense({ inputShape }),
    image: dense({ units: 2, inputShape }),
    volume: dense({ units: 2, inputShape }),
    film: dense({ units: 2, inputShape }),
  };
  return [before[input], spec, flat, dense({ units: 1 })];
}

const request = (network: readonly LayerSpec[]): CheckRequest => ({
  network: { layers: network },
  data: { kind: 'random', batchSize: 3 },
  seed: 5,
  draws: 2,
  marks: COURSE_MARKS,
  verify: true,
});

/** Classes that no gradient comes through, or that a Sequential model cannot hold: the report says which layer and why. */
const refused: readonly (readonly [input: Input, spec: LayerSpec, reason: RegExp])[] = [
  ['image', layer('CenterCrop', { height: 4, width: 4 }), /cannot be differentiated .*CropAndResize/],
  [
    'volume',
    layer('Conv3DTranspose', { filters: 2, kernelSize: 2 }),
    /cannot be differentiated .*Conv3DBackpropInputV2/,
  ],
  ['sequence', layer('Masking'), /cannot be differentiated .*Any/],
  ['row', layer('ThresholdedReLU'), /cannot be differentiated .*Greater/],
  ['row', layer('CategoryEncoding', { numTokens: 5 }), /cannot compute it/],
  ['image', layer('RandomWidth', { factor: 0.5 }), /leaves it an empty output/],
  ['image', layer('Resizing', { height: 4, width: 4 }), /cannot compute it/],
  // A sequence of one step: TensorFlow.js' gradient of taking it apart expects several.
  ['step', layer('LSTM', { units: 2 }), /cannot compute it .*stack/],
  ['row', layer('Add'), /at least 2 inputs/],
  ['row', layer('Multiply'), /at least 2 inputs/],
  ['row', layer('Average'), /at least 2 inputs/],
  ['row', layer('Maximum'), /at least 2 inputs/],
  ['row', layer('Minimum'), /at least 2 inputs/],
  ['row', layer('Concatenate'), /at least 2 inputs/],
  ['row', layer('Dot', { axes: 1 }), /exactly 2 inputs/],
  ['sequence', layer('ConvLSTM2DCell', { filters: 2, kernelSize: 2 }), /expects 3 input Tensors/],
  ['row', layer('Model'), /only a Sequential model can be measured inside another/],
  ['row', layer('Functional'), /only a Sequential model can be measured inside another/],
];

/** Classes that stand first in a model or hold others; the reader makes a list of a Sequential's layers. */
const first: readonly LayerSpec[] = [
  layer('InputLayer', { inputShape: [4] }),
  layer('Embedding', { inputDim: 7, outputDim: 3, inputLength: 4 }),
  layer('Sequential', {}, [dense({ inputShape: [4] }), layer('Sequential', {}, [dense({ activation: 'tanh' })])]),
];

function registeredClasses(): string[] {
  const { classNameMap } = serialization.SerializationMap.getMap();
  return Object.entries(classNameMap as Readonly<Record<string, readonly unknown[]>>).flatMap(([name, [one]]) =>
    typeof one === 'function' && one.prototype instanceof layers.Layer ? [name] : [],
  );
}

const namesIn = ({ className, layers: inside = [] }: LayerSpec): string[] => [className, ...inside.flatMap(namesIn)];

test('every layer class of TensorFlow.js is tried', () => {
  const specs = [...tried.map(([, spec]) => spec), ...refused.map(([, spec]) => spec), ...first];
  expect([...new Set(specs.flatMap(namesIn))].sort()).toEqual(registeredClasses().sort());
});

async function expectVerified(network: readonly LayerSpec[]): Promise<void> {
  const before = numberOfTensors();
  const result = await checkGradients(request(network), { pause });
  if (!result.ok) throw new Error(result.problem.message);
  const { comparedEntries, skippedAtKinks, maxRelativeError } = result.value.verification!;
  expect(comparedEntries).toBeGreaterThan(skippedAtKinks);
  expect(maxRelativeError).toBeLessThan(2e-5);
  expect(numberOfTensors()).toBe(before);
  const { vectorised } = result.value.computation;
  expect(result.value.assumptions.notes.join().includes('draw by draw')).toBe(!vectorised);
}

describe('gradients through', () => {
  test.each(tried.map(([input, spec]) => [spec.className, input, spec] as const))(
    '%s on a %s are those that differences show',
    (_name, input, spec) => expectVerified(networkOf(input, spec)),
  );

  test.each(first.map((spec) => [spec.className, spec] as const))('%s in front, too', (_name, spec) =>
    expectVerified([spec, flat, dense({ units: 1 })]),
  );
});

describe('a reason is named', () => {
  test.each(refused.map(([input, spec, reason]) => [spec.className, input, spec, reason] as const))(
    'for %s on a %s',
    async (_name, input, spec, reason) => {
      const before = numberOfTensors();
      const result = await checkGradients(request(networkOf(input, spec)), { pause });
      expect(result.ok ? '' : result.problem.message).toMatch(/^Layer [23] \(.*\): .*\.$/);
      expect(result.ok ? '' : result.problem.message).toMatch(reason);
      expect(numberOfTensors()).toBe(before);
    },
  );
});
