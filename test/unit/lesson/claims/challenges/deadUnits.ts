import { activationFunctions } from '../../../../../src/lesson/activationFunctions.js';
import { between, exactly, holds, type FileClaims } from '../claim.js';
import { medians } from '../figures.js';
import { DEAD, at, asked, meant, graded, claim, NOTHING_YET } from './steps.js';

export const deadUnits: readonly FileClaims[] = [
  at(
    DEAD,
    'challenge.json',
    claim('A network whose units put out zero on every row, and so never learn.', async (measure) => {
      const { layers } = (await measure.level(DEAD)).report;
      return [
        between('dead units of the last hidden layer', layers.at(-2)?.activation?.deadShare.median ?? NaN, 0.99, 1),
      ];
    }),
    ...meant(
      'A ReLU unit that is off for every row passes nothing forward and nothing back: no gradient, and so no way out by training.',
    ),
  ),
  at(DEAD, '1-measure.md', ...asked(NOTHING_YET)),
  at(
    DEAD,
    '2-why.md',
    ...asked(
      'Why do these units get no gradient at all?',
      'The gradient shrinks at every layer until nothing is left.',
    ),
    claim('Here every layer has a median of exactly 0.', async (measure) =>
      medians((await measure.level(DEAD)).report).map((size, layer) => exactly(`layer ${layer + 1}`, size, 0)),
    ),
    ...meant(
      'A unit that is 0 on every row has derivative 0 on every row, so nothing passes back through it.',
      'What is added to every sum in this layer?',
      'A ReLU unit puts out max(0, sum + bias).',
    ),
    ...[
      "With a bias of -2 the sum hardly ever comes above zero, and below zero ReLU's derivative is exactly 0.",
      'The bias of -2 turns the units off for every row; off means derivative 0.',
    ].map((sentence) =>
      claim(sentence, async (measure) => {
        const hidden = (await measure.level(DEAD)).report.layers.slice(0, -1);
        return [
          exactly('derivative below zero', activationFunctions.relu.derivative(-1), 0),
          ...hidden.map(({ activation }) => between('zeros', activation?.zeroShare.median ?? NaN, 0.9, 1)),
        ];
      }),
    ),
  ),
  at(
    DEAD,
    '3-wake.md',
    ...graded(
      "Write biasInitializer: 'zeros' in the three hidden layers, or remove the argument: zero is the default.",
      'Not every one of them is enough by itself.',
    ),
  ),
  at(
    DEAD,
    '4-holds.md',
    ...graded(
      'If you kept the bias of -2 and took leaky ReLU or tanh, the units are alive but sit in their flat part.',
    ),
    claim('No layer may have many dead units, and the gradient must arrive at the first layer.', (measure) => {
      const { forbidden, firstToLast = NaN } = measure.rule(DEAD).gradients;
      return [
        holds('no dead units', forbidden.includes('dead-units')),
        between('first over last', firstToLast, 0.001, 1),
      ];
    }),
  ),
];
