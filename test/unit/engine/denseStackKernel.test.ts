import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { activationNames } from '../../../src/engine/activations.js';
import { onBackend } from '../../../src/engine/backend.js';
import { denseStackPass } from '../../../src/engine/denseStackKernel.js';
import type { PassResult } from '../../../src/engine/pass.js';
import { prepareCheck, type PreparedCheck } from '../../../src/engine/prepareCheck.js';
import { tensorPass } from '../../../src/engine/tensorPass.js';
import { drawWeights } from '../../../src/engine/weightDraws.js';
import type { CheckRequest } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { LayerSpec } from '../../../src/model/network.js';
import { prepareBackends } from './backendForTests.js';

beforeAll(prepareBackends);

const activation = fc.constantFrom(...activationNames.filter((name) => name !== 'logSoftmax'));
const dense = fc
  .record({ units: fc.integer({ min: 1, max: 19 }), activation, useBias: fc.boolean() })
  .map((config): LayerSpec => ({
    className: 'Dense',
    config: { ...config, biasInitializer: 'glorotNormal', kernelInitializer: 'glorotUniform' },
  }));
const hidden = fc.oneof(
  { weight: 5, arbitrary: dense },
  {
    weight: 1,
    arbitrary: activation.map((name): LayerSpec => ({ className: 'Activation', config: { activation: name } })),
  },
  { weight: 1, arbitrary: fc.constantFrom<LayerSpec>({ className: 'Dropout', config: { rate: 0.3 } }) },
  { weight: 1, arbitrary: fc.constantFrom<LayerSpec>({ className: 'LeakyReLU', config: { alpha: 0.1 } }) },
  { weight: 1, arbitrary: fc.constantFrom<LayerSpec>({ className: 'ReLU', config: { maxValue: 1.5 } }) },
);
const heads = fc.constantFrom<readonly [loss: string, activation: string, units: number]>(
  ['meanSquaredError', 'linear', 3],
  ['squaredErrorSum', 'sigmoid', 1],
  ['meanAbsoluteError', 'tanh', 2],
  ['huber', 'linear', 4],
  ['binaryCrossentropy', 'sigmoid', 2],
  ['sigmoidCrossEntropy', 'linear', 1],
  ['categoricalCrossentropy', 'softmax', 5],
  ['sparseCategoricalCrossentropy', 'softmax', 4],
  ['categoricalCrossentropy', 'sigmoid', 3],
);
const requests = fc
  .record({
    inputShape: fc.constantFrom([1], [7], [3, 2], [2, 2, 3]),
    layers: fc.array(hidden, { maxLength: 5 }),
    head: heads,
    batchSize: fc.integer({ min: 1, max: 11 }),
    draws: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    flatten: fc.boolean(),
  })
  .map(({ inputShape, layers, head: [loss, name, units], batchSize, draws, seed, flatten }): CheckRequest => {
    const all: LayerSpec[] = [
      ...(flatten ? [{ className: 'Flatten', config: {} }] : []),
      ...layers,
      { className: 'Dense', config: { units, activation: name } },
    ];
    const [first, ...rest] = all;
    return {
      network: { layers: [{ ...first!, config: { ...first!.config, inputShape } }, ...rest], loss },
      data: { kind: 'random', batchSize },
      seed,
      draws,
      marks: COURSE_MARKS,
    };
  });

function prepared(request: CheckRequest): PreparedCheck {
  const check = prepareCheck(request);
  if (!check.ok) throw new Error(check.problem.message);
  return check.value;
}

function bothWays(request: CheckRequest): readonly [kernel: PassResult, operations: PassResult] {
  const check = prepared(request);
  const { plan, stack, data, chosen, draws } = check;
  expect(stack).not.toBeNull();
  const weights = drawWeights(plan, request.seed, 0, draws);
  const settings = { loss: chosen.loss, seed: request.seed, training: true, collect: true };
  return [
    onBackend('cpu', () => denseStackPass(plan, stack!, weights, data.batch, settings)).value,
    onBackend('cpu', () => tensorPass(plan, weights, data.batch, settings)).value,
  ];
}

/** Largest difference relative to the larger of the tensor's largest entry and `floor`. */
function difference(a: Float32Array, b: Float32Array, floor: number): number {
  expect(a.length).toBe(b.length);
  let largest = floor;
  let worst = 0;
  a.forEach((value, i) => {
    largest = Math.max(largest, Math.abs(b[i]!));
    worst = Math.max(worst, Math.abs(value - b[i]!));
  });
  return worst / largest;
}

