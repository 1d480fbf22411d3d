import { describe, expect, it } from 'vitest';
import type { EpochRecord } from '../../../src/model/training.js';
import { cellText } from '../../../src/webview/charts/chart.js';
import { chosenSentence, chosenVerdict } from '../../../src/webview/results/chosenNetwork.js';
import { clippingOf, clippingSentence, keepsProportions } from '../../../src/webview/results/clipping.js';
import { drawnDecay, drawnSentence, fallsAtEveryStep, measuredDecay } from '../../../src/webview/results/decay.js';
import { productAnswer, productSentence, runningProducts } from '../../../src/webview/results/derivativeProduct.js';
import { highestAnswer } from '../../../src/webview/results/highestDerivative.js';
import { networkFigures } from '../../../src/webview/results/networkFigures.js';
import {
  ahead,
  finalTable,
  seedsSentence,
  seedsTable,
  trainingCurves,
  verdictSentence,
  type Pair,
} from '../../../src/webview/results/trainingComparison.js';
import { gradientReportOf } from './gradientReportOf.js';

describe('the activations that are drawn', () => {
  it('are as steep as the lesson’s answers say', () => {
    expect((['sigmoid', 'tanh', 'relu'] as const).map(highestAnswer)).toEqual(['quarter', 'one', 'one']);
  });
});

