import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/diagnosis/diagnose.js';
import type { Criteria } from '../../../../src/model/marks.js';
import type { NetworkSpec } from '../../../../src/model/network.js';
import { dense, layer, perceptron, repeated } from '../networkBuilder.js';
import {
  findingsOf,
  kernel,
  outputs,
  reportOf,
  same,
  severityOf,
  withKernels,
  type ReportChanges,
} from '../reportOf.js';

const mlp = (hidden: number): NetworkSpec =>
  perceptron({ inputs: 8, hidden: repeated(hidden, 8), activation: 'sigmoid', loss: 'meanSquaredError' });

/** Layers of a network with this many hidden layers, all healthy. */
const healthy = (hidden: number) => Array.from({ length: hidden + 1 }, () => ({}));

describe('vanishing', () => {
  const decay = (factor: number, ratio: number, loss: number): ReportChanges => ({
    hiddenFactorPerLayer: same(factor),
    hiddenFirstToLast: same(ratio),
    firstToLast: same(1 / 390),
    loss: same(loss),
  });

  it.each([
    ['far beyond every bound', decay(0.25, 0.016, 0.7), 'warning'],
    ['a ratio of just 0.03', decay(0.25, 0.03, 0.7), 'information'],
    ['a factor of just 0.5', decay(0.5, 0.016, 0.7), 'none'],
    ['a loss of just 0.05', decay(0.25, 0.016, 0.05), 'information'],
    ['a decay that is not known', decay(NaN, NaN, 0.7), 'none'],
  ])('%s', (_name, changes, severity) => {
    expect(severityOf('vanishing', reportOf(healthy(4), changes), mlp(4))).toBe(severity);
  });

  it('needs three hidden layers', () => {
    expect(severityOf('vanishing', reportOf(healthy(2), decay(0.1, 0.1, 0.7)), mlp(2))).toBe('none');
    expect(severityOf('vanishing', reportOf(healthy(3), decay(0.1, 0.01, 0.7)), mlp(3))).toBe('warning');
  });

  it('counts a recurrent layer once, whatever kernels it has', () => {
    const recurrent = withKernels(kernel(), kernel({}, { weight: 'recurrentKernel' }));
    const network = { layers: [layer('LSTM', { units: 8 }), layer('LSTM', { units: 8 }), dense(1)] };
    expect(severityOf('vanishing', reportOf([recurrent, recurrent, {}], decay(0.1, 0.01, 0.7)), network)).toBe('none');
  });

  it("takes the kernels' fan-in out of the factor", () => {
    // Two steps from 2 inputs to 32: sqrt(32 / 2) = 4 over both, 2 in each, so that 0.3 measured is 0.6 of the signal itself.
    const wide = (inputs: number) => withKernels(kernel({}, { shape: [inputs, 32] }));
    const report = (factor: number) => reportOf([wide(2), wide(32), wide(32), wide(32)], decay(factor, 0.01, 0.7));
    expect(severityOf('vanishing', report(0.3), mlp(3))).toBe('none');
    expect(severityOf('vanishing', report(0.2), mlp(3))).toBe('warning');
    // A convolution's fan-in is its window times its channels: 3 x 3 x 8 = 72 behind 3 x 3 x 2 = 18.
    const windows = (channels: number) => withKernels(kernel({}, { shape: [3, 3, channels, 8] }));
    const convolutions = (factor: number) =>
      reportOf([windows(2), windows(8), windows(8), {}], decay(factor, 0.01, 0.7));
    expect(severityOf('vanishing', convolutions(0.36), mlp(3))).toBe('none');
    expect(severityOf('vanishing', convolutions(0.34), mlp(3))).toBe('warning');
  });

  it('says how much less the first layer gets than the last', () => {
    const sizes = [1.7e-4, 2.87e-4, 1.35e-3, 6.6e-3, 7.4e-2];
    const report = reportOf(
      sizes.map((meanAbs) => withKernels(kernel({ meanAbs }))),
      decay(0.25, 0.016, 0.7),
    );
    const [finding] = findingsOf('vanishing', report, mlp(4));
    expect(finding?.headline).toBe('vanishing: layer 1 gets 390x less than layer 5');
    expect(finding?.message).toBe(
      'Gradients vanish: layer 1 gets 390x less than layer 5 (mean |gradient| 1.7e-4 against 0.074), and every hidden layer passes on only 0.25 of what it receives.',
    );
    expect(finding?.layers).toEqual([[0], [1], [2], [3]]);
    expect(finding?.argument).toBe('activation');
    expect(finding?.evidence.slice(0, 2)).toEqual([
      { label: 'first / last hidden gradient norm', value: 0.016, threshold: 0.03 },
      { label: 'factor per hidden layer', value: 0.25, threshold: 0.5 },
    ]);
    expect(finding?.evidence.slice(2)).toMatchObject([
      { label: 'factor per hidden layer without fan-in', threshold: 0.5 },
      { label: 'loss', value: 0.7, threshold: 0.05 },
    ]);
    // A factor of 0.25 is half of what is allowed: 0.3 of a decade beyond the criterion.
    expect(finding?.excess).toBeCloseTo(0.301, 3);
  });

  it('points at the layers that name the activations', () => {
    const network = {
      layers: Array.from({ length: 3 }, () => [dense(8), layer('Activation', { activation: 'sigmoid' })])
        .flat()
        .concat(dense(1)),
    };
    const report = reportOf(
      network.layers.map(({ className }) => ({ className, ...(className === 'Activation' && { kernels: [] }) })),
      decay(0.25, 0.016, 0.7),
    );
    expect(findingsOf('vanishing', report, network)[0]?.layers).toEqual([[1], [3], [5]]);
  });

  it('is silent where there is no hidden layer', () => {
    expect(severityOf('vanishing', reportOf([{}], decay(0.1, 0.01, 0.7)), mlp(0))).toBe('none');
  });
});

