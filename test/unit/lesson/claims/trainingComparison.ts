import {
  OPTIMIZERS,
  LEARNING_RATES,
  type TrainingComparisonControls,
} from '../../../../src/lesson/widgets/trainingComparison.js';
import { ahead, type Pair } from '../../../../src/webview/results/trainingComparison.js';
import { between, exactly, holds, type Figure, type FileClaims } from './claim.js';
import { median, quantile } from './figures.js';
import type { LessonMeasurements } from './LessonMeasurements.js';

const deep = (layers: number) => Array.from({ length: layers }, () => 16);

/** Epoch of the first 80 % training accuracy; Infinity where there is none. */
const epochTo80 = (pair: Pair, which: 0 | 1) => pair[which].find(({ accuracy }) => accuracy >= 0.8)?.epoch ?? Infinity;

const accuracyIn = (epoch: number, which: 0 | 1) => (pair: Pair) => pair[which][epoch - 1]?.accuracy ?? NaN;
const finalAccuracy = (which: 0 | 1) => (pair: Pair) => pair[which].at(-1)?.accuracy ?? NaN;

function epochsOf(all: readonly Pair[], which: 0 | 1): number {
  return quantile(
    all.map((pair) => epochTo80(pair, which)),
    0.5,
  );
}

const options = (measure: LessonMeasurements) => measure.options('training-comparison', 'training-comparison');

/** The two networks with other hidden layers, all of which the panel offers. */
async function withLayers(
  measure: LessonMeasurements,
  layers: number,
  change: Partial<TrainingComparisonControls> = {},
) {
  if (!options(measure).shapes.some((shape) => shape.join() === deep(layers).join())) {
    throw new Error(`the panel does not offer ${layers} layers`);
  }
  return measure.training({ hiddenUnits: deep(layers), ...change });
}

const count = (all: readonly Pair[], winner: 'first' | 'second', measured: Parameters<typeof ahead>[1]) =>
  all.filter((pair) => ahead(pair, measured) === winner).length;

