import { describe, expect, it } from 'vitest';
import { figureText, median, timesText } from '../../../../src/lesson/challenge/figureText.js';
import { percentText } from '../../../../src/lesson/challenge/challengeVerdict.js';

describe('a figure in a sentence', () => {
  it.each([
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
    [0, '0'],
    [-0, '0'],
    [0.0000543, '5.4e-5'],
    [-0.0000543, '-5.4e-5'],
    [0.00999, '1.0e-2'],
    [0.01, '0.01'],
    [0.0423, '0.042'],
    [3.14, '3.1'],
    [99.4, '99'],
    [394.4, '394'],
    [99_999, '99999'],
    [100_000, '1.0e5'],
  ])('%d is %s', (value, text) => {
    expect(figureText(value)).toBe(text);
  });
});

describe('how many times more', () => {
  it.each([
    [46.4, '46'],
    [1.54, '1.5'],
    [834_000, '830,000'],
    [9.9e8, '990,000,000'],
    [1.23e12, '1.2e12'],
    [Infinity, '∞'],
    [NaN, '∞'],
  ])('%d is %s', (ratio, text) => {
    expect(timesText(ratio)).toBe(text);
  });
});

describe('an accuracy', () => {
  it.each([
    [0.865, '86.5 %'],
    [1, '100.0 %'],
    [NaN, 'NaN'],
  ])('of %d is %s', (share, text) => {
    expect(percentText(share)).toBe(text);
  });
});

describe('a median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[10, 9, 1, 2], 5.5],
    [[7], 7],
    [[], NaN],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});
