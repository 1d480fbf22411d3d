import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../src/diagnosis/diagnose.js';
import type { LayerSpec, NetworkSpec } from '../../../../src/model/network.js';
import { proposeFixes } from '../../../../src/diagnosis/proposeFixes.js';
import { dense, layer } from '../networkBuilder.js';

const ending = (units: number, activation: string, loss?: string): NetworkSpec => ({
  layers: [dense(8, 'relu', { inputShape: [4] }), dense(units, activation)],
  ...(loss !== undefined && { loss }),
});

const found = (network: NetworkSpec) => inspect(network).find(({ rule }) => rule === 'output-and-loss');

/** Severity and argument to blame of one pair; `fits` without a finding. */
const verdict = (units: number, activation: string, loss?: string) => {
  const finding = found(ending(units, activation, loss));
  return finding === undefined ? 'fits' : `${finding.severity}: ${finding.argument ?? ''}`;
};

const SIGNED_OR_UNBOUNDED = [
  'linear',
  'relu',
  'relu6',
  'elu',
  'selu',
  'softplus',
  'gelu',
  'gelu_new',
  'swish',
  'mish',
  'tanh',
  'softsign',
];

describe('cross-entropies need probabilities', () => {
  it.each(SIGNED_OR_UNBOUNDED)('%s is none', (activation) => {
    expect(verdict(3, activation, 'categoricalCrossentropy')).toBe('error: activation');
    expect(verdict(3, activation, 'sparseCategoricalCrossentropy')).toBe('error: activation');
    expect(verdict(1, activation, 'binaryCrossentropy')).toBe('error: activation');
    expect(verdict(3, activation, 'kullbackLeiblerDivergence')).toBe('warning: activation');
  });

  it.each(['sigmoid', 'hardSigmoid'])('%s gives those of single questions', (activation) => {
    expect(verdict(3, activation, 'categoricalCrossentropy')).toBe('warning: activation');
    expect(verdict(3, activation, 'sparseCategoricalCrossentropy')).toBe('warning: activation');
    expect(verdict(3, activation, 'binaryCrossentropy')).toBe('fits');
    expect(verdict(3, activation, 'kullbackLeiblerDivergence')).toBe('fits');
    expect(verdict(3, activation, 'sigmoidCrossEntropy')).toBe('warning: activation');
    expect(verdict(3, activation, 'softmaxCrossEntropy')).toBe('fits');
  });

  it('softmax gives those of one choice', () => {
    expect(verdict(3, 'softmax', 'categoricalCrossentropy')).toBe('fits');
    expect(verdict(3, 'softmax', 'sparseCategoricalCrossentropy')).toBe('fits');
    expect(verdict(2, 'softmax', 'binaryCrossentropy')).toBe('fits');
    expect(verdict(3, 'softmax', 'binaryCrossentropy')).toBe('information: loss');
    expect(verdict(3, 'softmax', 'kullbackLeiblerDivergence')).toBe('fits');
    expect(verdict(3, 'softmax', 'softmaxCrossEntropy')).toBe('warning: activation');
    expect(verdict(3, 'softmax', 'sigmoidCrossEntropy')).toBe('fits');
  });

  it('one unit cannot choose', () => {
    for (const activation of [...SIGNED_OR_UNBOUNDED, 'sigmoid']) {
      expect(verdict(1, activation, 'categoricalCrossentropy')).toBe('error: loss');
      expect(verdict(1, activation, 'sparseCategoricalCrossentropy')).toBe('error: loss');
    }
    for (const loss of ['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError', undefined]) {
      expect(verdict(1, 'softmax', loss)).toBe('error: activation');
    }
  });

  it('logits fit the losses that apply the function themselves', () => {
    expect(verdict(3, 'linear', 'softmaxCrossEntropy')).toBe('fits');
    expect(verdict(1, 'linear', 'sigmoidCrossEntropy')).toBe('fits');
  });

  it.each(['meanSquaredError', 'meanAbsoluteError', 'hinge', 'poisson'])('%s takes whatever comes', (loss) => {
    for (const activation of ['linear', 'relu', 'tanh', 'sigmoid', 'softmax']) {
      expect(verdict(3, activation, loss)).toBe('fits');
    }
  });

  it('an activation that is not known is not judged', () => {
    expect(verdict(3, 'logSoftmax', 'categoricalCrossentropy')).toBe('fits');
    expect(verdict(3, 'logSoftmax', 'binaryCrossentropy')).toBe('fits');
    expect(verdict(3, 'logSoftmax', 'kullbackLeiblerDivergence')).toBe('fits');
  });
});

