import { describe, expect, it } from 'vitest';
import { parseData, parseRows, rowsText } from '../../../../src/webview/report/rowsText.js';

describe('rows as a person types them', () => {
  it.each([
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1, 2\n3, 4\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1\t2\r\n3\t4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1 2\n-3e-1 4',
      [
        [1, 2],
        [-0.3, 4],
      ],
    ],
    ['[0, 1, 1]', [0, 1, 1]],
    [
      '[[[1], [2]], [[3], [4]]]',
      [
        [[1], [2]],
        [[3], [4]],
      ],
    ],
  ])('reads %j', (text, rows) => {
    expect(parseRows(text, 'x')).toEqual({ ok: true, value: rows });
  });

  it.each([
    ['', 'x is empty: give rows such as [[1, 2], [3, 4]].'],
    ['[]', 'x is empty: give rows such as [[1, 2], [3, 4]].'],
    ['[[1, 2], [3, 4]', 'x is no list of rows: write JSON such as [[1, 2], [3, 4]], or one row of numbers per line.'],
    ['{"a": 1}', 'x must be a list of rows such as [[1, 2], [3, 4]].'],
    ['[[1, 2], [3, null]]', 'x must hold numbers only, but its row 2 holds null.'],
    ['[[1, 2], [3, "4"]]', 'x must hold numbers only, but its row 2 holds "4".'],
    ['[[1, 2], [3]]', 'The rows of x differ: row 1 has 2 numbers, row 2 has 1 number.'],
    [
      '[[[1, 2]], [[3, 4], [5, 6]]]',
      'The rows of x differ: row 1 has 1 lists of 2 numbers, row 2 has 2 lists of 2 numbers.',
    ],
  ])('says in one sentence what is wrong with %j', (text, problem) => {
    expect(parseRows(text, 'x')).toEqual({ ok: false, problem });
  });

  it('wants one target for each row', () => {
    expect(parseData('[[1], [2]]', '[1]')).toEqual({
      ok: false,
      y: 'x has 2 rows and y has 1: give one target for each row of inputs.',
    });
    expect(parseData('[1, 2]', '[1, 2]')).toMatchObject({ ok: false });
    expect(parseData('[[1], [2]]', '[1, 0]')).toEqual({ ok: true, x: [[1], [2]], y: [1, 0] });
  });

  it('shows rows as it reads them', () => {
    const rows = [
      [1, 2],
      [3, 4.5],
    ];
    expect(parseRows(rowsText(rows), 'x')).toEqual({ ok: true, value: rows });
  });
});
