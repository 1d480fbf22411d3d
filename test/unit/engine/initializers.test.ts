import * as tf from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { planNetwork } from '../../../src/engine/planNetwork.js';
import { drawWeights } from '../../../src/engine/weightDraws.js';
import { INITIALIZER_NAMES } from '../../../src/model/initializerNames.js';
import type { ConfigValue, LayerSpec } from '../../../src/model/network.js';
import { prepareBackends } from './backendForTests.js';

beforeAll(prepareBackends);

/** The first weight of a layer, drawn `draws` times. */
function drawn(spec: LayerSpec, draws = 1, first = 0, seed = 3): Float32Array {
  const plan = planNetwork({ layers: [spec] }, null, 1);
  if (!plan.ok) throw new Error(plan.problem.message);
  return drawWeights(plan.value, seed, first, draws).values[0]![0]!;
}

const kernel = (kernelInitializer: ConfigValue, inputs: number, units: number, draws?: number) =>
  drawn({ className: 'Dense', config: { units, inputShape: [inputs], kernelInitializer } }, draws);
const scaling = (config: Readonly<Record<string, ConfigValue>>) => ({ className: 'VarianceScaling', config });

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const variance = (values: Float32Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length;

describe('the names of initialisers', () => {
  test('are those of TensorFlow.js', () => {
    expect([...INITIALIZER_NAMES].toSorted()).toEqual(Object.keys(tf.initializers).toSorted());
  });

  // A constant has to be given with its value.
  test.each(INITIALIZER_NAMES.filter((name) => name !== 'constant'))('%s is drawn', (name) => {
    expect(kernel(name, 4, 4).every(Number.isFinite)).toBe(true);
  });
});

describe('a variance scaling of a kernel of 20 inputs and 60 units', () => {
  /** A normal distribution that is cut at two deviations keeps this share of its variance. */
  const CUT = 0.7737413;
  test.each<[string, ConfigValue, number]>([
    ['by the inputs', scaling({ scale: 3, mode: 'fanIn', distribution: 'uniform' }), 3 / 20],
    ['by the outputs', scaling({ scale: 3, mode: 'fanOut', distribution: 'uniform' }), 3 / 60],
    ['by the mean of both', scaling({ scale: 3, mode: 'fanAvg', distribution: 'uniform' }), 3 / 40],
    ['in a cut normal distribution', scaling({ scale: 3, mode: 'fanIn', distribution: 'normal' }), (CUT * 3) / 20],
    ['as Glorot has it', 'glorotUniform', 2 / 80],
    ['as He has it', 'heNormal', (CUT * 2) / 20],
    ['as LeCun has it', 'leCunNormal', CUT / 20],
  ])('%s has its variance', (_name, initializer, expected) => {
    const values = kernel(initializer, 20, 60, 50);
    // The variance of 60,000 numbers is known to about 0.6 %.
    expect(Math.abs(variance(values) / expected - 1)).toBeLessThan(0.025);
  });

  test.each([
    ['a uniform one', 'glorotUniform', Math.sqrt(6 / 80)],
    ['a normal one', 'heNormal', 2 * Math.sqrt(2 / 20)],
  ])('%s is bounded', (_name, initializer, bound) => {
    const most = largest(kernel(initializer, 20, 60, 50));
    expect(most).toBeLessThanOrEqual(Math.fround(bound));
    expect(most).toBeGreaterThan(0.98 * bound);
  });

  test('counts the field of a convolution', () => {
    const filters = drawn({
      className: 'Conv2D',
      config: { filters: 40, kernelSize: [3, 5], inputShape: [9, 9, 10], kernelInitializer: 'glorotUniform' },
    });
    const bound = Math.sqrt(6 / (15 * 10 + 15 * 40));
    expect(largest(filters)).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest(filters)).toBeGreaterThan(0.99 * bound);
  });

  test('takes the side of a square for a vector', () => {
    const slopes = drawn({ className: 'PReLU', config: { inputShape: [400], alphaInitializer: 'glorotUniform' } });
    const bound = Math.sqrt(6 / (20 + 20));
    expect(slopes).toHaveLength(400);
    expect(largest(slopes)).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest(slopes)).toBeGreaterThan(0.95 * bound);
  });
});

describe('an orthogonal kernel', () => {
  test.each([
    ['more inputs than units', 7, 4],
    ['as many', 5, 5],
    ['more units than inputs', 3, 8],
  ])('of %s has orthogonal vectors of length `gain`', (_name, rows, columns) => {
    const values = kernel({ className: 'Orthogonal', config: { gain: 1.5 } }, rows, columns);
    const at = (row: number, column: number) => values[row * columns + column]!;
    const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
    const entry = (vector: number, i: number) => (rows >= columns ? at(i, vector) : at(vector, i));
    for (let one = 0; one < count; one++) {
      for (let other = 0; other < count; other++) {
        let product = 0;
        for (let i = 0; i < length; i++) product += entry(one, i) * entry(other, i);
        expect(product).toBeCloseTo(one === other ? 1.5 ** 2 : 0, 5);
      }
    }
  });
});

describe('a kernel of given values', () => {
  test.each<[string, ConfigValue, readonly number[]]>([
    ['zeros', 'zeros', [0, 0, 0, 0]],
    ['ones', 'ones', [1, 1, 1, 1]],
    ['a constant', { className: 'Constant', config: { value: -0.5 } }, [-0.5, -0.5, -0.5, -0.5]],
    ['the identity', { className: 'Identity', config: { gain: 2 } }, [2, 0, 0, 2]],
  ])('%s', (_name, initializer, values) => {
    expect([...kernel(initializer, 2, 2)]).toEqual(values);
  });
});

describe('a kernel of a given distribution', () => {
  test.each<[string, ConfigValue, number, number]>([
    ['uniform', { className: 'RandomUniform', config: { minval: 1, maxval: 3 } }, 2, 1 / 3],
    ['normal', { className: 'RandomNormal', config: { mean: 2, stddev: 0.5 } }, 2, 0.25],
    ['cut normal', { className: 'TruncatedNormal', config: { mean: 2, stddev: 0.5 } }, 2, 0.7737413 * 0.25],
  ])('%s has its mean and variance', (_name, initializer, mean, expected) => {
    const values = kernel(initializer, 20, 60, 50);
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length - mean)).toBeLessThan(0.02);
    expect(Math.abs(variance(values.map((value) => value - mean)) / expected - 1)).toBeLessThan(0.025);
  });
});

describe('a random kernel', () => {
  const fixed = ['constant', 'identity', 'ones', 'zeros'];
  test.each(INITIALIZER_NAMES.filter((name) => !fixed.includes(name)))(
    'of %s has its seed and the number of its draw decide, and nothing else',
    (kernelInitializer) => {
      const square: LayerSpec = { className: 'Dense', config: { units: 3, inputShape: [3], kernelInitializer } };
      const third = drawn(square, 5).slice(2 * 9, 3 * 9);
      expect(drawn(square, 1, 2)).toEqual(third);
      expect(drawn(square, 1, 1)).not.toEqual(third);
      expect(drawn(square, 1, 2, 4)).not.toEqual(third);
    },
  );
});