describe('the kernel for stacks of dense layers', () => {
  test("agrees with TensorFlow.js' automatic differentiation over random networks", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const [kernel, operations] = bothWays(request);
        expect(difference(kernel.loss, operations.loss, 1e-3)).toBeLessThan(3e-5);
        // A gradient that cancels out is judged beside the network's largest, not beside its own rounding.
        const largest = operations.gradients
          .flat()
          .reduce((most, values) => values!.reduce((m, value) => Math.max(m, Math.abs(value)), most), 0);
        kernel.gradients.flat().forEach((values, index) => {
          const other = operations.gradients.flat()[index]!;
          expect(difference(values!, other, 1e-3 * largest + 1e-30)).toBeLessThan(1e-3);
        });
        kernel.layers.forEach((layer, index) => {
          const other = operations.layers[index];
          expect(layer === null).toBe(other === null);
          if (!layer || !other) return;
          expect(difference(layer.output, other.output, 1e-3)).toBeLessThan(1e-4);
          if (layer.z && other.z) expect(difference(layer.z, other.z, 1e-3)).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 150, seed: 20260101 },
    );
  });

  test.each([
    ['binaryCrossentropy', 'sigmoid', 3],
    ['binaryCrossentropy', 'linear', 3],
    ['categoricalCrossentropy', 'softmax', 4],
    ['categoricalCrossentropy', 'linear', 4],
    ['sparseCategoricalCrossentropy', 'softmax', 4],
    ['sparseCategoricalCrossentropy', 'linear', 4],
  ])('clips %s of %s outputs where TensorFlow.js does', (loss, name, units) => {
    const kernelInitializer = { className: 'RandomNormal', config: { stddev: 15 } };
    const [kernel, operations] = bothWays({
      network: {
        layers: [{ className: 'Dense', config: { units, activation: name, kernelInitializer, inputShape: [2] } }],
        loss,
      },
      data: { kind: 'random', batchSize: 40 },
      seed: 1,
      draws: 2,
      marks: COURSE_MARKS,
    });
    const beyond = (p: number) => p < 1e-7 || p > 1 - 1e-7;
    expect(kernel.output.some(beyond) && !kernel.output.every(beyond)).toBe(true);
    // In single precision 1 - 1e-7 is 1 - 1.2e-7, which changes the logarithm at the upper end by 1 %.
    expect(difference(kernel.loss, operations.loss, 1e-3)).toBeLessThan(0.01);
    kernel.gradients.flat().forEach((values, index) => {
      expect(difference(values!, operations.gradients.flat()[index]!, 1e-6)).toBeLessThan(1e-4);
    });
  });

  test.each<[string, LayerSpec['config'], readonly number[]]>([
    ...activationNames
      .filter((name) => name !== 'logSoftmax')
      .map((name): [string, LayerSpec['config'], readonly number[]] => [
        'Activation',
        { activation: name },
        [-2.5, 0, 2.5, 6],
      ]),
    ['LeakyReLU', { alpha: 0.1 }, [0]],
    ['ReLU', { maxValue: 2 }, [0, 2]],
  ])("has TensorFlow.js' slope of %s %j where it may jump", (className, config, places) => {
    for (const z of places) {
      const kernelInitializer = 'ones';
      const layers = [{ className: 'Dense', config: { units: 1, kernelInitializer, inputShape: [1] } }];
      const [kernel, operations] = bothWays({
        network: { layers: [...layers, { className, config }], loss: 'squaredErrorSum' },
        data: { kind: 'rows', x: [[z]], y: [[-3]] },
        seed: 1,
        draws: 1,
        marks: COURSE_MARKS,
      });
      const [slope, expected] = [kernel, operations].map(({ gradients }) => gradients[0]![1]![0]!);
      expect(slope, `at ${z}`).toBeCloseTo(expected!, 5);
    }
  });

  test('leaves other layers and losses to the operations', () => {
    const request = (layers: readonly LayerSpec[], loss: string): CheckRequest => ({
      network: { layers, loss },
      data: { kind: 'random', batchSize: 2 },
      seed: 1,
      draws: 1,
      marks: COURSE_MARKS,
    });
    const first: LayerSpec = { className: 'Dense', config: { units: 3, inputShape: [2] } };
    expect(prepared(request([first], 'meanSquaredError')).stack).not.toBeNull();
    expect(prepared(request([first], 'poisson')).stack).toBeNull();
    expect(prepared(request([first, { className: 'BatchNormalization', config: {} }], 'huber')).stack).toBeNull();
  });
});
