import { describe, expect, it } from 'vitest';
import { diagnose, inspect } from '../../../../src/diagnosis/diagnose.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from '../../../../src/model/network.js';
import { dense, layer, perceptron, repeated } from '../networkBuilder.js';
import {
  findingsOf,
  kernel,
  outputs,
  reportOf,
  same,
  severityOf,
  withKernels,
  type LayerFigures,
} from '../reportOf.js';

const mlp = (hidden: number) => perceptron({ inputs: 8, hidden: repeated(hidden, 8), activation: 'relu' });
const spread = (standardDeviation: number): LayerFigures => ({ activation: outputs({ standardDeviation }) });

describe('poor initialisation', () => {
  const verdict = (...sizes: readonly number[]) =>
    severityOf('poor-initialisation', reportOf([...sizes.map(spread), {}]), mlp(sizes.length));

  it.each([
    ['a signal that shrinks to 0.03', [1, 0.5, 0.03], 'none'],
    ['one that shrinks below', [1, 0.5, 0.029], 'information'],
    ['one that is just not lost entirely', [1, 0.5, 0.003], 'information'],
    ['one that is lost entirely', [1, 0.5, 0.0029], 'warning'],
    ['one that grows 33 times in four layers', [1, 2, 4, 8, 16, 32], 'none'],
    ['one that grows 34 times', [1, 2, 4, 8, 16, 34], 'warning'],
    ['a factor of 2 per layer', [1, 1, 4], 'none'],
    ['a factor above 2 per layer', [1, 1, 5], 'information'],
    ['two layers, whose one step says little', [1, 0.001], 'none'],
    ['a signal that was never there', [0, 1, 1], 'none'],
  ])('%s', (_name, sizes, severity) => {
    expect(verdict(...sizes)).toBe(severity);
  });

  it('leaves recurrent layers and embeddings out, also inside a wrapper', () => {
    const report = reportOf([
      { ...spread(100), className: 'Embedding' },
      { ...spread(100), className: 'Bidirectional' },
      spread(1),
      spread(1),
      spread(1),
      {},
    ]);
    const wrapped: LayerSpec = { className: 'Bidirectional', config: {}, layers: [layer('LSTM', { units: 4 })] };
    const network = { layers: [layer('Embedding'), wrapped, ...repeated(3, 8).map((units) => dense(units)), dense(1)] };
    expect(severityOf('poor-initialisation', report, network)).toBe('none');
    const plain = { layers: [...repeated(5, 8).map((units) => dense(units)), dense(1)] };
    expect(
      severityOf('poor-initialisation', reportOf(report.layers.map(({ activation }) => ({ activation }))), plain),
    ).toBe('information');
  });

  it('leaves layers without measured outputs out', () => {
    const report = reportOf([{ activation: null }, spread(1), spread(0.5), spread(0.02), {}]);
    const [finding] = findingsOf('poor-initialisation', report, mlp(4));
    expect(finding?.layers).toEqual([[1], [2], [3]]);
  });

  it('says by how much, and where', () => {
    const [shrunk] = findingsOf('poor-initialisation', reportOf([...[2, 0.2, 0.02].map(spread), {}]), mlp(3));
    expect(shrunk?.headline).toBe('poor initialisation: the signal shrinks 100x');
    expect(shrunk?.message).toMatch(
      /shrinks 100x .*\(standard deviation 2 after the first, 0\.02 after the last; factor 0\.1 per layer\)\.$/,
    );
    expect(shrunk?.argument).toBe('kernelInitializer');
    expect(shrunk?.excess).toBeCloseTo(2);
    expect(shrunk?.evidence).toMatchObject([{ value: 0.01, threshold: 0.03 }, {}]);
    expect(shrunk?.evidence[1]?.value).toBeCloseTo(0.1);
    const [grown] = findingsOf('poor-initialisation', reportOf([...[0.1, 10, 1000].map(spread), {}]), mlp(3));
    expect(grown?.headline).toBe('poor initialisation: the signal grows 10,000x');
    expect(grown?.message).toMatch(
      /grows 10,000x .*\(standard deviation 0\.1 after the first, 1000 after the last; factor 100 per layer\)\.$/,
    );
    expect(grown?.excess).toBeCloseTo(4);
    expect(grown?.evidence).toMatchObject([{ value: 10_000, threshold: 1 / 0.03 }, { threshold: 2 }]);
    expect(grown?.evidence[1]?.value).toBeCloseTo(100);
  });
});

