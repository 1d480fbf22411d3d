import { afterEach, describe, expect, it } from 'vitest';
import {
  decimal,
  grouped,
  numberMarks,
  readDecimal,
  withPlainNumbers,
  writeNumbersIn,
} from '../../../src/model/localNumber.js';

afterEach(() => writeNumbersIn('en'));

describe('numbers of a language', () => {
  it('are English until another language is spoken', () => {
    expect([decimal(0.25), decimal('1.7e-4'), grouped(1234.5678)]).toEqual(['0.25', '1.7e-4', '1,234.568']);
    expect(readDecimal('0.5')).toBe(0.5);
    // An English comma stands between thousands: it is not guessed at.
    expect(readDecimal('1,000')).toBeNaN();
  });

  it('have the German comma, with the digits that JavaScript writes', () => {
    writeNumbersIn('de');
    expect([decimal(0.25), decimal('-1.7e-4'), decimal(3), decimal(NaN)]).toEqual(['0,25', '-1,7e-4', '3', 'NaN']);
    expect([grouped(1234.5678), grouped(20_450_000 / 1e6, 1)]).toEqual(['1.234,568', '20,5']);
    expect(numberMarks()).toEqual({ decimal: ',', thousands: '.' });
  });

  it('are read with a point and with the mark of the language', () => {
    writeNumbersIn('de');
    expect(['0,5', '0.5', ' 1e-4 ', '1,5e-4'].map(readDecimal)).toEqual([0.5, 0.5, 1e-4, 1.5e-4]);
    expect(['', 'viel', '1,2,3'].map(readDecimal)).toEqual([NaN, NaN, NaN]);
  });

  it('are plain in a file, and local again after it, whatever happens', () => {
    writeNumbersIn('de');
    expect(withPlainNumbers(() => decimal(0.5))).toBe('0.5');
    expect(() =>
      withPlainNumbers(() => {
        throw new Error('no file');
      }),
    ).toThrow('no file');
    expect(decimal(0.5)).toBe('0,5');
  });
});
