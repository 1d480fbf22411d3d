import { describe, expect, it } from 'vitest';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import { cellText } from '../../../src/webview/charts/chart.js';
import { decaySentence, gradientChart } from '../../../src/webview/charts/gradientChart.js';
import { networkFigures } from '../../../src/webview/results/networkFigures.js';
import { drawn } from './drawnChart.js';
import { gradientReportOf } from './gradientReportOf.js';

const sigmoid = networkFigures('sigmoid network', gradientReportOf([[1.65e-4], [1.35e-3], [7.4e-2]]));
const relu = networkFigures('ReLU network', gradientReportOf([[8.7e-3], [3.5e-3], [1.2e-2]]));

describe('the chart of gradients per layer', () => {
  it('compiles without a warning and draws both marks, both networks and powers of ten', async () => {
    const { view, warnings } = await drawn(gradientChart([sigmoid, relu], COURSE_MARKS, 'gradients'));
    expect(warnings).toEqual([]);
    const svg = await view.toSVG();
    expect(svg).toContain('0.0001: below is too small');
    expect(svg).toContain('1: above is too large');
    expect(svg).toContain('sigmoid network');
    expect(svg).toContain('ReLU network');
    expect(svg).toContain('>0.0001<');
  });

  it('places sizes by their logarithm', async () => {
    const { view } = await drawn(gradientChart([sigmoid, relu], COURSE_MARKS, 'gradients'));
    const y = view.scale('y') as (value: number) => number;
    expect(y(1e-4) - y(1e-3)).toBeCloseTo(y(1e-2) - y(1e-1), 6);
  });

  it('keeps what a log scale cannot show out of the lines and marks it at the foot', () => {
    const dead = networkFigures('dead network', gradientReportOf([[0], [NaN], [0.1]]));
    const { data } = gradientChart([dead], COURSE_MARKS, 'gradients');
    expect(data.points).toHaveLength(1);
    expect(data.missing).toMatchObject([
      { place: '1', sign: '0' },
      { place: '2', sign: '!' },
    ]);
  });

  it('draws a band only where many draws differ', () => {
    const many = networkFigures(
      'network',
      gradientReportOf([
        [1e-5, 1e-4, 1e-3],
        [0.1, 0.1, 0.1],
      ]),
    );
    expect(gradientChart([many], COURSE_MARKS, 'gradients').data.bands).toHaveLength(1);
    expect(gradientChart([sigmoid], COURSE_MARKS, 'gradients').data.bands).toHaveLength(0);
  });

  it('has a structure that does not depend on the numbers', () => {
    const other = networkFigures('sigmoid network', gradientReportOf([[1], [2]]));
    expect(gradientChart([sigmoid, relu], COURSE_MARKS, 'a').specification).toEqual(
      gradientChart([other, relu], COURSE_MARKS, 'a').specification,
    );
  });
});

describe('the table of gradients per layer', () => {
  it('gives eight decimals and the verdicts of the course', () => {
    const figures = networkFigures('network', gradientReportOf([[9.99e-5], [1e-4], [1], [1.01], [NaN], [Infinity]]));
    const { rows } = gradientChart([figures], COURSE_MARKS, 'gradients').table;
    expect(rows.map((row) => row.map(cellText))).toEqual([
      ['1', '0.00009990', 'too small (vanishing)'],
      ['2', '0.00010000', 'good'],
      ['3', '1.00000000', 'good'],
      ['4', '1.01000000', 'too large (exploding)'],
      ['5', 'NaN', 'not a number (NaN)'],
      ['6', 'NaN', 'infinite (overflow)'],
    ]);
  });

  it('says of many draws how many lie outside either mark', () => {
    const figures = networkFigures(
      'network',
      gradientReportOf([
        [1e-5, 1e-3, 1e-3, 1e-3],
        [2, 2, 2, 2],
        [0.1, 0.2, 0.3, 0.4],
      ]),
    );
    const { columns, rows } = gradientChart([figures], COURSE_MARKS, 'gradients').table;
    const column = columns.findIndex(({ name }) => name === 'draws outside the marks');
    expect(rows.map((row) => cellText(row[column]!))).toEqual(['25 % below', '100 % above', 'none']);
  });

  it('gives networks of different depth side by side', () => {
    const shallow = networkFigures('shallow', gradientReportOf([[0.1]]));
    const { columns, rows } = gradientChart([shallow, relu], COURSE_MARKS, 'gradients').table;
    expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length, columns.length]);
    expect(rows[2]?.map(cellText)).toEqual(['3', '', '', '0.01200000', 'good']);
  });
});

describe('the sentence on decay', () => {
  it.each([
    [sigmoid, 'In the sigmoid network the first layer gets 450 times less than the last.'],
    [relu, 'In the ReLU network the first and the last layer get about the same.'],
    [
      networkFigures('network', gradientReportOf([[0], [0]])),
      'In the network every gradient is exactly 0 in this draw: it is dead and cannot learn from this input.',
    ],
    [
      networkFigures('network', gradientReportOf([[NaN], [1]])),
      'In the network the gradient of layer 1 is not a number (NaN).',
    ],
    [
      networkFigures('network', gradientReportOf([[0.6], [0.1]])),
      'In the network the first layer gets 6 times more than the last.',
    ],
  ])('%#', (figures, sentence) => {
    expect(decaySentence(figures)).toBe(sentence);
  });
});
