import { describe, expect, it } from 'vitest';
import {
  AS_WRITTEN,
  endsInOneSigmoid,
  flatInputs,
  hiddenLayerNames,
  withHiddenActivations,
} from '../../../src/lesson/ownNetwork.js';
import type { LayerConfig, LayerSpec, NetworkSpec } from '../../../src/model/network.js';

const layer = (className: string, config: LayerConfig = {}): LayerSpec => ({ className, config });
const dense = (units: number, activation?: string, more: LayerConfig = {}) =>
  layer('Dense', { units, ...(activation !== undefined && { activation }), ...more });

const classifier: NetworkSpec = {
  layers: [dense(16, 'sigmoid', { inputShape: [10] }), dense(8, 'sigmoid'), dense(1, 'sigmoid')],
  loss: 'binaryCrossentropy',
};
const separate: NetworkSpec = {
  layers: [
    layer('Conv2D', { filters: 4, kernelSize: 3, inputShape: [8, 8, 1] }),
    layer('BatchNormalization'),
    layer('Activation', { activation: 'sigmoid' }),
    layer('Flatten'),
    dense(5, 'softmax'),
  ],
};

describe("a network of the person's in a lesson", () => {
  it('has hidden layers with names; the output is none of them', () => {
    expect(hiddenLayerNames(classifier)).toEqual(['dense 16', 'dense 8']);
    expect(hiddenLayerNames(separate)).toEqual(['conv2D 4']);
    expect(hiddenLayerNames({ layers: [layer('DepthwiseConv2D', { kernelSize: 3 }), dense(1)] })).toEqual([
      'depthwiseConv2D',
    ]);
    expect(hiddenLayerNames({ layers: [dense(1)] })).toEqual([]);
    expect(hiddenLayerNames({ layers: [] })).toEqual([]);
  });

  it('is left as it is where nothing is changed', () => {
    expect(withHiddenActivations(classifier, [AS_WRITTEN, AS_WRITTEN], AS_WRITTEN)).toEqual(classifier);
    expect(withHiddenActivations(classifier, [], AS_WRITTEN)).toEqual(classifier);
  });

  it('gets each hidden activation and the initialiser, but keeps its output, loss and input shape', () => {
    const changed = withHiddenActivations(classifier, ['relu', AS_WRITTEN], 'heNormal');
    expect(changed.layers).toEqual([
      dense(16, 'relu', { inputShape: [10], kernelInitializer: 'heNormal' }),
      dense(8, 'sigmoid', { kernelInitializer: 'heNormal' }),
      dense(1, 'sigmoid'),
    ]);
    expect(changed.loss).toBe('binaryCrossentropy');
  });

  it('gets leaky ReLU as a layer of its own', () => {
    const { layers } = withHiddenActivations(classifier, ['leakyRelu', 'tanh'], AS_WRITTEN);
    expect(layers).toEqual([
      dense(16, 'linear', { inputShape: [10] }),
      layer('LeakyReLU'),
      dense(8, 'tanh'),
      dense(1, 'sigmoid'),
    ]);
  });

  it('gets the activation where it stands, after a normalisation too', () => {
    const { layers } = withHiddenActivations(separate, ['relu'], AS_WRITTEN);
    expect(layers[0]).toEqual(separate.layers[0]);
    expect(layers[2]).toEqual(layer('Activation', { activation: 'relu' }));
    expect(layers).toHaveLength(5);
  });

  it('gets leaky ReLU in the layer that holds the activation, the first one if there are several', () => {
    const layers = [
      layer('Activation', { activation: 'tanh' }),
      dense(4),
      layer('ReLU'),
      layer('ELU'),
      dense(1, 'sigmoid'),
      layer('ReLU'),
    ];
    const changed = withHiddenActivations({ layers }, ['leakyRelu'], AS_WRITTEN);
    expect(changed.layers).toEqual([...layers.slice(0, 2), layer('LeakyReLU'), ...layers.slice(3)]);
  });

  it.each([
    [{ layers: [] }, undefined, false],
    [{ layers: [dense(1, 'relu', { inputShape: [4, 4] })] }, undefined, false],
    [{ layers: [dense(1, 'sigmoid', { inputShape: [null] })] }, undefined, true],
    [
      { layers: [dense(2, undefined, { inputDim: 'many' }), layer('Activation', { activation: 'sigmoid' })] },
      undefined,
      false,
    ],
    [{ layers: [layer('Activation', { activation: 'tanh', inputShape: [5] })] }, 5, false],
    [classifier, 10, true],
    [separate, undefined, false],
    [{ layers: [dense(1, 'sigmoid', { batchInputShape: [null, 6] })] }, 6, true],
    [{ layers: [dense(1, undefined, { inputDim: 7 }), layer('Activation', { activation: 'sigmoid' })] }, 7, true],
    [{ layers: [dense(2, 'softmax', { inputShape: [10] })] }, 10, false],
  ] satisfies readonly (readonly [NetworkSpec, number | undefined, boolean])[])(
    'says whether it can learn rows with two classes: %#',
    (network, inputs, sigmoid) => {
      expect(flatInputs(network)).toBe(inputs);
      expect(endsInOneSigmoid(network)).toBe(sigmoid);
    },
  );
});
