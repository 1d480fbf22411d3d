import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, nextPart, withCompleted, withPrediction } from '../../../src/lesson/lessonProgress.js';

describe('progress', () => {
  it('keeps the first answer to a prediction', () => {
    const once = withPrediction(NO_PROGRESS, 'the-problem', 'weaker', 'first');
    expect(withPrediction(once, 'the-problem', 'weaker', 'second')).toEqual(once);
    expect(withPrediction(once, 'the-problem', 'toString', 'x').parts['the-problem']?.predictions).toMatchObject({
      toString: 'x',
    });
  });

  it('keeps predictions when a part is completed, and leads to the first part that is not', () => {
    const progress = withCompleted(withPrediction(NO_PROGRESS, 'a', 'p', 'yes'), 'a');
    expect(progress.parts.a).toEqual({ predictions: { p: 'yes' }, completed: true });
    expect(nextPart(progress, ['a', 'b'])).toBe('b');
    expect(nextPart(withCompleted(progress, 'b'), ['a', 'b'])).toBeUndefined();
  });
});