describe('uniformly small', () => {
  const figures = { meanAbs: 9e-5, gradientToWeight: 9e-5 };
  const tiny = withKernels(kernel(figures));
  const small = (changes: ReportChanges = {}, layers = [tiny, tiny, tiny]) => reportOf(layers, changes);
  const verdict = (report = small(), criteria: Criteria = 'robust') =>
    severityOf('uniformly-small', report, mlp(2), criteria);

  it('goes by the mark and by the size of the kernel', () => {
    expect(verdict()).toBe('warning');
    const atMark = withKernels(kernel({ meanAbs: 1e-4, gradientToWeight: 9e-5 }));
    expect(verdict(small({}, [atMark, atMark, atMark]))).toBe('none');
    const inProportion = withKernels(kernel({ meanAbs: 9e-5, gradientToWeight: 1e-4 }));
    expect(verdict(small({}, [inProportion, inProportion, inProportion]))).toBe('none');
    expect(verdict(small({}, [inProportion, inProportion, inProportion]), 'course')).toBe('warning');
    expect(verdict(small({}, [inProportion, inProportion, inProportion]), 'custom')).toBe('warning');
  });

  it('only informs while some hidden layer learns, unless the marks decide', () => {
    expect(verdict(small({}, [tiny, {}, {}]))).toBe('information');
    expect(verdict(small({}, [tiny, withKernels(kernel(figures)), {}]))).toBe('warning');
    expect(verdict(small({}, [tiny, {}, {}]), 'course')).toBe('warning');
  });

  it('only informs where the loss leaves nothing to learn', () => {
    expect(verdict(small({ loss: same(0.049) }))).toBe('information');
    expect(verdict(small({ loss: same(0.05) }))).toBe('warning');
    expect(findingsOf('uniformly-small', small({ loss: same(0.049) }), mlp(2))[0]?.message).toMatch(/already 0\.049/);
    expect(findingsOf('uniformly-small', small(), mlp(2))[0]?.message).toMatch(/at a loss of 0\.7 the network/);
  });

  it('spares what only an output of zeros holds back, in the layers before it', () => {
    const still = withKernels(kernel({ meanAbs: 0, l2: 0, gradientToWeight: 0 }));
    const zeros = (l2: number) => withKernels(kernel({ l2, gradientToWeight: NaN }));
    expect(verdict(small({}, [still, still, zeros(0.1)]))).toBe('none');
    // A zero kernel that gets no gradient either will stay as it is.
    expect(verdict(small({}, [still, still, zeros(0)]))).toBe('warning');
    // And one in front of the still layers is no reason for them.
    expect(verdict(small({}, [zeros(0.1), still, still]))).toBe('information');
    // Nor is it one for a gradient that is small without being 0.
    expect(verdict(small({}, [tiny, tiny, zeros(0.1)]))).toBe('warning');
  });

  it('judges a kernel of zeros by its gradient alone', () => {
    const zeros = withKernels(kernel({ meanAbs: 9e-5, gradientToWeight: NaN }));
    expect(verdict(small({}, [{}, {}, zeros]))).toBe('information');
  });

  it('names the layers and the smallest of their gradients', () => {
    const smaller = withKernels(kernel({ meanAbs: 1e-5, gradientToWeight: 5e-5 }));
    const [finding] = findingsOf('uniformly-small', small({}, [tiny, smaller, {}]), mlp(2));
    expect(finding?.headline).toBe('small: layers 1 and 2 down to 1.0e-5');
    expect(finding?.layers).toEqual([[0], [1]]);
    expect(finding?.excess).toBeCloseTo(1);
    expect(finding?.evidence.map(({ value }) => value)).toEqual([1e-5, 5e-5, 0.7]);
  });

  it('is the same trouble as a gradient that vanishes, told once', () => {
    const vanishing = small({ hiddenFactorPerLayer: same(0.2), hiddenFirstToLast: same(0.01) }, [
      ...repeated(4, 0).map(() => tiny),
    ]);
    expect(diagnose(vanishing, mlp(3)).findings.map(({ rule }) => rule)).toEqual(['vanishing']);
  });

  it('is told besides a gradient that only shrinks', () => {
    const shrinking = small({ hiddenFactorPerLayer: same(0.4), hiddenFirstToLast: same(0.1) }, [
      ...repeated(4, 0).map(() => tiny),
    ]);
    expect(diagnose(shrinking, mlp(3)).findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['uniformly-small', 'warning'],
      ['vanishing', 'information'],
    ]);
  });
});

