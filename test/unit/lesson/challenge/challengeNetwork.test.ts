import { describe, expect, it } from 'vitest';
import {
  flatLayers,
  hiddenLayers,
  kernelLayers,
  numberList,
} from '../../../../src/lesson/challenge/challengeNetwork.js';
import type { LayerConfig, LayerSpec } from '../../../../src/model/network.js';

const layer = (className: string, config: LayerConfig = {}, layers?: readonly LayerSpec[]): LayerSpec => ({
  className,
  config,
  ...(layers && { layers }),
});

const nested: readonly LayerSpec[] = [
  layer('Conv2D', { filters: 4, kernelSize: 3 }),
  layer('Sequential', {}, [layer('BatchNormalization'), layer('LeakyReLU')]),
  layer('MaxPooling2D', { poolSize: 2 }),
  layer('Flatten'),
  layer('Sequential', {}, [layer('Dense', { units: 8 }), layer('Activation', { activation: 'tanh' })]),
  layer('Dense', { units: 3, activation: 'softmax' }),
];

describe('the layers of a network that a level looks at', () => {
  it('are found inside nested models, with their paths', () => {
    expect(flatLayers({ layers: nested }).map(({ path }) => path.join('.'))).toEqual([
      '0',
      '1.0',
      '1.1',
      '2',
      '3',
      '4.0',
      '4.1',
      '5',
    ]);
  });

  it('count a nested model of which nothing is known as one, and a wrapper with what it wraps', () => {
    const layers = [layer('Sequential'), layer('Bidirectional', {}, [layer('LSTM', { units: 2 })])];
    expect(flatLayers({ layers }).map(({ path }) => path)).toEqual([[0], [1]]);
  });

  it('are those with a kernel, counted from 1, with the activation that follows wherever it stands', () => {
    const found = kernelLayers({ layers: nested }).map(({ number, units, activation, path }) => [
      number,
      units,
      activation,
      path,
    ]);
    expect(found).toEqual([
      [1, 4, 'leakyReLU', [0]],
      [2, 8, 'tanh', [4, 0]],
      [3, 3, 'softmax', [5]],
    ]);
    expect(hiddenLayers({ layers: nested }).map(({ number }) => number)).toEqual([1, 2]);
  });

  it.each<[string, readonly LayerSpec[], string]>([
    ['its own', [layer('Dense', { units: 2, activation: 'relu' })], 'relu'],
    ['linear where there is none', [layer('Dense', { units: 2 })], 'linear'],
    [
      'its own where a linear layer follows',
      [layer('Dense', { units: 2, activation: 'relu' }), layer('Activation', { activation: 'linear' })],
      'relu',
    ],
    [
      'the last of several that follow',
      [layer('Dense', { units: 2 }), layer('ReLU'), layer('Dropout', { rate: 0.1 }), layer('Softmax')],
      'softmax',
    ],
    [
      'linear where what follows names none',
      [layer('Dense', { units: 2 }), layer('Activation', { activation: 3 })],
      'linear',
    ],
  ])('have as activation %s', (_which, layers, activation) => {
    expect(kernelLayers({ layers })[0]?.activation).toBe(activation);
  });

  it('have no size where none is written as a number', () => {
    expect(kernelLayers({ layers: [layer('Dense', { units: 'many' })] })[0]?.units).toBeUndefined();
  });

  it('are none in an empty network', () => {
    expect(kernelLayers({ layers: [] })).toEqual([]);
    expect(hiddenLayers({ layers: [] })).toEqual([]);
  });
});

describe('numbers of layers in words', () => {
  it.each([
    [[3], '3', false],
    [[1, 2], '1, 2', true],
    [[2, 3, 4], '2-4', true],
    [[1, 3, 4], '1, 3, 4', true],
  ])('%j is %s', (numbers, text, several) => {
    expect(numberList(numbers)).toEqual({ text, several });
  });
});
