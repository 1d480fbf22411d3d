import { beforeAll, describe, expect, test } from 'vitest';
import { checkGradients } from '../../../src/engine/checkGradients.js';
import { denseStackPass } from '../../../src/engine/denseStackKernel.js';
import { DifferenceQuotients } from '../../../src/engine/differenceQuotients.js';
import { onBackend } from '../../../src/engine/backend.js';
import { prepareCheck, type PreparedCheck } from '../../../src/engine/prepareCheck.js';
import { tensorPass } from '../../../src/engine/tensorPass.js';
import { verifyGradients, type VerifiedPass } from '../../../src/engine/verifyGradients.js';
import { drawWeights } from '../../../src/engine/weightDraws.js';
import type { CheckRequest, Verification } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { LayerSpec } from '../../../src/model/network.js';
import { numberOfTensors, pause, prepareBackends } from './backendForTests.js';
import { gradientNames, flatNumbers, number, oracleCases, oracleRequest, type OracleCase } from './oracleCases.js';

beforeAll(prepareBackends);

async function verification(request: CheckRequest): Promise<Verification> {
  const result = await checkGradients({ ...request, verify: true }, { pause });
  if (!result.ok) throw new Error(result.problem.message);
  expect(result.value.verification).toBeDefined();
  return result.value.verification!;
}

const cases = oracleCases();
const isFinite = (oracle: OracleCase) => oracle.finite && oracle.id !== 'overflow_float32_only';
/** The engine's batch normalisation checks as in training. */
const isChecked = (oracle: OracleCase) => oracle.layers.every((layer) => layer.training !== false);

describe('a verified check', () => {
  test.each(
    cases.filter((oracle) => isFinite(oracle) && isChecked(oracle)).map((oracle) => [oracle.id, oracle] as const),
  )('%s is verified to what single precision allows', async (_id, oracle) => {
    const before = numberOfTensors();
    const { maxRelativeError, comparedEntries, skippedAtKinks, unavailable } = await verification(
      oracleRequest(oracle),
    );
    expect(unavailable).toBeUndefined();
    if (!oracle.tags.includes('kink')) expect(comparedEntries).toBeGreaterThan(skippedAtKinks);
    // A few parts in a million, unless PyTorch loses more in single precision, too.
    const lost = number(oracle.float32.maxGradErrorRelativeToTensorMax!);
    expect(maxRelativeError).toBeLessThanOrEqual(Math.max(1e-4, 20 * lost));
    expect(numberOfTensors()).toBe(before);
    expect(Float32Array.BYTES_PER_ELEMENT).toBe(4);
  });

  test.each(cases.filter((oracle) => !isFinite(oracle)).map((oracle) => [oracle.id, oracle] as const))(
    '%s says why there is nothing to compare',
    async (_id, oracle) => {
      const { unavailable, comparedEntries, maxRelativeError } = await verification(oracleRequest(oracle));
      expect(unavailable).toBe('the first draw has a loss or a gradient that is not a finite number');
      expect([comparedEntries, maxRelativeError]).toEqual([0, NaN]);
    },
  );

  test('is only made on request', async () => {
    const result = await checkGradients(oracleRequest(cases[0]!), { pause });
    expect(result.ok && result.value.verification).toBeUndefined();
  });
});

/** The pass over a request's first draw, through the kernel where it knows the network. */
function firstPass(request: CheckRequest, check = prepared(request)): VerifiedPass {
  const { plan, stack, chosen, data, weights: given } = check;
  const weights = given ?? drawWeights(plan, request.seed, 0, 1);
  const settings = { loss: chosen.loss, seed: request.seed, training: true, collect: true };
  const { value: result } = onBackend('cpu', () =>
    stack === null
      ? tensorPass(plan, weights, data.batch, settings)
      : denseStackPass(plan, stack, weights, data.batch, settings),
  );
  return { plan, batch: data.batch, settings, weights, result };
}

function prepared(request: CheckRequest): PreparedCheck {
  const check = prepareCheck(request);
  if (!check.ok) throw new Error(check.problem.message);
  return check.value;
}

