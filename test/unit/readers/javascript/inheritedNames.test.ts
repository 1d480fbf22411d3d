import { describe, expect, it } from 'vitest';
import { plainLayers, ReadText } from '../readingText.js';

const inSequence = (layer: string, after = '') =>
  new ReadText(`const m = tf.sequential({ layers: [${layer}] }); ${after}`).only;

describe('names that every JavaScript object inherits', () => {
  it('are arguments like others', () => {
    const { unknowns } = inSequence('tf.layers.dense({ units: 1, constructor: ask() })');
    expect(unknowns).toMatchObject([{ name: 'constructor', kind: 'other', suggestions: [] }]);
  });

  it('are losses and optimisers by that name', () => {
    const compile = 'm.compile({ loss: tf.losses.constructor, optimizer: tf.train.constructor(0.1) });';
    const { loss, optimizer } = inSequence('tf.layers.dense({ units: 1 })', compile);
    expect(loss).toBe('constructor');
    expect(optimizer).toEqual({ name: 'constructor', learningRate: 0.1 });
  });

  it('are no layers of TensorFlow.js', () => {
    const model = inSequence('tf.layers.constructor({ units: 1 })');
    expect(model.unreadable?.reason).toBe('TensorFlow.js has no layer tf.layers.constructor.');
  });

  it('suggest no shape of inputs of their own', () => {
    const { unknowns } = inSequence('tf.layers.constructor({ units: 1, inputShape: ask() })');
    expect(unknowns[0]?.suggestions).toEqual([[10], [4]]);
  });

  it('are kept in a configuration', () => {
    const model = inSequence('tf.layers.dense({ units: 1, constructor: 6 })');
    expect(plainLayers(model)).toEqual([['Dense', { units: 1, constructor: 6 }]]);
  });
});
