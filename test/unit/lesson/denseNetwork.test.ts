import { describe, expect, it } from 'vitest';
import { denseNetworkSpec, equalHiddenLayers, type DenseNetwork } from '../../../src/lesson/denseNetwork.js';
import { initializerConfig } from '../../../src/lesson/kernelInitializers.js';

const network = (more: Partial<DenseNetwork>): DenseNetwork => ({
  inputs: 3,
  hidden: [],
  initializer: 'glorotUniform',
  outputUnits: 1,
  outputActivation: 'sigmoid',
  ...more,
});
const common = { kernelInitializer: 'glorotUniform', biasInitializer: 'zeros' };
const output = { className: 'Dense', config: { ...common, units: 1, activation: 'sigmoid' } };

describe('a dense network of a lesson', () => {
  it('is its output layer alone where it has no hidden ones', () => {
    expect(denseNetworkSpec(network({})).layers).toEqual([
      { ...output, config: { ...output.config, inputShape: [3] } },
    ]);
  });

  it('has leaky ReLU as a layer of its own, and its input shape in the first layer only', () => {
    const hidden = [{ units: 4, activation: 'leakyRelu' }, ...equalHiddenLayers(2, 5, 'tanh')] as const;
    expect(denseNetworkSpec(network({ hidden })).layers).toEqual([
      { className: 'Dense', config: { ...common, units: 4, activation: 'linear', inputShape: [3] } },
      { className: 'LeakyReLU', config: {} },
      { className: 'Dense', config: { ...common, units: 5, activation: 'tanh' } },
      output,
    ]);
  });

  it('has one hidden layer less than it is deep', () => {
    expect(equalHiddenLayers(4, 8, 'elu')).toEqual(new Array(3).fill({ units: 8, activation: 'elu' }));
    expect(equalHiddenLayers(1, 8, 'elu')).toEqual([]);
  });
});

describe('an initialiser of a lesson', () => {
  it.each([
    ['heNormal', 'heNormal'],
    ['smallNormal', { className: 'RandomNormal', config: { mean: 0, stddev: 0.05 } }],
    ['standardNormal', { className: 'RandomNormal', config: { mean: 0, stddev: 1 } }],
  ] as const)('%s is %j to TensorFlow.js', (name, config) => {
    expect(initializerConfig(name)).toEqual(config);
  });
});