const random = (layers: readonly LayerSpec[], more: Partial<CheckRequest> = {}): CheckRequest => ({
  network: { layers },
  data: { kind: 'random', batchSize: 5 },
  seed: 3,
  draws: 1,
  marks: COURSE_MARKS,
  ...more,
});
const dense = (units: number, activation: string, more: LayerSpec['config'] = {}): LayerSpec => ({
  className: 'Dense',
  config: { units, activation, ...more },
});

describe('difference quotients', () => {
  const ids = [
    'part1_sigmoid_seed100',
    'act_tanh',
    'bn_train_tanh_preact_batch4_2',
    'conv_same_stride2_k3_in6_sigmoid',
    'lstm_small',
  ];
  test.each(ids)("of %s are PyTorch's float64 gradients to seven digits", async (id) => {
    const oracle = cases.find((one) => one.id === id)!;
    const { plan, weights, batch, settings } = firstPass(oracleRequest(oracle));
    const quotients = new DifferenceQuotients(plan, weights, batch, settings, 100);
    for (const [layer, { grads = {} }] of oracle.layers.entries()) {
      for (const name of gradientNames.filter(
        (one) => grads[one] !== undefined && grads[one].analyticallyZero !== true,
      )) {
        const weight = plan.layers[layer]!.weights.findIndex((one) => one.name === name);
        const expected = flatNumbers(grads[name]!.value);
        const entries = expected.slice(0, 5).map((_value, index) => ({ layer, weight, index }));
        const slopes = await quotients.slopes(
          entries,
          entries.map(() => 1e-3),
          pause,
        );
        for (const [i, { value, uncertainty }] of slopes.entries()) {
          const scale = number(grads[name]!.maxAbs);
          expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-7 * scale);
          expect(uncertainty).toBeLessThan(1e-5 * scale);
        }
      }
    }
  });
});

test('a pass over several points holds no more numbers than it may', async () => {
  const { plan, weights, batch, settings } = firstPass(random([dense(2, 'linear', { inputShape: [1] })]));
  const entries = [0, 1].map((index) => ({ layer: 0, weight: 0, index }));
  const passes = async (outputs: number) => {
    const quotients = new DifferenceQuotients(plan, weights, batch, settings, outputs);
    let count = 0;
    await quotients.slopes(entries, [1e-3, 1e-3], () => {
      count++;
      return pause();
    });
    return count;
  };
  // Two entries take 8 points, each of 4 numbers for an output: all of few outputs at once, 2 million numbers of many, at least one point.
  expect(await passes(5)).toBe(1);
  expect(await passes(160_000)).toBe(3);
  expect(await passes(1e7)).toBe(8);
});

describe('a wrong gradient is caught', () => {
  const networks: readonly (readonly [name: string, layers: readonly LayerSpec[]])[] = [
    ['a stack of dense layers', [dense(6, 'tanh', { inputShape: [4] }), dense(5, 'sigmoid'), dense(1, 'linear')]],
    [
      'a convolution and an LSTM',
      [
        { className: 'Conv1D', config: { filters: 3, kernelSize: 2, activation: 'tanh', inputShape: [6, 2] } },
        { className: 'LSTM', config: { units: 3 } },
        dense(2, 'softmax'),
      ],
    ],
    [
      'batch normalisation with dropout',
      [
        dense(6, 'linear', { inputShape: [4] }),
        { className: 'BatchNormalization', config: {} },
        { className: 'Dropout', config: { rate: 0.3 } },
        dense(1, 'sigmoid'),
      ],
    ],
  ];

  test.each(networks)('in any weight of %s', async (_name, layers) => {
    const pass = firstPass(random(layers));
    expect((await verifyGradients(pass, pause)).maxRelativeError).toBeLessThan(2e-5);
    for (const [l, arrays] of pass.result.gradients.entries()) {
      for (const [w, gradient] of arrays.entries()) {
        if (gradient === null || gradient.every((value) => Math.abs(value) < 1e-6)) continue;
        const wrong = gradient.map((value) => value * 1.01);
        const gradients = pass.result.gradients.map((own, i) =>
          own.map((array, j) => (i === l && j === w ? wrong : array)),
        );
        const { maxRelativeError } = await verifyGradients({ ...pass, result: { ...pass.result, gradients } }, pause);
        expect(maxRelativeError, `layer ${l}, weight ${w}`).toBeGreaterThan(0.009);
      }
    }
  });

  test("when the kernel's slope of an activation is wrong", async () => {
    const request = random([dense(6, 'swish', { inputShape: [4] }), dense(1, 'linear')]);
    const check = prepared(request);
    const [first, ...rest] = check.stack!.layers;
    const scalar = first!.activation!.scalar!;
    const wrong = {
      ...first!.activation!,
      scalar: { ...scalar, derivative: (z: number, a: number) => 1.02 * scalar.derivative(z, a) },
    };
    const stack = { ...check.stack!, layers: [{ ...first!, activation: wrong }, ...rest] };
    expect((await verifyGradients(firstPass(request, check), pause)).maxRelativeError).toBeLessThan(2e-5);
    expect((await verifyGradients(firstPass(request, { ...check, stack }), pause)).maxRelativeError).toBeGreaterThan(
      0.015,
    );
  });
});

