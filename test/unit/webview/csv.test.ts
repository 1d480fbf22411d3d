import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/webview/charts/csv.js';

describe('a table as comma-separated values', () => {
  it('names groups, and quotes commas, quotes and line ends', () => {
    expect(
      csv({
        columns: [{ name: 'Layer' }, { group: 'ReLU, He', name: 'size' }],
        rows: [
          ['1', { text: 'says "good"', tone: 'good' }],
          ['2', 'two\nlines'],
        ],
      }),
    ).toBe('Layer,"ReLU, He: size"\r\n1,"says ""good"""\r\n2,"two\nlines"\r\n');
  });
});
