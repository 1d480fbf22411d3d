import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../../../../src/protocol/reportContract.js';
import { reportCsv, reportJson } from '../../../../src/webview/report/reportData.js';
import { reportMarkdown } from '../../../../src/webview/report/reportMarkdown.js';
import { COURSE_MARKS } from '../../../../src/model/marks.js';
import { gradientReportOf } from '../gradientReportOf.js';

const result: ReportResult = {
  request: {
    network: { layers: [] },
    data: { kind: 'random', batchSize: 32 },
    seed: 42,
    draws: 2,
    marks: COURSE_MARKS,
  },
  report: gradientReportOf([
    [1.234567890123e-6, 1.234567890123e-6],
    [NaN, 0.5],
  ]),
  diagnosis: { findings: [], headline: 'not a number', verdict: 'The gradient *is* NaN | in layer 2.' },
  assumed: ['inputShape is [10], as you answered.'],
  layerTexts: ["tf.layers.dense({ units: 8, activation: on ? 'relu' : `a` || 'b' })", 'tf.layers.dense({ units: 1 })'],
};
const subject = { uri: 'file:///a.ts', definitionId: 'model', name: 'model', file: 'a_b.ts', line: 6 };

describe('a report to take along', () => {
  it('is a Markdown table that source text cannot break', () => {
    const text = reportMarkdown(result, subject, { state: 'current', lines: [] });
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    // An unescaped bar would make another cell.
    expect(new Set(rows.map((row) => row.match(/(?<!\\)\|/g)?.length))).toEqual(new Set([6]));
    expect(text).toContain('### Gradients of `model` (a\\_b.ts, line 6)');
    expect(text).toContain('**The gradient \\*is\\* NaN \\| in layer 2.**');
    expect(text).toContain('NaN in 1 of 2 draws');
    expect(text).toContain("`` dense({ units: 8, activation: on ? 'relu' : `a` \\|\\| 'b' }) ``");
  });

  it('says that it is of an earlier source', () => {
    expect(reportMarkdown(result, subject, { state: 'edited', lines: [] })).toContain('The source has changed');
    expect(reportMarkdown(result, subject, { state: 'current', lines: [] })).not.toContain('The source has changed');
  });

  it('has every number in full precision as comma-separated values', () => {
    const [header, first, second] = reportCsv(result).split('\r\n');
    const column = header!.split(',').indexOf('meanAbs_median');
    expect(first).toContain('0.000001234567890123');
    expect(column).toBe(4);
    expect(second).toContain('1,0');
  });

  it('is JSON that can be read again, NaN as a word', () => {
    const read = JSON.parse(reportJson(result, subject)) as {
      model: { name: string; layers: string[] };
      report: { layers: { kernels: { meanAbsPerDraw: unknown[] }[] }[] };
    };
    expect(read.model).toMatchObject({ name: 'model', layers: result.layerTexts });
    expect(read.report.layers[1]?.kernels[0]?.meanAbsPerDraw).toEqual(['NaN', 0.5]);
  });
});