describe('the sentence', () => {
  it('names the output in words', () => {
    expect(found(ending(1, 'softmax'))?.message).toBe(
      'The output (softmax, 1 unit) does not fit any loss: a softmax of one unit is always 1, so nothing can be learned.',
    );
    expect(found(ending(1, 'softmax'))?.headline).toBe('output and loss: softmax');
    expect(found(ending(3, 'relu', 'binaryCrossentropy'))?.message).toMatch(
      /^The output \(relu, 3 units\) does not fit binaryCrossentropy: this loss needs probabilities/,
    );
    const unknown = { layers: [layer('Dense', { units: null, activation: 'relu' })], loss: 'binaryCrossentropy' };
    expect(found(unknown)?.message).toMatch(/^The output \(relu\) does not fit/);
    expect(found(unknown)?.evidence).toEqual([]);
    expect(found(ending(3, 'relu', 'binaryCrossentropy'))?.evidence[0]?.value).toBe(3);
  });
});

describe('the output', () => {
  const withLast = (...last: readonly LayerSpec[]) => found({ layers: last, loss: 'categoricalCrossentropy' });

  it('may have its activation in a layer of its own', () => {
    const finding = withLast(dense(8, 'relu'), dense(3), layer('Activation', { activation: 'sigmoid' }));
    expect(finding).toMatchObject({ headline: 'output and loss: sigmoid with categoricalCrossentropy', layers: [[2]] });
    expect(withLast(dense(3), layer('Softmax'))).toBeUndefined();
    expect(withLast(dense(3), layer('ReLU'))?.severity).toBe('error');
    expect(withLast(dense(3), layer('LeakyReLU'))?.severity).toBe('error');
    expect(withLast(dense(3), layer('ELU'))?.severity).toBe('error');
  });

  it('is seen through layers that pass every value on', () => {
    const passing = ['Dropout', 'SpatialDropout1D', 'Flatten', 'Reshape', 'Permute', 'RepeatVector', 'Masking'];
    for (const className of passing) expect(withLast(dense(3, 'relu'), layer(className))?.layers).toEqual([[0]]);
    expect(withLast(dense(3), layer('Dropout'), layer('ReLU'), layer('Flatten'))?.layers).toEqual([[2]]);
  });

  it('is not judged where another layer has the last word', () => {
    expect(withLast(dense(3, 'relu'), layer('GlobalAveragePooling1D'))).toBeUndefined();
    expect(withLast(dense(3, 'relu'), layer('Softmax'))).toBeUndefined();
    expect(withLast(dense(3), layer('ReLU'), layer('Softmax'))).toBeUndefined();
    expect(withLast(layer('ReLU'))).toBeUndefined();
  });

  it('may be a convolution or a recurrent layer', () => {
    const convolution = layer('Conv2D', { filters: 1, kernelSize: 1, activation: 'softmax' });
    expect(withLast(convolution)?.message).toMatch(/softmax, 1 unit/);
    expect(withLast(layer('LSTM', { units: 3 }))?.message).toMatch(/tanh, 3 units/);
    expect(withLast(layer('GRU', { units: 3, activation: 'softmax' }))).toBeUndefined();
  });

  it('may lie in a nested model', () => {
    const nested: LayerSpec = { className: 'Sequential', config: {}, layers: [dense(8, 'relu'), dense(3, 'relu')] };
    expect(withLast(nested)?.layers).toEqual([[0, 1]]);
  });
});

