import { engine, setBackend } from '@tensorflow/tfjs-core';
import { checkGradients, makeClassification, train } from '../../src/engine';
import { checkByLayers, fitByLayers } from './layersModel.mjs';
import { readCases } from './readCases.mjs';
import { checkPlainly, trainPlainly, uniforms } from './plainDense.mjs';

/** @typedef {import('./plainDense.mjs').PlainNetwork} PlainNetwork */
/** @typedef {{ pause: () => Promise<void> }} Runtime */
/** @typedef {{ name: string, sense: 'at least' | 'at most', limit: number }} Goal what must be reached */
/**
 * @typedef {object} Case one piece of work, done in several ways
 * @property {string} key
 * @property {string} work
 * @property {Record<string, (runtime: Runtime) => unknown>} ways `engine` first; each is timed once a round
 * @property {number} [rounds] at most so many rounds, for long work
 * @property {(Goal & { of: (medians: Record<string, number>) => number })[]} goals ratios of the medians
 */

/** @type {PlainNetwork} */
const part1 = { sizes: [2, 8, 8, 8, 8, 1], activation: 'sigmoid', head: 'sigmoid' };
/** @type {PlainNetwork} */
const deep = { sizes: [128, ...new Array(49).fill(128), 1], activation: 'relu', head: 'linear' };
/** @type {PlainNetwork} */
const wide = { sizes: [1024, 1024, 1024, 1024, 1024, 1], activation: 'relu', head: 'linear' };
/** @type {PlainNetwork[]} */
const pair = ['sigmoid', 'relu'].map((activation) => ({
  sizes: [10, 32, 16, 8, 1],
  activation: /** @type {'sigmoid' | 'relu'} */ (activation),
  head: 'sigmoid',
}));

/** @param {PlainNetwork} network */
const networkSpec = ({ sizes, activation, head }) => ({
  layers: sizes.slice(1).map((units, index) => ({
    className: 'Dense',
    config: {
      units,
      activation: index === sizes.length - 2 ? head : activation,
      kernelInitializer: 'glorotUniform',
      ...(index === 0 && { inputShape: [sizes[0] ?? 1] }),
    },
  })),
});

const marks = { small: 1e-4, large: 1 };
let seed = 0;

/**
 * @param {PlainNetwork} network
 * @param {import('../../src/model/gradientCheck.js').CheckData} data
 * @param {number} draws
 * @param {Runtime} runtime
 */
