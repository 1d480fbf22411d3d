import '@tensorflow/tfjs-layers';
import {
  conv2d,
  depthwiseConv2d,
  gather,
  grads,
  maxPool,
  matMul,
  mul,
  randomUniform,
  setBackend,
  sum,
  tensor,
  tidy,
  transpose,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareBackends, shippedBackends } from './backendForTests.js';

beforeAll(prepareBackends);

interface Case {
  readonly name: string;
  readonly inputs: readonly (readonly number[])[];
  readonly run: (...inputs: Tensor[]) => Tensor;
}

const image = (value: Tensor | undefined) => value as Tensor4D;
const paddings = ['valid', 'same'] as const;
const strides = [1, 2, 3] as const;

const cases: readonly Case[] = paddings.flatMap((pad) =>
  strides.flatMap((stride): Case[] => [
    {
      name: `convolution, ${pad}, stride ${stride}`,
      inputs: [
        [2, 7, 9, 3],
        [3, 2, 3, 4],
      ],
      run: (x, w) => conv2d(image(x), image(w), stride, pad),
    },
    {
      name: `convolution with a window as large as the image, ${pad}, stride ${stride}`,
      inputs: [
        [3, 4, 4, 1],
        [4, 4, 1, 5],
      ],
      run: (x, w) => conv2d(image(x), image(w), stride, pad),
    },
    {
      name: `depthwise convolution, ${pad}, stride ${stride}`,
      inputs: [
        [2, 7, 8, 3],
        [3, 3, 3, 2],
      ],
      run: (x, w) => depthwiseConv2d(image(x), image(w), stride, pad),
    },
    {
      name: `maximum of overlapping windows, ${pad}, stride ${stride}`,
      inputs: [[2, 7, 8, 3]],
      run: (x) => maxPool(image(x), [3, 2], stride, pad),
    },
  ]),
);

const others: readonly Case[] = [
  {
    name: 'rows that are looked up more than once',
    inputs: [[6, 4]],
    run: (table) =>
      gather(
        table,
        tensor(
          [
            [5, 0, 5],
            [2, 2, 2],
          ],
          [2, 3],
          'int32',
        ),
      ),
  },
];

/** Gradients of a sum with unequal weights, so that every place of the output counts differently. */
function gradientsOf({ inputs, run }: Case): number[][] {
  return tidy(() => {
    const values = inputs.map((shape, index) => randomUniform([...shape], -1, 1, 'float32', index + 1));
    const weighted = (...given: Tensor[]) => {
      const output = run(...given);
      return sum(mul(output, randomUniform(output.shape, -1, 1, 'float32', 9)));
    };
    return grads(weighted)(values).map((gradient) => [...gradient.dataSync()]);
  });
}

describe('gradients that the wasm backend lacks or has wrong', () => {
  it.each([...cases, ...others].map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const results: number[][][] = [];
    for (const backend of shippedBackends) {
      await setBackend(backend);
      results.push(gradientsOf(one));
    }
    const [wasm = [], cpu = []] = results;
    expect(wasm).toHaveLength(one.inputs.length);
    wasm.forEach((gradient, index) => {
      expect(gradient.some((value) => value !== 0)).toBe(true);
      const far = gradient.filter((value, at) => Math.abs(value - (cpu[index]?.[at] ?? NaN)) > 1e-5);
      expect(far).toEqual([]);
    });
  });
});

describe('gradients of a product', () => {
  it.each([
    [true, false],
    [false, true],
    [true, true],
  ])('with its matrices transposed (%s, %s) are those of transposing them first', async (first, second) => {
    const turned = (value: Tensor, yes: boolean) => (yes ? transpose(value, [0, 2, 1]) : value);
    const inputs = [
      [2, 4, 4],
      [2, 4, 4],
    ];
    for (const backend of shippedBackends) {
      await setBackend(backend);
      const within = gradientsOf({ name: '', inputs, run: (a, b) => matMul(a, b, first, second) });
      const before = gradientsOf({ name: '', inputs, run: (a, b) => matMul(turned(a, first), turned(b, second)) });
      within.flat().forEach((value, at) => expect(value).toBeCloseTo(before.flat()[at]!, 5));
    }
  });
});
