import { describe, expect, it } from 'vitest';
import { blamedRange, rangeInLayer, rangesOf } from '../../../src/diagnosis/blamedRange.js';
import { applyEdits } from '../../../src/diagnosis/editing/applyEdits.js';
import { outputOf } from '../../../src/diagnosis/networkStructure.js';
import type { Finding } from '../../../src/model/finding.js';
import type { LayerSpec, NetworkSpec } from '../../../src/model/network.js';
import { ReadText } from '../readers/readingText.js';
import { dense, layer } from './networkBuilder.js';

const wrapper = (className: string, ...layers: readonly LayerSpec[]): LayerSpec => ({ className, config: {}, layers });

describe('edits of a network', () => {
  const network: NetworkSpec = {
    layers: [dense(8, 'relu', { inputShape: [2] }), wrapper('Sequential', dense(4), dense(4)), dense(1)],
    loss: 'hinge',
    optimizer: { name: 'sgd', learningRate: 1 },
  };

  it('are made at their own paths', () => {
    expect(
      applyEdits(network, [
        { kind: 'setArgument', layer: [1, 1], argument: 'activation', value: 'tanh' },
        { kind: 'renameArgument', layer: [0], argument: 'activation', name: 'activacion' },
        { kind: 'insertLayer', after: [1, 0], layer: layer('ReLU') },
        { kind: 'setLoss', loss: 'poisson' },
        { kind: 'setLearningRate', learningRate: 0.1 },
      ]),
    ).toEqual({
      layers: [
        layer('Dense', { units: 8, activacion: 'relu', inputShape: [2] }),
        wrapper('Sequential', dense(4), layer('ReLU'), dense(4, 'tanh')),
        dense(1),
      ],
      loss: 'poisson',
      optimizer: { name: 'sgd', learningRate: 0.1 },
    });
  });

  it('keep the order of the arguments that they rename, and may give them another value', () => {
    const renamed = applyEdits(network, [
      { kind: 'renameArgument', layer: [0], argument: 'units', name: 'filters', value: 3 },
    ]);
    expect(Object.entries(renamed.layers[0]!.config)).toEqual([
      ['filters', 3],
      ['activation', 'relu'],
      ['inputShape', [2]],
    ]);
  });

  it('give no rate to an optimiser that is not there', () => {
    const bare: NetworkSpec = { layers: [dense(1)] };
    expect(applyEdits(bare, [{ kind: 'setLearningRate', learningRate: 0.1 }])).toEqual(bare);
  });

  it('leave the network as it was', () => {
    const before = structuredClone(network);
    applyEdits(network, [{ kind: 'setArgument', layer: [0], argument: 'units', value: 1 }]);
    expect(network).toEqual(before);
  });
});

describe('the place to blame', () => {
  const read = new ReadText(`const model = tf.sequential();
model.add(tf.layers.dense({ units: 8, activation: 'sigmoid', inputShape: [2], loss: 1 }));
model.add(tf.layers.bidirectional({ layer: tf.layers.gru({ units: 2, activation: 'tanh' }) }));
model.add(tf.layers.dense({ units: 1 }));
model.compile({ loss: 'meanSquaredError', optimizer: tf.train.sgd(10) });
`);
  const finding = (layers: Finding['layers'], argument?: string): Finding => ({
    rule: 'any',
    severity: 'warning',
    headline: '',
    message: '',
    layers,
    evidence: [],
    ...(argument !== undefined && { argument }),
  });
  const blamed = (layers: Finding['layers'], argument?: string) =>
    read.source(blamedRange(read.only, finding(layers, argument)));

  it('is the argument where the layer writes it', () => {
    expect(blamed([[0]], 'activation')).toBe("'sigmoid'");
    expect(blamed([[1, 0]], 'activation')).toBe("'tanh'");
  });

  it('is the layer where it does not', () => {
    expect(blamed([[2]], 'activation')).toBe('tf.layers.dense({ units: 1 })');
    expect(blamed([[2]])).toBe('tf.layers.dense({ units: 1 })');
    expect(blamed([[1, 0]])).toBe("tf.layers.gru({ units: 2, activation: 'tanh' })");
  });

  it('is the outer layer for a path that leads further than the text', () => {
    expect(blamed([[2, 5]])).toBe('tf.layers.dense({ units: 1 })');
  });

  it('is the definition for a layer that is not there, or for none', () => {
    expect(blamed([])).toBe(read.source(read.only.range));
    expect(blamed([[9]])).toBe(read.source(read.only.range));
    expect(blamed([], 'units')).toBe(read.source(read.only.range));
  });

  it('is in compile for what is written there, whatever layers it is about', () => {
    expect(blamed([], 'loss')).toBe("'meanSquaredError'");
    expect(blamed([[2]], 'loss')).toBe("'meanSquaredError'");
    expect(blamed([[1], [2]], 'learningRate')).toBe('10');
    expect(blamed([[9]], 'loss')).toBe("'meanSquaredError'");
    // This layer has an argument of that name.
    expect(blamed([[0]], 'loss')).toBe('1');
  });

  it('needs no compile', () => {
    const plain = new ReadText('const m = tf.sequential({ layers: [tf.layers.dense({ units: 1 })] });');
    expect(plain.source(blamedRange(plain.only, finding([[0]], 'units')))).toBe('1');
  });

  it('comes first of all the places', () => {
    expect(rangesOf(read.only, finding([[2], [0]], 'activation')).map((range) => read.source(range))).toEqual([
      'tf.layers.dense({ units: 1 })',
      "'sigmoid'",
    ]);
    expect(rangesOf(read.only, finding([], 'loss')).map((range) => read.source(range))).toEqual(["'meanSquaredError'"]);
  });

  it('is the whole layer where no argument is asked for', () => {
    expect(read.source(rangeInLayer(read.only, [2], undefined))).toBe('tf.layers.dense({ units: 1 })');
  });
});

describe('the output', () => {
  const withOutput = (...layers: readonly LayerSpec[]) => outputOf({ layers: [dense(8, 'relu'), ...layers] });

  it('is the last layer with a kernel, and its activation', () => {
    expect(withOutput(dense(3, 'softmax'))).toMatchObject({ layer: { path: [1] }, activation: 'softmax', units: 3 });
    expect(withOutput(dense(3))).toMatchObject({ activation: 'linear', units: 3 });
  });

  it('has the activation of a layer behind it', () => {
    const output = withOutput(
      dense(1),
      layer('Dropout', { rate: 0.5 }),
      layer('Activation', { activation: 'sigmoid' }),
    );
    expect(output).toMatchObject({
      layer: { path: [1] },
      activationLayer: { path: [3] },
      activation: 'sigmoid',
      units: 1,
    });
  });

  it('is unclear where two activations follow each other, or a layer that changes what comes out', () => {
    expect(withOutput(dense(1, 'relu'), layer('Activation', { activation: 'sigmoid' }))).toBeUndefined();
    expect(withOutput(dense(1), layer('ReLU'), layer('Activation', { activation: 'sigmoid' }))).toBeUndefined();
    expect(withOutput(dense(1), layer('GlobalAveragePooling1D'))).toBeUndefined();
  });

  it('has no number of units where that is written as something else', () => {
    const output = withOutput(layer('Dense', { units: '3', activation: 'softmax' }));
    expect(output).toMatchObject({ activation: 'softmax', units: undefined });
  });
});
