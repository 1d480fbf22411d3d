import { beforeAll, describe, expect, test } from 'vitest';
import { checkGradients } from '../../../src/engine/checkGradients.js';
import type { ActivationReport, CheckRequest, GradientReport, Spread } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS, type Marks } from '../../../src/model/marks.js';
import type { LayerSpec } from '../../../src/model/network.js';
import { pause, prepareBackends } from './backendForTests.js';
import { dense, part1 } from './checkRequests.js';
import { flatNumbers, number, oracleCases, oracleNetwork, oracleRequest, type OracleCase } from './oracleCases.js';

beforeAll(prepareBackends);

async function report(request: CheckRequest): Promise<GradientReport> {
  const result = await checkGradients(request, { pause });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Of one draw all three figures of a spread are the same; NaN stands for one that is not finite. */
function expectClose(measured: Spread | null | undefined, expected: number, tolerance: number, what: string): void {
  for (const value of [measured?.p05, measured?.median, measured?.p95]) {
    if (Number.isFinite(expected)) expect(Math.abs((value ?? NaN) - expected), what).toBeLessThanOrEqual(tolerance);
    else expect(value, what).toBeNaN();
  }
}

const euclidean = (values: readonly number[]) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** The engine's batch normalisation checks as in training, and what is not finite has no figures. */
const isChecked = (oracle: OracleCase) =>
  oracle.finite && oracle.id !== 'overflow_float32_only' && oracle.layers.every(({ training }) => training !== false);

/** What a gradient in single precision may be off, relative to the largest: a little, and what PyTorch itself loses. */
function toleranceFor(oracle: OracleCase): number {
  const lost = oracle.float32.maxGradErrorRelativeToTensorMax;
  return Math.max(1e-5, 20 * (lost === null ? 0 : number(lost)));
}

function expectGradientFigures(measured: GradientReport, oracle: OracleCase): void {
  const tolerance = toleranceFor(oracle);
  const { indices } = oracleNetwork(oracle);
  oracle.layers.forEach(({ grads = {}, weights = {} }, layer) => {
    const parameters = Object.values(weights).flatMap(flatNumbers).length;
    expect(measured.layers[indices[layer]!]!.parameters, `layer ${layer + 1}`).toBe(parameters);
    for (const kernel of measured.layers[indices[layer]!]!.kernels) {
      const { value, maxAbs, l2, meanAbs, zeroFraction } = grads[kernel.weight]!;
      const what = `${kernel.weight} of layer ${layer + 1}`;
      const largest = number(maxAbs);
      const norm = number(l2);
      expectClose(kernel.maxAbs, largest, tolerance * largest, what);
      expectClose(kernel.meanAbs, number(meanAbs), tolerance * largest, what);
      expectClose(kernel.l2, norm, tolerance * norm, what);
      const toWeight = norm / euclidean(flatNumbers(weights[kernel.weight]!));
      expectClose(kernel.gradientToWeight, toWeight, tolerance * toWeight, what);
      // Below single precision's smallest number a gradient is 0 only there.
      if (flatNumbers(value).every((one) => one === 0 || Math.abs(one) > 1e-30)) {
        expectClose(kernel.zeroShare, zeroFraction, 1e-9, what);
      }
    }
  });
}

/** How the gradient changes through the layers. */
function expectDecay(measured: GradientReport, oracle: OracleCase): void {
  const tolerance = toleranceFor(oracle);
  const kernels = oracle.layers.flatMap(({ grads }) => grads?.kernel ?? []);
  const ratio = (figure: 'meanAbs' | 'l2', all: typeof kernels) =>
    number(all[0]![figure]) / number(all.at(-1)![figure]);
  const hidden = kernels.slice(0, -1);
  const first = ratio('meanAbs', kernels);
  expectClose(measured.firstToLast, first, 2 * tolerance * first, 'first to last');
  if (hidden.length < 2) {
    expect([measured.hiddenFirstToLast, measured.hiddenFactorPerLayer]).toEqual([null, null]);
    return;
  }
  const norms = ratio('l2', hidden);
  expectClose(measured.hiddenFirstToLast, norms, 2 * tolerance * norms, 'hidden layers');
  const factor = norms ** (1 / (hidden.length - 1));
  expectClose(measured.hiddenFactorPerLayer, factor, 2 * tolerance * factor, 'factor per hidden layer');
}

function expectOutputFigures(measured: GradientReport, oracle: OracleCase): void {
  const { indices } = oracleNetwork(oracle);
  oracle.layers.forEach(({ type, activation: name, output, outputStats = {} }, layer) => {
    // A leaky ReLU is a layer of its own here, and a loss of logits has the output before its sigmoid.
    const leaky = typeof name === 'string' && name.startsWith('leakyRelu');
    if (oracle.loss === 'bce_from_logits' && layer === oracle.layers.length - 1) return;
    const { activation } = measured.layers[indices[layer]! + Number(leaky)]!;
    if (activation === null) return;
    const what = `layer ${layer + 1}`;
    const { mean, std, min, max, zeroFraction, deadUnitFraction, meanAbsDerivative } = outputStats;
    const close = 1e-5 * Math.max(Math.abs(min!), Math.abs(max!), 1e-3);
    expectClose(activation.mean, mean!, close, what);
    expectClose(activation.standardDeviation, std!, close, what);
    // Nearer to 0 an output may be 0 in single precision only.
    if (flatNumbers(output).every((one) => one === 0 || Math.abs(one) > 1e-7)) {
      expectClose(activation.zeroShare, zeroFraction!, 1e-9, what);
      const canDie = ['relu', 'hardSigmoid'].includes(activation.name);
      expectClose(activation.deadShare, canDie ? deadUnitFraction! : 0, 1e-9, what);
    }
    if (meanAbsDerivative !== undefined) expectClose(activation.meanAbsDerivative, meanAbsDerivative, 1e-5, what);
    else if (type !== 'batchNormalization') expect(activation.meanAbsDerivative, what).toBeNull();
  });
}

describe('the figures of a report', () => {
  test.each(
    oracleCases()
      .filter(isChecked)
      .map((oracle) => [oracle.id, oracle] as const),
  )("of %s are those of PyTorch's gradients and outputs", async (_id, oracle) => {
    const measured = await report(oracleRequest(oracle));
    expectGradientFigures(measured, oracle);
    expectDecay(measured, oracle);
    expectOutputFigures(measured, oracle);
  });
});

/** A check of one layer with a kernel of one number and one unit, whose activation gets these inputs. */
const single = (layer: LayerSpec, inputs: readonly number[], kernel = 1): CheckRequest => ({
  ...part1('linear'),
  network: { layers: [dense(1, 'linear', { inputShape: [1] }), layer], loss: 'meanSquaredError' },
  data: { kind: 'rows', x: inputs.map((z) => [z]), y: inputs.map(() => [0]) },
  weights: [[[[kernel]], [0]], []],
});
const activation = (name: string): LayerSpec => ({ className: 'Activation', config: { activation: name } });
const ofSecond = async (request: CheckRequest): Promise<ActivationReport> =>
  (await report(request)).layers[1]!.activation!;

describe('an output counts as saturated', () => {
  /** f'(z) = 0.05: sigmoid(z) (1 - sigmoid(z)) = 0.05. */
  const flat = Math.log((1 + Math.sqrt(0.8)) / (1 - Math.sqrt(0.8)));
  test.each([
    ['sigmoid', 'where its slope is below 0.05', flat],
    ['tanh', 'beyond 0.97', Math.atanh(0.97)],
    ['softsign', 'beyond 0.97', 0.97 / 0.03],
    ['hardSigmoid', 'where it is 0 or 1', 2.5],
  ])('of %s %s', async (name, _where, edge) => {
    const share = async (inputs: readonly number[]) =>
      (await ofSecond(single(activation(name), inputs))).saturatedShare;
    expect((await share([-1.001 * edge, 0, 0, 0])).median).toBe(0.25);
    expect((await share([1.001 * edge, 0, 0, 0])).median).toBe(0.25);
    expect((await share([-0.999 * edge, 0.999 * edge, 0])).median).toBe(0);
  });

  test.each(['relu', 'relu6', 'elu', 'selu', 'linear', 'softplus', 'swish'])('of %s never', async (name) => {
    expect((await ofSecond(single(activation(name), [-40, 40]))).saturatedShare.median).toBe(0);
  });
});

describe('a unit counts as dead', () => {
  test.each<[string, LayerSpec, readonly number[], number]>([
    ['behind a leak of nothing', { className: 'LeakyReLU', config: { alpha: 0 } }, [-1, -2], 1],
    ['not behind a leak', { className: 'LeakyReLU', config: { alpha: 0.1 } }, [-1, -2], 0],
    ['behind a ReLU with a maximum', { className: 'ReLU', config: { maxValue: 2 } }, [-1, -2], 1],
    ['not with one row that it answers', { className: 'ReLU', config: { maxValue: 2 } }, [-1, -2, 1], 0],
    ['not behind a function that is 0 at one place only', activation('elu'), [0, 0], 0],
  ])('%s', async (_name, layer, inputs, share) => {
    expect((await ofSecond(single(layer, inputs))).deadShare.median).toBe(share);
  });
});

describe('a histogram of outputs', () => {
  const bins = ({ histogram: { counts } }: ActivationReport) =>
    counts.flatMap((count, bin) => (count === 0 ? [] : [[bin, count]]));

  test('grows around 0 to the next power of two, and has the values in 40 equal bins', async () => {
    // 20 bins per 1 from -1 on; the upper end belongs to the last bin.
    const shown = await ofSecond(single(activation('linear'), [-1, -0.75, -0.5, 0, 0.125, 0.14, 0.5, 1]));
    expect([shown.histogram.low, shown.histogram.high]).toEqual([-1, 1]);
    expect(bins(shown)).toEqual([
      [0, 1],
      [5, 1],
      [10, 1],
      [20, 1],
      [22, 2],
      [30, 1],
      [39, 1],
    ]);
    const wider = await ofSecond(single(activation('linear'), [-1.01, 0.3]));
    expect([wider.histogram.low, wider.histogram.high]).toEqual([-2, 2]);
  });

  test('grows upwards only where nothing is below 0', async () => {
    const shown = await ofSecond(single(activation('relu'), [-5, 0, 1, 3, 4]));
    expect([shown.histogram.low, shown.histogram.high]).toEqual([0, 4]);
    expect(bins(shown)).toEqual([
      [0, 2],
      [10, 1],
      [30, 1],
      [39, 1],
    ]);
  });

  test('stays between the bounds of a function that has them', async () => {
    const shown = await ofSecond(single({ className: 'ReLU', config: { maxValue: 6 } }, [0, 1, 20]));
    expect([shown.histogram.low, shown.histogram.high]).toEqual([0, 6]);
    expect(bins(shown)).toEqual([
      [0, 1],
      [6, 1],
      [39, 1],
    ]);
  });

  test('leaves out what is not finite', async () => {
    const shown = await ofSecond(single(activation('linear'), [3e38, 0.25], 2));
    expect([shown.histogram.low, shown.histogram.high]).toEqual([-0.5, 0.5]);
    expect(bins(shown)).toEqual([[39, 1]]);
  });
});

describe('over several draws', () => {
  test.each(['linear', 'relu', 'tanh'])(
    'a report of %s is the same whether they come together or one by one',
    async (name) => {
      const kernelInitializer = { className: 'RandomNormal', config: { stddev: 2 } };
      const behind = (className: string): CheckRequest => ({
        ...part1('linear'),
        network: {
          layers: [
            dense(2, name, { inputShape: [3], kernelInitializer }),
            { className, config: {} },
            dense(1, 'linear'),
          ],
          loss: 'meanSquaredError',
        },
        data: { kind: 'random', batchSize: 2 },
        draws: 60,
      });
      const together = await report(behind('LeakyReLU'));
      const oneByOne = await report(behind('PReLU'));
      expect([together.computation.vectorised, oneByOne.computation.vectorised]).toEqual([true, false]);
      const { histogram, ...spreads } = together.layers[0]!.activation!;
      const { histogram: grown, ...others } = oneByOne.layers[0]!.activation!;
      // The range has to grow on the way, from one draw's to that of all.
      expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(60 * 2 * 2);
      expect(grown).toEqual(histogram);
      for (const [figure, spread] of Object.entries(spreads)) {
        if (typeof spread !== 'object') continue;
        const other = others[figure as keyof typeof others] as Spread;
        expect(other.median, figure).toBeCloseTo(spread!.median, 5);
        expect(other.p05, figure).toBeCloseTo(spread!.p05, 5);
        expect(other.p95, figure).toBeCloseTo(spread!.p95, 5);
      }
      expect(spreads.mean.p05).toBeLessThan(spreads.mean.p95);
    },
  );

  const kernelOver = async (draws: number, marks: Partial<Marks> = {}) =>
    (await report({ ...part1('tanh'), draws, marks: { ...COURSE_MARKS, ...marks } })).layers[0]!.kernels[0]!;
  const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

  test('a spread has the percentiles, between two draws where they lie there', async () => {
    const whole = await kernelOver(21);
    const sorted = ascending(whole.meanAbsPerDraw);
    expect(whole.meanAbs).toEqual({ median: sorted[10], p05: sorted[1], p95: sorted[19] });
    const between = await kernelOver(12);
    const values = ascending(between.meanAbsPerDraw);
    const from = (below: number, share: number) => values[below]! + share * (values[below + 1]! - values[below]!);
    // Of the 11 steps between 12 values 5 % are 0.55.
    expect(between.meanAbs.p05).toBeCloseTo(from(0, 0.55), 9);
    expect(between.meanAbs.median).toBeCloseTo(from(5, 0.5), 9);
    expect(between.meanAbs.p95).toBeCloseTo(from(10, 0.45), 9);
  });

  test('those beyond a mark are counted, not those on it', async () => {
    const sorted = ascending((await kernelOver(20)).meanAbsPerDraw);
    const { belowShare, aboveShare } = await kernelOver(20, {
      ...part1('tanh').marks,
      small: sorted[4]!,
      large: sorted[13]!,
    });
    expect([belowShare, aboveShare]).toEqual([4 / 20, 6 / 20]);
  });
});

describe('a draw is not finite', () => {
  /** One unit x w of a squared error with target 0: the loss is (x w)², the gradient 2 x² w. */
  const squared = (x: number, w: number): CheckRequest => ({
    ...part1('linear'),
    network: { layers: [dense(1, 'linear', { inputShape: [1], useBias: false })], loss: 'squaredErrorSum' },
    data: { kind: 'rows', x: [[x]], y: [[0]] },
    weights: [[[[w]]]],
  });

  test.each([
    ['where both are beyond single precision', 1e20, 1e20, 1],
    ['where its loss is', 1, 1e20, 0],
    ['where its gradient is', 1e21, 1e-3, 1],
  ])('%s', async (_name, x, w, infiniteDraws) => {
    const measured = await report(squared(x, w));
    const kernel = measured.layers[0]!.kernels[0]!;
    expect(measured.nonFiniteDraws).toBe(1);
    expect([kernel.infiniteDraws, kernel.nanDraws]).toEqual([infiniteDraws, 0]);
    for (const { median } of [kernel.meanAbs, kernel.maxAbs, kernel.l2, kernel.gradientToWeight]) {
      expect(Number.isNaN(median)).toBe(infiniteDraws === 1);
    }
  });

  test('where one gradient of several is', async () => {
    const { layers, ...network } = squared(1, 1).network;
    const two = { ...network, layers: [...layers, dense(1, 'linear', { useBias: false })] };
    const measured = await report({ ...squared(1e21, 1e-3), network: two, weights: [[[[1e-3]]], [[[1]]]] });
    expect(measured.nonFiniteDraws).toBe(1);
    expect(measured.layers.map(({ kernels }) => kernels[0]!.infiniteDraws)).toEqual([1, 0]);
  });

  test('but otherwise is', async () => {
    const measured = await report(squared(1e9, 1e9));
    expect(measured.nonFiniteDraws).toBe(0);
    expect(measured.layers[0]!.kernels[0]!.infiniteDraws).toBe(0);
  });
});
