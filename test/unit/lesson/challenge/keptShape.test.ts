import { describe, expect, it } from 'vitest';
import { keptShape } from '../../../../src/lesson/challenge/keptShape.js';
import type { ConfigValue, LayerConfig, LayerSpec } from '../../../../src/model/network.js';
import { ruleOf } from './levels.js';

/** Three hidden layers, 10 inputs and one sigmoid output. */
const rule = ruleOf('1-three-sigmoids');
/** The same, and the level is graded by training. */
const trained = { ...rule, training: ruleOf('5-ninety-percent').training! };
const dense = (config: LayerConfig): LayerSpec => ({ className: 'Dense', config: { activation: 'relu', ...config } });
const network = (first: LayerConfig = { inputShape: [10] }, second: LayerConfig = {}, output: LayerConfig = {}) => ({
  layers: [
    dense({ units: 16, ...first }),
    dense({ units: 8, ...second }),
    dense({ units: 4 }),
    dense({ units: 1, activation: 'sigmoid', ...output }),
  ],
});
const codes = (layers: readonly LayerSpec[]) => keptShape(rule, { layers }).map(({ code }) => code);

describe('the number of inputs', () => {
  it.each<[string, LayerConfig, readonly string[]]>([
    ['inputShape', { inputShape: [10] }, []],
    ['another inputShape', { inputShape: [9] }, ['input-changed']],
    ['batchInputShape, whose first size is the batch', { batchInputShape: [32, 10] }, []],
    ['another batchInputShape', { batchInputShape: [10, 3] }, ['input-changed']],
    ['inputDim', { inputDim: 10 }, []],
    ['another inputDim', { inputDim: 11 }, ['input-changed']],
    ['a shape that is no list, which is left to the engine', { inputShape: 3 }, []],
    ['a batch shape that is no list', { batchInputShape: 3 }, []],
    ['an open size', { inputShape: [null] }, []],
    ['nothing', {}, []],
  ])('is told by %s', (_what, config, expected) => {
    expect(codes(network(config).layers)).toEqual(expected);
  });
});

describe('weights that are alike', () => {
  it.each<[string, ConfigValue, readonly string[]]>([
    ['zeros', 'zeros', ['constant-weights']],
    ['a constant', { className: 'Constant', config: { value: 0.2 } }, ['constant-weights']],
    ['no deviation', { className: 'RandomNormal', config: { stddev: 0 } }, ['constant-weights']],
    ['an empty range', { className: 'RandomUniform', config: { minval: 0.1, maxval: 0.1 } }, ['constant-weights']],
    ['a range', { className: 'RandomUniform', config: { minval: -0.1, maxval: 0.1 } }, []],
    ['a name without settings', { className: 'HeNormal' }, []],
    ['settings that are none', { className: 'HeNormal', config: null }, []],
    ['a list of settings', { className: 'HeNormal', config: [0] }, []],
    ['a class that is no name', { className: 3, config: {} }, []],
    ['null, the default', null, []],
  ])('come from %s: %j lacks %j', (_what, kernelInitializer, expected) => {
    expect(codes(network(undefined, { kernelInitializer }).layers)).toEqual(expected);
  });

  it('are named where they are given, whatever the initialiser', () => {
    const [shortfall, ...others] = keptShape(rule, network(undefined, { weights: [[[1]]] }));
    expect(shortfall).toMatchObject({ code: 'constant-weights', layer: [1] });
    expect(shortfall?.message).toContain('The weights of layer 2 are fixed values');
    expect(others).toEqual([]);
  });

  it('may be biases', () => {
    expect(codes(network(undefined, { biasInitializer: 'zeros' }).layers)).toEqual([]);
  });
});

it('an output without a size is named as such', () => {
  const [shortfall] = keptShape(rule, network(undefined, undefined, { units: 'many' }));
  expect(shortfall?.code).toBe('output-changed');
  expect(shortfall?.message).toContain('(? units, sigmoid)');
});

it('a network without layers lacks everything, which is said once', () => {
  expect(codes([])).toEqual(['empty']);
});

it('a level that is graded by training needs an optimiser', () => {
  expect(keptShape(trained, network()).map(({ code }) => code)).toEqual(['no-optimizer']);
  expect(keptShape(trained, { ...network(), optimizer: { name: 'sgd' } })).toEqual([]);
});
