import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerSpec } from '../../../src/model/network.js';
import { prepareBackends } from './backendForTests.js';
import { dense, problemOf } from './checkRequests.js';

beforeAll(prepareBackends);

describe('problems', () => {
  const first = { inputShape: [3] };
  test.each<[string, readonly LayerSpec[], string, string | undefined, RegExp]>([
    ['no layers', [], 'empty-network', undefined, /no layers/],
    ['no input shape', [dense(4, 'relu')], 'missing-input-shape', 'inputShape', /^Layer 1 \(dense\): inputShape/],
    [
      'zero units',
      [dense(4, 'relu', first), dense(0, 'relu')],
      'invalid-argument',
      'units',
      /^Layer 2 \(dense\): units .* not 0\.$/,
    ],
    ['negative units', [dense(-3, 'relu', first)], 'invalid-argument', 'units', /not -3\./],
    ['broken units', [dense(2.5, 'relu', first)], 'invalid-argument', 'units', /not 2\.5\./],
    ['NaN units', [dense(NaN, 'relu', first)], 'invalid-argument', 'units', /not NaN\./],
    ['units missing', [{ className: 'Dense', config: first }], 'missing-value', 'units', /units is missing/],
    [
      'negative rate',
      [dense(4, 'relu', first), { className: 'Dropout', config: { rate: -0.5 } }],
      'invalid-argument',
      'rate',
      /Layer 2 \(dropout\)/,
    ],
    [
      'rate of 1',
      [dense(4, 'relu', first), { className: 'Dropout', config: { rate: 1 } }],
      'invalid-argument',
      'rate',
      /below 1/,
    ],
    ['unknown activation', [dense(4, 'sigmiod', first)], 'unknown-activation', 'activation', /did you mean "sigmoid"/],
    ['leakyRelu', [dense(4, 'leakyRelu', first)], 'unknown-activation', 'activation', /tf\.layers\.leakyReLU/],
    [
      'unknown initialiser',
      [dense(4, 'relu', { ...first, kernelInitializer: 'he_normal' })],
      'unknown-initializer',
      'kernelInitializer',
      /did you mean "heNormal"/,
    ],
    [
      'unknown layer',
      [dense(4, 'relu', first), { className: 'Dens', config: { units: 3 } }],
      'unknown-layer',
      undefined,
      /did you mean "Dense"/,
    ],
    ['zero input', [dense(4, 'relu', { inputShape: [0] })], 'invalid-argument', 'inputShape', /inputShape/],
    [
      'a layer that does not fit',
      [dense(4, 'relu', first), { className: 'Conv2D', config: { filters: 2, kernelSize: 3 } }],
      'cannot-build',
      undefined,
      /^Layer 2 \(conv2d\)/,
    ],
    [
      'a model of another kind inside',
      [dense(4, 'relu', first), { className: 'Model', config: {} }],
      'cannot-build',
      undefined,
      /^Layer 2 \(model\): only a Sequential model/,
    ],
    [
      'a window larger than the image',
      [{ className: 'Conv2D', config: { filters: 2, kernelSize: 5, inputShape: [4, 6, 1] } }],
      'shape-mismatch',
      undefined,
      /^Layer 1 \(conv2d\): an input of shape \[4, 6, 1\] leaves it an empty output\.$/,
    ],
    [
      'inside a wrapper',
      [{ className: 'TimeDistributed', config: { inputShape: [3, 2] }, layers: [dense(0, 'relu')] }],
      'invalid-argument',
      'units',
      /^Layer 1\.1 \(dense\)/,
    ],
  ])('%s', async (_name, layers, code, argument, message) => {
    const found = await problemOf(layers);
    expect(found).toMatchObject({ code, ...(argument !== undefined && { argument }) });
    expect(found.message).toMatch(message);
  });

  test('unknown loss, optimiser and rate', async () => {
    const layers = [dense(1, 'sigmoid', first)];
    expect((await problemOf(layers, { loss: 'mse' })).message).toContain('did you mean "meanSquaredError"');
    expect((await problemOf(layers, { network: { layers, loss: 'binary_crossentropy' } })).message).toContain(
      'binaryCrossentropy',
    );
    expect((await problemOf(layers, { network: { layers, optimizer: { name: 'adm' } } })).code).toBe(
      'unknown-optimizer',
    );
    const rate = await problemOf(layers, { network: { layers, optimizer: { name: 'adam', learningRate: -1 } } });
    expect(rate).toMatchObject({ code: 'invalid-argument', argument: 'learningRate' });
  });

  test('rows that do not fit', async () => {
    const layers = [dense(2, 'linear', first)];
    const rows = (x: number[][], y: number[][]) => problemOf(layers, { data: { kind: 'rows', x, y } });
    expect((await rows([[1, 2]], [[1, 2]])).message).toContain('Each input row has shape [2]');
    expect((await rows([[1, 2, 3]], [[1, 2, 3]])).message).toContain('Each target has shape [3]');
    expect(
      (
        await rows(
          [[1, 2, 3]],
          [
            [1, 2],
            [3, 4],
          ],
        )
      ).message,
    ).toContain('1 rows of inputs but 2 targets');
    expect(
      (
        await rows(
          [
            [1, 2, 3],
            [1, 2],
          ],
          [
            [1, 2],
            [1, 2],
          ],
        )
      ).code,
    ).toBe('invalid-data');
  });

  test('a network too large is refused before anything is allocated, with its size', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const found = await problemOf([dense(1000, 'relu', { inputShape: [1_000_000] })]);
    expect(found.code).toBe('too-large');
    expect(found.message).toContain('1,000 million parameters');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5e6);
  });

  test('a layer that stops the gradient is named', async () => {
    const found = await problemOf([
      dense(4, 'relu', first),
      { className: 'CategoryEncoding', config: { numTokens: 5, outputMode: 'multiHot' } },
      dense(1, 'sigmoid'),
    ]);
    expect(found.message).toMatch(/^Layer 2 \(categoryEncoding\)/);
  });
});