describe('initial loss', () => {
  const ending = (units: number, activation: string): NetworkSpec => ({
    layers: [dense(8, 'relu'), dense(units, activation)],
  });
  const verdict = (network: NetworkSpec, loss: string, size: number) =>
    severityOf('initial-loss', reportOf([{}, {}], { loss: same(size), assumptions: { loss } }), network);

  it.each([
    ['binary, two nats above ln 2', ending(1, 'sigmoid'), 'binaryCrossentropy', 0.6931 + 2, 'none'],
    ['binary, more than that', ending(1, 'sigmoid'), 'binaryCrossentropy', 0.6932 + 2, 'warning'],
    ['ten classes, two nats above ln 10', ending(10, 'softmax'), 'categoricalCrossentropy', 2.3025 + 2, 'none'],
    ['ten classes, more than that', ending(10, 'softmax'), 'categoricalCrossentropy', 2.3026 + 2, 'warning'],
    ['classes by number', ending(3, 'softmax'), 'sparseCategoricalCrossentropy', 1.0987 + 2, 'warning'],
    ['classes by number, within', ending(3, 'softmax'), 'sparseCategoricalCrossentropy', 1.0986 + 2, 'none'],
    ['two classes', ending(2, 'softmax'), 'categoricalCrossentropy', 3, 'warning'],
    ['one class, which needs no guessing', ending(1, 'softmax'), 'categoricalCrossentropy', 50, 'none'],
    ['an output that is no probability', ending(3, 'relu'), 'categoricalCrossentropy', 50, 'none'],
    ['a binary loss of logits', ending(1, 'linear'), 'binaryCrossentropy', 50, 'none'],
    ['a binary loss of softmax', ending(2, 'softmax'), 'binaryCrossentropy', 50, 'none'],
    ['a squared error', ending(1, 'sigmoid'), 'meanSquaredError', 50, 'none'],
    ['a loss that is not known', ending(1, 'sigmoid'), 'binaryCrossentropy', NaN, 'none'],
  ])('%s', (_name, network, loss, size, severity) => {
    expect(verdict(network, loss, size)).toBe(severity);
  });

  it('is silent where another layer than the last kernel has the last word', () => {
    const network = { layers: [dense(10, 'softmax'), layer('GlobalAveragePooling1D')] };
    expect(verdict(network, 'categoricalCrossentropy', 50)).toBe('none');
  });

  it('names the loss of guessing and blames the kernel in front of it', () => {
    const report = reportOf([{}, {}, {}], { loss: same(9.5), assumptions: { loss: 'categoricalCrossentropy' } });
    const network = { layers: [dense(8, 'relu'), ...ending(10, 'softmax').layers] };
    const [finding] = findingsOf('initial-loss', report, network);
    expect(finding?.headline).toBe('initial loss: 9.5 instead of 2.3');
    expect(finding?.message).toMatch(/the loss is 9\.5, far above the 2\.3 of guessing among 10 classes/);
    expect(finding?.layers).toEqual([[2]]);
    expect(finding?.argument).toBe('kernelInitializer');
    expect(finding?.evidence[1]?.value).toBeCloseTo(Math.log(10));
    expect(finding?.excess).toBeCloseTo(9.5 - Math.log(10));
    expect(finding?.evidence[0]?.threshold).toBeCloseTo(Math.log(10) + 2);
  });

  it('is told by the signal that is too large, where that is seen', () => {
    const layers = [...[1, 10, 100].map(spread), {}];
    const report = reportOf(layers, { loss: same(9.5), assumptions: { loss: 'binaryCrossentropy' } });
    expect(diagnose(report, mlp(3)).findings.map(({ rule }) => rule)).toEqual(['poor-initialisation']);
  });
});

