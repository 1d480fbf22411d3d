import { describe, expect, it } from 'vitest';
import { challengeFigures, challengeVerdict } from '../../../../src/lesson/challenge/challengeVerdict.js';
import { singleDrawView } from '../../../../src/lesson/challenge/singleDraw.js';
import type { ChallengeMeasurement } from '../../../../src/model/challenge.js';
import type { Finding } from '../../../../src/model/finding.js';
import type { GradientReport } from '../../../../src/model/gradientCheck.js';
import type { TrainingHistory } from '../../../../src/model/training.js';
import { without } from '../../without.js';
import { definitionIn, measured, ruleOf, textOf } from './levels.js';

const FIRST = '1-three-sigmoids';
const FIFTH = '5-ninety-percent';
const rule = ruleOf(FIRST);
const solution = definitionIn(textOf(FIRST, 'solution.ts'));
const passing = await measured(rule, solution);
const codes = (measurement: ChallengeMeasurement) =>
  challengeVerdict(rule, solution, measurement).shortfalls.map(({ code }) => code);

/** A report with another median in one layer. */
function withMedian(report: GradientReport, layer: number, median: number): GradientReport {
  return {
    ...report,
    layers: report.layers.map((one, index) =>
      index === layer
        ? { ...one, kernels: one.kernels.map((kernel) => ({ ...kernel, meanAbs: { ...kernel.meanAbs, median } })) }
        : one,
    ),
  };
}

describe('each criterion of a verdict on its own, one figure of a passing measurement being another', () => {
  const withReport = (report: GradientReport): ChallengeMeasurement => ({ ...passing, report });

  it('is met by the measurement as it is', () => {
    expect(codes(passing)).toEqual([]);
  });

  it.each([
    ['a median just below the mark', 0, 0.99e-4, ['too-small']],
    ['a median just above the mark', 0, 1.01e-4, []],
    ['a median above the upper mark', 2, 1.01, ['too-large']],
    ['a median below the upper mark', 2, 0.99, []],
    ['no number', 1, NaN, ['too-small', 'too-large']],
  ])('%s', (_name, layer, median, expected) => {
    expect(codes(withReport(withMedian(passing.report, layer, median)))).toEqual(expected);
  });

  it.each([
    [0.029, ['decay']],
    [0.031, []],
  ])('a first layer that gets %f of the last one', (median, expected) => {
    const firstToLast = { ...passing.report.firstToLast, median };
    expect(codes(withReport({ ...passing.report, firstToLast }))).toEqual(expected);
  });

  it.each([
    ['dead-units', ['finding']],
    ['saturation', []],
  ])('a finding of %s', (name, expected) => {
    const finding: Finding = {
      rule: name,
      severity: 'warning',
      headline: name,
      message: 'Something is found in layer 2.',
      layers: [[1]],
      evidence: [],
    };
    expect(codes({ ...passing, diagnosis: { ...passing.diagnosis, findings: [finding] } })).toEqual(expected);
  });

  it('a finding of no layer in particular blames none', () => {
    const finding: Finding = {
      rule: 'non-finite',
      severity: 'error',
      headline: 'NaN',
      message: 'The loss is not a number.',
      layers: [],
      evidence: [],
    };
    const diagnosis = { ...passing.diagnosis, findings: [finding] };
    expect(challengeVerdict(rule, solution, { ...passing, diagnosis }).shortfalls).toStrictEqual([
      { code: 'finding', message: 'The loss is not a number.' },
    ]);
  });

  it('a report without layers, of which nothing can be said', () => {
    expect(
      codes(withReport({ ...passing.report, layers: [], firstToLast: { median: NaN, p05: NaN, p95: NaN } })),
    ).toEqual([]);
  });

  it('no criterion is asked for that the level does not have', () => {
    const gradients = without(rule.gradients, 'smallest', 'largest', 'firstToLast');
    const extreme = withMedian(withMedian(passing.report, 0, 1e-9), 3, 1e9);
    const report = { ...extreme, firstToLast: { median: 1e-18, p05: 0, p95: 0 } };
    expect(challengeVerdict({ ...rule, gradients }, solution, withReport(report)).passed).toBe(true);
  });
});

