import { describe, expect, it } from 'vitest';
import { isSame, nextBaseline } from '../../../src/extension/features/report/reportResult.js';
import type { MeasuredFix } from '../../../src/model/fix.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { ReportResult } from '../../../src/protocol/reportContract.js';
import { gradientReportOf } from '../webview/gradientReportOf.js';

const result = (activation: string, seed = 42): ReportResult => ({
  request: {
    network: { layers: [{ className: 'Dense', config: { units: 8, activation } }] },
    data: { kind: 'random', batchSize: 32 },
    seed,
    draws: 1,
    marks: COURSE_MARKS,
  },
  report: gradientReportOf([[0.1]]),
  diagnosis: { findings: [], headline: activation, verdict: activation },
  assumed: [],
  layerTexts: [],
});
const fix: MeasuredFix = {
  id: 'relu',
  rules: [],
  action: 'Use relu',
  edits: [{ kind: 'setArgument', layer: [0], argument: 'activation', value: 'relu' }],
  helpful: true,
  title: 'Use relu',
  effects: [],
};
const sigmoid = result('sigmoid');

describe('what a changed network is compared with', () => {
  it('is the network before the edit, by the name of the fix if it was one', () => {
    expect(nextBaseline(undefined, sigmoid, [], result('tanh'))?.before).toMatchObject({ action: null });
    expect(nextBaseline(undefined, sigmoid, [fix], result('relu'))?.before).toMatchObject({
      action: 'Use relu',
      diagnosis: { headline: 'sigmoid' },
    });
  });

  it('stays the same over further edits and ends with the way back', () => {
    const first = nextBaseline(undefined, sigmoid, [], result('tanh'));
    const second = nextBaseline(first, result('tanh'), [], result('elu'));
    expect(second?.before.diagnosis.headline).toBe('sigmoid');
    expect(nextBaseline(second, result('elu'), [], sigmoid)).toBeUndefined();
  });

  it('is nothing where the inputs differ too, and without a change', () => {
    expect(nextBaseline(undefined, sigmoid, [], result('tanh', 43))).toBeUndefined();
    expect(nextBaseline(undefined, sigmoid, [], result('sigmoid'))).toBeUndefined();
    expect(nextBaseline(undefined, undefined, [], sigmoid)).toBeUndefined();
  });
});

describe('equality of plain data', () => {
  it('does not ask for the order of keys', () => {
    expect(isSame({ a: 1, b: [NaN, { c: null }] }, { b: [NaN, { c: null }], a: 1 })).toBe(true);
    expect(isSame({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(isSame([1, 2], [2, 1])).toBe(false);
  });
});
