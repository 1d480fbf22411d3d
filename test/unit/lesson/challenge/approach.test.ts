import { describe, expect, it } from 'vitest';
import { approach, changedLayers, gains } from '../../../../src/lesson/challenge/approach.js';
import type { ChallengeFigures } from '../../../../src/lesson/challenge/challengeVerdict.js';
import type { LayerConfig, LayerSpec, NetworkSpec } from '../../../../src/model/network.js';

const layer = (className: string, config: LayerConfig = {}): LayerSpec => ({ className, config });
const dense = (units: number, activation: string, more: LayerConfig = {}) =>
  layer('Dense', { units, activation, ...more });
const output = dense(1, 'sigmoid');
const withHidden = (...hidden: readonly LayerSpec[]): NetworkSpec => ({ layers: [...hidden, output] });
const starter = withHidden(dense(16, 'sigmoid'), dense(8, 'sigmoid'));

describe('what a person did, in clauses', () => {
  const initializer = (config: LayerConfig) => ({ className: 'RandomNormal', config });

  it.each<[string, readonly LayerSpec[], readonly string[]]>([
    [
      'a layer more',
      [dense(16, 'sigmoid'), dense(8, 'sigmoid'), dense(4, 'relu')],
      ['a further hidden layer in layer 3'],
    ],
    ['other sizes', [dense(32, 'sigmoid'), dense(8, 'sigmoid')], ['32 units instead of 16 in layer 1']],
    [
      'a layer whose size is not written',
      [layer('DepthwiseConv2D', { activation: 'sigmoid' }), dense(8, 'sigmoid')],
      ['? units instead of 16 in layer 1'],
    ],
    [
      'an initialiser with figures, of which a zero says nothing',
      [dense(16, 'sigmoid', { kernelInitializer: initializer({ mean: 0, stddev: 0.5 }) }), dense(8, 'sigmoid')],
      ['weights from RandomNormal (stddev 0.5) instead of the default in layer 1'],
    ],
    [
      'an initialiser without figures',
      [dense(16, 'sigmoid', { kernelInitializer: { className: 'HeNormal' } }), dense(8, 'sigmoid')],
      ['weights from HeNormal instead of the default in layer 1'],
    ],
    [
      'an initialiser whose settings are empty',
      [dense(16, 'sigmoid', { kernelInitializer: { className: 'HeNormal', config: null } }), dense(8, 'sigmoid')],
      ['weights from HeNormal instead of the default in layer 1'],
    ],
    [
      'an initialiser that is none',
      [dense(16, 'sigmoid', { kernelInitializer: [1, 2] }), dense(8, 'sigmoid')],
      ['weights from [1,2] instead of the default in layer 1'],
    ],
    [
      'biases in two layers',
      [dense(16, 'sigmoid', { biasInitializer: 'ones' }), dense(8, 'sigmoid', { biasInitializer: 'ones' })],
      ['biases from ones instead of the default in layers 1, 2'],
    ],
    ['the default written out as null', [dense(16, 'sigmoid', { biasInitializer: null }), dense(8, 'sigmoid')], []],
    [
      'one normalisation',
      [dense(16, 'sigmoid'), layer('LayerNormalization'), dense(8, 'sigmoid')],
      ['one normalisation layer'],
    ],
  ])('%s', (_what, hidden, clauses) => {
    expect(approach(starter, withHidden(...hidden))).toEqual(clauses);
  });

  it.each<[string, NetworkSpec['optimizer'], NetworkSpec['optimizer'], readonly string[]]>([
    ['a first optimiser', undefined, { name: 'adam' }, ['adam']],
    [
      'another rate',
      { name: 'sgd', learningRate: 0.01 },
      { name: 'sgd', learningRate: 0.1 },
      ['sgd with learning rate 0.1 instead of sgd with learning rate 0.01'],
    ],
    ['the same one', { name: 'sgd' }, { name: 'sgd' }, []],
    ['none any more', { name: 'sgd' }, undefined, []],
  ])('%s', (_what, before, after, clauses) => {
    const compiled = (optimizer: NetworkSpec['optimizer']) => ({ ...starter, ...(optimizer && { optimizer }) });
    expect(approach(compiled(before), compiled(after))).toEqual(clauses);
  });
});