describe('the figures behind a verdict', () => {
  it('are the smaller one of a layer with two kernels, and nothing of a layer without', () => {
    const [layer, ...others] = passing.report.layers;
    const [kernel] = layer!.kernels;
    const recurrent = { ...kernel!, meanAbs: { ...kernel!.meanAbs, median: 1e-9 } };
    const dropout = { ...layer!, kernels: [], activation: null };
    const layers = [{ ...layer!, kernels: [kernel!, recurrent] }, dropout, ...others];
    const figures = challengeFigures({ ...passing, report: { ...passing.report, layers } });
    expect(figures.layers.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(figures.layers[0]?.median).toBe(1e-9);
  });

  it('are the share of dead units of the worst layer, 0 where no layer has an activation', () => {
    const withDead = (shares: readonly (number | null)[]) =>
      passing.report.layers.map((layer, index) => {
        const share = shares[index] ?? null;
        if (share === null || layer.activation === null) return { ...layer, activation: null };
        return { ...layer, activation: { ...layer.activation, deadShare: { median: share, p05: 0, p95: 1 } } };
      });
    const deadShare = (...shares: readonly (number | null)[]) =>
      challengeFigures({ ...passing, report: { ...passing.report, layers: withDead(shares) } }).deadShare;
    expect(deadShare(0.1, 0.4, null, 0.2)).toBe(0.4);
    expect(deadShare(null, null, null, null)).toBe(0);
  });

  it('are no number for a training without an epoch', () => {
    const { accuracies, validationAccuracies } = challengeFigures({ ...passing, histories: [{ epochs: [] }] });
    expect([accuracies, validationAccuracies]).toEqual([[NaN], [NaN]]);
  });
});

describe('a level that is graded by training', () => {
  const trained = ruleOf(FIFTH);
  const text = textOf(FIFTH, 'solution.ts');
  const histories = (...accuracies: readonly number[]): readonly TrainingHistory[] =>
    accuracies.map((accuracy) => ({
      epochs: [{ epoch: 20, accuracy, validationAccuracy: 0.8, loss: 0.1, validationLoss: 0.3, gradientMeanAbs: [] }],
    }));
  const codesOf = (...accuracies: readonly number[]) =>
    challengeVerdict(trained, definitionIn(text), {
      ...passing,
      diagnosis: { ...passing.diagnosis, findings: [] },
      histories: histories(...accuracies),
    }).shortfalls.map(({ code }) => code);

  it('goes by the median of the seeds, not by the luckiest or the unluckiest', () => {
    expect(codesOf(0.99, 0.89, 0.88)).toEqual(['accuracy']);
    expect(codesOf(0.91, 0.9, 0.5)).toEqual([]);
    expect(codesOf(0.99, NaN, NaN)).toEqual(['accuracy']);
    expect(codesOf()).toEqual(['accuracy']);
    // Of an even number of seeds it is the mean of the two in the middle.
    expect(codesOf(0.89, 0.92)).toEqual([]);
    expect(codesOf(0.85, 0.92)).toEqual(['accuracy']);
  });

  it('needs an optimiser that can be read', () => {
    const without = definitionIn(text.replace("optimizer: 'adam', ", ''));
    const { shortfalls } = challengeVerdict(trained, without, { ...passing, histories: histories(0.95, 0.95, 0.95) });
    expect(shortfalls.map(({ code }) => code)).toContain('no-optimizer');
  });
});

describe("the notebook's single draw", () => {
  const verdict = challengeVerdict(rule, solution, passing);

  it('is good only above its mark of 0.001, layer by layer', () => {
    const single = withMedian(withMedian(passing.single, 0, 0.001), 1, 0.0011);
    const { lines, mark } = singleDrawView(rule, single, verdict);
    expect(mark).toBe(0.001);
    expect(lines.slice(0, 2).map(({ good }) => good)).toEqual([false, true]);
  });

  it.each([
    ['passed', true, 'Here both agree; another draw may still print'],
    ['passed', false, 'The two differ: this is one draw'],
    ['not passed', true, 'The two differ: every layer of this one draw is above 0.001'],
    ['not passed', false, 'Here both agree; a single draw can also look good by luck'],
  ])('says of a verdict that is %s, with a good draw: %s', (word, good, sentence) => {
    const single = [0, 1, 2, 3].reduce(
      (report, layer) => withMedian(report, layer, good ? 0.01 : 0.0001),
      passing.single,
    );
    const passed = word === 'passed';
    const missing = { code: 'decay', message: 'It fades.' } as const;
    const view = singleDrawView(rule, single, { ...verdict, passed, shortfalls: passed ? [] : [missing] });
    expect(view.good).toBe(good);
    expect(view.explanation).toContain(sentence);
  });

  it('is not good where there is nothing to see', () => {
    expect(singleDrawView(rule, { ...passing.single, layers: [] }, verdict)).toMatchObject({ lines: [], good: false });
  });

  it.each([
    ['no mark that could be crossed', undefined, 1.1],
    ['a mark that is not crossed', 1, 0.9],
  ])('says with %s that one draw does not show the medians', (_what, largest, median) => {
    const gradients = without(rule.gradients, 'largest');
    const marked = { ...rule, gradients: { ...gradients, ...(largest !== undefined && { largest }) } };
    const shortfalls = [{ code: 'decay', message: 'It fades.' }] as const;
    const single = [0, 1, 2, 3].reduce((report, layer) => withMedian(report, layer, median), passing.single);
    const { explanation } = singleDrawView(marked, single, { ...verdict, passed: false, shortfalls });
    expect(explanation).toContain('what one draw cannot show');
  });

  it('says that it knows no upper mark where a gradient is too large', () => {
    const shortfalls = [{ code: 'too-large', message: 'Too large.' }] as const;
    const single = [0, 1, 2, 3].reduce((report, layer) => withMedian(report, layer, 1.1), passing.single);
    const { explanation } = singleDrawView(rule, single, { ...verdict, passed: false, shortfalls });
    expect(explanation).toMatch(
      /calls every layer above 0\.001 good, however large, .* no median of 256 draws is above 1\.$/,
    );
  });

  it('says that it cannot see how well a network learns where only that is missing', () => {
    const shortfalls = [{ code: 'accuracy', message: 'Not yet.' }] as const;
    const single = [0, 1, 2, 3].reduce((report, layer) => withMedian(report, layer, 0.01), passing.single);
    const { explanation } = singleDrawView(rule, single, { ...verdict, passed: false, shortfalls });
    expect(explanation).toMatch(/the verdict also asks how well the network learns\.$/);
  });
});