export const trainingComparison: FileClaims = {
  file: 'lessons/vanishing-gradients/5-training-comparison.md',
  claims: [
    {
      sentence: 'Now let two of them learn.',
      evidence: (measure) => [exactly('networks', options(measure).setting.networks.length, 2)],
    },
    {
      sentence:
        "The data are 1,000 rows with ten features and two classes, the very rows that scikit-learn's make_classification gives for random state 42.",
      evidence: (measure) => {
        const { data } = options(measure);
        const { samples, differences } = measure.classificationData(data);
        return [
          exactly('rows', samples, 1000),
          exactly('features', data.features, 10),
          exactly('classes', data.classes, 2),
          exactly('random state', data.randomState, 42),
          exactly("numbers that differ from scikit-learn's", differences, 0),
        ];
      },
    },
    {
      sentence: 'The last fifth, 200 rows, is held out and never trained on.',
      evidence: (measure) => {
        const { data, validationSplit } = options(measure);
        return [exactly('share', validationSplit, 1 / 5), exactly('rows', data.samples * validationSplit, 200)];
      },
    },
    {
      sentence: 'Both networks have hidden layers of 32, 16 and 8 units and one sigmoid output.',
      evidence: (measure) => [holds('32, 16, 8', options(measure).setting.hiddenUnits.join() === '32,16,8')],
    },
    {
      sentence: 'Both are trained with Adam and binary cross-entropy, 20 epochs in batches of 32.',
      evidence: (measure) => {
        const { setting, batchSize } = options(measure);
        return [
          holds('Adam', setting.optimizer === 'adam'),
          exactly('epochs', setting.epochs, 20),
          exactly('batch', batchSize, 32),
        ];
      },
    },
    {
      sentence: 'After 20 epochs, which network will be more accurate on the rows it has never seen?',
      evidence: (measure) => [exactly('epochs', options(measure).setting.epochs, 20)],
    },
    { sentence: 'Exactly equal', needsNone: 'an answer to choose' },
    {
      sentence: 'ReLU is typically better than a coin after a single pass over the data.',
      evidence: async (measure) => [
        between('median accuracy', median((await measure.training()).map(accuracyIn(1, 1))), 0.55, 0.65),
        between(
          'in the reference',
          measure.reference.training.part5.relu.perEpoch.accuracy.median[0] ?? NaN,
          0.55,
          0.65,
        ),
      ],
    },
    {
      sentence:
        'Sigmoid typically stays near 0.5, the accuracy of a coin, for two epochs or more, and then catches up.',
      evidence: async (measure) => {
        const all = await measure.training();
        const reference = measure.reference.training.part5.sigmoid.perEpoch.accuracy.median;
        return [
          ...[1, 2].flatMap((epoch) => [
            between(`median accuracy, epoch ${epoch}`, median(all.map(accuracyIn(epoch, 0))), 0.45, 0.55),
            between('in the reference', reference[epoch - 1] ?? NaN, 0.45, 0.55),
          ]),
          between('final median', median(all.map(finalAccuracy(0))), 0.85, 0.88),
          between('final median of ReLU', median(all.map(finalAccuracy(1))), 0.85, 0.89),
        ];
      },
    },
    {
      sentence: 'ReLU typically reaches 80 % training accuracy in epoch 3, sigmoid in epoch 5 or 6.',
      evidence: async (measure) => {
        const all = await measure.training();
        return [exactly('ReLU', epochsOf(all, 1), 3), between('sigmoid', epochsOf(all, 0), 5, 6)];
      },
    },
    {
      sentence: "In the first epoch sigmoid's first layer gets gradients about 20 times smaller than ReLU's.",
      evidence: async (measure) => {
        const all = await measure.training();
        const first = (which: 0 | 1) => median(all.map((pair) => pair[which][0]?.gradientMeanAbs[0] ?? NaN));
        return [between('times smaller', first(1) / first(0), 15, 26)];
      },
    },
    {
      sentence: 'Press Train 20 seeds before you answer.',
      needsNone: 'a request; the button is there in the end-to-end tests',
    },
    {
      sentence: 'On training loss ReLU wins in every seed, and it is the faster one in nearly every seed.',
      evidence: async (measure) => {
        const all = await measure.training();
        const { loss } = measure.reference.training.compare_sigmoid_vs_relu;
        return [
          exactly('seeds with the lower loss', count(all, 'second', 'training-loss'), 20),
          exactly('in 50 seeds of the reference', loss.secondBetter, 50),
          between(
            'seeds in which it is faster',
            all.filter((pair) => epochTo80(pair, 1) < epochTo80(pair, 0)).length,
            17,
            20,
          ),
        ];
      },
    },
    {
      sentence:
        'There ReLU is ahead in fewer than half of the seeds, and more often it is sigmoid that is slightly ahead.',
      evidence: async (measure): Promise<readonly Figure[]> => {
        const all = await measure.training();
        const [sigmoid, relu] = (['first', 'second'] as const).map((winner) =>
          count(all, winner, 'validation-accuracy'),
        );
        const reference = measure.reference.training.compare_sigmoid_vs_relu.val_accuracy;
        const lead = median(
          all
            .map(([one, two]) => (one.at(-1)?.validationAccuracy ?? NaN) - (two.at(-1)?.validationAccuracy ?? NaN))
            .filter((difference) => difference > 0),
        );
        return [
          between('seeds with ReLU ahead', relu ?? NaN, 1, 9),
          between('seeds with sigmoid ahead', sigmoid ?? NaN, (relu ?? NaN) + 1, 20),
          between('ReLU ahead in the reference, of 50', reference.secondBetter, 1, 24),
          between('sigmoid ahead in the reference', reference.firstBetter, reference.secondBetter + 1, 50),
          between('median lead of sigmoid', lead, 0.001, 0.02),
        ];
      },
    },
    {
      sentence: 'On data as easy as these, three sigmoid layers end about as well.',
      evidence: async (measure) => {
        const all = await measure.training();
        const last = (which: 0 | 1) => median(all.map((pair) => pair[which].at(-1)?.validationAccuracy ?? NaN));
        return [between('sigmoid less ReLU', last(0) - last(1), -0.01, 0.02)];
      },
    },
    {
      sentence: 'Choose 5 hidden layers, then 8, then 12.',
      evidence: (measure) =>
        [5, 8, 12].map((layers) =>
          holds(
            `${layers} layers are on offer`,
            options(measure).shapes.some(({ length }) => length === layers),
          ),
        ),
    },
    {
      sentence:
        'Sigmoid stays at the coin for longer and longer: it reaches 80 % in about epoch 10 with five layers and in about epoch 17 with eight.',
      evidence: async (measure) => [
        between('five', epochsOf(await withLayers(measure, 5), 0), 9, 12),
        between('eight', epochsOf(await withLayers(measure, 8), 0), 15, 18),
      ],
    },
    {
      sentence: 'With twelve it stays at chance in every seed.',
      evidence: async (measure) => {
        const all = (await withLayers(measure, 12)).map(finalAccuracy(0));
        return [between('lowest', Math.min(...all), 0.45, 0.55), between('highest', Math.max(...all), 0.45, 0.55)];
      },
    },
    {
      sentence: 'ReLU needs about three or four epochs each time.',
      evidence: async (measure) => {
        const figures = [];
        for (const layers of [5, 8, 12]) {
          figures.push(between(`${layers} layers`, epochsOf(await withLayers(measure, layers), 1), 3, 4));
        }
        return figures;
      },
    },
    {
      sentence: 'Give the network of twelve layers tanh instead, and it learns.',
      evidence: async (measure) => {
        const [, relu] = options(measure).setting.networks;
        const all = await withLayers(measure, 12, {
          networks: [{ activation: 'tanh', initializer: 'glorotUniform' }, relu],
          epochs: 5,
        });
        return [between('lowest accuracy after 5 epochs', Math.min(...all.map(finalAccuracy(0))), 0.8, 1)];
      },
    },
    {
      sentence: 'Take three layers again and choose plain gradient descent with a learning rate of 0.01.',
      evidence: () => [holds('both are on offer', OPTIMIZERS.includes('sgd') && LEARNING_RATES.includes(0.01))],
    },
    {
      sentence:
        'After 20 epochs the sigmoid network is still close to the coin, and the ReLU network has reached about 0.85.',
      evidence: async (measure) => {
        const all = await measure.training({ optimizer: 'sgd', learningRate: 0.01 });
        return [
          between('sigmoid, median', median(all.map(finalAccuracy(0))), 0.45, 0.6),
          between('ReLU, median', median(all.map(finalAccuracy(1))), 0.83, 0.87),
        ];
      },
    },
  ],
};
