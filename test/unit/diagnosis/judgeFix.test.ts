import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.js';
import { judgeFix, unmeasuredFix, type Judged } from '../../../src/diagnosis/judgeFix.js';
import { rankFixes } from '../../../src/diagnosis/rankFixes.js';
import type { Finding, Severity } from '../../../src/model/finding.js';
import type { FixCandidate, FixEffect, MeasuredFix, NetworkEdit } from '../../../src/model/fix.js';
import type { GradientReport } from '../../../src/model/gradientCheck.js';
import type { NetworkSpec } from '../../../src/model/network.js';
import { dense, perceptron, repeated } from './networkBuilder.js';
import { kernel, outputs, reportOf, same, withKernels } from './reportOf.js';

const plain: NetworkSpec = perceptron({ inputs: 4, hidden: [8, 8], activation: 'relu' });

const judged = (report: GradientReport, network: NetworkSpec = plain): Judged => ({
  network,
  report,
  diagnosis: diagnose(report, network),
  criteria: 'robust',
});

const candidate = (...rules: readonly string[]): FixCandidate => ({ id: 'fix', rules, action: 'Do it', edits: [] });

/** How a candidate is judged that turns one report into another. */
function verdict(before: Judged, after: Judged, ...rules: readonly string[]): MeasuredFix {
  return judgeFix(candidate(...rules), before, before.diagnosis.findings, after);
}

const dead = (...shares: readonly number[]) =>
  judged(reportOf([...shares.map((deadShare) => ({ activation: outputs({ deadShare }) })), {}]));
const saturated = (share: number) => judged(reportOf([{ activation: outputs({ saturatedShare: share }) }, {}, {}]));
const exploding = (size: number) =>
  judged(reportOf([withKernels(kernel({ meanAbs: size, gradientToWeight: 20 })), {}, {}]));