describe('exploding', () => {
  const large = (meanAbs: number, gradientToWeight = 1) => withKernels(kernel({ meanAbs, gradientToWeight }));
  const verdict = (
    layers: Parameters<typeof reportOf>[0],
    changes: ReportChanges = {},
    criteria: Criteria = 'robust',
  ) => severityOf('exploding', reportOf(layers, changes), mlp(layers.length - 1), criteria);

  it.each([
    ['at the mark', [large(1, 11), {}], 'none'],
    ['above the mark and large against the kernel', [large(1.1, 11), {}], 'warning'],
    ['above the mark and just ten times the kernel', [large(1.1, 10), {}], 'none'],
    ['above the mark without hidden layers', [large(1.1, 11)], 'none'],
    ['just severe', [large(100, 11), {}], 'warning'],
    ['severe', [large(101, 1), {}], 'error'],
    ['severe without hidden layers', [large(101, 1)], 'error'],
  ])('%s', (_name, layers, severity) => {
    expect(verdict(layers)).toBe(severity);
  });

  it('counts a gradient that grows from layer to layer', () => {
    const layers = [large(1.1), {}, {}, {}];
    expect(verdict(layers, { hiddenFactorPerLayer: same(2.1) })).toBe('warning');
    expect(verdict(layers, { hiddenFactorPerLayer: same(2) })).toBe('none');
  });

  it('counts a signal that grows from layer to layer', () => {
    const behind = (standardDeviation: number) => ({ activation: outputs({ standardDeviation }) });
    expect(verdict([large(1.1), behind(1), behind(34), {}])).toBe('warning');
    expect(verdict([large(1.1), behind(1), behind(33), {}])).toBe('none');
  });

  it('goes by the mark alone where that is wanted', () => {
    expect(verdict([large(1.1), {}], {}, 'course')).toBe('warning');
    expect(verdict([large(1.1)], {}, 'custom')).toBe('warning');
    expect(verdict([large(1)], {}, 'custom')).toBe('none');
  });

  it('tells the largest first and the others by their numbers', () => {
    const report = reportOf([large(2, 11), large(50, 12), {}, large(3, 1)]);
    const [finding] = findingsOf('exploding', report, mlp(3));
    expect(finding?.headline).toBe('exploding: layer 2 gets 50');
    expect(finding?.message).toMatch(/of layer 2 is 50, above the mark 1; it is also above it in layers 1 and 4\.$/);
    expect(finding?.layers).toEqual([[1], [3], [0]]);
    expect(finding?.evidence.map(({ value }) => value)).toEqual([50, 12]);
    expect(finding?.excess).toBeCloseTo(1.699, 3);
    const [alone] = findingsOf('exploding', reportOf([large(2, 11), {}]), mlp(1));
    expect(alone?.message).toMatch(/of layer 1 is 2, above the mark 1\.$/);
  });

  it('explains a first step that overshoots', () => {
    const network = { ...mlp(1), optimizer: { name: 'sgd', learningRate: 0.1 } };
    const rules = diagnose(reportOf([large(200, 200), large(200, 200)]), network).findings.map(({ rule }) => rule);
    expect(rules).toEqual(['exploding']);
  });
});

