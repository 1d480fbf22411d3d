import { describe, expect, it } from 'vitest';
import type { StepAnchor } from '../../../../src/lesson/challenge/challengeContent.js';
import { anchorRange } from '../../../../src/lesson/challenge/stepAnchor.js';
import { definitionIn } from './levels.js';

const text = `import * as tf from '@tensorflow/tfjs';
const model = tf.sequential({ layers: [
  tf.layers.dense({ units: 4, activation: 'relu', inputShape: [2] }),
  tf.layers.dropout({ rate: 0.1 }),
  tf.layers.dense({ units: 1 }),
] });
`;
const pointedAt = (source: string, anchor: StepAnchor) => {
  const range = anchorRange(anchor, definitionIn(source));
  return range && source.slice(range.start, range.end);
};

describe('the syntax that a step speaks of', () => {
  it.each<[string, StepAnchor, RegExp]>([
    ['the definition', 'definition', /^tf\.sequential\(\{[^]*\}\)$/],
    ['the output, which is the last layer with a kernel', 'output', /^tf\.layers\.dense\(\{ units: 1 \}\)$/],
    ['a layer', { layer: 1 }, /^tf\.layers\.dense\(\{ units: 4.*\}\)$/],
    ['a layer with a kernel after one without', { layer: 2 }, /^tf\.layers\.dense\(\{ units: 1 \}\)$/],
    ['an argument', { layer: 1, argument: 'activation' }, /^activation: 'relu'$/],
    [
      'the layer where the argument is not there',
      { layer: 2, argument: 'activation' },
      /^tf\.layers\.dense\(.*1 \}\)$/,
    ],
  ])('is %s', (_which, anchor, expected) => {
    expect(pointedAt(text, anchor)).toMatch(expected);
  });

  it('is the optimiser, else the loss, where the model is compiled', () => {
    const compile = (settings: string) => `${text}model.compile({ ${settings} });\n`;
    expect(pointedAt(compile("loss: 'meanSquaredError', optimizer: 'adam'"), 'compile')).toBe("optimizer: 'adam'");
    expect(pointedAt(compile("loss: 'meanSquaredError'"), 'compile')).toBe("loss: 'meanSquaredError'");
  });

  it.each<[string, StepAnchor]>([
    ['a model that is not compiled', 'compile'],
    ['a layer that is not there', { layer: 3 }],
  ])('is nowhere for %s', (_which, anchor) => {
    expect(pointedAt(text, anchor)).toBeUndefined();
  });

  it('is nowhere in a model without layers', () => {
    expect(anchorRange('output', { ...definitionIn(text), layers: [] })).toBeUndefined();
  });
});
