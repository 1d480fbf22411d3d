import { describe, expect, it } from 'vitest';
import { challengeDefinition } from '../../../../src/lesson/challenge/challengeDefinition.js';
import { readModels } from '../../../../src/readers/index.js';

const model = (name: string, layers = 'tf.layers.dense({ units: 1, inputShape: [2] })', more = '') =>
  `export const ${name} = tf.sequential({ layers: [${layers}] });\n${more}`;
const found = (...texts: readonly string[]) => {
  const text = ["import * as tf from '@tensorflow/tfjs';", ...texts].join('\n');
  return challengeDefinition(readModels(text, { file: 'challenge.ts' }), 'studentNetwork');
};

describe('the model that a level is about', () => {
  it.each<[string, readonly string[], string]>([
    ['the one of that name among several', [model('other'), model('studentNetwork')], 'studentNetwork'],
    ['the only one, whatever its name', [model('mine')], 'mine'],
    [
      'one whose optimiser alone cannot be read',
      [model('mine', undefined, 'mine.compile({ loss: "meanSquaredError", optimizer: tf.train.adam(rateOf(data)) });')],
      'mine',
    ],
  ])('is %s', (_which, texts, name) => {
    const result = found(...texts);
    expect(result.ok && result.definition.name).toBe(name);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no model', [], /^There is no Sequential model in the file: the level asks for one, called studentNetwork\.$/],
    [
      'several of other names',
      [model('one'), model('two')],
      /^There are several models in the file and none is called studentNetwork: give yours that name\.$/,
    ],
    [
      'a value that is not known',
      [model('mine', 'tf.layers.dense({ units: data.size })')],
      /^The value of units cannot be read: it .* Write it out\.$/,
    ],
    ['layers that are not known', ['export const mine = tf.sequential({ layers: make(3) });'], /cannot be read: /],
    [
      'a model that cannot be read',
      [model('mine', undefined, 'mine.add(...layersOf(data));\nfor (;;) mine.add(tf.layers.dense({ units: 1 }));')],
      /^The (model|value of layers) cannot be read: /,
    ],
  ])('is none where there is %s', (_what, texts, message) => {
    const result = found(...texts);
    expect(result.ok ? '' : result.message).toMatch(message);
  });
});
