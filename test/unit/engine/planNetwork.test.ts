import { describe, expect, test } from 'vitest';
import { planNetwork } from '../../../src/engine/planNetwork.js';
import type { NetworkPlan } from '../../../src/engine/networkPlan.js';
import type { LayerConfig, LayerSpec } from '../../../src/model/network.js';

const layer = (className: string, config: LayerConfig = {}, layers?: readonly LayerSpec[]): LayerSpec => ({
  className,
  config,
  ...(layers && { layers }),
});
const dense = layer('Dense', { units: 3 });
const inputs = { row: [4], sequence: [5, 3], image: [6, 6, 2] } as const;

function planned(...layers: readonly LayerSpec[]): NetworkPlan {
  const plan = planNetwork({ layers }, null, 4);
  if (!plan.ok) throw new Error(plan.problem.message);
  return plan.value;
}
/** The plan with the layer alone, on inputs of this kind. */
const alone = (input: keyof typeof inputs, { config, ...spec }: LayerSpec) =>
  planned({ ...spec, config: { ...config, inputShape: inputs[input] } });

describe('the label of a layer', () => {
  test.each<[keyof typeof inputs, LayerSpec, string]>([
    ['row', layer('Dense', { units: 8, activation: 'sigmoid' }), 'dense 8, sigmoid'],
    ['row', layer('Dense', { units: 8 }), 'dense 8'],
    ['image', layer('Conv2D', { filters: 4, kernelSize: [3, 2], activation: 'relu' }), 'conv2d 4, 3×2, relu'],
    ['image', layer('Conv2D', { filters: 4, kernelSize: 3 }), 'conv2d 4, 3'],
    ['image', layer('MaxPooling2D', { poolSize: [2, 2] }), 'maxPooling2d, 2×2'],
    ['image', layer('Flatten'), 'flatten'],
    ['row', layer('Reshape', { targetShape: [2, 2] }), 'reshape 2×2'],
    ['row', layer('Dropout', { rate: 0.2 }), 'dropout 0.2'],
    ['row', layer('LeakyReLU', { alpha: 0.1 }), 'leakyReLU 0.1'],
    ['row', layer('ReLU'), 'reLU'],
    ['row', layer('Activation', { activation: 'tanh' }), 'activation, tanh'],
    ['sequence', layer('Bidirectional', {}, [layer('LSTM', { units: 2 })]), 'bidirectional(lstm 2)'],
    ['sequence', layer('TimeDistributed', {}, [dense]), 'timeDistributed(dense 3)'],
  ])('on a %s: %j', (input, spec, label) => {
    expect(alone(input, spec).layers[0]?.label).toBe(label);
  });
});

describe('what is said of a layer', () => {
  const drops = 'drops units, as during training';
  test.each<[keyof typeof inputs, LayerSpec, readonly string[]]>([
    ['row', layer('Dropout', { rate: 0.2 }), [`layer 1 (dropout) ${drops}`]],
    ['row', layer('Dropout', { rate: 0 }), []],
    ['row', layer('GaussianNoise', { stddev: 0.2 }), ['layer 1 (gaussianNoise) adds noise, as during training']],
    ['row', layer('GaussianNoise', { stddev: 0 }), []],
    ['row', layer('BatchNormalization'), ['layer 1 (batchNormalization) normalises by the batch, as during training']],
    [
      'row',
      layer('Dense', { units: 2, trainable: false }),
      ['layer 1 (dense) is frozen; its gradient is shown all the same'],
    ],
    [
      'sequence',
      layer('GRU', { units: 2, recurrentDropout: 0.1 }),
      [`layer 1 (gru) ${drops}`, 'computed draw by draw because of layer 1 (gru)'],
    ],
    [
      'sequence',
      layer('Bidirectional', {}, [layer('GRU', { units: 2, dropout: 0.1 })]),
      [`layer 1 (bidirectional) ${drops}`, 'computed draw by draw because of layer 1.1 (gru)'],
    ],
    [
      'sequence',
      layer('TimeDistributed', {}, [layer('GaussianNoise', { stddev: 1 })]),
      [
        "layer 1 (timeDistributed) uses TensorFlow.js' own noise, which no seed repeats",
        'computed draw by draw because of layer 1.1 (gaussianNoise)',
      ],
    ],
  ])('on a %s: %j', (input, spec, notes) => {
    expect(alone(input, spec).notes).toEqual(notes);
  });
});

