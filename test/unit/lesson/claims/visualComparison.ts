import { drawnDecay } from '../../../../src/webview/results/decay.js';
import { DEPTH_LIMITS, DRAW_CHOICES } from '../../../../src/lesson/widgets/gradientComparison.js';
import { between, exactly, holds, type FileClaims } from './claim.js';
import { factorPerLayer, medians, spreadOf } from './figures.js';
import type { LessonMeasurements } from './LessonMeasurements.js';
import { statisticsOf } from './reference.js';

/** The end of a drawn line at the depth of the setting. */
function drawnEnd(measure: LessonMeasurements, which: 0 | 1): number {
  const { illustration, setting } = measure.options('visual-comparison', 'decay-comparison');
  return drawnDecay('', illustration[which].base, setting.depth).sizes.at(-1)?.value ?? NaN;
}

/** Sizes counted back from the output, as the charts do. */
async function fromOutput(measure: LessonMeasurements, which: 0 | 1): Promise<readonly number[]> {
  return [...medians((await measure.decay())[which])].reverse();
}

/** The median's factor at each step back. */
const steps = (sizes: readonly number[]) => sizes.slice(1).map((size, index) => size / (sizes[index] ?? NaN));

export const visualComparison: FileClaims = {
  file: 'lessons/vanishing-gradients/2-visual-comparison.md',
  claims: [
    {
      sentence:
        'The usual drawing of vanishing gradients follows two simple rules: from one layer to the next, the sigmoid network keeps 0.25 of its gradient and the ReLU network keeps 0.8.',
      evidence: (measure) => {
        const { illustration } = measure.options('visual-comparison', 'decay-comparison');
        return [
          exactly('drawn lines', illustration.length, 2),
          exactly('factor of sigmoid', illustration[0].base, 0.25),
          exactly('factor of ReLU', illustration[1].base, 0.8),
        ];
      },
    },
    {
      sentence:
        'After four such steps, $0.25^4 = 0.00390625$ is left of the one and $0.8^4 = 0.4096$ of the other, 105 times as much.',
      evidence: (measure) => [
        exactly('sigmoid as drawn', drawnEnd(measure, 0), 0.00390625),
        between('ReLU as drawn', drawnEnd(measure, 1), 0.4096 - 1e-12, 0.4096 + 1e-12),
        exactly('times as much, rounded', Math.round(drawnEnd(measure, 1) / drawnEnd(measure, 0)), 105),
      ],
    },
    { sentence: 'Nothing in the first chart was measured.', needsNone: 'the two rules above are all that it draws' },
    {
      sentence: 'Now the measurement, the median of 256 draws.',
      evidence: (measure) => [
        exactly('draws', measure.options('visual-comparison', 'decay-comparison').setting.draws, 256),
      ],
    },
    {
      sentence: 'Will the real ReLU network lose gradient at every single layer, as drawn?',
      needsNone: 'a question, answered by the measurement',
    },
    { sentence: 'Yes, a little at every layer', needsNone: 'an answer to choose' },
    { sentence: 'No, not at every layer', needsNone: 'an answer to choose' },
    {
      sentence:
        'Sigmoid behaves much like its drawing: the steps are uneven, but on average a layer keeps a little less than a quarter.',
      evidence: async (measure) => {
        const [sigmoid] = await measure.decay();
        const [shown] = await measure.decay({ draws: 256 });
        return [
          between('kept per layer', factorPerLayer(sigmoid), 0.2, 0.25),
          between('kept per layer in 256 draws', factorPerLayer(shown), 0.2, 0.25),
          between('largest step over smallest', spreadOf(steps(await fromOutput(measure, 0))), 3, Infinity),
        ];
      },
    },
    {
      sentence:
        'The first step back from the output is a drop to less than a third, then the line stays nearly level, and at the very last step, to the first layer, it rises to more than twice the size.',
      evidence: async (measure) => {
        const [first = NaN, second = NaN, third = NaN, last = NaN] = steps(await fromOutput(measure, 1));
        return [
          between('first step', first, 0, 1 / 3),
          between('second step', second, 0.8, 1.25),
          between('third step', third, 0.8, 1.25),
          between('last step', last, 2, 4),
        ];
      },
    },
    { sentence: '"0.8 per layer" is a picture, not a law.', needsNone: 'follows from the sentence before' },
    {
      sentence:
        "Nor is the 105: in these real networks ReLU's first layer gets about 50 to 60 times as much as sigmoid's.",
      evidence: async (measure) => {
        const [sigmoid = NaN, relu = NaN] = (await measure.decay()).map((report) => medians(report)[0]);
        const first = (name: string) => statisticsOf(measure.reference, 'part1', name).layers[0]?.median ?? NaN;
        return [
          between('times as much', relu / sigmoid, 48, 62),
          between('times as much in the reference', first('relu') / first('sigmoid'), 48, 62),
        ];
      },
    },
    {
      sentence:
        'The drawing is often made with the layers numbered from the input and the gradient shrinking towards the output.',
      needsNone: 'a remark on drawings elsewhere, the course notebook among them',
    },
    {
      sentence:
        'The error starts at the output, so in the sigmoid network the last layer gets the most, about 0.07 in the median, and the first layer the least, about 0.00016.',
      evidence: async (measure) => {
        const sizes = medians((await measure.decay())[0]);
        return [
          exactly('layer with the most', sizes.indexOf(Math.max(...sizes)) + 1, 5),
          exactly('layer with the least', sizes.indexOf(Math.min(...sizes)) + 1, 1),
          between('layer 5', sizes.at(-1) ?? NaN, 0.065, 0.075),
          between('layer 1', sizes[0] ?? NaN, 0.000155, 0.000169),
        ];
      },
    },
    {
      sentence: 'Raise the depth to 20.',
      evidence: () => [exactly('largest depth', DEPTH_LIMITS.high, 20)],
    },
    {
      sentence: 'The measured sigmoid line falls even a little faster than the drawn one.',
      evidence: async (measure) => {
        const [sigmoid] = await measure.decay({ depth: 20, draws: 1024 });
        return [between('kept per layer', factorPerLayer(sigmoid), 0.2, 0.25)];
      },
    },
    {
      sentence:
        'Set the draws to 1 and change the seed a few times: single draws scatter around the median, and with 256 draws the band shows how far.',
      evidence: () => [holds('1 draw and 256 are on offer', DRAW_CHOICES.includes(1) && DRAW_CHOICES.includes(256))],
    },
    {
      sentence: 'Why should the factor be close to a quarter for sigmoid?',
      evidence: async (measure) => [between('kept per layer', factorPerLayer((await measure.decay())[0]), 0.2, 0.3)],
    },
    { sentence: 'That is Part 3.', needsNone: 'the build checks the numbers of links' },
  ],
};
