import { describe, expect, test } from 'vitest';
import { problemBehind } from '../../../src/engine/computationProblem.js';
import { messageOf, oneClause } from '../../../src/engine/errorText.js';

describe('an error in a sentence of ours', () => {
  test.each([
    ['It failed. Then it went on.', 'It failed'],
    ['It failed.', 'It failed'],
    ['  Shapes [2,3]. \n differ ', 'Shapes [2,3]'],
    ['The size is 1. 5 was wanted', 'The size is 1. 5 was wanted'],
    ['', ''],
  ])('is its first clause: %j', (text, clause) => {
    expect(oneClause(text)).toBe(clause);
  });

  test('is what it says, whatever was thrown', () => {
    expect(messageOf(new Error('no'))).toBe('no');
    expect(messageOf('no')).toBe('no');
  });
});

describe('the problem behind an error', () => {
  test.each(['Array buffer allocation failed', 'Invalid typed array length: 1e12', 'Invalid array length'])(
    'is a lack of memory for "%s"',
    (message) => {
      expect(problemBehind(new RangeError(message))).toEqual({
        code: 'out-of-memory',
        message: 'There is not enough memory for this network and batch; make one of them smaller.',
      });
    },
  );

  test.each([
    new RangeError('toFixed() digits out of range'),
    new Error('Array buffer allocation failed'),
    'allocation',
  ])('is a mistake of ours for %s', (error) => {
    expect(problemBehind(error)).toBeUndefined();
  });
});
