import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/model/nearestName.js';

const known = ['sigmoid', 'softmax', 'softplus', 'softsign', 'tanh', 'relu'];

describe('the name that was probably meant', () => {
  it.each([
    ['a letter too many', 'sigmoiid', 'sigmoid'],
    ['a letter too few', 'sofmax', 'softmax'],
    ['another letter', 'sigmuid', 'sigmoid'],
    ['two neighbours swapped count as one mistake', 'tnah', 'tanh'],
    ['also at the beginning', 'atnh', 'tanh'],
    ['case and underscores count as none', 'Soft_Max', 'softmax'],
  ])('%s: %s', (_what, typed, meant) => {
    expect(nearestName(typed, known)).toBe(meant);
  });

  it.each([
    ['two mistakes in four letters', 'thna'],
    ['a swap of letters that are no neighbours', 'lure'],
    ['nothing', ''],
    ['another word', 'convolution'],
  ])('is not guessed from %s', (_what, typed) => {
    expect(nearestName(typed, known)).toBeUndefined();
  });

  it('is the nearest of several that are near, wherever it is listed', () => {
    const initializers = ['leCunNormal', 'leNormal', 'heNormal', 'zeNormal'];
    expect(nearestName('heNormall', initializers)).toBe('heNormal');
  });

  it('is not guessed where none is known', () => {
    expect(nearestName('relu', [])).toBeUndefined();
  });
});
