import { describe, expect, it } from 'vitest';
import { proposeFixes } from '../../../src/diagnosis/proposeFixes.js';
import type { Finding } from '../../../src/model/finding.js';
import type { FixCandidate, NetworkEdit } from '../../../src/model/fix.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from '../../../src/model/network.js';
import { dense, layer, perceptron } from './networkBuilder.js';

const finding = (rule: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'warning',
  headline: '',
  message: '',
  layers: [],
  evidence: [],
  ...more,
});

const proposed = (network: NetworkSpec, ...findings: readonly Finding[]) => proposeFixes(network, findings);

/** The candidate of that id. */
function named(candidates: readonly FixCandidate[], id: string): FixCandidate {
  const found = candidates.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no ${id} among ${candidates.map((candidate) => candidate.id).join(', ')}`);
  return found;
}

const set = (path: number | readonly number[], argument: string, value: ConfigValue): NetworkEdit => ({
  kind: 'setArgument',
  layer: typeof path === 'number' ? [path] : path,
  argument,
  value,
});
const behind = (after: readonly number[], className = 'BatchNormalization'): NetworkEdit => ({
  kind: 'insertLayer',
  after,
  layer: { className, config: {} },
});

const sigmoids = perceptron({ inputs: 4, hidden: [8, 8], activation: 'sigmoid' });

describe('another activation', () => {
  it('is given to every hidden layer that is to blame', () => {
    expect(named(proposed(sigmoids, finding('vanishing')), 'relu')).toEqual({
      id: 'relu',
      action: 'Use relu in 2 hidden layers',
      rules: ['vanishing'],
      edits: [set(0, 'activation', 'relu'), set(1, 'activation', 'relu')],
    });
    expect(named(proposed(sigmoids, finding('vanishing')), 'relu+heNormal')).toMatchObject({
      action: 'Use relu + heNormal in 2 hidden layers',
      edits: [0, 1].flatMap((index) => [set(index, 'activation', 'relu'), set(index, 'kernelInitializer', 'heNormal')]),
    });
    const one = perceptron({ inputs: 4, hidden: [8], activation: 'sigmoid' });
    expect(named(proposed(one, finding('vanishing')), 'relu').action).toBe('Use relu in 1 hidden layer');
  });

  it('is tried for the troubles that it can cure', () => {
    const network: NetworkSpec = { layers: [dense(8, 'sigmoid'), dense(8, 'relu'), dense(1)] };
    const ids = (rule: string) => proposed(network, finding(rule)).map(({ id }) => id);
    const initializers = ['glorotNormal+heNormal', 'heNormal', 'glorotUniform+heUniform'];
    expect(ids('vanishing').filter((id) => !initializers.includes(id))).toEqual([
      'relu',
      'relu+heNormal',
      'tanh',
      'tanh+glorotUniform',
      'elu',
      'elu+heNormal',
      'selu+leCunNormal',
      'leakyReLU+heNormal',
      'gelu+heNormal',
      'swish+heNormal',
      'batchNormalization',
    ]);
    expect(ids('saturation').filter((id) => !initializers.includes(id))).toEqual([
      'relu',
      'relu+heNormal',
      'elu',
      'elu+heNormal',
      'selu+leCunNormal',
      'batchNormalization',
    ]);
    expect(ids('dead-units').filter((id) => !initializers.includes(id))).toEqual([
      'elu',
      'elu+heNormal',
      'selu+leCunNormal',
      'leakyReLU+heNormal',
      'gelu+heNormal',
      'swish+heNormal',
      'batchNormalization',
    ]);
    expect(ids('exploding').filter((id) => !initializers.includes(id))).toEqual(['batchNormalization']);
    expect(ids('uniformly-small').filter((id) => !initializers.includes(id))).toEqual([
      'selu+leCunNormal',
      'batchNormalization',
    ]);
    expect(ids('symmetric-kernels').filter((id) => !initializers.includes(id))).toEqual([]);
  });

  it.each(['sigmoid', 'hardSigmoid', 'softmax', 'tanh', 'softsign', 'softplus'])(
    'replaces %s where gradients vanish, and leaves ReLU beside it',
    (activation) => {
      const network: NetworkSpec = { layers: [dense(8, activation), dense(8, 'relu'), dense(1)] };
      expect(named(proposed(network, finding('vanishing')), 'elu').edits).toEqual([set(0, 'activation', 'elu')]);
    },
  );

  it('replaces whatever there is where nothing squashes, but for linear layers', () => {
    const network: NetworkSpec = { layers: [dense(8, 'swish'), dense(8), dense(8, 'relu'), dense(1)] };
    expect(named(proposed(network, finding('vanishing')), 'elu').edits).toEqual([
      set(0, 'activation', 'elu'),
      set(2, 'activation', 'elu'),
    ]);
  });

  it.each(['relu', 'relu6'])('replaces %s where units are dead, and nothing else', (activation) => {
    const network: NetworkSpec = { layers: [dense(8, activation), dense(8, 'tanh'), dense(1)] };
    expect(named(proposed(network, finding('dead-units')), 'elu').edits).toEqual([set(0, 'activation', 'elu')]);
  });

  it('leaves linear and recurrent layers and embeddings as they are', () => {
    const network: NetworkSpec = {
      layers: [layer('Embedding'), layer('LSTM', { units: 4 }), dense(8), dense(8, 'sigmoid'), dense(1)],
    };
    expect(named(proposed(network, finding('vanishing')), 'relu').edits).toEqual([set(3, 'activation', 'relu')]);
    const recurrent: NetworkSpec = { layers: [layer('LSTM', { units: 4 }), dense(1)] };
    expect(proposed(recurrent, finding('vanishing'))).toEqual([]);
  });

  it('is named where the activation stands, the initialiser where the kernel stands', () => {
    const network: NetworkSpec = { layers: [dense(8), layer('Activation', { activation: 'sigmoid' }), dense(1)] };
    const candidates = proposed(network, finding('vanishing'));
    expect(named(candidates, 'relu+heNormal').edits).toEqual([
      set(1, 'activation', 'relu'),
      set(0, 'kernelInitializer', 'heNormal'),
    ]);
    expect(candidates.map(({ id }) => id)).not.toContain('leakyReLU+heNormal');
  });

  it('cannot be named by a layer that is an activation', () => {
    const network: NetworkSpec = { layers: [dense(8), layer('ReLU'), dense(8, 'relu'), dense(1)] };
    expect(named(proposed(network, finding('dead-units')), 'elu').edits).toEqual([set(2, 'activation', 'elu')]);
    const alone: NetworkSpec = { layers: [dense(8), layer('ReLU'), dense(1)] };
    expect(proposed(alone, finding('dead-units')).map(({ id }) => id)).not.toContain('elu');
  });

  it('changes only what is not so already', () => {
    const network: NetworkSpec = {
      layers: [dense(8, 'relu', { kernelInitializer: 'heNormal' }), dense(8, 'relu'), dense(1)],
    };
    const candidates = proposed(network, finding('saturation'));
    expect(candidates.map(({ id }) => id)).not.toContain('relu');
    expect(candidates.map(({ id }) => id)).not.toContain('relu+heNormal');
    const mixed: NetworkSpec = { layers: [dense(8, 'relu'), dense(8, 'softsign'), dense(1)] };
    expect(named(proposed(mixed, finding('saturation')), 'relu').edits).toEqual([set(1, 'activation', 'relu')]);
  });

  it('reaches into wrappers and nested models', () => {
    const wrapped: LayerSpec = { className: 'TimeDistributed', config: {}, layers: [dense(8, 'sigmoid')] };
    const nested: LayerSpec = { className: 'Sequential', config: {}, layers: [dense(8, 'sigmoid')] };
    const candidates = proposed({ layers: [wrapped, nested, dense(1)] }, finding('vanishing'));
    expect(named(candidates, 'relu').edits).toEqual([
      set([0, 0], 'activation', 'relu'),
      set([1, 0], 'activation', 'relu'),
    ]);
    // Nothing can be put behind the layer inside a wrapper.
    expect(named(candidates, 'batchNormalization').edits).toEqual([behind([1, 0])]);
    expect(named(candidates, 'leakyReLU+heNormal').edits).toEqual([
      set([1, 0], 'activation', 'linear'),
      set([1, 0], 'kernelInitializer', 'heNormal'),
      behind([1, 0], 'LeakyReLU'),
    ]);
  });
});

describe('an initialiser', () => {
  const first = (network: NetworkSpec, more: Partial<Finding> = {}) =>
    proposed(network, finding('poor-initialisation', more))[0];

  it.each([
    ['relu', 'heNormal'],
    ['elu', 'heNormal'],
    ['swish', 'heNormal'],
    ['selu', 'leCunNormal'],
    ['tanh', 'glorotNormal'],
    ['sigmoid', 'glorotNormal'],
    ['hardSigmoid', 'glorotNormal'],
    ['softsign', 'glorotNormal'],
    ['softmax', 'glorotNormal'],
    ['linear', 'glorotNormal'],
  ])('keeps the size of the signal behind %s', (activation, name) => {
    const network: NetworkSpec = { layers: [dense(8, activation, { kernelInitializer: 'zeros' }), dense(1)] };
    const [normal, uniform] = proposed(network, finding('exploding'));
    expect(normal).toMatchObject({
      id: name,
      action: `Use ${name} in 1 layer`,
      edits: [set(0, 'kernelInitializer', name)],
    });
    expect(uniform?.id).toBe(name.replace('Normal', 'Uniform'));
  });

  it('is chosen for each layer by its own activation', () => {
    const network: NetworkSpec = {
      layers: ['relu', 'tanh'].map((name) => dense(8, name, { kernelInitializer: 'ones' })).concat(dense(1)),
    };
    expect(first(network)).toMatchObject({
      id: 'heNormal+glorotNormal',
      action: 'Use heNormal and glorotNormal in 2 layers',
      edits: [set(0, 'kernelInitializer', 'heNormal'), set(1, 'kernelInitializer', 'glorotNormal')],
    });
  });

  it('is named once it changes something', () => {
    const network: NetworkSpec = {
      layers: [
        dense(8, 'relu', { kernelInitializer: 'heNormal' }),
        dense(8, 'tanh', { kernelInitializer: 'ones' }),
        dense(1),
      ],
    };
    expect(first(network)).toMatchObject({ id: 'glorotNormal', action: 'Use glorotNormal in 1 layer' });
  });

  it('goes to the output layer only if that is to blame', () => {
    const network: NetworkSpec = {
      layers: [dense(8, 'relu'), dense(1, 'sigmoid', { kernelInitializer: 'ones' })],
    };
    expect(first(network)?.edits).toEqual([set(0, 'kernelInitializer', 'heNormal')]);
    expect(first(network, { layers: [[1]] })?.edits).toEqual([
      set(0, 'kernelInitializer', 'heNormal'),
      set(1, 'kernelInitializer', 'glorotNormal'),
    ]);
  });

  it("is not proposed where it is TensorFlow.js' default", () => {
    expect(proposed({ layers: [dense(8, 'tanh'), dense(1)] }, finding('initial-loss')).map(({ id }) => id)).toEqual([
      'glorotUniform',
      'batchNormalization',
    ]);
  });

  it('has the form of the one that was there, and its seed', () => {
    const written = (value: ConfigValue) =>
      first({ layers: [dense(8, 'relu', { kernelInitializer: value }), dense(1)] })?.edits[0];
    const serialized = (config: ConfigValue) => set(0, 'kernelInitializer', { className: 'HeNormal', config });
    expect(written('GlorotNormal')).toEqual(set(0, 'kernelInitializer', 'HeNormal'));
    expect(written('glorotNormal')).toEqual(set(0, 'kernelInitializer', 'heNormal'));
    expect(written({ className: 'RandomNormal', config: { stddev: 1, seed: 7 } })).toEqual(serialized({ seed: 7 }));
    expect(written({ className: 'RandomNormal', config: { stddev: 1 } })).toEqual(serialized({}));
    expect(written({ className: 'Zeros', config: null })).toEqual(serialized({}));
  });

  it('has the form of the others where none was there', () => {
    const network: NetworkSpec = {
      layers: [
        dense(8, 'relu'),
        dense(8, 'relu', { kernelInitializer: { className: 'HeNormal', config: {} } }),
        dense(1),
      ],
    };
    expect(first(network)?.edits).toEqual([set(0, 'kernelInitializer', { className: 'HeNormal', config: {} })]);
  });

  it('goes to every kernel of a layer but those that carry a state', () => {
    const network: NetworkSpec = {
      layers: [
        layer('SeparableConv2D', { filters: 2, kernelSize: 3, activation: 'relu' }),
        layer('LSTM', { units: 2 }),
        dense(1),
      ],
    };
    expect(first(network)?.edits).toEqual([
      set(0, 'depthwiseInitializer', 'heNormal'),
      set(0, 'pointwiseInitializer', 'heNormal'),
    ]);
    expect(proposed({ layers: [layer('Embedding'), dense(1)] }, finding('exploding'))).toEqual([]);
  });
});

describe('batch normalisation', () => {
  it('does not go behind hidden layers that are linear', () => {
    const network: NetworkSpec = { layers: [dense(8), dense(8, 'linear'), dense(8, 'relu'), dense(1)] };
    expect(named(proposed(network, finding('exploding')), 'batchNormalization').edits).toEqual([behind([2])]);
  });

  it('goes behind every hidden activation that has none yet', () => {
    const network: NetworkSpec = {
      layers: [
        dense(8),
        layer('Activation', { activation: 'relu' }),
        dense(8, 'relu'),
        layer('BatchNormalization'),
        dense(8, 'relu'),
        dense(1),
      ],
    };
    expect(named(proposed(network, finding('exploding')), 'batchNormalization')).toMatchObject({
      action: 'Add batch normalisation behind 2 hidden layers',
      edits: [behind([1]), behind([4])],
    });
    const done: NetworkSpec = { layers: [dense(8, 'relu'), layer('BatchNormalization'), dense(1)] };
    expect(proposed(done, finding('exploding')).map(({ id }) => id)).not.toContain('batchNormalization');
    const one: NetworkSpec = { layers: [dense(8, 'relu'), dense(1)] };
    expect(named(proposed(one, finding('exploding')), 'batchNormalization').action).toBe(
      'Add batch normalisation behind 1 hidden layer',
    );
  });
});

describe('leaky ReLU', () => {
  it('comes as a layer behind one that becomes linear', () => {
    expect(named(proposed(sigmoids, finding('vanishing')), 'leakyReLU+heNormal')).toMatchObject({
      action: 'Use leakyReLU + heNormal in 2 hidden layers',
      edits: [0, 1].flatMap((index) => [
        set(index, 'activation', 'linear'),
        set(index, 'kernelInitializer', 'heNormal'),
        behind([index], 'LeakyReLU'),
      ]),
    });
  });
});

describe('a learning rate', () => {
  const rate = (name: string, learningRate: number, ratio: number) =>
    proposed(
      { ...sigmoids, optimizer: { name, learningRate } },
      finding('update-ratio', { evidence: [{ label: '', value: ratio }] }),
    );

  it.each([
    // The first step of SGD should be about 1e-3 of the kernels.
    ['sgd', 10, 10, 'Lower the learning rate from 10 to 0.001'],
    ['sgd', 1e-6, 1e-7, 'Raise the learning rate from 0.000001 to 0.01'],
    ['momentum', 1, 1, 'Lower the learning rate from 1 to 0.001'],
    ['sgd', 1, 0.2, 'Lower the learning rate from 1 to 0.01'],
    // Steps of optimisers that rescale the gradient partly cancel: about 1e-2.
    ['adam', 1, 10, 'Lower the learning rate from 1 to 0.001'],
    ['rmsprop', 1, 1, 'Lower the learning rate from 1 to 0.01'],
  ])('of %s is a power of ten (%#)', (name, learningRate, ratio, action) => {
    const [fix, ...others] = rate(name, learningRate, ratio);
    expect(others).toEqual([]);
    expect(fix?.action).toBe(action);
    const wanted = Number(/to (\S+)$/.exec(action)?.[1]);
    expect(fix).toMatchObject({ id: `rate ${wanted}`, edits: [{ kind: 'setLearningRate', learningRate: wanted }] });
  });

  it('needs one to start from', () => {
    expect(proposed({ ...sigmoids, optimizer: { name: 'sgd' } }, finding('update-ratio'))).toEqual([]);
    expect(proposed({ ...sigmoids, optimizer: { name: 'sgd', learningRate: 1 } }, finding('update-ratio'))).toEqual([]);
    expect(proposed(sigmoids, finding('update-ratio'))).toEqual([]);
  });
});

describe('candidates', () => {
  it('are proposed once, for every finding that they answer', () => {
    const candidates = proposed(sigmoids, finding('vanishing'), finding('saturation'), finding('saturation'));
    expect(named(candidates, 'relu').rules).toEqual(['vanishing', 'saturation']);
    expect(named(candidates, 'tanh').rules).toEqual(['vanishing']);
    expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length);
  });

  it('of one name for different layers are numbered', () => {
    const network: NetworkSpec = { layers: [dense(8, 'sigmoid'), dense(8, 'relu'), dense(1)] };
    const candidates = proposed(network, finding('saturation'), finding('dead-units'));
    expect(named(candidates, 'elu').edits).toEqual([set(0, 'activation', 'elu')]);
    expect(named(candidates, 'elu (2)').edits).toEqual([set(1, 'activation', 'elu')]);
  });

  it('of a finding that says too little are none', () => {
    expect(proposed(sigmoids, finding('unknown-name'))).toEqual([]);
    expect(proposed(sigmoids, finding('unknown-name', { argument: 'units', layers: [[0]] }))).toEqual([]);
    expect(proposed(sigmoids, finding('unknown-argument'))).toEqual([]);
    expect(proposed(sigmoids, finding('unknown-argument', { argument: 'unit', layers: [[9]] }))).toEqual([]);
  });
});
