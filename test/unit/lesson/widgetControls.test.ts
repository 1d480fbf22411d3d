import { describe, expect, it } from 'vitest';
import { parseChooserControls } from '../../../src/lesson/widgets/activationChooser.js';
import { parseExplorerControls } from '../../../src/lesson/widgets/activationExplorer.js';
import { parseProductControls } from '../../../src/lesson/widgets/derivativeProduct.js';
import { parseClippingControls, withModelToClip } from '../../../src/lesson/widgets/gradientClipping.js';
import {
  parseComparisonControls,
  parseTally,
  withOfferedModel,
  type GradientComparisonControls,
} from '../../../src/lesson/widgets/gradientComparison.js';
import { firstOwnPair } from '../../../src/lesson/widgets/ownModel.js';
import { parseTrainingMemory } from '../../../src/lesson/widgets/trainingComparison.js';

const model = { id: 'file:///a.ts#model', name: 'model', file: 'a.ts' };
const networks = [
  { activation: 'sigmoid', initializer: 'glorotUniform' },
  { activation: 'relu', initializer: 'heNormal' },
] as const;
const comparison: GradientComparisonControls = {
  networks: [networks[0], networks[1]],
  depth: 5,
  width: 8,
  seed: 42,
  draws: 64,
  target: 0.8,
};
const training = {
  networks,
  hiddenUnits: [16, 8],
  optimizer: 'adam',
  learningRate: 0.01,
  epochs: 20,
  seed: 1,
};
const epoch = {
  epoch: 1,
  loss: 0.5,
  accuracy: 0.7,
  validationLoss: 0.6,
  validationAccuracy: 0.6,
  gradientMeanAbs: [0.1],
};

/** A widget, controls that it can have kept, and what no control can be set to. */
const widgets: readonly (readonly [string, (kept: unknown) => unknown, object, readonly object[]])[] = [
  [
    'activation-chooser',
    (kept) => parseChooserControls(kept, 2),
    { activations: ['relu', 'tanh'], initializer: 'heNormal', target: 0.5, seed: 1, draws: 16 },
    [
      { activations: ['relu'] },
      { activations: ['relu', 'cubic'] },
      { initializer: 'zeros' },
      { target: 1.01 },
      { target: NaN },
      { seed: -1 },
      { seed: 2 ** 31 },
      { draws: 2 },
      { own: { model } },
      { more: true },
    ],
  ],
  [
    'activation-explorer',
    parseExplorerControls,
    { activations: ['relu', 'tanh'], x: -3 },
    [{ x: -3.01 }, { x: 3.01 }, { activations: ['relu'] }, { activations: ['relu', 'cubic'] }],
  ],
  [
    'derivative-product',
    parseProductControls,
    { activations: ['relu', 'tanh'], initializer: 'heNormal', layers: 20, seed: 1, draws: 1 },
    [{ layers: 0 }, { layers: 21 }, { layers: 1.5 }, { draws: 0 }],
  ],
  [
    'gradient-clipping',
    parseClippingControls,
    {
      activation: 'relu',
      initializer: 'heNormal',
      depth: 20,
      width: 128,
      clipExponent: -3,
      learningRate: 0.1,
      seed: 1,
    },
    [{ depth: 21 }, { depth: 1 }, { width: 129 }, { width: 0 }, { clipExponent: 3.1 }, { learningRate: 1 }],
  ],
  [
    'gradient-comparison',
    parseComparisonControls,
    { ...comparison, own: firstOwnPair(model) },
    [{ networks: [networks[0]] }, { depth: 1 }, { width: 129 }, { own: { model, changes: [] } }, { draws: 100 }],
  ],
  [
    'training-comparison',
    parseTrainingMemory,
    { controls: training, trained: { controls: training, histories: [[epoch]] } },
    [
      { controls: { ...training, epochs: 61 } },
      { controls: { ...training, optimizer: 'lion' } },
      { controls: { ...training, hiddenUnits: [] } },
      { trained: { controls: training } },
      { trained: { controls: training, histories: [[{ ...epoch, loss: 'low' }]] } },
    ],
  ],
];

describe.each(widgets)('what the widget %s kept', (_name, parse, kept, broken) => {
  it('is taken as it was', () => {
    expect(parse(kept)).toEqual(kept);
  });

  it.each(broken.map((change) => [change]))('is not taken with %j', (change) => {
    expect(parse({ ...kept, ...change })).toBeUndefined();
  });

  it.each([[undefined], [null], ['controls'], [[]]])('is not taken if it is %j', (other) => {
    expect(parse(other)).toBeUndefined();
  });
});

it('a training that came to nothing is kept as JSON, which writes NaN as null', () => {
  const history = [{ ...epoch, loss: NaN, gradientMeanAbs: [NaN] }];
  const kept: unknown = JSON.parse(
    JSON.stringify({ controls: training, trained: { controls: training, histories: [history] } }),
  );
  expect(parseTrainingMemory(kept)?.trained?.histories).toEqual([history]);
});

describe('a model that comes with a link', () => {
  const offered = (seed: number, draws: number) => withOfferedModel(comparison, { model, seed, draws });

  it('is measured as it was checked, beside what the lesson recommends', () => {
    expect(offered(7, 256)).toEqual({
      ...comparison,
      own: {
        model,
        changes: [
          { activation: 'as-written', initializer: 'as-written' },
          { activation: 'relu', initializer: 'heNormal' },
        ],
      },
      seed: 7,
      draws: 256,
    });
  });

  it.each([-1, 1.5, 2 ** 31, NaN])('keeps the lesson’s seed where %d cannot be set', (seed) => {
    expect(offered(seed, 256).seed).toBe(42);
  });

  it('is measured on 64 draws where its own number is not on offer', () => {
    expect(offered(7, 100).draws).toBe(64);
  });
});

it('a tally of seeds is taken up again only in the form that it has', () => {
  const tally = { setting: '{}', seeds: { '42': [true, false] } };
  expect(parseTally(tally)).toEqual(tally);
  for (const other of [undefined, {}, { setting: '', seeds: { '42': [true] } }, { setting: 1, seeds: {} }])
    expect(parseTally(other)).toBeUndefined();
});

it('a model that a link brings to the clipping keeps the seed that it was checked with, if that is one of the lesson', () => {
  const setting = {
    activation: 'relu',
    initializer: 'heNormal',
    depth: 8,
    width: 32,
    clipExponent: 0,
    learningRate: 0.01,
    seed: 42,
  } as const;
  expect(withModelToClip(setting, { model, seed: 7 })).toEqual({ ...setting, seed: 7, own: model });
  expect(withModelToClip(setting, { model, seed: 2 ** 31 })).toEqual({ ...setting, own: model });
  expect(parseClippingControls({ ...setting, own: model })).toEqual({ ...setting, own: model });
});