describe('what cannot be compared', () => {
  test('is named where a unit sits on its kink', async () => {
    const request: CheckRequest = {
      ...random([dense(2, 'relu', { inputShape: [1] }), dense(1, 'linear')], { loss: 'meanSquaredError' }),
      data: { kind: 'rows', x: [[1]], y: [[2]] },
      weights: [
        [[[0, 0.5]], [0, 0]],
        [[[1], [1]], [0]],
      ],
    };
    const { kinks, skippedAtKinks, comparedEntries } = await verification(request);
    // The first unit's weight and bias move it off its kink; the others do not.
    expect(kinks).toEqual([{ path: [0], label: 'dense 2, relu', entries: 2 }]);
    expect([skippedAtKinks, comparedEntries]).toEqual([2, 5]);
  });

  test.each<[string, LayerSpec['config'], readonly number[], readonly number[]]>([
    ['Activation', { activation: 'relu' }, [0], [2]],
    ['Activation', { activation: 'relu6' }, [0, 6], [2]],
    ['Activation', { activation: 'selu' }, [0], [2]],
    ['Activation', { activation: 'hardSigmoid' }, [-2.5, 2.5], [0]],
    ['Activation', { activation: 'elu' }, [], [0]],
    ['LeakyReLU', { alpha: 0.1 }, [0], [2]],
    ['ReLU', { maxValue: 2 }, [0, 2], [1, 3]],
  ])('is what moves %s %j over its kinks', async (className, config, kinked, smooth) => {
    const at = (z: number) =>
      verification({
        ...random([dense(1, 'linear', { inputShape: [1] }), { className, config }], { loss: 'meanSquaredError' }),
        data: { kind: 'rows', x: [[1]], y: [[7]] },
        weights: [[[[z]], [0]], []],
      });
    for (const z of kinked)
      expect(await at(z)).toMatchObject({ comparedEntries: 0, kinks: [{ path: [1], entries: 2 }] });
    for (const z of smooth) expect(await at(z)).toMatchObject({ comparedEntries: 2, kinks: [] });
  });

  test('is named where the loss has its kink', async () => {
    const request: CheckRequest = {
      ...random([dense(1, 'linear', { inputShape: [1] })], { loss: 'meanAbsoluteError' }),
      data: { kind: 'rows', x: [[1]], y: [[0.5]] },
      weights: [[[[0.5]], [0]]],
    };
    expect(await verification(request)).toMatchObject({
      comparedEntries: 0,
      maxRelativeError: NaN,
      kinks: [{ path: [], label: 'the loss', entries: 2 }],
    });
  });

  test('is named where a pooling changes its choice', async () => {
    const request: CheckRequest = {
      ...random(
        [
          { className: 'Conv1D', config: { filters: 1, kernelSize: 1, useBias: false, inputShape: [2, 2] } },
          { className: 'MaxPooling1D', config: { poolSize: 2 } },
          { className: 'Flatten', config: {} },
        ],
        { loss: 'meanSquaredError' },
      ),
      data: {
        kind: 'rows',
        x: [
          [
            [1, 0],
            [0, 1],
          ],
        ],
        y: [[3]],
      },
      weights: [[[[[1], [1]]]], [], []],
    };
    const { kinks, comparedEntries } = await verification(request);
    expect(comparedEntries).toBe(0);
    expect(kinks.map(({ entries }) => entries)).toEqual([2]);
  });

  test('is all up to a layer in which a unit lies beyond its kink in single precision only', async () => {
    const layers = [dense(6, 'tanh', { inputShape: [4] }), dense(5, 'relu'), dense(3, 'relu'), dense(1, 'linear')];
    const pass = firstPass(random(layers));
    // At most 8 entries of a kernel, and the biases.
    const entries = [8 + 6, 8 + 5, 8 + 3, 3 + 1] as const;
    const { comparedEntries, kinks } = await verifyGradients(pass, pause);
    expect([comparedEntries, kinks]).toEqual([entries.reduce((sum, count) => sum + count), []]);
    const blurred = pass.result.layers.map((layer, l) =>
      l === 1 || l === 2 ? { ...layer!, z: layer!.z!.map((value, i) => (i === 3 ? -value : value)) } : layer,
    );
    const found = await verifyGradients({ ...pass, result: { ...pass.result, layers: blurred } }, pause);
    expect(found).toMatchObject({
      comparedEntries: entries[3],
      skippedAtKinks: entries[0] + entries[1] + entries[2],
      kinks: [
        { path: [1], label: 'dense 5, relu', entries: entries[0] + entries[1] },
        { path: [2], label: 'dense 3, relu', entries: entries[2] },
      ],
    });
  });

  test('is nothing of weights that are as small as their inputs are large, or the other way round', async () => {
    for (const size of [1e-8, 1e8]) {
      const request: CheckRequest = {
        ...random([dense(3, 'tanh', { inputShape: [2] }), dense(1, 'linear')], { loss: 'meanSquaredError' }),
        data: { kind: 'rows', x: [[0.4 / size, -0.7 / size]], y: [[0.3]] },
        weights: [
          [
            [
              [size, 0.5 * size, -0.2 * size],
              [-0.8 * size, 0.3 * size, size],
            ],
            [0, 0, 0],
          ],
          [[[1], [-0.5], [0.7]], [0]],
        ],
      };
      const { comparedEntries, maxRelativeError } = await verification(request);
      expect(comparedEntries).toBe(6 + 3 + 3 + 1);
      expect(maxRelativeError).toBeLessThan(1e-5);
    }
  });

  test('a gradient below the rounding of the loss is left out, not called wrong', async () => {
    const layers = Array.from({ length: 30 }, (_, l) => dense(8, 'sigmoid', l === 0 ? { inputShape: [4] } : {}));
    const { tooSmallEntries, maxRelativeError, comparedEntries } = await verification(
      random([...layers, dense(1, 'sigmoid')]),
    );
    expect(tooSmallEntries).toBeGreaterThan(50);
    expect(comparedEntries).toBeGreaterThan(50);
    expect(maxRelativeError).toBeLessThan(1e-4);
  });
});