describe('not a number', () => {
  const broken = (counts: { readonly nanDraws?: number; readonly infiniteDraws?: number }) =>
    withKernels(kernel({ meanAbs: 200 }, counts));

  it('comes alone, an error with its share of the draws', () => {
    const report = reportOf([broken({ nanDraws: 16 }), broken({ infiniteDraws: 1 }), {}], { nonFiniteDraws: 16 });
    const [finding, ...others] = diagnose(report, mlp(2)).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'non-finite',
      severity: 'error',
      headline: 'not a number: layers 1 and 2',
      layers: [[0], [1]],
      excess: 0.25,
    });
    expect(finding?.message).toMatch(/^In 25 % of the draws the gradient of layers 1 and 2 is NaN or infinite/);
  });

  it('may be in the loss alone', () => {
    const [finding] = findingsOf('non-finite', reportOf([{}], { nonFiniteDraws: 64 }), mlp(0));
    expect(finding?.headline).toBe('not a number: the loss');
    expect(finding?.message).toMatch(/^In 100 % of the draws the loss is NaN/);
  });

  it('leaves what is wrong in the text', () => {
    const network = { ...mlp(1), loss: 'mse' };
    const report = reportOf([broken({ nanDraws: 64 }), {}], { nonFiniteDraws: 64 });
    expect(diagnose(report, network).findings.map(({ rule }) => rule)).toEqual(['unknown-name', 'non-finite']);
  });
});

describe('a healthy report', () => {
  it('says between which sizes the gradients lie', () => {
    const report = reportOf([withKernels(kernel({ meanAbs: 0.02 })), withKernels(kernel({ meanAbs: 0.5 }))]);
    expect(diagnose(report, mlp(1))).toEqual({
      findings: [],
      headline: 'healthy',
      verdict:
        "Healthy: every layer's mean |gradient| lies between 0.02 and 0.5, and none of the checks found anything.",
    });
  });

  it('says that there is nothing to learn where no layer has a kernel', () => {
    const network = { layers: [layer('Flatten', { inputShape: [2, 2] })] };
    expect(diagnose(reportOf([{ kernels: [], activation: null }]), network).verdict).toMatch(/nothing to learn/);
  });
});
