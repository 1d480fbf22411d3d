import { readFileSync } from 'node:fs';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { onBackend } from '../../../src/engine/backend.js';
import { checkGradients } from '../../../src/engine/checkGradients.js';
import { denseStackPass } from '../../../src/engine/denseStackKernel.js';
import { flatten } from '../../../src/engine/nestedNumbers.js';
import { prepareCheck } from '../../../src/engine/prepareCheck.js';
import { tensorPass } from '../../../src/engine/tensorPass.js';
import type { CheckRequest, NestedNumbers } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { NetworkSpec } from '../../../src/model/network.js';
import { numberOfTensors, pause, prepareBackends, shippedBackends } from './backendForTests.js';

/** Written by reference/generate_more_layers.py with PyTorch in float64; weights and gradients in TensorFlow.js' order. */
interface LayerCase {
  readonly id: string;
  readonly network: NetworkSpec;
  readonly weights: readonly (readonly NestedNumbers[])[];
  readonly x: NestedNumbers;
  readonly y: NestedNumbers;
  readonly lossValue: number;
  readonly gradients: readonly (readonly NestedNumbers[])[];
  readonly output: NestedNumbers;
  /** What PyTorch itself loses in single precision, relative to each weight's largest gradient. */
  readonly float32GradientError: number;
}

const url = new URL('../../reference/more_layers.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(url, 'utf8')) as { cases: readonly LayerCase[] };

const requestOf = ({ network, weights, x, y }: LayerCase): CheckRequest => ({
  network,
  weights,
  data: { kind: 'rows', x, y },
  seed: 1,
  draws: 1,
  marks: COURSE_MARKS,
});

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

beforeAll(prepareBackends);

describe.each(shippedBackends)('on the %s backend', (backend) => {
  beforeAll(async () => {
    await setBackend(backend);
  });

  test.each(cases.map((one) => [one.id, one] as const))('%s agrees with PyTorch in double precision', (_id, one) => {
    const prepared = prepareCheck(requestOf(one));
    if (!prepared.ok) throw new Error(prepared.problem.message);
    const { plan, chosen, data, stack, weights } = prepared.value;
    const settings = { loss: chosen.loss, seed: 1, training: true, collect: true };
    const before = numberOfTensors();
    const passes = [onBackend(backend, () => tensorPass(plan, weights!, data.batch, settings)).value];
    if (stack !== null && backend === 'cpu') {
      passes.push(onBackend('cpu', () => denseStackPass(plan, stack, weights!, data.batch, settings)).value);
    }
    expect(numberOfTensors()).toBe(before);
    for (const pass of passes) {
      expect(Math.abs(pass.loss[0]! - one.lossValue)).toBeLessThan(1e-5 * Math.max(1, Math.abs(one.lossValue)));
      const expectedOutput = flatten(one.output);
      expect(largest(pass.output.map((value, i) => value - expectedOutput[i]!))).toBeLessThan(
        1e-5 * Math.max(1, largest(expectedOutput)),
      );
      const all = one.gradients.map((arrays) => arrays.map(flatten));
      const overall = Math.max(...all.flat().map(largest));
      all.forEach((arrays, layer) =>
        arrays.forEach((expected, weight) => {
          const measured = pass.gradients[layer]![weight]!;
          expect(measured.length).toBe(expected.length);
          const worst = largest(measured.map((value, i) => value - expected[i]!));
          const tolerance = Math.max(1e-5, 20 * one.float32GradientError);
          expect(worst, `layer ${layer}, weight ${weight}`).toBeLessThanOrEqual(
            tolerance * Math.max(largest(expected), 1e-3 * overall),
          );
        }),
      );
    }
  });
});

test.each(cases.map((one) => [one.id, one] as const))('%s is verified by its own differences', async (_id, one) => {
  const result = await checkGradients({ ...requestOf(one), verify: true }, { pause });
  if (!result.ok) throw new Error(result.problem.message);
  const { comparedEntries, skippedAtKinks, maxRelativeError } = result.value.verification!;
  expect(comparedEntries).toBeGreaterThan(skippedAtKinks);
  expect(maxRelativeError).toBeLessThan(Math.max(5e-5, 20 * one.float32GradientError));
});