test.each([
  ['Dropout', { rate: 0.4 }],
  ['GaussianNoise', { stddev: 0.3 }],
  ['GaussianDropout', { rate: 0.3 }],
  ['AlphaDropout', { rate: 0.3 }],
] as const)('%s is the same in every pass of a verification', async (className, config) => {
  const { maxRelativeError, comparedEntries } = await verification(
    random([dense(6, 'selu', { inputShape: [4] }), { className, config }, dense(1, 'linear')]),
  );
  expect(comparedEntries).toBeGreaterThan(20);
  expect(maxRelativeError).toBeLessThan(2e-5);
});

test('dropout inside a recurrent layer is the same in every pass, too', async () => {
  const lstm: LayerSpec = { className: 'LSTM', config: { units: 3, dropout: 0.4, recurrentDropout: 0.2 } };
  const { maxRelativeError, comparedEntries } = await verification(
    random([
      { className: 'Embedding', config: { inputDim: 9, outputDim: 4, inputLength: 5 } },
      { className: 'Bidirectional', config: {}, layers: [lstm] },
      dense(1, 'sigmoid'),
    ]),
  );
  expect(comparedEntries).toBeGreaterThan(10);
  expect(maxRelativeError).toBeLessThan(2e-5);
});

test('penalties on weights are verified with the rest', async () => {
  const kernelRegularizer = { className: 'L1L2', config: { l1: 0.1, l2: 0.2 } };
  const { maxRelativeError } = await verification(
    random([dense(6, 'tanh', { inputShape: [4], kernelRegularizer }), dense(1, 'linear')]),
  );
  expect(maxRelativeError).toBeLessThan(2e-5);
});