describe('decay', () => {
  it('counts a measured network back from its output, with a band only over many draws', () => {
    const one = networkFigures('network', gradientReportOf([[1e-4], [1e-2]]));
    expect(measuredDecay(one).sizes).toEqual([{ value: 1e-2 }, { value: 1e-4 }]);
    const many = networkFigures(
      'network',
      gradientReportOf([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    expect(measuredDecay(many).sizes).toEqual([
      { value: 5, low: 4, high: 6 },
      { value: 2, low: 1, high: 3 },
    ]);
  });

  it('draws powers and compares their ends', () => {
    const pair = [drawnDecay('sigmoid', 0.25, 5), drawnDecay('ReLU', 0.8, 5)] as const;
    expect(pair[0].sizes.map(({ value }) => value)).toEqual([1, 0.25, 0.0625, 0.015625, 0.00390625]);
    expect(drawnSentence(pair)).toBe('Drawn, layer 5: sigmoid 0.00390625, ReLU 0.4096, 105 times larger.');
  });

  it('falls at every step only if no layer gets more than the one after it', () => {
    const figures = (...sizes: number[]) => networkFigures('', gradientReportOf(sizes.map((size) => [size])));
    expect(fallsAtEveryStep(figures(1, 2, 3))).toBe(true);
    expect(fallsAtEveryStep(figures(2, 1, 3))).toBe(false);
    expect(fallsAtEveryStep(figures(1, 3, 3))).toBe(false);
  });
});

describe('products of derivatives', () => {
  const bound = runningProducts('0.25ⁿ', [0.25, 0.25]);
  const [sigmoid, relu] = [runningProducts('a', [0.2, 0.25]), runningProducts('b', [0.5, 0.5])];

  it('multiply up, and the answer is how many times one is the other', () => {
    expect(sigmoid.sizes.map(({ value }) => value)).toEqual([0.2, 0.05]);
    expect(productAnswer(sigmoid, relu)).toBe('twice');
    expect(productAnswer(sigmoid, runningProducts('', [0.5]))).toBe('ten');
    expect(productAnswer(sigmoid, runningProducts('', [5]))).toBe('hundred');
    expect(productAnswer(sigmoid, sigmoid)).toBe('same');
    expect(productAnswer(runningProducts('', [0]), relu)).toBeNull();
  });

  it('are said each of its own network', () => {
    expect(productSentence(bound, [sigmoid, relu], ['sigmoid network', 'ReLU network'], 2)).toBe(
      'After 2 layers 0.25ⁿ has come down to 0.0625. The mean derivatives measured in the sigmoid network multiply to 0.05. The mean derivatives measured in the ReLU network multiply to 0.25.',
    );
  });
});

describe('a chosen network', () => {
  const report = gradientReportOf([
    [0.002, 0.003, 0.0005],
    [0.002, 0.0001, 0.01],
  ]);

  it('passes by its medians, and the share counts draws in which every layer is above the mark', () => {
    expect(chosenVerdict(report, 0.001)).toEqual({ passes: true, share: 1 / 3, draws: 3 });
    expect(chosenVerdict(report, 0.0025).passes).toBe(false);
  });

  it('is judged by many draws and not by one', () => {
    expect(chosenSentence({ passes: true, share: 0.5, draws: 1 }, 0.001)).toMatch(/^In this one draw every layer gets/);
    expect(chosenSentence({ passes: false, share: 0.25, draws: 64 }, 0.001)).toBe(
      'Still small: the median of some layer is below 0.001. In 25 % of 64 draws every layer is above it at once.',
    );
  });
});

describe('clipping', () => {
  const controls = {
    activation: 'relu',
    initializer: 'standardNormal',
    depth: 2,
    width: 8,
    clipExponent: 0,
    learningRate: 0.01,
    seed: 42,
  } as const;

  it('scales every gradient by the one factor that makes the norm what is allowed', () => {
    const clipping = clippingOf(gradientReportOf([[3], [4]]), controls);
    expect(clipping).toMatchObject({ norm: 5, allowed: 1, factor: 0.2 });
    expect(clipping.after.layers.map(({ meanAbs }) => meanAbs.median)).toEqual([3 * 0.2, 4 * 0.2]);
    expect(keepsProportions(clipping)).toBe(true);
    expect(clippingSentence(clipping)).toMatch(
      /^The global norm is 5; 1 is allowed, so every gradient is made 5 times/,
    );
    const [first, ...others] = clipping.after.layers;
    const bent = { ...first!, meanAbs: { ...first!.meanAbs, median: 1 } };
    expect(keepsProportions({ ...clipping, after: { ...clipping.after, layers: [bent, ...others] } })).toBe(false);
  });

  it('leaves a gradient within the norm as it is, and cannot help one that is not finite', () => {
    const within = clippingOf(gradientReportOf([[3], [4]]), { ...controls, clipExponent: 2 });
    expect(within.factor).toBe(1);
    expect(clippingSentence(within)).toMatch(/^The global norm is 5, within the 100 allowed: nothing is clipped\./);
    expect(clippingSentence({ ...within, norm: NaN })).toMatch(/^The gradient is not finite/);
  });
});

describe('two trainings', () => {
  const epoch = (number: number, loss: number, accuracy: number): EpochRecord => ({
    epoch: number,
    loss,
    accuracy,
    validationLoss: loss + 0.01,
    validationAccuracy: accuracy,
    gradientMeanAbs: [],
  });
  const labels = ['sigmoid', 'ReLU'] as const;
  const slow = [epoch(1, 0.7, 0.5), epoch(2, 0.5, 0.82)];
  const fast = [epoch(1, 0.4, 0.81), epoch(2, 0.3, 0.82)];
  const pair: Pair = [slow, fast];

  it('are judged measure by measure, each by what is good in it', () => {
    expect(ahead(pair, 'training-loss')).toBe('second');
    expect(ahead([fast, slow], 'training-loss')).toBe('first');
    expect(ahead(pair, 'validation-accuracy')).toBe('tie');
    expect(ahead([[epoch(1, 1, 0.9)], [epoch(1, 1, 0.8)]], 'training-accuracy')).toBe('first');
    expect(ahead([[epoch(1, NaN, 0.5)], fast], 'training-loss')).toBe('second');
    expect(ahead([[], fast], 'training-loss')).toBeNull();
    expect(verdictSentence(pair, labels)).toBe(
      'After epoch 2, ReLU is ahead in training loss (0.300 against 0.500) and validation loss (0.310 against 0.510). After epoch 2, both are equal in training accuracy (0.820) and validation accuracy (0.820). Training accuracy reaches 80 % in epoch 2 with sigmoid, in epoch 1 with ReLU.',
    );
    expect(verdictSentence([fast, [epoch(1, 0.7, 0.5)]], labels)).toMatch(
      /^After epoch 1, sigmoid is ahead in .* reaches 80 % in epoch 1 with sigmoid, and never with ReLU\.$/,
    );
  });

  it('over several seeds are counted, and drawn by their median and band', () => {
    const all: Pair[] = [pair, [fast, slow], [fast, fast]];
    expect(seedsTable(all, labels).rows[0]).toEqual(['training loss', '1', '1', '1']);
    expect(seedsSentence(all, labels)).toMatch(/^Over 3 seeds ReLU is ahead in training loss 1 times, /);
    const [sigmoid, , relu] = trainingCurves(all, labels, 'loss');
    expect(sigmoid).toMatchObject({ network: 'sigmoid', measured: 'training', title: 'training loss' });
    expect(sigmoid!.values[0]).toMatchObject({ value: 0.4 });
    expect(sigmoid!.values[0]!.high).toBeCloseTo(0.67, 10);
    expect(relu).toMatchObject({ network: 'ReLU', measured: 'training' });
    expect(trainingCurves([pair], labels, 'loss')[0]!.values).toEqual([{ value: 0.7 }, { value: 0.5 }]);
    expect(trainingCurves([pair], labels, 'accuracy')[2]!.values).toEqual([{ value: 0.81 }, { value: 0.82 }]);
  });

  it('end with the figures of their last epochs', () => {
    expect(finalTable(pair, labels).rows.map((row) => row.map(cellText))).toEqual([
      ['sigmoid', '0.5000', '0.8200', '0.5100', '0.8200'],
      ['ReLU', '0.3000', '0.8200', '0.3100', '0.8200'],
    ]);
  });
});
