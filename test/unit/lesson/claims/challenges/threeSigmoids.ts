import { between, exactly, holds, type FileClaims } from '../claim.js';
import { medians } from '../figures.js';
import { THREE, at, asked, meant, graded, claim, quarter, nearOne, layersOf } from './steps.js';

export const threeSigmoids: readonly FileClaims[] = [
  at(
    THREE,
    'challenge.json',
    claim('Three sigmoids', layersOf(THREE, 'sigmoid', 3)),
    claim('The network of Part 6, 10-16-8-4-1: its first layer is starved of gradient.', (measure) => {
      const units = measure.levelNetwork(THREE).layers.map(({ config }) => config.units);
      return [
        holds('16-8-4-1', JSON.stringify(units) === '[16,8,4,1]'),
        exactly('inputs', measure.rule(THREE).keep.inputs, 10),
      ];
    }),
    claim(
      "A hidden activation whose derivative stays near 1 keeps the gradient alive on its way back; sigmoid's never exceeds a quarter.",
      quarter,
    ),
  ),
  at(
    THREE,
    '1-measure.md',
    claim(
      'A check draws 256 random starts for this network, runs a real backward pass for each and takes the middle value per layer.',
      (measure) => [exactly('draws', measure.rule(THREE).gradients.draws, 256)],
    ),
    claim('This network has three hidden layers with sigmoid and one sigmoid output.', layersOf(THREE, 'sigmoid', 3)),
  ),
  at(
    THREE,
    '2-predict.md',
    ...meant(
      "The size of a weight's step is its gradient times the learning rate.",
      'Every layer before it gets only what the layer behind it passes on.',
    ),
    claim(
      'Compare the four figures in the chart: every layer passes on only a part of what it receives.',
      async (measure) => {
        const sizes = medians((await measure.level(THREE)).report);
        return [
          exactly('figures', sizes.length, 4),
          holds(
            'falls towards the input',
            sizes.every((size, layer) => layer === 0 || size > (sizes[layer - 1] ?? NaN)),
          ),
        ];
      },
    ),
  ),
  at(
    THREE,
    '3-change-one.md',
    claim("Sigmoid's derivative is never more than 0.25.", quarter),
    claim('Choose a function whose derivative is near 1, such as relu or tanh.', nearOne),
    ...asked("Write activation: 'relu' in layer 1 and press Check."),
  ),
  at(
    THREE,
    '4-change-the-rest.md',
    ...graded("Write activation: 'relu' in layers 1, 2 and 3 and press Check. tanh, elu or selu would do as well."),
    ...asked('Repair all hidden layers, in whatever way you like, and press Check.'),
    ...graded('There is more than one right answer.'),
  ),
  at(
    THREE,
    '5-explain.md',
    ...meant(
      'What changed is the derivative that multiplies the gradient in every layer.',
      'Something that acts once per layer helps the first layer most, because its gradient passes through all layers.',
    ),
    claim('Each hidden layer now multiplies the gradient by a derivative near 1, not by a quarter or less.', () => [
      ...quarter(),
      ...nearOne(),
    ]),
    claim(
      'Three factors of at most 0.25 make at most 0.016; three factors near 1 leave the gradient about as large as it was.',
      () => [between('product', 0.25 ** 3, 0.0155, 0.016)],
    ),
    ...asked('The loss is larger now, so all gradients are.'),
    claim('The loss hardly changed.', async (measure) => {
      const before = (await measure.level(THREE)).report.loss.median;
      const after = (await measure.level(THREE, 'solution.ts')).report.loss.median;
      return [between('after over before', after / before, 0.8, 1.3)];
    }),
    claim(
      'And a larger loss would lift all layers alike, while here the first layers gain and the last one does not.',
      async (measure) => {
        const before = medians((await measure.level(THREE)).report);
        const after = medians((await measure.level(THREE, 'solution.ts')).report);
        const gain = after.map((size, layer) => size / (before[layer] ?? NaN));
        return [
          between("first layer's gain", gain[0] ?? NaN, 2, Infinity),
          between("second layer's gain", gain[1] ?? NaN, 2, Infinity),
          between("last layer's gain", gain.at(-1) ?? NaN, 0, 1),
        ];
      },
    ),
  ),
  at(
    THREE,
    '6-many-draws.md',
    ...asked(
      'Press Another draw in the panel a few times and watch how the single look changes while the verdict stays.',
      'If the verdict says what is missing, repair that; the single draw may say Still small all the same.',
    ),
    ...[
      "The panel shows both looks: the notebook's single draw, and the verdict over 256 draws.",
      'So the verdict takes 256 draws and goes by the middle.',
    ].map((sentence) => claim(sentence, (measure) => [exactly('draws', measure.rule(THREE).gradients.draws, 256)])),
    claim('Press Another draw in the panel a few times: the same repaired network can get either.', async (measure) => {
      const report = await measure.chosen({ activations: ['relu', 'relu', 'relu'], draws: 256 });
      const sizes = report.layers.flatMap(({ kernels }) => kernels.map(({ belowShare }) => belowShare));
      return [between('share of draws below 0.001, first layer', sizes[0] ?? NaN, 0.1, 0.9)];
    }),
  ),
];