it('a size that the starter did not write', () => {
  const unwritten = withHidden(layer('DepthwiseConv2D', { activation: 'sigmoid' }), dense(8, 'sigmoid'));
  expect(approach(unwritten, starter)).toEqual(['16 units instead of ? in layer 1']);
});

describe('the number of changed layers', () => {
  it.each<[string, readonly LayerSpec[], number]>([
    ['none', [dense(16, 'sigmoid'), dense(8, 'sigmoid')], 0],
    ['one that was changed', [dense(16, 'relu'), dense(8, 'sigmoid')], 1],
    ['one whose activation stands in a layer of its own', [dense(16, 'linear'), layer('ReLU'), dense(8, 'sigmoid')], 1],
    [
      'two layers without weights that were added',
      [dense(16, 'sigmoid'), layer('BatchNormalization'), dense(8, 'sigmoid'), layer('Dropout')],
      2,
    ],
    ['a new layer with weights counts itself only', [dense(16, 'sigmoid'), dense(8, 'sigmoid'), dense(4, 'tanh')], 1],
    ['a layer that is gone leaves nothing to count', [dense(16, 'sigmoid')], 0],
  ])('is %s', (_what, hidden, count) => {
    expect(changedLayers(starter, withHidden(...hidden))).toBe(count);
  });
});

describe('by how much it helped', () => {
  const figures = (median: number | undefined, more: Partial<ChallengeFigures> = {}): ChallengeFigures => ({
    layers: median === undefined ? [] : [{ number: 1, label: 'dense 16, sigmoid', median, path: [0] }],
    draws: 256,
    firstToLast: 0.1,
    deadShare: 0,
    loss: 0.2,
    accuracies: [],
    validationAccuracies: [],
    ...more,
  });

  it.each<[number | undefined, number | undefined, readonly string[]]>([
    [0.0001, 0.0046, ['The first layer gets 46 times more: 1.0e-4 before, 4.6e-3 now.']],
    [2, 0.05, ['The first layer gets 40 times less: 2 before, 0.05 now.']],
    [0.01, 0.0149, ['The first layer gets 0.015, about as before (0.01).']],
    [0.0149, 0.01, ['The first layer gets 0.01, about as before (0.015).']],
    [0, 0.02, ['The first layer got no gradient at all and now gets 0.02.']],
    [0.02, 0, ['The first layer gets no gradient at all any more: 0.02 before.']],
    [0, 0, ['The first layer gets 0, about as before (0).']],
    [0.02, NaN, []],
    [NaN, 0.02, []],
    [undefined, 0.02, []],
    [0.02, undefined, []],
  ])('in the first layer: %d before, %d now', (before, after, sentences) => {
    expect(gains(figures(before), figures(after))).toEqual(sentences);
  });

  it.each([
    [0.5, 0.25, ['The share of dead units in the worst layer went from 50.0 % to 25.0 %.']],
    [0.5, 0.5, []],
    [0.09, 0, []],
  ])('in dead units: %d before, %d now', (before, after, sentences) => {
    expect(gains(figures(undefined, { deadShare: before }), figures(undefined, { deadShare: after }))).toEqual(
      sentences,
    );
  });

  it('in the accuracy, where both were trained', () => {
    const trained = (...accuracies: readonly number[]) => figures(undefined, { accuracies });
    expect(gains(trained(0.5, 0.6, 0.55), trained(0.9, 0.95))).toEqual([
      'The training accuracy went from 55.0 % to 92.5 % (medians).',
    ]);
    expect(gains(trained(), trained(0.9))).toEqual([]);
    expect(gains(trained(0.5), trained())).toEqual([]);
  });
});