describe('a fix', () => {
  it('helps if its finding is gone', () => {
    const fix = verdict(dead(0.6, 0), dead(0, 0), 'dead-units');
    expect(fix).toMatchObject({
      helpful: true,
      title: 'Do it (dead units 60 % -> 0 %, measured over 64 draws)',
      effects: [{ rule: 'dead-units', label: 'dead units', unit: 'share', before: 0.6, after: 0 }],
    });
    expect(fix.report).toBeDefined();
    expect(fix.diagnosis?.findings).toEqual([]);
  });

  it('helps if fewer layers have it, or less gravely', () => {
    expect(verdict(dead(0.6, 0.6), dead(0.6, 0), 'dead-units').helpful).toBe(true);
    expect(verdict(dead(0.6, 0), dead(0.4, 0), 'dead-units').helpful).toBe(true);
  });

  it('helps if at most half of the excess is left', () => {
    // The mark is 1: 100 is two decades beyond it, 10 one of them.
    expect(verdict(exploding(90), exploding(9), 'exploding').helpful).toBe(true);
    expect(verdict(exploding(90), exploding(11), 'exploding').title).toBe(
      'Do it: does not help (largest gradient 90 -> 11, 8.2x smaller, measured over 64 draws)',
    );
  });

  it('says that a figure is unchanged while it is within a tenth', () => {
    const title = (after: number) => verdict(exploding(100), exploding(after), 'exploding').title;
    expect(title(109)).toContain('100 -> 109, unchanged,');
    expect(title(92)).toContain('100 -> 92, unchanged,');
    expect(title(110)).toContain('100 -> 110, 1.1x,');
    expect(title(90)).toContain('100 -> 90, 1.1x smaller,');
  });

  it('does not help if nothing changes, and makes worse what it doubles or makes graver', () => {
    expect(verdict(dead(0.4, 0), dead(0.4, 0), 'dead-units').title).toMatch(/^Do it: does not help/);
    expect(verdict(exploding(5), exploding(24), 'exploding').title).toMatch(/^Do it: does not help/);
    expect(verdict(exploding(5), exploding(26), 'exploding').title).toBe(
      'Do it: makes it worse (largest gradient 5 -> 26, 5.2x, measured over 64 draws)',
    );
    expect(verdict(dead(0.4, 0), dead(0.6, 0), 'dead-units').title).toMatch(/^Do it: makes it worse/);
  });

  it('must not make one of its findings worse while it cures another', () => {
    const both = (deadShare: number, saturatedShare: number) =>
      judged(reportOf([{ activation: outputs({ deadShare, saturatedShare }) }, {}, {}]));
    expect(verdict(both(0.6, 0.6), both(0, 0.95), 'dead-units', 'saturation').title).toMatch(/makes it worse/);
    expect(verdict(both(0.6, 0.6), both(0, 0.6), 'dead-units', 'saturation').helpful).toBe(true);
    expect(verdict(both(0.6, 0.6), both(0, 0.6), 'dead-units').helpful).toBe(true);
  });

  it('must not cause other trouble that is as grave', () => {
    const other = verdict(dead(0.4, 0), saturated(0.6), 'dead-units');
    expect(other.helpful).toBe(false);
    expect(other.title).toBe(
      'Do it: causes other trouble, saturated: 60 % of layer 1 (dense 8, relu) (dead units 40 % -> 0 %, measured over 64 draws)',
    );
    expect(verdict(dead(0.4, 0), saturated(0.95), 'dead-units').helpful).toBe(false);
    // An error is gone, a warning remains: that is better.
    expect(verdict(dead(0.6, 0), saturated(0.6), 'dead-units').helpful).toBe(true);
  });

  it('is judged by the gravest of its own findings', () => {
    const both = (deadShare: number, saturatedShare: number, meanAbs = 0.01) =>
      judged(
        reportOf([
          {
            ...withKernels(kernel({ meanAbs, gradientToWeight: 20 })),
            activation: outputs({ deadShare, saturatedShare }),
          },
          {},
          {},
        ]),
      );
    // An error and a warning are gone; the warning that is new is less than the error was.
    expect(verdict(both(0.6, 0.6), both(0, 0, 5), 'dead-units', 'saturation').helpful).toBe(true);
    // A warning is gone and another is new; the error beside them is none of its business.
    expect(verdict(both(0.4, 0.95), both(0, 0.95, 5), 'dead-units').title).toMatch(/causes other trouble, exploding/);
  });

  it('is better only where the worst layer is', () => {
    expect(verdict(dead(0.6, 0.4), dead(0.4, 0.4), 'dead-units').helpful).toBe(true);
    expect(verdict(dead(0.6, 0.6), dead(0.6, 0.4), 'dead-units').title).toMatch(/does not help/);
  });

  it('is not blamed for trouble that was there, unless that got graver', () => {
    const both = (deadShare: number, saturatedShare: number) =>
      judged(reportOf([{ activation: outputs({ deadShare, saturatedShare }) }, {}, {}]));
    expect(verdict(both(0.4, 0.6), both(0, 0.6), 'dead-units').helpful).toBe(true);
    expect(verdict(both(0.6, 0.6), both(0, 0.95), 'dead-units').title).toMatch(/causes other trouble/);
    expect(verdict(both(0.4, 0.95), both(0, 0.6), 'dead-units').helpful).toBe(true);
  });

  it('of the text is not blamed for what it uncovers', () => {
    const misspelt = judged(reportOf([{}, {}, {}]), {
      layers: [dense(8, 'relu', { unit: 4 }), dense(8, 'relu'), dense(1, 'sigmoid')],
    });
    const fix = verdict(misspelt, dead(0.6, 0), 'unknown-argument');
    expect(fix.helpful).toBe(true);
    expect(fix.effects).toEqual([]);
    expect(fix.title).toBe('Do it (then: dead units: 60 % of layer 1 (dense 8, relu), measured over 64 draws)');
  });

  it('of the text and of something else is blamed for it', () => {
    const network = { layers: [dense(8, 'relu', { unit: 4 }), dense(8, 'relu'), dense(1, 'sigmoid')] };
    const before = judged(reportOf([{ activation: outputs({ deadShare: 0.4 }) }, {}, {}]), network);
    expect(verdict(before, saturated(0.95), 'unknown-argument', 'dead-units').title).toMatch(/causes other trouble/);
  });

  it('has no effect to tell where nothing was measured before', () => {
    const found: Finding = {
      rule: 'dead-units',
      severity: 'error',
      headline: '',
      message: '',
      layers: [],
      evidence: [],
    };
    const fix = judgeFix(candidate('dead-units'), undefined, [found], dead(0, 0));
    expect(fix.effects).toEqual([]);
    expect(fix.title).toBe('Do it (then: healthy, measured over 64 draws)');
  });

  it('may make a network measurable', () => {
    const findings: readonly Finding[] = [
      { rule: 'unknown-name', severity: 'error', headline: '', message: '', layers: [], evidence: [] },
    ];
    const after = judged(reportOf([{}, {}, {}], { assumptions: { draws: 1 } }));
    expect(judgeFix(candidate('unknown-name'), undefined, findings, after)).toMatchObject({
      helpful: true,
      effects: [],
      title: 'Do it (then: healthy, measured over 1 draw)',
    });
  });

  it('that cannot be measured is not offered', () => {
    expect(unmeasuredFix(candidate('exploding'), { code: 'too-large', message: 'It is too large.' } as never)).toEqual({
      ...candidate('exploding'),
      helpful: false,
      title: 'Do it: cannot be measured',
      effects: [],
      problem: 'It is too large.',
    });
  });
});