async function checkByEngine(network, data, draws, { pause }) {
  const request = { network: { ...networkSpec(network), loss: 'meanSquaredError' }, data, seed: seed++, draws, marks };
  const result = await checkGradients(request, { pause });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** @type {import('../../src/model/gradientCheck.js').CheckData} */
const part1Data = { kind: 'rows', x: [[1, 2]], y: [[0.8]] };
const part1Row = { x: Float32Array.of(1, 2), y: Float32Array.of(0.8), batch: 1 };

/** @param {number} width */
function randomRows(width) {
  const random = uniforms(7);
  const x = Float32Array.from({ length: 32 * width }, () => 2 * random() - 1);
  return { x, y: Float32Array.from({ length: 32 }, () => random()), batch: 32 };
}

const classification = makeClassification({ samples: 1000, features: 10, classes: 2, randomState: 42 });
const trainingRows = {
  x: Float32Array.from(classification.x.flatMap((row) => [...row])),
  y: Float32Array.from(classification.y),
  rows: 1000,
  heldOut: 200,
  epochs: 20,
  batch: 32,
};

/** @param {number} runs @returns {import('../../src/model/training.js').TrainingRequest[]} */
const trainingRequests = (runs) =>
  Array.from({ length: runs }, (_, run) =>
    pair.map((network) => ({
      network: networkSpec(network),
      data: /** @type {const} */ ({
        kind: 'makeClassification',
        samples: 1000,
        features: 10,
        classes: 2,
        randomState: 42,
      }),
      optimizer: { name: 'adam' },
      loss: 'binaryCrossentropy',
      epochs: 20,
      batchSize: 32,
      validationSplit: 0.2,
      seed: seed++ + run,
    })),
  ).flat();

/** @param {number} runs @param {Runtime} runtime */
async function trainByEngine(runs, { pause }) {
  const result = await train(trainingRequests(runs), { pause });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** @param {'wasm' | 'cpu'} backend @param {() => unknown} work */
const on = (backend, work) => async () => {
  await setBackend(backend);
  return work();
};

const deepRows = randomRows(128);
const wideRows = randomRows(1024);
/** @type {import('../../src/model/gradientCheck.js').CheckData} */
const batch32 = { kind: 'random', batchSize: 32 };

/** @param {Record<string, number>} medians @param {string} name @returns {number} */
const time = (medians, name) => medians[name] ?? NaN;
/** @param {Record<string, number>} medians @param {string[]} names */
const fastest = (medians, ...names) => Math.min(...names.map((name) => time(medians, name)));

/** @param {number} limit @returns {Case['goals'][number]} */
const timeOfTypedArrays = (limit) => ({
  name: 'time of the plain typed arrays',
  sense: 'at most',
  limit,
  of: (m) => time(m, 'engine') / time(m, 'plain'),
});

/** @type {Case[]} */
export const cases = [
  {
    key: 'check.single',
    work: "Part 1's network, one draw, all kernels, building included",
    ways: {
      engine: (runtime) => checkByEngine(part1, part1Data, 1, runtime),
      'layers wasm': on('wasm', () => checkByLayers(part1, [1, 2], 0.8, 1)),
      'layers cpu': on('cpu', () => checkByLayers(part1, [1, 2], 0.8, 1)),
    },
    goals: [
      {
        name: 'time of the fastest layers model',
        sense: 'at most',
        limit: 1,
        of: (m) => time(m, 'engine') / fastest(m, 'layers wasm', 'layers cpu'),
      },
    ],
  },
  {
    key: 'check.draws256',
    work: 'the same over 256 draws',
    ways: {
      engine: (runtime) => checkByEngine(part1, part1Data, 256, runtime),
      plain: () => checkPlainly(part1, { ...part1Row, draws: 256, seed: seed++ }),
      'layers wasm': on('wasm', () => checkByLayers(part1, [1, 2], 0.8, 256)),
      'layers cpu': on('cpu', () => checkByLayers(part1, [1, 2], 0.8, 256)),
    },
    goals: [
      {
        name: 'times faster than 256 variableGrads calls',
        sense: 'at least',
        limit: 15,
        of: (m) => fastest(m, 'layers wasm', 'layers cpu') / time(m, 'engine'),
      },
      timeOfTypedArrays(2.5),
    ],
  },
  {
    key: 'check.deep',
    work: '50 layers x 128, 32 draws, batch 32',
    rounds: 5,
    ways: {
      engine: (runtime) => checkByEngine(deep, batch32, 32, runtime),
      plain: () => checkPlainly(deep, { ...deepRows, draws: 32, seed: seed++ }),
    },
    goals: [timeOfTypedArrays(2)],
  },
  {
    key: 'check.wide',
    work: '5 x 1024 dense, 8 draws, batch 32',
    rounds: 5,
    ways: {
      engine: (runtime) => checkByEngine(wide, batch32, 8, runtime),
      plain: () => checkPlainly(wide, { ...wideRows, draws: 8, seed: seed++ }),
    },
    goals: [timeOfTypedArrays(2.5)],
  },
  {
    key: 'train.pair',
    work: "Part 5's two networks, 20 epochs, all four curves",
    rounds: 5,
    ways: {
      engine: (runtime) => trainByEngine(1, runtime),
      plain: () => pair.map((network) => trainPlainly(network, { ...trainingRows, seed: seed++ })),
      'model.fit wasm': on('wasm', async () => {
        for (const network of pair) await fitByLayers(network, trainingRows);
      }),
    },
    goals: [
      {
        name: 'times faster than model.fit',
        sense: 'at least',
        limit: 8,
        of: (m) => time(m, 'model.fit wasm') / time(m, 'engine'),
      },
      timeOfTypedArrays(2),
    ],
  },
  {
    key: 'train.seeds20',
    work: 'the same over 20 seeds',
    rounds: 3,
    ways: {
      engine: (runtime) => trainByEngine(20, runtime),
      'engine, one pair': (runtime) => trainByEngine(1, runtime),
    },
    goals: [
      {
        name: 'times train.pair',
        sense: 'at most',
        limit: 20,
        of: (m) => time(m, 'engine') / time(m, 'engine, one pair'),
      },
    ],
  },
  ...readCases,
];

/**
 * Milliseconds from a cancellation to the end of a training of 40 networks.
 * @param {Runtime & { now: () => number, wait: (milliseconds: number) => Promise<unknown> }} runtime
 */
export async function cancellationTime({ pause, now, wait }) {
  const signal = { aborted: false };
  const running = train(trainingRequests(20), { pause, signal }).then(
    () => NaN,
    () => now(),
  );
  await wait(50);
  const start = now();
  signal.aborted = true;
  return (await running) - start;
}

/** A network that is computed draw by draw, through TensorFlow.js' own layers. */
const looped = {
  layers: [
    { className: 'Conv1D', config: { filters: 3, kernelSize: 2, activation: 'relu', inputShape: [5, 2] } },
    { className: 'LSTM', config: { units: 3 } },
    { className: 'Dense', config: { units: 1 } },
  ],
};

/**
 * Tensors that outlive 1,000 checks, and the growth of the heap in MB where it can be known; half of the checks are of dense
 * layers, half of layers that are computed draw by draw.
 * @param {Runtime & { heap: () => number | null }} runtime
 */
export async function memoryGrowth({ pause, heap }) {
  /** @param {number} rounds */
  const check = async (rounds) => {
    for (let round = 0; round < rounds; round++) {
      await checkByEngine(part1, part1Data, 4, { pause });
      const request = { network: looped, data: batch32, seed: seed++, draws: 2, marks };
      const result = await checkGradients(request, { pause });
      if (!result.ok) throw new Error(result.problem.message);
    }
  };
  await check(50);
  const tensors = engine().memory().numTensors;
  const before = heap();
  await check(500);
  const after = heap();
  return {
    tensors: engine().memory().numTensors - tensors,
    heapMegabytes: before === null || after === null ? null : (after - before) / 1e6,
  };
}
