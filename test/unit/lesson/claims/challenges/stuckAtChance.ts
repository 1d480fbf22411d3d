import { between, exactly, type FileClaims } from '../claim.js';
import { lastToFirst, median } from '../figures.js';
import {
  THREE,
  CHANCE,
  at,
  none,
  asked,
  meant,
  graded,
  claim,
  quarter,
  layersOf,
  trainingOf,
  accuracies,
} from './steps.js';

export const stuckAtChance: readonly FileClaims[] = [
  at(
    CHANCE,
    'challenge.json',
    claim('Twelve sigmoid layers that train for twenty epochs and still guess.', async (measure) => [
      ...layersOf(CHANCE, 'sigmoid', 12)(measure),
      exactly('epochs', trainingOf(CHANCE)(measure).epochs, 20),
      between('median accuracy', median(await accuracies(measure, CHANCE)), 0.45, 0.55),
    ]),
    claim(
      'With enough layers a shrinking gradient reaches the first layers as nothing at all, and training stays at chance whatever the optimiser does.',
      async (measure) => [between('median accuracy', median(await accuracies(measure, CHANCE)), 0.45, 0.55)],
    ),
  ),
  at(
    CHANCE,
    '1-measure.md',
    claim('Press Check: it measures the gradients and then trains the network three times.', (measure) => [
      exactly('seeds', trainingOf(CHANCE)(measure).seeds.length, 3),
    ]),
    claim('Chance is 50 % here: two classes, equally frequent.', (measure) => {
      const { samples, ones } = measure.classificationData({
        samples: 1000,
        features: 10,
        classes: 2,
        randomState: 42,
      });
      return [between('share of one class', ones / samples, 0.49, 0.51)];
    }),
    ...asked('Nothing needs to be changed yet.'),
    claim(
      'This level also trains your network: 20 epochs on 800 rows of make_classification, from three random starts.',
      (measure) => {
        const { epochs, samples, validationSplit, seeds } = trainingOf(CHANCE)(measure);
        return [
          exactly('epochs', epochs, 20),
          exactly('rows', samples * (1 - validationSplit), 800),
          exactly('starts', seeds.length, 3),
        ];
      },
    ),
    ...meant('Two classes, so guessing is right in half of the cases.'),
  ),
  at(
    CHANCE,
    '2-predict.md',
    ...meant('The error starts at the output and passes through every layer.'),
    claim('Twelve factors of at most a quarter: look at the powers of ten in the chart.', quarter),
    claim('In level 1 three sigmoids cost the first layer a factor of some hundreds.', async (measure) => [
      between('last over first layer', median(lastToFirst((await measure.level(THREE)).report)), 50, 600),
    ]),
    claim('Here there are twelve.', layersOf(CHANCE, 'sigmoid', 12)),
  ),
  at(
    CHANCE,
    '3-repair.md',
    ...graded("Write activation: 'relu' in the twelve hidden layers, and kernelInitializer: 'heNormal' with it."),
    ...none(
      'the readers are tested on loops',
      'Twelve lines are a good exercise in multiple cursors, or write the layers in a loop: the lens reads loops too.',
    ),
  ),
  at(
    CHANCE,
    '4-explain.md',
    ...[
      'But what it rescales here is a gradient that says nothing about the data any more: the layers put out almost the same for every row.',
      'Adam makes the steps larger, but a sigmoid stack this deep puts out nearly the same for every row, so there is nothing in the gradient to follow.',
      'Its direction: and after twelve sigmoids that no longer depends on the data.',
    ].map((sentence) =>
      claim(sentence, async (measure) => {
        const { layers } = (await measure.level(CHANCE)).report;
        return [
          between(
            'deviation of the output over rows and draws, within a draw',
            layers.at(-1)?.activation?.standardDeviation.median ?? NaN,
            0,
            1e-4,
          ),
        ];
      }),
    ),
    claim('Measured here with a rate of 0.01, it stays near 50 %.', async (measure) => [
      between(
        'highest accuracy',
        Math.max(...(await accuracies(measure, CHANCE, 'refused/faster-steps.ts'))),
        0.45,
        0.56,
      ),
    ]),
    ...meant('Adam divides every gradient by its recent size, so small gradients alone need not stop it.'),
  ),
  at(
    CHANCE,
    '5-learns.md',
    claim('The verdict asks for two things: a gradient that arrives, and a training accuracy of 80 %.', (measure) => [
      exactly('accuracy', trainingOf(CHANCE)(measure).accuracy, 0.8),
    ]),
    ...asked('If the gradients are small everywhere but do not fade, the initialiser is the next thing to look at.'),
    claim(
      'Now the proof: the training accuracy after 20 epochs, the median of three starts, must reach 80 %.',
      (measure) => {
        const { epochs, seeds, accuracy } = trainingOf(CHANCE)(measure);
        return [exactly('epochs', epochs, 20), exactly('starts', seeds.length, 3), exactly('accuracy', accuracy, 0.8)];
      },
    ),
  ),
];
