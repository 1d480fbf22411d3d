import { describe, expect, it } from 'vitest';
import { SKIPPED } from '../../../src/lesson/lessonProgress.js';
import type { GradientComparisonControls } from '../../../src/lesson/widgets/gradientComparison.js';
import { firstOwnPair } from '../../../src/lesson/widgets/ownModel.js';
import {
  comparisonRequest,
  comparisonSentence,
  measuredAnswer,
  networkLabels,
  NO_TALLY,
  tallied,
  tallySentence,
} from '../../../src/webview/results/gradientComparison.js';
import { isAsAsked } from '../../../src/webview/results/guessSentence.js';
import { networkFigures, type NetworkFigures } from '../../../src/webview/results/networkFigures.js';
import { gradientReportOf } from './gradientReportOf.js';

const notebook: GradientComparisonControls = {
  networks: [
    { activation: 'sigmoid', initializer: 'glorotUniform' },
    { activation: 'relu', initializer: 'glorotUniform' },
  ],
  depth: 5,
  width: 8,
  seed: 42,
  draws: 1,
  target: 0.8,
};
const figures = (...sizes: number[]): NetworkFigures =>
  networkFigures('network', gradientReportOf(sizes.map((size) => [size])));

describe('the request', () => {
  it("is the notebook's network: 2-8-8-8-8-1, sigmoid output, x = [1, 2], y = 0.8", () => {
    const request = comparisonRequest(
      { data: { kind: 'row', input: [1, 2] }, outputActivation: 'sigmoid' },
      notebook,
      1,
    );
    expect(request.network.layers.map(({ config }) => [config.units, config.activation])).toEqual([
      [8, 'relu'],
      [8, 'relu'],
      [8, 'relu'],
      [8, 'relu'],
      [1, 'sigmoid'],
    ]);
    expect(request.network.layers.map(({ config }) => config.inputShape)).toEqual([
      [2],
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(request.network.layers.every(({ config }) => config.kernelInitializer === 'glorotUniform')).toBe(true);
    expect(request.data).toEqual({ kind: 'rows', x: [[1, 2]], y: [[0.8]] });
    expect(request).toMatchObject({ seed: 42, draws: 1, marks: { small: 1e-4, large: 1 } });
  });

  it('writes leaky ReLU as the layer that TensorFlow.js has for it', () => {
    const leaky: GradientComparisonControls = {
      ...notebook,
      depth: 3,
      networks: [{ activation: 'leakyRelu', initializer: 'heNormal' }, notebook.networks[1]],
    };
    const { network } = comparisonRequest(
      { data: { kind: 'row', input: [1, 2] }, outputActivation: 'sigmoid' },
      leaky,
      0,
    );
    expect(network.layers.map(({ className }) => className)).toEqual([
      'Dense',
      'LeakyReLU',
      'Dense',
      'LeakyReLU',
      'Dense',
    ]);
  });
});

describe('the networks are told apart by name', () => {
  it.each([
    [notebook.networks, ['sigmoid network', 'ReLU network']],
    [
      [notebook.networks[1], { activation: 'relu', initializer: 'heNormal' }],
      ['ReLU network (Glorot uniform)', 'ReLU network (He normal)'],
    ],
    [
      [notebook.networks[1], notebook.networks[1]],
      ['ReLU network A', 'ReLU network B'],
    ],
  ] as const)('%#', ([first, second], labels) => {
    expect(networkLabels({ ...notebook, networks: [first, second] })).toEqual(labels);
  });
});

describe('a prediction', () => {
  const decaying = figures(1e-4, 1e-1);
  const level = figures(1e-2, 1e-2);
  it.each([
    ['strongest-decay', [decaying, level], 'first'],
    ['strongest-decay', [level, decaying], 'second'],
    ['strongest-decay', [level, level], 'neither'],
    ['strongest-decay', [decaying, figures(0, 0)], null],
    ['smallest-first-layer', [decaying, level], 'first'],
    ['small-mark-fires', [figures(1e-5, 1), level], 'first'],
    ['small-mark-fires', [figures(1e-5, 1), figures(1e-6, 1)], 'both'],
    ['large-mark-fires', [level, figures(2, 1)], 'second'],
    ['large-mark-fires', [level, figures(NaN, 1)], 'second'],
    ['large-mark-fires', [level, level], 'neither'],
  ] as const)('%s', (measure, networks, answer) => {
    expect(measuredAnswer(measure, [...networks])).toBe(answer);
  });

  const asked = {
    measure: 'strongest-decay',
    choices: [
      { answer: 'first', label: 'The first network' },
      { answer: 'second', label: 'The second network' },
    ],
  } as const;

  it('is held against the result in words, with the answer if the guess was wrong', () => {
    const sentence = comparisonSentence.bind(null, { ...asked, choices: [...asked.choices] });
    expect(sentence('first', [decaying, level])).toMatch(/^As you guessed\. In the network/);
    expect(sentence('second', [decaying, level])).toMatch(
      /^Not what you guessed: the answer is "The first network"\. In the network/,
    );
    expect(sentence('first', [level, level])).toMatch(/^Not what you guessed\. In the network/);
    expect(sentence('second', [decaying, figures(0, 0)])).toMatch(/^These draws cannot tell/);
    for (const guess of [undefined, SKIPPED]) expect(sentence(guess, [decaying, level])).toMatch(/^In the network/);
  });

  it('about a mark is answered by the layers outside the marks', () => {
    expect(
      comparisonSentence({ measure: 'large-mark-fires', choices: [] }, undefined, [figures(2, 1, 3), level]),
    ).toMatch(
      /^In the network 2 of 3 layers are outside the marks\. In the network no layer is outside the marks\. In the network the first/,
    );
  });

  it('is about the lesson’s own setting, whatever the seed and the number of draws', () => {
    const reordered = Object.fromEntries(Object.entries(notebook).reverse()) as unknown as GradientComparisonControls;
    expect(isAsAsked(notebook, { ...reordered, seed: 7, draws: 256 })).toBe(true);
    expect(isAsAsked(notebook, { ...notebook, depth: 6 })).toBe(false);
    expect(isAsAsked(notebook, { ...notebook, networks: [notebook.networks[1], notebook.networks[0]] })).toBe(false);
    expect(isAsAsked(notebook, { ...notebook, own: firstOwnPair({ id: 'a', name: 'mine', file: 'mine.ts' }) })).toBe(
      false,
    );
  });
});

describe('the tally of seeds', () => {
  const fired = figures(1e-5, 1e-1);
  const quiet = figures(1e-2, 1e-2);
  it('counts each seed once, forgets another setting and ignores many draws', () => {
    let tally = tallied(NO_TALLY, notebook, [fired, quiet]);
    expect(tallySentence(tally, ['A', 'B'])).toBeNull();
    tally = tallied(tally, notebook, [fired, quiet]);
    tally = tallied(tally, { ...notebook, seed: 43 }, [quiet, quiet]);
    tally = tallied(tally, { ...notebook, draws: 256 }, [fired, fired]);
    expect(tallySentence(tally, ['A', 'B'])).toBe(
      'You have tried 2 seeds with this setting. A layer was outside the marks in 1 of them for the A and in 0 for the B.',
    );
    expect(Object.keys(tallied(tally, { ...notebook, depth: 6 }, [quiet, quiet]).seeds)).toEqual(['42']);
  });
});
