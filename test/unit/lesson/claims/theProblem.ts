import { DRAW_CHOICES } from '../../../../src/lesson/widgets/gradientComparison.js';
import { COURSE_MARKS } from '../../../../src/model/marks.js';
import { between, exactly, holds, type FileClaims } from './claim.js';
import { draws, everyAbove, lastToFirst, medians, quantile, shareOf, someBelow, spreadOf } from './figures.js';
import { statisticsOf } from './reference.js';

const below = someBelow(COURSE_MARKS.small);

export const theProblem: FileClaims = {
  file: 'lessons/vanishing-gradients/1-the-problem.md',
  claims: [
    {
      sentence: 'Where the gradient is close to zero, such a step hardly moves the weight.',
      needsNone: 'gradient descent moves a weight by the learning rate times its gradient',
    },
    {
      sentence:
        'Here are two networks of the same shape: two inputs, four hidden layers of 8 units and one output, which makes five layers with weights.',
      evidence: async (measure) => {
        const { setting, data } = measure.options('the-problem', 'gradient-comparison');
        const [sigmoid] = await measure.comparison('the-problem');
        return [
          exactly('inputs', data.kind === 'row' ? data.input.length : NaN, 2),
          exactly('hidden layers', setting.depth - 1, 4),
          exactly('units', setting.width, 8),
          exactly('layers with weights', medians(sigmoid).length, 5),
        ];
      },
    },
    {
      sentence: 'Both see the input (1, 2) and should answer 0.8.',
      evidence: (measure) => {
        const { data, setting } = measure.options('the-problem', 'gradient-comparison');
        return [
          holds('the input is 1 and 2', data.kind === 'row' && data.input.join() === '1,2'),
          exactly('target', setting.target, 0.8),
        ];
      },
    },
    {
      sentence: 'In the sigmoid network the line falls at every step.',
      evidence: async (measure) => {
        const rises = (sizes: readonly number[]) =>
          sizes.every((size, layer) => layer === 0 || size > (sizes[layer - 1] ?? NaN));
        const [first] = await measure.comparison('the-problem', { draws: 1 });
        const [many] = await measure.comparison('the-problem');
        return [
          exactly('draws of seed 42 that rise towards the output', shareOf(first, rises), 1),
          between('share of draws that rise towards the output', shareOf(many, rises), 0.93, 0.99),
        ];
      },
    },
    {
      sentence: 'In the ReLU network the line stays roughly level.',
      evidence: async (measure) => {
        const [, first] = await measure.comparison('the-problem', { draws: 1 });
        const [sigmoid, relu] = await measure.comparison('the-problem');
        return [
          between('largest over smallest layer, seed 42', spreadOf(medians(first)), 1, 5),
          between('largest over smallest median, ReLU', spreadOf(medians(relu)), 1, 5),
          between('largest over smallest median, sigmoid', spreadOf(medians(sigmoid)), 300, 600),
        ];
      },
    },
    { sentence: 'How often does the mark fire?', needsNone: 'a question, answered below' },
    {
      sentence: 'The course has two marks.',
      evidence: () => [exactly('marks', Object.keys(COURSE_MARKS).length, 2)],
    },
    {
      sentence: 'A mean |gradient| below 0.0001 is too small (vanishing), one above 1.0 is too large (exploding).',
      evidence: () => [exactly('small mark', COURSE_MARKS.small, 0.0001), exactly('large mark', COURSE_MARKS.large, 1)],
    },
    {
      sentence: 'Yet with seed 42 neither mark fires, although the sigmoid line so plainly falls.',
      evidence: async (measure) => {
        const networks = await measure.comparison('the-problem', { draws: 1 });
        return [
          exactly('seed', measure.options('the-problem', 'gradient-comparison').setting.seed, 42),
          ...networks.flatMap((network) => [
            between('smallest layer', Math.min(...medians(network)), COURSE_MARKS.small, 1),
            between('largest layer', Math.max(...medians(network)), COURSE_MARKS.small, 1),
          ]),
          between('last over first layer, sigmoid', lastToFirst(networks[0])[0] ?? NaN, 100, 1000),
        ];
      },
    },
    {
      sentence: 'Press Another seed ten times and count how often the lower mark fires for sigmoid.',
      needsNone: 'a request; the answer follows',
    },
    {
      sentence: 'Then set the draws to 256 and read the share in the table.',
      evidence: () => [holds('256 draws are on offer', DRAW_CHOICES.includes(256))],
    },
    {
      sentence: 'It is a little more than a quarter of the draws.',
      evidence: async (measure) => {
        const [many] = await measure.comparison('the-problem');
        const [shown] = await measure.comparison('the-problem', { draws: 256 });
        const reference = statisticsOf(measure.reference, 'part1', 'sigmoid');
        return [
          between('share of draws with a layer below the mark', shareOf(many, below), 0.25, 1 / 3),
          between('share of the 256 draws of seed 42', shareOf(shown, below), 0.25, 1 / 3),
          between('share in the reference', reference.fracAnyLayerVanishing, 0.25, 1 / 3),
        ];
      },
    },
    {
      sentence:
        'What shows in practically every draw is the shrinking itself: the first layer gets more than a hundred times less than the last, typically about 400 times less.',
      evidence: async (measure) => {
        const [sigmoid] = await measure.comparison('the-problem');
        const ratios = lastToFirst(sigmoid);
        return [
          between('share above 100 times', ratios.filter((ratio) => ratio > 100).length / ratios.length, 0.99, 1),
          between('median', quantile(ratios, 0.5), 350, 450),
        ];
      },
    },
    { sentence: 'Raise the depth to 10.', needsNone: 'a request' },
    {
      sentence: 'Now the mark fires for sigmoid in every draw.',
      evidence: async (measure) => {
        const [sigmoid] = await measure.comparison('the-problem', { depth: 10 });
        const reference = statisticsOf(measure.reference, 'sweep_width8_depth10', 'sigmoid');
        return [
          exactly('share of draws with a layer below the mark', shareOf(sigmoid, below), 1),
          exactly('share in the reference', reference.fracAnyLayerVanishing, 1),
        ];
      },
    },
    { sentence: 'Raise it to 20 and look at ReLU.', needsNone: 'a request' },
    {
      sentence: 'It is below the mark as well, but in another way: its layers are all about equally small.',
      evidence: async (measure) => {
        const [sigmoid, relu] = await measure.comparison('the-problem', { depth: 20, draws: 1024 });
        return [
          between('largest median', Math.max(...medians(relu)), 0, COURSE_MARKS.small),
          between('largest over smallest median, ReLU', spreadOf(medians(relu)), 1, 6),
          between('largest over smallest median, sigmoid', spreadOf(medians(sigmoid)), 1e11, Infinity),
        ];
      },
    },
    {
      sentence:
        'Give it He normal weights and a width of 64, and in more than nine draws out of ten no layer is below the mark.',
      evidence: async (measure) => {
        const { setting } = measure.options('the-problem', 'gradient-comparison');
        const [, relu] = await measure.comparison('the-problem', {
          networks: [setting.networks[0], { activation: 'relu', initializer: 'heNormal' }],
          depth: 20,
          width: 64,
          draws: 256,
        });
        const reference = statisticsOf(measure.reference, 'sweep_width64_depth20', 'relu_he_normal');
        return [
          between('share of draws without a layer below the mark', 1 - shareOf(relu, below), 0.9, 1),
          between('share in the reference', 1 - reference.fracAnyLayerVanishing, 0.9, 1),
        ];
      },
    },
    { sentence: 'Go back to depth 5 and put tanh in the place of ReLU.', needsNone: 'a request' },
    {
      sentence: 'The mark practically never fires.',
      evidence: async (measure) => {
        const { setting } = measure.options('the-problem', 'gradient-comparison');
        const [, tanh] = await measure.comparison('the-problem', {
          networks: [setting.networks[0], { activation: 'tanh', initializer: 'glorotUniform' }],
        });
        const reference = statisticsOf(measure.reference, 'part1', 'tanh');
        return [
          between('share of draws with a layer below the mark', shareOf(tanh, below), 0, 0.005),
          between('share in the reference', reference.fracAnyLayerVanishing, 0, 0.005),
        ];
      },
    },
    {
      sentence: 'In one or two draws out of a hundred this narrow network is dead: every gradient is exactly 0.',
      evidence: async (measure) => {
        const [, relu] = await measure.comparison('the-problem');
        const reference = statisticsOf(measure.reference, 'part1', 'relu');
        return [
          between('share of dead draws', 1 - shareOf(relu, (sizes) => sizes.some((size) => size !== 0)), 0.008, 0.022),
          between('share in the reference', reference.fracAllGradsExactlyZero, 0.008, 0.022),
        ];
      },
    },
    {
      sentence:
        'In plain gradient descent a weight moves by the learning rate times its gradient, so with a gradient 400 times smaller the first layer takes steps 400 times shorter.',
      evidence: async (measure) => {
        const [sigmoid] = await measure.comparison('the-problem');
        return [
          between('median of last over first layer', quantile(lastToFirst(sigmoid), 0.5), 350, 450),
          exactly('draws measured', draws(sigmoid).filter(everyAbove(0)).length, draws(sigmoid).length),
        ];
      },
    },
    {
      sentence: 'The network learns slowly, or not at all.',
      needsNone: 'measured in Part 5',
    },
    { sentence: 'Part 2 draws it, Part 3 explains it.', needsNone: 'the build checks the numbers of links' },
  ],
};