describe('the effect in words', () => {
  const decaying = (first: number) =>
    judged(
      reportOf([withKernels(kernel({ meanAbs: first })), {}, {}, {}], {
        hiddenFactorPerLayer: same(0.25),
        hiddenFirstToLast: same(0.01),
      }),
      perceptron({ inputs: 4, hidden: repeated(3, 8), activation: 'sigmoid' }),
    );

  it.each([
    [1e-4, 1e-2, 'first layer 1.0e-4 -> 0.01, 100x'],
    [1e-2, 1e-4, 'first layer 0.01 -> 1.0e-4, 100x smaller'],
    [0.02, 0.021, 'first layer 0.02 -> 0.021, unchanged'],
    [0.021, 0.02, 'first layer 0.021 -> 0.02, unchanged'],
    [0.02, 0.0222, 'first layer 0.02 -> 0.022, 1.1x'],
    [0.0222, 0.02, 'first layer 0.022 -> 0.02, 1.1x smaller'],
    [0, 0.02, 'first layer 0 -> 0.02'],
    [0.02, 0, 'first layer 0.02 -> 0'],
    [NaN, 0.02, 'first layer NaN -> 0.02'],
  ])('%s to %s', (before, after, words) => {
    expect(verdict(decaying(before), decaying(after), 'vanishing').title).toContain(`(${words}, measured`);
  });

  it('is missing where the fixed network has no such figure', () => {
    const { effects, title } = verdict(decaying(0.02), decaying(NaN), 'vanishing');
    expect(effects).toEqual([]);
    expect(title).toContain('(then: ');
  });
});

describe('the figure by which a fix is judged', () => {
  const sized = (...sizes: readonly number[]) => sizes.map((meanAbs) => withKernels(kernel({ meanAbs })));
  const spread = (...sizes: readonly number[]) => [
    ...sizes.map((standardDeviation) => ({ activation: outputs({ standardDeviation }) })),
    {},
  ];
  const units = (figures: Parameters<typeof outputs>[0]) => [
    { activation: outputs(figures) },
    { activation: null },
    {},
  ];
  const optimized: NetworkSpec = { ...plain, optimizer: { name: 'sgd', learningRate: 0.1 } };
  const steps = (...ratios: readonly number[]) =>
    ratios.map((gradientToWeight) => withKernels(kernel({ gradientToWeight })));

  it.each<[rule: string, before: Judged, after: Judged, words: string]>([
    [
      'exploding',
      judged(reportOf(sized(5, 230, 1))),
      judged(reportOf(sized(0.3, 0.1, 0.2))),
      'largest gradient 230 -> 0.3',
    ],
    [
      'uniformly-small',
      judged(reportOf(sized(2e-6, 1e-6, 1))),
      judged(reportOf(sized(0.3, 0.1, 0.2))),
      'smallest gradient 1.0e-6 -> 0.1',
    ],
    [
      'vanishing',
      judged(reportOf(sized(1e-6, 1e-7, 1))),
      judged(reportOf(sized(0.3, 0.1, 0.2))),
      'first layer 1.0e-6 -> 0.3',
    ],
    [
      'poor-initialisation',
      judged(reportOf(spread(2, 1, 0.02))),
      judged(reportOf(spread(1, 1, 0.9))),
      'signal, last / first hidden layer 0.01 -> 0.9',
    ],
    [
      'initial-loss',
      judged(reportOf([{}], { loss: same(9) })),
      judged(reportOf([{}], { loss: same(0.7) })),
      'initial loss 9 -> 0.7',
    ],
    ['dead-units', judged(reportOf(units({ deadShare: 0.6 }))), judged(reportOf(units({}))), 'dead units 60 % -> 0 %'],
    [
      'saturation',
      judged(reportOf(units({ saturatedShare: 0.6 }))),
      judged(reportOf(units({}))),
      'saturated outputs 60 % -> 0 %',
    ],
    [
      'non-finite',
      judged(reportOf([{}], { nonFiniteDraws: 16 })),
      judged(reportOf([{}])),
      'draws with NaN or Infinity 25 % -> 0 %',
    ],
    // Steps of a tenth of 4 and of 1 times the kernels: their geometric mean is 0.2.
    [
      'update-ratio',
      judged(reportOf(steps(4, 1)), optimized),
      judged(reportOf(steps(0.04, 0.01)), optimized),
      'first step / size of the kernels 0.2 -> 2.0e-3',
    ],
  ])('of %s', (rule, before, after, words) => {
    expect(verdict(before, after, rule).title).toContain(`(${words}`);
  });

  it('is missing where nothing was measured of it', () => {
    expect(verdict(judged(reportOf([{}])), judged(reportOf([{}])), 'update-ratio').effects).toEqual([]);
    expect(verdict(judged(reportOf([{}])), judged(reportOf([{}])), 'poor-initialisation').effects).toEqual([]);
    expect(verdict(judged(reportOf([{}])), judged(reportOf([{}])), 'unknown-name').effects).toEqual([]);
  });
});

