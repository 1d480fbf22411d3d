import { readFileSync } from 'node:fs';
import { engine } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { CancelledError } from '../../../src/model/cancellation.js';
import type { CheckRequest, GradientReport } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { LayerSpec } from '../../../src/model/network.js';
import { checkGradients, type CheckOptions } from '../../../src/engine/checkGradients.js';
import { numberOfTensors, pause, prepareBackends } from './backendForTests.js';
import { dense, part1, problemOf } from './checkRequests.js';

beforeAll(prepareBackends);

async function report(request: CheckRequest, options: Partial<CheckOptions> = {}): Promise<GradientReport> {
  const result = await checkGradients(request, { pause, ...options });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

interface InitialisationStatistics {
  readonly layers: readonly {
    readonly p05: number;
    readonly median: number;
    readonly p95: number;
    readonly fracBelow1e_4: number;
    readonly fracAbove1: number;
    readonly meanAbsActivationDerivative: number;
  }[];
  readonly fracAllGradsExactlyZero: number;
  readonly ratioFirstToLast: { readonly median: number };
}

describe('the distribution over initialisations', () => {
  const url = new URL('../../reference/init_stats.json', import.meta.url);
  const file = JSON.parse(readFileSync(url, 'utf8')) as {
    experiments: Record<string, { configs: Record<string, InitialisationStatistics> }>;
  };
  const draws = 4000;
  /** Four deviations of the difference between a share in our draws and in the reference's 10,000. */
  const shareError = (share: number) => 4 * Math.sqrt(share * (1 - share) * (1 / draws + 1e-4)) + 0.002;

  test.each(['sigmoid', 'relu', 'tanh', 'elu', 'selu', 'gelu'])(
    'of Part 1 with %s is that of the reference',
    async (name) => {
      const expected = file.experiments.part1!.configs[name]!;
      const measured = await report({ ...part1(name), draws });
      measured.layers.forEach((layer, index) => {
        const [kernel] = layer.kernels;
        const oracle = expected.layers[index]!;
        expect(kernel!.meanAbs.median / oracle.median).toBeGreaterThan(0.92);
        expect(kernel!.meanAbs.median / oracle.median).toBeLessThan(1.08);
        expect(Math.abs(kernel!.belowShare - oracle.fracBelow1e_4)).toBeLessThan(shareError(oracle.fracBelow1e_4));
        expect(Math.abs(kernel!.aboveShare - oracle.fracAbove1)).toBeLessThan(shareError(oracle.fracAbove1));
        // The reference has the mean over the draws, so the skewness of the few units' average is allowed for.
        const slope = layer.activation!.meanAbsDerivative!.median / oracle.meanAbsActivationDerivative;
        expect(slope).toBeGreaterThan(0.85);
        expect(slope).toBeLessThan(1.15);
      });
      expect(Math.abs(measured.allZeroShare - expected.fracAllGradsExactlyZero)).toBeLessThan(
        shareError(expected.fracAllGradsExactlyZero),
      );
      expect(measured.firstToLast.median / expected.ratioFirstToLast.median).toBeGreaterThan(0.92);
      expect(measured.firstToLast.median / expected.ratioFirstToLast.median).toBeLessThan(1.08);
      expect(measured.computation.vectorised).toBe(true);
    },
  );

  test("with Keras' He normal, whose deviation allows for the cut at two deviations", async () => {
    const expected = file.experiments.part1!.configs.relu_he_normal!;
    const request = part1('relu');
    const layers = request.network.layers.map((layer, index) => {
      if (index === 4) return layer;
      const stddev = Math.sqrt(2 / (index === 0 ? 2 : 8)) / 0.87962566103423978;
      return dense(8, 'relu', {
        ...(index === 0 && { inputShape: [2] }),
        kernelInitializer: { className: 'truncatedNormal', config: { stddev } },
      });
    });
    const measured = await report({ ...request, network: { ...request.network, layers }, draws });
    measured.layers.forEach((layer, index) => {
      const ratio = layer.kernels[0]!.meanAbs.median / expected.layers[index]!.median;
      expect(ratio).toBeGreaterThan(0.9);
      expect(ratio).toBeLessThan(1.1);
    });
  });
});

describe('a report', () => {
  test('is the same for the same seed and another for another', async () => {
    const first = await report({ ...part1('tanh'), draws: 5 });
    const again = await report({ ...part1('tanh'), draws: 5 });
    const other = await report({ ...part1('tanh'), draws: 5, seed: 43 });
    const perDraw = (one: GradientReport) => one.layers.map((layer) => layer.kernels[0]!.meanAbsPerDraw);
    expect(perDraw(again)).toEqual(perDraw(first));
    expect(perDraw(other)).not.toEqual(perDraw(first));
  });

  test('gives a draw the same numbers whatever it is computed with', async () => {
    const few = await report({ ...part1('relu'), draws: 3 });
    const many = await report({ ...part1('relu'), draws: 300 });
    few.layers.forEach((layer, index) => {
      const others = many.layers[index]!.kernels[0]!.meanAbsPerDraw;
      layer.kernels[0]!.meanAbsPerDraw.forEach((value, draw) => expect(others[draw]).toBeCloseTo(value, 6));
    });
  });

  test('counts dead units, saturation and zero gradients', async () => {
    const negative = { biasInitializer: { className: 'constant', config: { value: -50 } } };
    const dead = await report({ ...part1('relu', negative), draws: 20 });
    expect(dead.allZeroShare).toBe(1);
    expect(dead.layers[0]!.activation!.deadShare.median).toBe(1);
    expect(dead.layers[0]!.activation!.zeroShare.median).toBe(1);
    expect(dead.layers[0]!.activation!.meanAbsDerivative!.median).toBe(0);
    const flat = await report({ ...part1('tanh', negative), draws: 20 });
    expect(flat.layers[0]!.activation!.saturatedShare.median).toBe(1);
    const histogram = flat.layers[0]!.activation!.histogram;
    expect([histogram.low, histogram.high]).toEqual([-1, 1]);
    expect(histogram.counts[0]).toBe(20 * 8);
    expect(flat.layers[0]!.activation!.deadShare.median).toBe(0);
  });

  test('counts NaN and Infinity instead of averaging them', async () => {
    const request = part1('linear');
    const weights = request.network.layers.map((_layer, index) => {
      const units = index === 4 ? 1 : 8;
      const inputs = index === 0 ? 2 : 8;
      return [
        Array.from({ length: inputs }, () => new Array<number>(units).fill(index === 0 ? NaN : 1)),
        new Array<number>(units).fill(0),
      ];
    });
    const broken = await report({ ...request, weights });
    expect(broken.nonFiniteDraws).toBe(1);
    expect(broken.layers[1]!.kernels[0]!.nanDraws).toBe(1);
    expect(broken.layers[1]!.kernels[0]!.meanAbs.median).toBeNaN();
    expect(broken.layers[1]!.kernels[0]!.belowShare).toBe(0);
  });

  test('says what was assumed', async () => {
    const defaults = await report({
      ...part1('relu'),
      network: { layers: [{ className: 'Dense', config: { units: 4, inputShape: [3] } }, dense(3, 'softmax')] },
      data: { kind: 'random', batchSize: 16 },
    });
    expect(defaults.assumptions).toMatchObject({
      loss: 'categoricalCrossentropy',
      lossSource: 'output',
      batchSize: 16,
      inputs: 'standard normal',
      targets: 'random classes out of 3, one-hot',
      defaultInitializers: [{ layer: 0, initializer: 'glorotNormal' }],
    });
    expect(defaults.assumptions.notes.join()).toContain('softmax output');
    expect(defaults.parameters).toBe(4 * 3 + 4 + 4 * 3 + 3);
    const compiled = await report({
      ...part1('relu'),
      network: { ...part1('relu').network, loss: 'meanSquaredError' },
    });
    expect(compiled.assumptions.lossSource).toBe('compiled');
    const given = await report({ ...part1('relu'), loss: 'huber' });
    expect(given.assumptions).toMatchObject({ loss: 'huber', lossSource: 'given' });
  });

  test('names what makes it slow, and reports progress and every draw', async () => {
    const progress: number[] = [];
    const slow = await report(
      {
        ...part1('relu'),
        network: {
          layers: [
            { className: 'Embedding', config: { inputDim: 20, outputDim: 4, inputLength: 6 } },
            { className: 'Bidirectional', config: {}, layers: [{ className: 'GRU', config: { units: 3 } }] },
            { className: 'Sequential', config: {}, layers: [dense(4, 'relu'), dense(1, 'sigmoid')] },
          ],
        },
        data: { kind: 'random', batchSize: 4 },
        draws: 3,
      },
      { onProgress: ({ completedDraws }) => progress.push(completedDraws) },
    );
    expect(slow.computation.vectorised).toBe(false);
    expect(slow.assumptions.notes.join()).toContain('draw by draw because of layer 1 (embedding)');
    expect(progress).toEqual([1, 2]);
    expect(slow.layers.map(({ path }) => path)).toEqual([[0], [1, 0], [2, 0], [2, 1]]);
    expect(slow.layers[1]!.kernels.map(({ weight }) => weight)).toEqual([
      'forwardKernel',
      'forwardRecurrentKernel',
      'backwardKernel',
      'backwardRecurrentKernel',
    ]);
    for (const layer of slow.layers)
      for (const kernel of layer.kernels) expect(kernel.meanAbs.median).toBeGreaterThan(0);
  });
});

describe('penalties and noise', () => {
  test('a penalty on the weights adds its own gradient', async () => {
    const network = (kernelRegularizer: LayerSpec['config'][string]) => ({
      layers: [dense(1, 'linear', { inputShape: [1], kernelRegularizer })],
      loss: 'meanSquaredError',
    });
    const request: CheckRequest = {
      ...part1('relu'),
      data: { kind: 'rows', x: [[0]], y: [[0]] },
      weights: [[[[-3]], [0]]],
      network: network({ className: 'L1L2', config: { l1: 0.5, l2: 0.25 } }),
    };
    const measured = await report(request);
    expect(measured.layers[0]!.kernels[0]!.meanAbs.median).toBeCloseTo(0.5 + 2 * 0.25 * 3, 6);
    expect(measured.loss.median).toBeCloseTo(0.5 * 3 + 0.25 * 9, 6);
  });

  test('dropout drops the stated share and repeats with the seed', async () => {
    const request: CheckRequest = {
      ...part1('relu'),
      network: {
        layers: [
          dense(200, 'linear', { inputShape: [2] }),
          { className: 'Dropout', config: { rate: 0.25 } },
          { className: 'Activation', config: { activation: 'relu6' } },
          dense(1, 'linear'),
        ],
      },
      data: { kind: 'random', batchSize: 8 },
      draws: 4,
    };
    const first = await report(request);
    expect(await report(request).then(({ loss }) => loss)).toEqual(first.loss);
    // A linear unit is negative half of the time; a quarter of the rest is dropped.
    expect(first.layers[2]!.activation!.zeroShare.median).toBeCloseTo(1 - 0.5 * 0.75, 1);
    expect(first.layers[1]!.activation).toBeNull();
  });

  test('dropout inside a recurrent layer repeats with the seed, and differs from draw to draw', async () => {
    const half = { className: 'Constant', config: { value: 0.5 } };
    const initializers = { kernelInitializer: half, recurrentInitializer: half };
    const recurrent = (more: LayerSpec['config']): LayerSpec => ({
      className: 'SimpleRNN',
      config: { units: 8, dropout: 0.5, recurrentDropout: 0.5, returnSequences: true, ...initializers, ...more },
    });
    const x = [Array.from({ length: 3 }, () => new Array<number>(8).fill(0.1))];
    const request: CheckRequest = {
      network: { layers: [recurrent({ inputShape: [3, 8] })], loss: 'meanSquaredError' },
      data: { kind: 'rows', x, y: x },
      seed: 1,
      draws: 6,
      marks: COURSE_MARKS,
    };
    const gradients = async (more: Partial<CheckRequest> = {}) =>
      (await report({ ...request, ...more })).layers[0]!.kernels.map(({ meanAbsPerDraw }) => meanAbsPerDraw);
    const first = await gradients();
    expect(await gradients()).toEqual(first);
    // All weights and data are the same, so that only the masks differ.
    for (const perDraw of first) expect(new Set(perDraw).size).toBeGreaterThan(1);
    expect(await gradients({ seed: 2 })).not.toEqual(first);
  });
});

describe('a long check', () => {
  const large: CheckRequest = {
    ...part1('relu'),
    network: { layers: [dense(256, 'relu', { inputShape: [64] }), dense(256, 'relu'), dense(1, 'sigmoid')] },
    data: { kind: 'random', batchSize: 32 },
    draws: 2000,
  };

  test('stops soon after it is cancelled and leaves no tensor', async () => {
    const before = numberOfTensors();
    const signal = { aborted: false };
    let cancelledAt = 0;
    setTimeout(() => {
      signal.aborted = true;
      cancelledAt = performance.now();
    }, 200);
    await expect(checkGradients(large, { pause, signal })).rejects.toThrow(CancelledError);
    expect(performance.now() - cancelledAt).toBeLessThan(500);
    expect(numberOfTensors()).toBe(before);
  });

  test('is computed where it is fastest, and as right on either way', async () => {
    const wide: CheckRequest = {
      network: {
        layers: [
          dense(160, 'tanh', { inputShape: [200] }),
          { className: 'Dropout', config: { rate: 0.3 } },
          dense(120, 'tanh'),
          dense(3, 'softmax'),
        ],
        loss: 'categoricalCrossentropy',
      },
      data: { kind: 'random', batchSize: 16 },
      seed: 42,
      draws: 3,
      marks: COURSE_MARKS,
      verify: true,
    };
    const onWasm = await report(wide);
    expect(onWasm.computation.backend).toBe('wasm');
    // The same network with fewer rows than make up for copying is computed by the kernels.
    const byKernels = await report({ ...wide, data: { kind: 'random', batchSize: 15 } });
    expect(byKernels.computation.backend).toBe('cpu');
    for (const { verification } of [onWasm, byKernels]) {
      expect(verification!.comparedEntries).toBeGreaterThan(20);
      expect(verification!.maxRelativeError).toBeLessThan(1e-4);
    }
  });

  test('leaves no tensor behind, nor does a failing one, over 1000 checks', async () => {
    const before = numberOfTensors();
    for (let round = 0; round < 1000; round++) await report({ ...part1('sigmoid'), seed: round });
    await problemOf([
      dense(4, 'relu', { inputShape: [3] }),
      { className: 'CategoryEncoding', config: { numTokens: 5 } },
    ]);
    expect(numberOfTensors()).toBe(before);
  });

  test('leaves no tensor behind over 1000 checks of layers that are computed draw by draw', async () => {
    const looped: CheckRequest = {
      ...part1('relu'),
      network: {
        layers: [
          { className: 'PReLU', config: { inputShape: [2, 1] } },
          { className: 'SimpleRNN', config: { units: 1, dropout: 0.2, recurrentDropout: 0.2 } },
          dense(1, 'sigmoid'),
        ],
      },
      data: { kind: 'random', batchSize: 2 },
    };
    await report(looped);
    const before = engine().memory();
    for (let round = 0; round < 1000; round++) await report({ ...looped, seed: round });
    const { numTensors, numBytes } = engine().memory();
    expect([numTensors, numBytes]).toEqual([before.numTensors, before.numBytes]);
  }, 240_000);
});
