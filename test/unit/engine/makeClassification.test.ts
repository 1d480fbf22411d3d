import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeClassification, type ClassificationOptions } from '../../../src/engine/makeClassification.js';
import { NumpyRandomState } from '../../../src/engine/numpyRandomState.js';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../reference/${file}`, import.meta.url), 'utf8'));

interface Streams {
  readonly uint32_first20: readonly number[];
  readonly random_sample_20: readonly number[];
  readonly standard_normal_20: readonly number[];
  readonly standard_normal_21st_after_odd_block: readonly number[];
  readonly standard_normal_100000_sum: number;
  readonly standard_normal_100000_last5: readonly number[];
  readonly permutation_10: readonly number[];
  readonly permutation_1000_first20: readonly number[];
  readonly permutation_1000_last5: readonly number[];
  readonly random_sample_after_permutation_10: number;
  readonly randint_0_10_size20: readonly number[];
  readonly randint_0_2_size20: readonly number[];
  readonly randint_0_1000_size20: readonly number[];
  readonly randint_0_2pow40_size5: readonly number[];
  readonly randint_0_2pow32_size5: readonly number[];
  readonly randint_range1_draws_nothing: readonly number[];
  readonly random_sample_1001st_to_1005th: readonly number[];
  readonly mixed_sequence: readonly (readonly [step: string, value: number | readonly number[]])[];
}

/** The C library's logarithm and V8's differ in the last bits, of the value or of a larger one that it was part of. */
function expectNormal(measured: number, expected: number, size = 1): void {
  expect(Math.abs(measured - expected)).toBeLessThanOrEqual(4e-15 * Math.max(size, Math.abs(expected)));
  expect(Math.fround(measured)).toBe(Math.fround(expected));
}

const { seeds } = read('numpy_randomstate.json') as { seeds: Record<string, Streams> };
const repeat = (count: number, draw: () => number) => Array.from({ length: count }, draw);

describe.each(Object.entries(seeds))("NumPy's RandomState(%s)", (seed, expected) => {
  const fresh = () => new NumpyRandomState(Number(seed));

  test('gives the same words and uniforms', () => {
    const words = fresh();
    expect(repeat(20, () => words.word())).toEqual(expected.uint32_first20);
    const uniforms = fresh();
    expect(repeat(20, () => uniforms.uniform())).toEqual(expected.random_sample_20);
    repeat(980, () => uniforms.uniform());
    expect(repeat(5, () => uniforms.uniform())).toEqual(expected.random_sample_1001st_to_1005th);
  });

  test('gives the same whole numbers and permutations', () => {
    const integers = (high: number, count: number) => {
      const random = fresh();
      return repeat(count, () => random.integer(0, high));
    };
    expect(integers(10, 20)).toEqual(expected.randint_0_10_size20);
    expect(integers(2, 20)).toEqual(expected.randint_0_2_size20);
    expect(integers(1000, 20)).toEqual(expected.randint_0_1000_size20);
    expect(integers(2 ** 40, 5)).toEqual(expected.randint_0_2pow40_size5);
    expect(integers(2 ** 32, 5)).toEqual(expected.randint_0_2pow32_size5);
    const random = fresh();
    expect([random.integer(0, 1), random.uniform()]).toEqual(expected.randint_range1_draws_nothing);
    const permuting = fresh();
    expect(permuting.permutation(10)).toEqual(expected.permutation_10);
    expect(permuting.uniform()).toBe(expected.random_sample_after_permutation_10);
    const long = fresh().permutation(1000);
    expect(long.slice(0, 20)).toEqual(expected.permutation_1000_first20);
    expect(long.slice(-5)).toEqual(expected.permutation_1000_last5);
  });

  test('gives the same gaussians', () => {
    const random = fresh();
    const values = repeat(100_000, () => random.normal());
    expected.standard_normal_20.forEach((value, i) => expectNormal(values[i]!, value));
    expected.standard_normal_100000_last5.forEach((value, i) => expectNormal(values[99_995 + i]!, value));
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(expected.standard_normal_100000_sum, 8);
  });

  test('mixes kinds of draws as NumPy does', () => {
    const random = fresh();
    const measured = [
      random.uniform(),
      random.normal(),
      random.uniform(),
      random.normal(),
      random.integer(0, 7),
      random.normal(),
      random.permutation(5),
      random.normal(),
      -3 + 5 * random.uniform(),
      repeat(5, () => random.integer(0, 2)),
      repeat(3, () => random.integer(0, 1_000_000)),
      2 + 0.5 * random.normal(),
    ];
    expected.mixed_sequence.forEach(([step, value], i) => {
      const own = measured[i];
      if (typeof value === 'number' && step.includes('normal')) expectNormal(own as number, value);
      else expect(own, step).toEqual(value);
    });
  });
});

interface Dataset {
  readonly params: Readonly<Record<string, number | boolean | null | readonly number[]>>;
  readonly X: readonly (readonly number[])[];
  readonly y: readonly number[];
}

const argumentNames: Readonly<Record<string, keyof ClassificationOptions>> = {
  n_samples: 'samples',
  n_features: 'features',
  n_informative: 'informative',
  n_redundant: 'redundant',
  n_repeated: 'repeated',
  n_classes: 'classes',
  n_clusters_per_class: 'clustersPerClass',
  weights: 'weights',
  flip_y: 'flipShare',
  class_sep: 'classSeparation',
  hypercube: 'hypercube',
  shift: 'shift',
  scale: 'scale',
  random_state: 'randomState',
  shuffle: 'shuffle',
};

test.each([
  'make_classification.json',
  'make_classification_seed7.json',
  'make_classification_noredundant.json',
  'make_classification_noshuffle.json',
  'make_classification_tracking.json',
  'make_classification_3class.json',
  'make_classification_alloptions.json',
])("%s is scikit-learn's data set", (file) => {
  const expected = read(file) as Dataset;
  const options = Object.fromEntries(
    Object.entries(expected.params).map(([name, value]) => {
      expect(argumentNames).toHaveProperty(name);
      return [argumentNames[name], value];
    }),
  ) as unknown as ClassificationOptions;
  const largestScale = options.scale === null ? 101 : 1;
  const { x, y } = makeClassification(options);
  expect(y).toEqual(expected.y);
  expect(x.length).toBe(expected.X.length);
  expected.X.forEach((row, i) => {
    expect(x[i]!.length).toBe(row.length);
    row.forEach((value, j) => expectNormal(x[i]![j]!, value, largestScale));
  });
});