describe('the order of fixes', () => {
  const edits = (count: number): readonly NetworkEdit[] =>
    Array.from({ length: count }, () => ({ kind: 'setLoss', loss: 'meanSquaredError' }));
  const size = (before: number, after: number): FixEffect => ({ rule: '', label: '', unit: 'size', before, after });
  const share = (before: number, after: number): FixEffect => ({ rule: '', label: '', unit: 'share', before, after });
  const left = (...severities: readonly Severity[]) => ({
    headline: '',
    verdict: '',
    findings: severities.map((severity): Finding => ({
      rule: '',
      severity,
      headline: '',
      message: '',
      layers: [],
      evidence: [],
    })),
  });
  const fix = (id: string, more: Partial<MeasuredFix> = {}): MeasuredFix => ({
    id,
    rules: [],
    action: '',
    edits: edits(1),
    helpful: true,
    title: '',
    effects: [size(1, 10)],
    diagnosis: left(),
    ...more,
  });
  const order = (...fixes: readonly MeasuredFix[]) => rankFixes(fixes).map(({ id }) => id);

  it('puts what helps first, whatever else is said of it', () => {
    const helps = fix('helps', { diagnosis: left('error', 'warning'), effects: [] });
    expect(order(fix('not', { helpful: false }), helps)).toEqual(['helps', 'not']);
  });

  it('then what leaves least to find, by severity before number', () => {
    expect(
      order(
        fix('unmeasured', { diagnosis: undefined as never }),
        fix('error', { diagnosis: left('error') }),
        fix('warning', { diagnosis: left('warning') }),
        fix('remarks', { diagnosis: left('information', 'information') }),
        fix('healthy'),
      ),
    ).toEqual(['healthy', 'remarks', 'warning', 'error', 'unmeasured']);
  });

  it('then what changes the figure by more decades, in either direction', () => {
    expect(order(fix('ten', { effects: [size(1, 10)] }), fix('hundred', { effects: [size(100, 1)] }))).toEqual([
      'hundred',
      'ten',
    ]);
    expect(order(fix('little', { effects: [share(0.9, 0.5)] }), fix('much', { effects: [share(0.9, 0)] }))).toEqual([
      'much',
      'little',
    ]);
    expect(order(fix('none', { effects: [] }), fix('some'))).toEqual(['some', 'none']);
  });

  it('beyond what is enough no more', () => {
    const enough = fix('enough', { effects: [size(1, 400)] });
    expect(order(enough, fix('more', { effects: [size(1, 1e9)] }))).toEqual(['enough', 'more']);
    expect(order(enough, fix('from nothing', { effects: [size(0, 1)] }))).toEqual(['enough', 'from nothing']);
  });

  it('and tenfold edits must be worth half a decade', () => {
    const few = fix('few', { edits: edits(9), effects: [size(1, 10)] });
    expect(order(few, fix('many', { edits: edits(99), effects: [size(1, 30)] }))).toEqual(['few', 'many']);
    expect(order(few, fix('many', { edits: edits(99), effects: [size(1, 35)] }))).toEqual(['many', 'few']);
  });

  it('of equals is that of their proposal', () => {
    expect(order(fix('one'), fix('two'), fix('three'))).toEqual(['one', 'two', 'three']);
  });
});
