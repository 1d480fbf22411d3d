import { describe, expect, it } from 'vitest';
import { activationFunctions } from '../../../src/lesson/activationFunctions.js';
import type { EpochRecord } from '../../../src/model/training.js';
import { cellText, type Chart } from '../../../src/webview/charts/chart.js';
import { curveChart } from '../../../src/webview/charts/curveChart.js';
import { decayChart } from '../../../src/webview/charts/decayChart.js';
import { gradientHeatMap } from '../../../src/webview/charts/gradientHeatMap.js';
import { trainingChart } from '../../../src/webview/charts/trainingChart.js';
import { labelLines, SERIES_DASHES, SERIES_SHAPES } from '../../../src/webview/charts/seriesLegend.js';
import { drawn } from './drawnChart.js';

const texts = (chart: Chart) => chart.table.rows.map((row) => row.map(cellText));

async function words(chart: Chart): Promise<string> {
  const { view, warnings } = await drawn(chart);
  expect(warnings).toEqual([]);
  return view.toSVG();
}

it('breaks a long label between words, a long word anywhere, and loses none of it', () => {
  expect(labelLines('sigmoid network', 20)).toEqual(['sigmoid network']);
  expect(labelLines('model "a rather long name" with ReLU', 20)).toEqual(['model "a rather long', 'name" with ReLU']);
  expect(labelLines('unbreakableNameOfAModel x', 10)).toEqual(['unbreakabl', 'eNameOfAMo', 'del x']);
});

it('writes a long label in its legend line by line', async () => {
  const label = 'model "a rather long name" with ReLU and He normal';
  const svg = await words(
    decayChart(
      [
        { label, sizes: [{ value: 1 }, { value: 0.5 }] },
        { label: 'short', sizes: [{ value: 1 }] },
      ],
      {
        name: 'decay',
        step: 'Layer',
        size: 'size',
      },
    ),
  );
  for (const line of ['model "a rather long name" with', 'ReLU and He normal', 'short'])
    expect(svg).toContain(`>${line}<`);
});

it('colour is never the only difference between series: dashes and shapes differ as well', () => {
  expect(new Set(SERIES_DASHES.map(String)).size).toBe(SERIES_DASHES.length);
  expect(new Set(SERIES_SHAPES).size).toBe(SERIES_SHAPES.length);
});

describe('a curve', () => {
  const { derivative } = activationFunctions.sigmoid;
  const chart = curveChart(derivative, {
    name: 'sigmoid-derivative',
    title: 'derivative of sigmoid',
    series: 0,
    line: { value: 0.25, label: 'highest: 0.25' },
    cursor: 1,
  });

  it('is the function itself, with its line, and with the cursor on it', async () => {
    const curve = chart.data.curve as readonly { readonly x: number; readonly y: number }[];
    expect(curve.map(({ x }) => x).filter((x) => Number.isInteger(x))).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    for (const { x, y } of curve) expect(y).toBe(derivative(x));
    expect(chart.data.cursor).toMatchObject([{ x: 1, y: derivative(1) }]);
    expect(chart.data.line).toMatchObject([{ y: 0.25 }]);
    const svg = await words(chart);
    for (const tick of ['−3', '−2', '0', '3']) expect(svg).toContain(`>${tick}<`);
    expect(svg).toContain('highest: 0.25');
  });

  it('has the same data as a table and in words', () => {
    expect(texts(chart)).toHaveLength(13);
    expect(texts(chart)).toContainEqual(['0.0', '0.250000']);
    expect(chart.summary).toBe(
      'derivative of sigmoid: 0.0452 at x = -3, 0.25 at x = 0, 0.0452 at x = 3; the cursor reads 0.197 at x = 1.00.',
    );
  });
});

