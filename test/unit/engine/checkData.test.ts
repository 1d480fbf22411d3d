import { describe, expect, test } from 'vitest';
import { prepareCheck, type PreparedCheck } from '../../../src/engine/prepareCheck.js';
import type { CheckRequest } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { LayerConfig, LayerSpec } from '../../../src/model/network.js';

const layer = (className: string, config: LayerConfig = {}): LayerSpec => ({ className, config });
const dense = (units: number, activation: string, more: LayerConfig = {}) =>
  layer('Dense', { units, activation, ...more });

function prepared(layers: readonly LayerSpec[], more: Partial<CheckRequest> = {}): PreparedCheck {
  const check = prepareCheck({
    network: { layers },
    data: { kind: 'random', batchSize: 200 },
    seed: 11,
    draws: 1,
    marks: COURSE_MARKS,
    ...more,
  });
  if (!check.ok) throw new Error(check.problem.message);
  return check.value;
}

const output = (activation: string) => [dense(3, activation, { inputShape: [2] })];
const isWhole = (value: number) => Number.isInteger(value);

describe('random targets', () => {
  test.each<
    [loss: string, activation: string, words: string, least: number, most: number, fits: (y: number) => boolean]
  >([
    ['binaryCrossentropy', 'sigmoid', 'random labels 0 and 1', 0, 1, isWhole],
    ['hinge', 'tanh', 'random signs -1 and 1', -1, 1, (y) => Math.abs(y) === 1],
    ['poisson', 'softplus', 'random counts from 0 to 4', 0, 4, isWhole],
    ['meanSquaredLogarithmicError', 'relu', 'uniform between 0.5 and 1.5', 0.5, 1.5, () => true],
    ['categoricalCrossentropy', 'softmax', 'random classes out of 3, one-hot', 0, 1, isWhole],
    ['sparseCategoricalCrossentropy', 'softmax', 'random class numbers from 0 to 2', 0, 2, isWhole],
    ['meanSquaredError', 'tanh', "uniform between -1 and 1, the output's range", -1, 1, () => true],
    ['meanSquaredError', 'relu6', "uniform between 0 and 6, the output's range", 0, 6, () => true],
  ])('of %s behind %s are %s', (loss, activation, words, least, most, fits) => {
    const { data } = prepared(output(activation), { loss });
    const { y, yShape } = data.batch;
    expect(data.targets).toBe(words);
    expect(yShape).toEqual(loss.startsWith('sparse') ? [200] : [200, 3]);
    // All of the range is used, and nothing else.
    const width = most - least;
    const [lowest, highest] = [Math.min(...y), Math.max(...y)];
    expect(lowest).toBeGreaterThanOrEqual(least);
    expect(lowest).toBeLessThan(least + 0.05 * width);
    expect(highest).toBeLessThanOrEqual(most);
    expect(highest).toBeGreaterThan(most - 0.05 * width);
    expect(y.every(fits)).toBe(true);
  });

  test('that are one-hot have one class in each row, now this and now that', () => {
    const { y } = prepared(output('softmax')).data.batch;
    const classes = Array.from({ length: 200 }, (_, row) => [...y.subarray(3 * row, 3 * row + 3)]);
    expect(classes.every((row) => row.reduce((sum, value) => sum + value) === 1)).toBe(true);
    expect(new Set(classes.map((row) => row.indexOf(1)))).toEqual(new Set([0, 1, 2]));
  });

  test('of an output without bounds are standard normal, as the inputs are', () => {
    const { data } = prepared(output('linear'));
    expect([data.inputs, data.targets]).toEqual(['standard normal', 'standard normal']);
    for (const values of [data.batch.x, data.batch.y]) {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
      // Four deviations of either for 400 values.
      expect(Math.abs(mean)).toBeLessThan(4 / 20);
      expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 400));
    }
  });

  test('go with whole numbers for an embedding', () => {
    const embedding = layer('Embedding', { inputDim: 6, outputDim: 2, inputLength: 4 });
    const { data } = prepared([embedding, layer('Flatten'), dense(1, 'sigmoid')]);
    expect(data.inputs).toBe('random whole numbers from 0 to 5');
    expect(new Set(data.batch.x)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(data.batch.integerInputs).toBe(true);
  });
});

describe('the loss where none is named', () => {
  const rows = (y: number[] | number[][]) =>
    ({
      kind: 'rows',
      x: [
        [1, 2],
        [3, 4],
      ],
      y,
    }) as const;
  test.each<[string, readonly LayerSpec[], string]>([
    ['behind a sigmoid', output('sigmoid'), 'binaryCrossentropy'],
    ['behind a softmax', output('softmax'), 'categoricalCrossentropy'],
    ['behind anything else', output('tanh'), 'meanSquaredError'],
    ['behind an activation layer', [...output('linear'), layer('Softmax')], 'categoricalCrossentropy'],
    ['behind layers that only move numbers', [...output('sigmoid'), layer('Flatten')], 'binaryCrossentropy'],
    ['of layers that do nothing else', [layer('Flatten', { inputShape: [2] })], 'meanSquaredError'],
  ])('is the one that fits %s', (_what, layers, name) => {
    const { chosen } = prepared(layers);
    expect([chosen.loss.name, chosen.source]).toEqual([name, 'output']);
  });

  test('takes class numbers for what they are', () => {
    expect(prepared(output('softmax'), { data: rows([2, 0]) }).chosen.loss.name).toBe('sparseCategoricalCrossentropy');
    const oneHot = rows([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(prepared(output('softmax'), { data: oneHot }).chosen.loss.name).toBe('categoricalCrossentropy');
  });
});

describe('given rows', () => {
  test.each<[number[][], string]>([
    [[[1, 2]], '1 given row'],
    [
      [
        [1, 2],
        [3, 4],
      ],
      '2 given rows',
    ],
  ])('%j are described as "%s"', (x, words) => {
    const { data } = prepared(output('linear'), { data: { kind: 'rows', x, y: x.map(() => [1, 2, 3]) } });
    expect([data.inputs, data.targets]).toEqual([words, 'the given targets']);
  });

  test('may have targets without an axis of one', () => {
    const layers = [dense(1, 'linear', { inputShape: [2] })];
    const { data } = prepared(layers, {
      data: {
        kind: 'rows',
        x: [
          [1, 2],
          [3, 4],
        ],
        y: [5, 6],
      },
    });
    expect([[...data.batch.y], data.batch.yShape]).toEqual([
      [5, 6],
      [2, 1],
    ]);
  });
});