describe('what is proposed', () => {
  const proposed = (network: NetworkSpec) =>
    proposeFixes(network, inspect(network)).map(({ id, action, edits }) => ({ id, action, edits }));
  const activation = (value: string, path = [1]) => ({
    kind: 'setArgument',
    layer: path,
    argument: 'activation',
    value,
  });
  const loss = (name: string) => ({ kind: 'setLoss', loss: name });

  it.each([
    [
      'relu into a choice',
      ending(3, 'relu', 'categoricalCrossentropy'),
      [[activation('softmax')], [loss('meanSquaredError')]],
    ],
    [
      'sigmoid into a choice',
      ending(3, 'sigmoid', 'sparseCategoricalCrossentropy'),
      [[activation('softmax')], [loss('binaryCrossentropy')]],
    ],
    [
      'a hard sigmoid into a choice',
      ending(3, 'hardSigmoid', 'categoricalCrossentropy'),
      [[activation('softmax')], [loss('binaryCrossentropy')]],
    ],
    ['one unit that should choose', ending(1, 'sigmoid', 'categoricalCrossentropy'), [[loss('binaryCrossentropy')]]],
    [
      'relu into a question',
      ending(1, 'relu', 'binaryCrossentropy'),
      [[activation('sigmoid')], [loss('meanSquaredError')]],
    ],
    [
      'a choice into questions',
      ending(3, 'softmax', 'binaryCrossentropy'),
      [[activation('sigmoid')], [loss('categoricalCrossentropy')]],
    ],
    [
      'softmax twice',
      ending(3, 'softmax', 'softmaxCrossEntropy'),
      [[activation('linear')], [loss('categoricalCrossentropy')]],
    ],
    [
      'sigmoid twice',
      ending(1, 'sigmoid', 'sigmoidCrossEntropy'),
      [[activation('linear')], [loss('binaryCrossentropy')]],
    ],
    [
      'relu into a divergence',
      ending(3, 'relu', 'kullbackLeiblerDivergence'),
      [[activation('softmax')], [loss('meanSquaredError')]],
    ],
    ['softmax of one into questions', ending(1, 'softmax', 'binaryCrossentropy'), [[activation('sigmoid')]]],
    [
      'softmax of one into a choice',
      ending(1, 'softmax', 'categoricalCrossentropy'),
      [[activation('sigmoid'), loss('binaryCrossentropy')]],
    ],
    [
      'softmax of one with squared error',
      ending(1, 'softmax', 'meanSquaredError'),
      [[activation('sigmoid')], [activation('sigmoid'), loss('binaryCrossentropy')]],
    ],
    ['softmax of one without a loss', ending(1, 'softmax'), [[activation('sigmoid')]]],
  ])('%s', (_name, network, edits) => {
    expect(proposed(network).map((fix) => fix.edits)).toEqual(edits);
  });

  it('changes only an activation that is an argument', () => {
    const separate = (last: LayerSpec, units = 1) => ({ layers: [dense(units), last], loss: 'binaryCrossentropy' });
    expect(proposed(separate(layer('ReLU'))).map(({ edits }) => edits)).toEqual([[loss('meanSquaredError')]]);
    expect(proposed(separate(layer('Softmax'))).map(({ edits }) => edits)).toEqual([]);
    expect(proposed(separate(layer('Activation', { activation: 'tanh' })))[0]?.edits).toEqual([activation('sigmoid')]);
    const unnamed = { layers: [dense(3)], loss: 'categoricalCrossentropy' };
    expect(proposed(unnamed)[0]?.edits).toEqual([activation('softmax', [0])]);
  });

  it('is said as a command', () => {
    expect(proposed(ending(3, 'relu', 'categoricalCrossentropy')).map(({ id, action }) => [id, action])).toEqual([
      ['output softmax', 'Use softmax in the output layer'],
      ['loss meanSquaredError', 'Use the loss meanSquaredError'],
    ]);
    expect(proposed(ending(1, 'softmax', 'categoricalCrossentropy'))[0]?.action).toBe(
      'Use sigmoid in the output layer and the loss binaryCrossentropy',
    );
  });
});
