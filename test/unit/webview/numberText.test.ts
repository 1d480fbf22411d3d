import { describe, expect, it } from 'vitest';
import { eightDecimals, percent, threeDigits, times } from '../../../src/webview/charts/numberText.js';

describe('numbers as text', () => {
  it.each([
    [0.00390625, '0.00390625'],
    [0, '0.00000000 (exactly 0)'],
    [2.4e-14, '0.00000000 (2.4e-14)'],
    [251744279.0625, '2.52e+8'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
  ])('eight decimals of %s', (value, text) => expect(eightDecimals(value)).toBe(text));

  it.each([
    [0.28, '28 %'],
    [0.0003, 'under 0.1 %'],
    [0.9996, 'over 99.9 %'],
    [0, '0 %'],
    [1, '100 %'],
    [0.018, '1.8 %'],
  ])('%s in per cent', (share, text) => expect(percent(share)).toBe(text));

  it.each([
    [0.0123456, '0.0123'],
    [1.2e-7, '1.2e-7'],
    [1234.5, '1235'],
    [0, '0'],
  ])('three digits of %s', (value, text) => expect(threeDigits(value)).toBe(text));

  it.each([
    [387.2, '390 times'],
    [104.8576, '100 times'],
    [1.4e6, '1.4e+6 times'],
    [1.4e10, '1.4e+10 times'],
  ])('%s as a ratio', (ratio, text) => expect(times(ratio)).toBe(text));
});
