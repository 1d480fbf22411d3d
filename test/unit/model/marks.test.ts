import { describe, expect, it } from 'vitest';
import { COURSE_MARKS, magnitudeVerdict } from '../../../src/model/marks.js';

describe("the notebook's verdict on a mean |gradient|", () => {
  it.each([
    [0, 'too small'],
    [0.99e-4, 'too small'],
    // The notebook asks for "below" and "above": the marks themselves are good.
    [1e-4, 'good'],
    [1, 'good'],
    [1.01, 'too large'],
    [NaN, 'not a number'],
    [Infinity, 'infinite'],
  ] as const)('of %d is "%s"', (size, verdict) => {
    expect(magnitudeVerdict(size, COURSE_MARKS)).toBe(verdict);
  });

  it("goes by the person's own marks", () => {
    const marks = { small: 0.01, large: 0.1 };
    expect([0.009, 0.05, 0.2].map((size) => magnitudeVerdict(size, marks))).toEqual(['too small', 'good', 'too large']);
  });
});
