import { COURSE_MARKS } from '../../../../../src/model/marks.js';
import { between, exactly, holds, type FileClaims } from '../claim.js';
import { medians } from '../figures.js';
import { EXPLODING, at, none, asked, meant, graded, claim, layersOf, withDeviation, NOTHING_YET } from './steps.js';

export const exploding: readonly FileClaims[] = [
  at(
    EXPLODING,
    'challenge.json',
    claim('Eight ReLU layers whose gradients are millions of times too large.', async (measure) => [
      ...layersOf(EXPLODING, 'relu', 8)(measure),
      between('smallest median', Math.min(...medians((await measure.level(EXPLODING)).report)), 1e6, Infinity),
    ]),
    ...meant(
      'The scale of the first weights is a factor per layer too: above the right size it multiplies into an explosion, below it into nothing.',
    ),
  ),
  at(
    EXPLODING,
    '1-measure.md',
    claim('The mark for too large is 1.0.', () => [exactly('large mark', COURSE_MARKS.large, 1)]),
    ...asked(NOTHING_YET),
    claim(
      'Eight ReLU layers: the right activation, and still something is very wrong.',
      layersOf(EXPLODING, 'relu', 8),
    ),
  ),
  at(
    EXPLODING,
    '2-predict.md',
    ...asked('Which layer gets the most?'),
    ...meant(
      "A layer's gradient is what comes back to it times what came into it.",
      "A kernel's gradient is a product of two things: the error that comes back to the layer, and the values that came in.",
    ),
    claim('What comes forward has already passed through eight layers that each make it larger.', async (measure) => {
      const { layers } = (await measure.level(EXPLODING)).report;
      const sizes = layers.slice(0, -1).map(({ activation }) => activation?.standardDeviation.median ?? NaN);
      return [
        exactly('layers', sizes.length, 8),
        holds(
          'each larger',
          sizes.every((size, layer) => layer === 0 || size > (sizes[layer - 1] ?? NaN)),
        ),
      ];
    }),
    claim('The output layer: its inputs are the largest of all.', async (measure) => {
      const sizes = medians((await measure.level(EXPLODING)).report);
      return [exactly('largest gradient at', sizes.indexOf(Math.max(...sizes)), sizes.length - 1)];
    }),
  ),
  at(
    EXPLODING,
    '3-one-layer.md',
    ...meant(
      'For a ReLU layer with n inputs the right deviation is the root of 2 / n; there is an initialiser that knows it.',
    ),
    ...asked("Write kernelInitializer: 'heNormal' in layer 1 and press Check."),
    claim(
      'Each unit sums 32 inputs times weights of size 1, so its output is about 5.7 times as large as what comes in (ReLU then halves the square of it).',
      () => [between('root of 32', Math.sqrt(32), 5.65, 5.75)],
    ),
  ),
  at(
    EXPLODING,
    '4-all-layers.md',
    ...asked('Tame them all', 'Now all of them.'),
    ...meant('Every layer multiplies, so every layer has to be repaired.'),
    ...graded("Write kernelInitializer: 'heNormal' in the eight hidden layers and press Check."),
  ),
  at(
    EXPLODING,
    '5-explain.md',
    claim('With a deviation of 0.05 instead of 1 nothing explodes.', async (measure) => {
      const sizes = medians((await measure.level(EXPLODING, 'starter.ts', withDeviation(0.05))).report);
      return [between('largest median', Math.max(...sizes), 0, COURSE_MARKS.large)];
    }),
    claim('Measured here, the gradients are then around 0.0000002 in every layer.', async (measure) => {
      const sizes = medians((await measure.level(EXPLODING, 'starter.ts', withDeviation(0.05))).report);
      return sizes.map((size, layer) => between(`layer ${layer + 1}`, size, 2e-8, 2e-6));
    }),
    claim('Now every layer makes the signal smaller, so gradients become tiny everywhere.', async (measure) => {
      const sizes = medians((await measure.level(EXPLODING, 'starter.ts', withDeviation(0.05))).report);
      return [between('largest median', Math.max(...sizes), 0, 1e-5)];
    }),
    claim('The factor per layer must be near 1: the root of 2 / 32 is 0.25 for these layers.', () => [
      exactly('root', Math.sqrt(2 / 32), 0.25),
    ]),
    claim('At 1 it is about 4 per layer, at 0.05 about a fifth.', () => [
      exactly('at 1', Math.sqrt(32 / 2), 4),
      between('at 0.05', 0.05 * Math.sqrt(32 / 2), 0.19, 0.21),
    ]),
    ...meant(
      'With zero biases the scale of the weights does not decide whether a ReLU is on: multiplying all weights by a positive number leaves every sign as it is.',
    ),
    ...asked(
      'Try it: write stddev: 0.05 and press Check.',
      'What is the factor per layer, if it is about 4 at a deviation of 1?',
    ),
    claim('About 0.2 per layer, and eight layers.', () => [between('factor', 0.05 * Math.sqrt(16), 0.19, 0.21)]),
    ...none('a figure of speech', 'The deviation is a dial with two wrong ends.'),
  ),
  at(
    EXPLODING,
    '6-holds.md',
    claim('Look at the smallest and the largest figure; both must lie between 0.0001 and 1.', (measure) => {
      const { smallest = NaN, largest = NaN } = measure.rule(EXPLODING).gradients;
      return [exactly('smallest', smallest, 0.0001), exactly('largest', largest, 1)];
    }),
    ...graded("kernelInitializer: 'heNormal' in all hidden layers with relu passes."),
    claim(
      "Every layer's median must lie between the two marks, without fading and without saturated units.",
      (measure) => {
        const { forbidden } = measure.rule(EXPLODING).gradients;
        return [holds('forbidden', forbidden.includes('vanishing') && forbidden.includes('saturation'))];
      },
    ),
  ),
];
