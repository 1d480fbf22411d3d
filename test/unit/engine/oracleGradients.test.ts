import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { onBackend } from '../../../src/engine/backend.js';
import { denseStackPass } from '../../../src/engine/denseStackKernel.js';
import { flatten } from '../../../src/engine/nestedNumbers.js';
import { prepareCheck } from '../../../src/engine/prepareCheck.js';
import { tensorPass } from '../../../src/engine/tensorPass.js';
import { numberOfTensors, prepareBackends, shippedBackends } from './backendForTests.js';
import {
  decode,
  gradientNames,
  number,
  oracleCases,
  oracleNetwork,
  oracleRequest,
  type OracleCase,
} from './oracleCases.js';

/** All gradients of a case by the oracle's layer and weight name. */
function gradientsOf(oracle: OracleCase, backend: 'wasm' | 'cpu', throughKernel = false) {
  const { indices, training } = oracleNetwork(oracle);
  const prepared = prepareCheck(oracleRequest(oracle));
  if (!prepared.ok) throw new Error(prepared.problem.message);
  const { plan, chosen, data, stack, weights: given } = prepared.value;
  const settings = { loss: chosen.loss, seed: 1, training, collect: true };
  const { value } = onBackend(backend, () =>
    throughKernel
      ? denseStackPass(plan, stack!, given!, data.batch, settings)
      : tensorPass(plan, given!, data.batch, settings),
  );
  const gradient = (layer: number, name: string): Float32Array => {
    const index = indices[layer]!;
    const weight = plan.layers[index]!.weights.findIndex((one) => one.name === name);
    return value.gradients[index]![weight]!;
  };
  return { pass: value, gradient, indices, plan };
}

/** Largest |difference| over the tensor's largest |value|. */
function relativeError(measured: Float32Array, expected: Float32Array): number {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = measured.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0);
  return worst === 0 ? 0 : worst / largest;
}

function expectGradients(oracle: OracleCase, gradient: (layer: number, name: string) => Float32Array): void {
  const lost = oracle.float32.maxGradErrorRelativeToTensorMax;
  const tolerance = Math.max(1e-5, 20 * (lost === null ? 0 : number(lost)));
  const biggest = Math.max(
    ...oracle.layers.flatMap((layer) => Object.values(layer.grads ?? {}).map(({ maxAbs }) => number(maxAbs))),
  );
  oracle.layers.forEach((layer, index) => {
    for (const [name, expected] of Object.entries(layer.grads ?? {})) {
      expect(gradientNames).toContain(name);
      const measured = gradient(index, name);
      const values = flatten(decode(expected.value));
      expect(measured.length, `${name} of layer ${index + 1}`).toBe(values.length);
      if (expected.analyticallyZero === true) {
        // Zero up to rounding: small beside the network's other gradients.
        const worst = measured.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        expect(worst, `${name} of layer ${index + 1}`).toBeLessThan(1e-5 * biggest);
      } else {
        expect(relativeError(measured, values), `${name} of layer ${index + 1}`).toBeLessThanOrEqual(tolerance);
      }
    }
  });
}

const allCases = oracleCases();
const overflows = (oracle: OracleCase) => !oracle.finite || oracle.id === 'overflow_float32_only';

beforeAll(prepareBackends);

test('the oracle files are complete', () => {
  expect(allCases.length).toBeGreaterThanOrEqual(96);
});

const isDenseStack = (oracle: OracleCase) =>
  oracle.layers.every(({ type }) => ['dense', 'activation', 'flatten', 'dropout'].includes(type));
const computations = [
  ...shippedBackends.map((backend) => ({ backend, throughKernel: false, cases: allCases })),
  { backend: 'cpu' as const, throughKernel: true, cases: allCases.filter(isDenseStack) },
];

describe.each(computations)(
  'on the $backend backend, dense kernel: $throughKernel',
  ({ backend, throughKernel, cases }) => {
    beforeAll(async () => {
      await setBackend(backend);
    });

    test.each(cases.filter((oracle) => !overflows(oracle)).map((oracle) => [oracle.id, oracle] as const))(
      '%s agrees with PyTorch in double precision',
      (_id, oracle) => {
        const before = numberOfTensors();
        const { pass, gradient } = gradientsOf(oracle, backend, throughKernel);
        const loss = number(oracle.lossValue);
        // What PyTorch itself loses in single precision is allowed: 1 - 1e-7 is not a float32 number.
        const lost = Math.abs(number(oracle.float32.lossValue) - loss);
        expect(Math.abs(pass.loss[0]! - loss)).toBeLessThanOrEqual(2e-5 * Math.max(Math.abs(loss), 1e-3) + 2 * lost);
        expectGradients(oracle, gradient);
        expect(numberOfTensors()).toBe(before);
      },
    );

    test.each(cases.filter(overflows).map((oracle) => [oracle.id, oracle] as const))(
      '%s comes out as not finite',
      (_id, oracle) => {
        const { gradient } = gradientsOf(oracle, backend, throughKernel);
        const finite = oracle.layers.flatMap((layer, index) =>
          Object.keys(layer.grads ?? {}).map((name) => gradient(index, name).every(Number.isFinite)),
        );
        expect(finite).toContain(false);
      },
    );
  },
);

test('a deliberately wrong gradient is caught', () => {
  const oracle = allCases.find(({ id }) => id === 'act_tanh')!;
  const { gradient } = gradientsOf(oracle, 'cpu');
  expectGradients(oracle, gradient);
  const wrong = (layer: number, name: string) => {
    const values = Float32Array.from(gradient(layer, name));
    if (layer === 1 && name === 'kernel') values[3] = values[3]! * 1.001;
    return values;
  };
  expect(() => expectGradients(oracle, wrong)).toThrow();
});
