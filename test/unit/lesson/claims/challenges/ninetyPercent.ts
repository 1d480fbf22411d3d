import { between, exactly, holds, type FileClaims } from '../claim.js';
import { median } from '../figures.js';
import { NINETY, at, asked, meant, graded, claim, layersOf, trainingOf, accuracies } from './steps.js';

export const ninetyPercent: readonly FileClaims[] = [
  at(
    NINETY,
    'challenge.json',
    claim('Ninety per cent', (measure) => [exactly('accuracy', trainingOf(NINETY)(measure).accuracy, 0.9)]),
    claim('Open: at least eight hidden layers, 20 epochs, 90 % training accuracy.', (measure) => [
      exactly('layers', measure.rule(NINETY).keep.hiddenLayers, 8),
      exactly('epochs', trainingOf(NINETY)(measure).epochs, 20),
      exactly('accuracy', trainingOf(NINETY)(measure).accuracy, 0.9),
    ]),
    ...meant('And a high training accuracy says nothing yet about rows the network has not seen.'),
  ),
  at(
    NINETY,
    '1-measure.md',
    claim('Press Check: the network is trained three times.', (measure) => [
      exactly('starts', trainingOf(NINETY)(measure).seeds.length, 3),
    ]),
    ...asked(
      'The panel draws the accuracy of every epoch.',
      'Press Check and wait a moment; nothing needs to be changed yet.',
    ),
    claim('Eight sigmoid layers of 16 units and plain gradient descent.', (measure) => {
      const { layers, optimizer } = measure.levelNetwork(NINETY);
      return [
        exactly('layers', layers.slice(0, -1).filter(({ config }) => config.activation === 'sigmoid').length, 8),
        holds(
          '16 units',
          layers.slice(0, -1).every(({ config }) => config.units === 16),
        ),
        holds('plain gradient descent', optimizer?.name === 'sgd'),
      ];
    }),
    claim(
      'Press Check: the network is trained on make_classification for 20 epochs from three random starts, and the median accuracy on the training rows counts.',
      (measure) => [
        exactly('epochs', trainingOf(NINETY)(measure).epochs, 20),
        exactly('starts', trainingOf(NINETY)(measure).seeds.length, 3),
      ],
    ),
  ),
  at(
    NINETY,
    '2-activations.md',
    ...asked('What did levels 1 and 2 have in common with this network?'),
    ...graded("activation: 'relu' with kernelInitializer: 'heNormal' in all eight hidden layers."),
    claim('You know what to do about eight sigmoid layers.', layersOf(NINETY, 'sigmoid', 8)),
  ),
  at(
    NINETY,
    '3-optimizer.md',
    claim('Twenty epochs are few for plain gradient descent at a rate of 0.01.', async (measure) => [
      between(
        'median accuracy with ReLU and plain gradient descent',
        median(await accuracies(measure, NINETY, 'solution-activations.ts')),
        0.5,
        0.9,
      ),
    ]),
    claim('An optimiser with a step size of its own for every weight needs fewer epochs.', async (measure) => {
      const slow = median(await accuracies(measure, NINETY, 'solution-activations.ts'));
      const fast = median(await accuracies(measure, NINETY, 'solution-optimizer.ts'));
      return [holds('further with Adam after as many epochs', fast > slow)];
    }),
    ...graded("Write optimizer: 'adam', or tf.train.adam(0.003)."),
    claim(
      'The gradient arrives, and the accuracy is not there yet: 20 epochs of 25 small steps are not many.',
      (measure) => {
        const { samples, validationSplit, batchSize, epochs } = trainingOf(NINETY)(measure);
        return [exactly('steps', (samples * (1 - validationSplit)) / batchSize, 25), exactly('epochs', epochs, 20)];
      },
    ),
  ),
  at(
    NINETY,
    '4-explain.md',
    ...[
      'Compare the two in the panel: the training rows are fitted ever better, the held-out rows are not.',
      'It falls a little at most: the network still knows what it has learnt about all rows.',
    ].map((sentence) =>
      claim(sentence, async (measure) => {
        const held = async (file: string) =>
          median(
            (await measure.level(NINETY, file)).histories.map(({ epochs }) => epochs.at(-1)?.validationAccuracy ?? NaN),
          );
        const trained = async (file: string) => median(await accuracies(measure, NINETY, file));
        return [
          holds(
            'training accuracy rises with the width',
            (await trained('solution.ts')) > (await trained('solution-optimizer.ts')),
          ),
          between(
            'held-out accuracy, wide less narrow',
            (await held('solution.ts')) - (await held('solution-optimizer.ts')),
            -0.06,
            0.015,
          ),
        ];
      }),
    ),
    claim('Beyond a point the network learns its 800 training rows by heart.', (measure) => {
      const { samples, validationSplit } = trainingOf(NINETY)(measure);
      return [exactly('rows', samples * (1 - validationSplit), 800)];
    }),
    ...asked('The panel shows both accuracies after every check.'),
  ),
  at(
    NINETY,
    '5-reach.md',
    claim('Reach ninety per cent', (measure) => [exactly('accuracy', trainingOf(NINETY)(measure).accuracy, 0.9)]),
    ...asked(
      'What is missing now is room: how many numbers does a layer of 16 pass on?',
      'Press Check as often as you like.',
    ),
    ...graded('units: 32 in the hidden layers, with relu, heNormal and adam.'),
    claim(
      'Now it is yours: 90 % on the training rows, the median of three starts, with at least eight hidden layers.',
      (measure) => [
        exactly('accuracy', trainingOf(NINETY)(measure).accuracy, 0.9),
        exactly('starts', trainingOf(NINETY)(measure).seeds.length, 3),
        exactly('layers', measure.rule(NINETY).keep.hiddenLayers, 8),
      ],
    ),
  ),
];