describe('how a layer is computed over many draws', () => {
  test.each<[string, keyof typeof inputs, LayerSpec, string | null]>([
    ['a flattening', 'image', layer('Flatten'), 'reshape'],
    ['a flattening of channels that stand first', 'image', layer('Flatten', { dataFormat: 'channelsFirst' }), null],
    ['repeated pixels', 'image', layer('UpSampling2D', { size: [2, 3] }), 'repeat'],
    ['pixels of channels that stand first', 'image', layer('UpSampling2D', { dataFormat: 'channelsFirst' }), null],
    ['interpolated pixels', 'image', layer('UpSampling2D', { interpolation: 'bilinear' }), null],
    ['a normalisation by the last axis', 'image', layer('LayerNormalization', { axis: 3 }), 'layerNormalization'],
    ['a normalisation by another axis', 'image', layer('LayerNormalization', { axis: 1 }), null],
    ['a softmax over the last axis', 'image', layer('Softmax', { axis: -1 }), 'activation'],
    ['a softmax over its default axis', 'image', layer('Softmax'), null],
    ['a dense layer', 'row', layer('Dense', { units: 2 }), 'dense'],
    ['a convolution', 'image', layer('Conv2D', { filters: 2, kernelSize: 2 }), null],
  ])('%s on a %s: %j as %j', (_name, input, spec, kind) => {
    const plan = alone(input, spec);
    expect(plan.layers[0]?.step?.kind ?? null).toBe(kind);
    expect(plan.vectorisable).toBe(kind !== null);
  });

  test.each<[LayerConfig, readonly number[]]>([
    [{}, [12, 12, 2]],
    [{ size: [1, 3] }, [6, 18, 2]],
  ])('pixels repeated by %j', (config, outputShape) => {
    const [{ step, outputShape: shape }] = alone('image', layer('UpSampling2D', config)).layers as [
      NetworkPlan['layers'][number],
    ];
    expect(shape).toEqual(outputShape);
    expect(step?.kind === 'repeat' && step.size).toEqual([outputShape[0]! / 6, outputShape[1]! / 6]);
  });
});

describe('the weights of a layer', () => {
  test.each<[keyof typeof inputs, LayerSpec, readonly string[]]>([
    ['row', layer('Dense', { units: 2 }), ['kernel*', 'bias']],
    ['row', layer('Dense', { units: 2, kernelInitializer: 'zeros' }), ['kernel', 'bias']],
    [
      'sequence',
      layer('Bidirectional', {}, [layer('SimpleRNN', { units: 2, recurrentInitializer: 'identity' })]),
      [
        'forwardKernel*',
        'forwardRecurrentKernel',
        'forwardBias',
        'backwardKernel*',
        'backwardRecurrentKernel',
        'backwardBias',
      ],
    ],
    [
      'sequence',
      layer('RNN', {}, [
        layer('StackedRNNCells', {}, [layer('SimpleRNNCell', { units: 3 }), layer('SimpleRNNCell', { units: 2 })]),
      ]),
      ['kernel*', 'recurrentKernel*', 'bias', 'kernel2*', 'recurrentKernel2*', 'bias2'],
    ],
  ])('on a %s: %j (* where the initialiser is the default)', (input, spec, names) => {
    const [first] = alone(input, spec).layers;
    expect(first?.weights.map(({ name, initializerIsDefault }) => name + (initializerIsDefault ? '*' : ''))).toEqual(
      names,
    );
  });
});

test('a network of nested models is flat', () => {
  const nested = layer('Sequential', {}, [
    layer('Sequential', {}, [layer('Dense', { units: 2, inputShape: [4] })]),
    dense,
  ]);
  const { layers, parameters } = planned(nested, layer('Sequential', {}, []), dense);
  expect(layers.map(({ path }) => path)).toEqual([[0, 0, 0], [0, 1], [2]]);
  expect(parameters).toBe(4 * 2 + 2 + 2 * 3 + 3 + 3 * 3 + 3);
});
