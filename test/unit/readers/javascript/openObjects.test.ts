import { describe, expect, it } from 'vitest';
import { ReadText } from '../readingText.js';

describe('an object that may be more than the text shows', () => {
  it('is asked for what it may replace, with what stood there as a suggestion', () => {
    const { only } = new ReadText(`function build(options) {
  const { units } = { units: 8, ...options };
  return tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [2] })] });
}`);
    expect(only.unknowns).toMatchObject([
      {
        name: 'units',
        argument: 'units',
        reason: 'comes from options.units, known only when the program runs',
        suggestions: [8, 16, 32],
      },
    ]);
  });

  it('leaves what is written behind it', () => {
    const { only } = new ReadText(`function build(options) {
  const { units } = { ...options, units: 8 };
  return tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [2] })] });
}`);
    expect(only.unknowns).toEqual([]);
    expect(only.layers[0]?.config.units).toBe(8);
  });

  it('may hold the loss that a model is compiled with', () => {
    const read = new ReadText(`function train(options) {
  const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
  m.compile({ optimizer: 'sgd', ...options });
}`);
    expect(
      read.only.unknowns.map(({ name, kind, optional, suggestions }) => [name, kind, optional, suggestions]),
    ).toEqual([
      ['loss', 'string', undefined, ['meanSquaredError', 'categoricalCrossentropy', 'binaryCrossentropy']],
      ['optimizer', 'string', true, ['sgd', 'adam']],
    ]);
    expect(read.source(read.only.compileRanges?.loss?.value)).toBe("{ optimizer: 'sgd', ...options }");
  });
});