describe('symmetric kernels', () => {
  const started = (kernelInitializer: ConfigValue, hidden: LayerSpec = dense(8, 'relu')): NetworkSpec => ({
    layers: [{ ...hidden, config: { ...hidden.config, kernelInitializer } }, dense(1, 'sigmoid')],
  });
  const initializer = (className: string, config: Readonly<Record<string, ConfigValue>> = {}) => ({
    className,
    config,
  });
  const isFound = (network: NetworkSpec) => inspect(network).some(({ rule }) => rule === 'symmetric-kernels');

  it.each([
    ['zeros', 'zeros', true],
    ['Ones', 'Ones', true],
    ['a constant', initializer('Constant', { value: 0.5 }), true],
    ['a constant by name', 'constant', true],
    ['zeros of their own factory', initializer('Zeros'), true],
    ['a normal distribution without spread', initializer('RandomNormal', { mean: 1, stddev: 0 }), true],
    ['a truncated one', initializer('TruncatedNormal', { stddev: 0 }), true],
    ['a uniform one without width', initializer('RandomUniform', { minval: 0.5, maxval: 0.5 }), true],
    ['a normal distribution', initializer('RandomNormal', { stddev: 0.1 }), false],
    ['a truncated normal distribution', initializer('TruncatedNormal', { stddev: 0.1 }), false],
    ['a uniform one', initializer('RandomUniform', { minval: -0.5, maxval: 0.5 }), false],
    ['a uniform one with one bound', initializer('RandomUniform', { minval: 0.5 }), false],
    ['the defaults of a uniform one', initializer('RandomUniform'), false],
    ['another initialiser with such an argument', initializer('HeNormal', { stddev: 0, minval: 1, maxval: 1 }), false],
    ['He', 'heNormal', false],
    ['a value that is no initialiser', 0, false],
    ['nothing', null, false],
  ])('%s', (_name, value, expected) => {
    expect(isFound(started(value))).toBe(expected);
  });

  it('do no harm in the output layer or in a layer of one unit', () => {
    expect(isFound({ layers: [dense(8, 'relu'), dense(4, 'softmax', { kernelInitializer: 'zeros' })] })).toBe(false);
    expect(isFound(started('zeros', dense(1)))).toBe(false);
    expect(isFound(started('zeros', layer('Conv2D', { filters: 1, kernelSize: 3 })))).toBe(false);
    expect(isFound(started('zeros', layer('Conv2D', { filters: 2, kernelSize: 3 })))).toBe(true);
  });

  it('are found in every kind of kernel', () => {
    const embedding = (outputDim: number) => layer('Embedding', { outputDim, embeddingsInitializer: 'zeros' });
    expect(isFound({ layers: [embedding(4), dense(1)] })).toBe(true);
    expect(isFound({ layers: [embedding(1), dense(1)] })).toBe(false);
    const separable = layer('SeparableConv2D', { filters: 4, kernelSize: 3, pointwiseInitializer: 'zeros' });
    const [finding] = inspect({ layers: [separable, dense(1)] });
    expect(finding?.argument).toBe('pointwiseInitializer');
  });

  it('are no matter where the weights are given', () => {
    expect(isFound({ layers: [dense(8, 'relu', { kernelInitializer: 'zeros', weights: [] }), dense(1)] })).toBe(false);
  });

  it('are named by the first of their layers', () => {
    const zeros = { kernelInitializer: 'zeros' };
    const network = {
      layers: [
        dense(8, 'relu'),
        layer('Dropout', { rate: 0.5 }),
        dense(8, 'relu', zeros),
        dense(8, 'relu', zeros),
        dense(1),
      ],
    };
    const [finding] = inspect(network);
    expect(finding).toMatchObject({
      severity: 'error',
      headline: 'symmetric: the units of layer 2 are all alike',
      layers: [[2], [3]],
      argument: 'kernelInitializer',
      evidence: [{ value: 2 }],
    });
  });

  it('explain every figure that follows from them', () => {
    const still = {
      ...withKernels(kernel({ meanAbs: 0, gradientToWeight: 0 })),
      activation: outputs({ deadShare: 1, saturatedShare: 1 }),
    };
    const report = reportOf([still, still, still, {}], { loss: same(9), assumptions: { loss: 'binaryCrossentropy' } });
    const network: NetworkSpec = {
      ...perceptron({ inputs: 8, hidden: repeated(3, 8), activation: 'relu', initializer: 'zeros' }),
      optimizer: { name: 'sgd', learningRate: 100 },
    };
    expect(diagnose(report, network).findings.map(({ rule }) => rule)).toEqual(['symmetric-kernels']);
  });
});
