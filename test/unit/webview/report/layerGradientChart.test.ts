import { describe, expect, it } from 'vitest';
import type { GradientReport } from '../../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../../src/model/marks.js';
import { activationHistograms } from '../../../../src/webview/charts/activationHistograms.js';
import { cellText } from '../../../../src/webview/charts/chart.js';
import { layerGradientChart } from '../../../../src/webview/charts/layerGradientChart.js';
import { measuredKernels, sourceLabel } from '../../../../src/webview/results/measuredKernels.js';
import { drawn } from '../drawnChart.js';
import { gradientReportOf } from '../gradientReportOf.js';

const TEXTS = ["tf.layers.dense({ units: 8,\n  activation: 'sigmoid' })", 'layers.dense({ units: 8 })', 'output'];
const options = { marks: COURSE_MARKS, cursor: [1], labelWidth: 800, name: 'gradients' };
const sick = gradientReportOf([[1e-6], [1e-4], [1e-2]]);
const series = (label: string, report: GradientReport, texts?: readonly string[]) => ({
  label,
  kernels: measuredKernels(report, texts),
  draws: report.assumptions.draws,
  ...(texts && { isSource: true }),
});

describe('the report’s chart of gradients', () => {
  it('has a row for every layer under its own source text, its size and a sign of its verdict', async () => {
    const { view, warnings } = await drawn(layerGradientChart([series('the network', sick, TEXTS)], options));
    const svg = await view.toSVG();
    expect(warnings).toEqual([]);
    expect(svg).toContain("1  dense({ units: 8, activation: 'sigmoid' })".slice(0, 20));
    expect(svg).toContain('3  output');
    expect(svg).toContain('1.0e-6\u00a0▼');
    expect(svg).toContain('0.01\u00a0✓');
    expect(svg).toContain('0.0001: below is too small');
  });

  it('lays a second network into the same rows, with the factor of every layer', async () => {
    const after = gradientReportOf([[1e-3], [1e-4], [1e-3]]);
    const chart = layerGradientChart([series('as it is now', sick, TEXTS), series('with: relu', after)], options);
    const { view, warnings } = await drawn(chart);
    const svg = await view.toSVG();
    expect(warnings).toEqual([]);
    for (const text of ['1,000x', 'unchanged', '10x smaller', 'with: relu']) expect(svg).toContain(text);
    expect(chart.table.rows.map((row) => cellText(row.at(-1)!))).toEqual(['1,000x', 'unchanged', '10x smaller']);
  });

  it('gives no factor where layers were added or taken away', () => {
    const longer = gradientReportOf([[1e-3], [1e-4], [1e-3], [1e-3]]);
    const chart = layerGradientChart([series('before', longer), series('now', sick, TEXTS)], options);
    expect(chart.table.columns.some(({ name }) => name === 'Factor')).toBe(false);
    expect(chart.data.rows).toHaveLength(4);
  });

  it('calls a kernel with a single draw that is no number by that, whatever its median', () => {
    const [kernel] = measuredKernels(gradientReportOf([[0.01, 0.01, NaN]]));
    expect(kernel?.verdict).toBe('not a number');
    const chart = layerGradientChart([series('the network', gradientReportOf([[0.01, 0.01, NaN]]))], options);
    expect(chart.table.rows[0]?.map(cellText)).toContain('NaN in 1 of 3 draws');
    expect(chart.summary).toContain('NaN in 1 of');
  });

  it('shades the layer at the cursor', () => {
    const chart = layerGradientChart([series('the network', sick, TEXTS)], options);
    expect(chart.data.cursor).toMatchObject([{ place: '2' }]);
  });

  it('shortens a source text to what tells layers apart', () => {
    expect(TEXTS.map(sourceLabel)).toEqual([
      "dense({ units: 8, activation: 'sigmoid' })",
      'dense({ units: 8 })',
      'output',
    ]);
  });
});

describe('the histograms of a report', () => {
  const equal = (value: number) => ({ median: value, p05: value, p95: value });
  const activation = {
    name: 'relu',
    mean: equal(0.5),
    standardDeviation: equal(1),
    zeroShare: equal(0.5),
    deadShare: equal(0),
    saturatedShare: equal(0),
    meanAbsDerivative: equal(0.5),
    histogram: { low: -4, high: 4, counts: [0, 0, 1, 3, 4, 0, 0, 0] },
  };
  const report = { ...sick, layers: sick.layers.map((layer) => ({ ...layer, activation })) };

  it('show the part of the scale that holds outputs, and all of them', async () => {
    const chart = activationHistograms(report, TEXTS, { name: 'outputs', columns: 2, cellWidth: 150 });
    const { warnings } = await drawn({ ...chart, specification: { ...chart.specification } });
    expect(warnings.filter((warning) => !warning.includes('width'))).toEqual([]);
    const bins = chart.data.bins as { readonly title: string; readonly from: number; readonly share: number }[];
    expect(bins.filter(({ title }) => title.startsWith('1')).map(({ from }) => from)).toEqual([-2, -1, 0]);
    expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(3, 12);
    expect(chart.table.rows[0]).toContain('-2 to 1');
  });
});