describe('a decay', () => {
  const chart = decayChart(
    [
      { label: 'drawn', sizes: [{ value: 1 }, { value: 0.25 }], remark: 'gets very small' },
      { label: 'measured', sizes: [{ value: 0.5, low: 0.1, high: 0.9 }, { value: 0 }] },
    ],
    { name: 'decay', step: 'Layer', size: 'size', extent: [1e-5, 1] },
  );

  it('draws what a log scale can show, the band around the median and the range it shares', async () => {
    expect(chart.data.points).toMatchObject([
      { series: 'drawn', step: 1, value: 1 },
      { series: 'drawn', step: 2, value: 0.25 },
      { series: 'measured', step: 1, value: 0.5 },
    ]);
    expect(chart.data.bands).toMatchObject([{ series: 'measured', step: 1, low: 0.1, high: 0.9 }]);
    const svg = await words(chart);
    for (const word of ['gets very small', 'drawn', 'measured', '0.00001', 'size, log scale'])
      expect(svg).toContain(word);
  });

  it('has the same data as a table and in words', () => {
    expect(texts(chart)).toEqual([
      ['1', '1.00000000', '0.50000000', '0.1 to 0.9'],
      ['2', '0.25000000', '0.00000000 (exactly 0)', ''],
    ]);
    expect(chart.summary).toBe('drawn: 1 at step 1, 0.25 at step 2. measured: 0.5 at step 1, 0 at step 2.');
  });
});

describe('curves of training', () => {
  const chart = trainingChart(
    [
      { network: 'sigmoid', measured: 'training', title: 'training loss', values: [{ value: 0.7 }, { value: 0.6 }] },
      {
        network: 'ReLU',
        measured: 'validation',
        title: 'validation loss',
        values: [{ value: 0.5, low: 0.4, high: 0.55 }, { value: NaN }],
      },
    ],
    { name: 'loss', quantity: 'loss', epochs: 20 },
  );

  it('draws each network’s own values and bands, and leaves out what is no number', async () => {
    expect(chart.data.curves).toMatchObject([
      { network: 'sigmoid', measured: 'training', epoch: 1, value: 0.7 },
      { network: 'sigmoid', measured: 'training', epoch: 2, value: 0.6 },
      { network: 'ReLU', measured: 'validation', epoch: 1, value: 0.5 },
    ]);
    expect(chart.data.bands).toMatchObject([{ network: 'ReLU', epoch: 1, low: 0.4, high: 0.55 }]);
    const svg = await words(chart);
    for (const word of ['sigmoid', 'ReLU', 'training', 'validation', 'Epoch']) expect(svg).toContain(`>${word}<`);
  });

  it('has the same data as a table', () => {
    expect(texts(chart)).toEqual([
      ['1', '0.7000', '0.5000'],
      ['2', '0.6000', 'NaN'],
    ]);
  });
});

describe('the map of gradients while training', () => {
  const epoch = (number: number, ...gradientMeanAbs: number[]): EpochRecord => ({
    epoch: number,
    loss: 0.7,
    accuracy: 0.5,
    validationLoss: 0.7,
    validationAccuracy: 0.5,
    gradientMeanAbs,
  });
  const name = 'model "a rather long name" with ReLU and He normal';
  const chart = gradientHeatMap(
    [
      { label: 'sigmoid', history: [epoch(1, 1e-4, 0.1), epoch(2, 0, 0.1)] },
      { label: name, history: [epoch(1, 0.01, 0.02), epoch(2, 0.03, 0.04)] },
    ],
    'map',
  );

  it('has a cell for every layer and epoch but those without a size, under the whole name of each network', async () => {
    expect(chart.data.cells).toHaveLength(7);
    expect(chart.data.cells).toContainEqual(expect.objectContaining({ row: `${name}, layer 2`, epoch: 2, size: 0.04 }));
    const svg = await words(chart);
    expect(svg).toContain('>sigmoid<');
    for (const line of ['model "a rather long name" with', 'ReLU and He normal']) expect(svg).toContain(`>${line}<`);
    expect(svg.match(/>layer 2</g)).toHaveLength(2);
    for (const power of ['0.001', '0.01', '0.1']) expect(svg).toContain(`>${power}<`);
  });

  it('has the same data as a table, with the sizes that have no cell', () => {
    expect(texts(chart)).toEqual([
      ['1', '0.00010000', '0.10000000', '0.01000000', '0.02000000'],
      ['2', '0.00000000 (exactly 0)', '0.10000000', '0.03000000', '0.04000000'],
    ]);
  });
});
