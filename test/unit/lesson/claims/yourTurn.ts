import type { HiddenActivation } from '../../../../src/lesson/hiddenActivations.js';
import type { KernelInitializer } from '../../../../src/lesson/kernelInitializers.js';
import { between, exactly, holds, type FileClaims } from './claim.js';
import { everyAbove, medians, shareOf } from './figures.js';
import type { LessonMeasurements } from './LessonMeasurements.js';
import { statisticsOf } from './reference.js';

/** Every seed draws its own input row. */
const SEEDS = Array.from({ length: 40 }, (_, index) => 42 + index);

const options = (measure: LessonMeasurements) => measure.options('your-turn', 'activation-chooser');

interface Choice {
  readonly activation: HiddenActivation;
  readonly initializer?: KernelInitializer;
  readonly target?: number;
}

/** Share of the seeds in which every layer is above the mark: in a single draw, or the median of several. */
async function passing(measure: LessonMeasurements, choice: Choice, draws: number): Promise<number> {
  const { activation, initializer = 'glorotUniform', target = 0.5 } = choice;
  const { mark } = options(measure);
  let passed = 0;
  for (const seed of SEEDS) {
    const activations = [activation, activation, activation];
    const report = await measure.chosen({ activations, initializer, target, seed, draws });
    if (medians(report).every((size) => size > mark)) passed++;
  }
  return passed / SEEDS.length;
}

export const yourTurn: FileClaims = {
  file: 'lessons/vanishing-gradients/6-your-turn.md',
  claims: [
    {
      sentence:
        'This network has ten inputs, hidden layers of 16, 8 and 4 units, and one sigmoid output that you leave as it is.',
      evidence: (measure) => [
        exactly('inputs', options(measure).inputs, 10),
        holds('16, 8, 4', options(measure).hiddenUnits.join() === '16,8,4'),
      ],
    },
    {
      sentence: 'Its three hidden layers use sigmoid.',
      evidence: (measure) => [
        holds('three sigmoids', options(measure).setting.activations.join() === 'sigmoid,sigmoid,sigmoid'),
      ],
    },
    {
      sentence: 'It sees one row of standard normal numbers and should answer 0.5.',
      evidence: (measure) => [exactly('target', options(measure).setting.target, 0.5)],
    },
    {
      sentence: 'The exercise asks that every layer gets a mean |gradient| above 0.001.',
      evidence: (measure) => [exactly('mark', options(measure).mark, 0.001)],
    },
    {
      sentence: 'As it stands, with three sigmoid layers: will every layer get more than 0.001?',
      evidence: (measure) => [exactly('mark', options(measure).mark, 0.001)],
    },
    { sentence: 'Start with ReLU in all three: does it pass?', needsNone: 'a question; the answer follows' },
    { sentence: 'Then press Another seed ten times.', needsNone: 'a request' },
    {
      sentence: 'A single draw passes with ReLU in fewer than half of the seeds.',
      evidence: async (measure) => {
        const shares = [];
        for (const seed of SEEDS) {
          const report = await measure.chosen({ activations: ['relu', 'relu', 'relu'], seed, draws: 256 });
          shares.push(shareOf(report, everyAbove(options(measure).mark)));
        }
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        const reference = statisticsOf(measure.reference, 'part6', 'relu');
        return [
          between('share of draws, mean over the seeds', mean, 0.36, 0.49),
          between('share in the reference', reference.fracAllLayersAbove1e_3, 0.36, 0.49),
        ];
      },
    },
    {
      sentence: 'It can pass by luck and fail by bad luck, so set the draws to 256 and judge the median.',
      evidence: async (measure) => {
        const report = await measure.chosen({ activations: ['relu', 'relu', 'relu'], draws: 256 });
        return [
          between(
            'share of draws that pass with seed 42',
            shareOf(report, everyAbove(options(measure).mark)),
            0.3,
            0.7,
          ),
        ];
      },
    },
    {
      sentence: 'Even then ReLU fails in more than half of the seeds.',
      evidence: async (measure) => [
        between('share of seeds that pass', await passing(measure, { activation: 'relu' }, 256), 0.2, 0.49),
      ],
    },
    {
      sentence: 'Do not conclude that ReLU does not help: three sigmoid layers never pass, not in a single draw.',
      evidence: async (measure) => {
        const shares = [];
        for (const seed of SEEDS) {
          shares.push(shareOf(await measure.chosen({ seed, draws: 256 }), everyAbove(options(measure).mark)));
        }
        return [
          exactly('largest share of draws that pass', Math.max(...shares), 0),
          exactly(
            'share in the reference',
            statisticsOf(measure.reference, 'part6', 'sigmoid').fracAllLayersAbove1e_3,
            0,
          ),
        ];
      },
    },
    { sentence: 'Two things are at work:', needsNone: 'the two that follow' },
    {
      sentence: 'The target is 0.5, and an untrained sigmoid output starts near 0.5.',
      evidence: async (measure) => {
        const report = await measure.chosen({ activations: ['relu', 'relu', 'relu'], draws: 256 });
        const output = report.layers.at(-1)?.activation?.mean;
        return [
          exactly('target', options(measure).setting.target, 0.5),
          between('output, median', output?.median ?? NaN, 0.4, 0.6),
        ];
      },
    },
    {
      sentence: 'The error is nearly zero, so each gradient is small, for a reason that has nothing to do with depth.',
      evidence: async (measure) => {
        const activations: HiddenActivation[] = ['relu', 'relu', 'relu'];
        const near = await measure.chosen({ activations, draws: 256 });
        const far = await measure.chosen({ activations, target: 1, draws: 256 });
        return medians(far).map((size, layer) =>
          between(`layer ${layer + 1}, times larger with target 1`, size / (medians(near)[layer] ?? NaN), 2, 100),
        );
      },
    },
    {
      sentence: 'Move the target to 1: now the median passes with ReLU in every seed.',
      evidence: async (measure) => [
        exactly('share of seeds', await passing(measure, { activation: 'relu', target: 1 }, 256), 1),
      ],
    },
    {
      sentence: 'The network is narrow, and a ReLU unit that is off passes nothing.',
      needsNone: 'its derivative is 0 there, as Part 3 shows',
    },
    {
      sentence:
        'Go back to a target of 0.5 and try tanh, ELU, or SELU with LeCun normal weights: with each of them the median passes in practically every seed.',
      evidence: async (measure) => [
        between('tanh', await passing(measure, { activation: 'tanh' }, 256), 0.95, 1),
        between('ELU', await passing(measure, { activation: 'elu' }, 256), 0.95, 1),
        between('SELU', await passing(measure, { activation: 'selu', initializer: 'leCunNormal' }, 256), 0.95, 1),
      ],
    },
    {
      sentence: 'ReLU with He normal weights passes in most.',
      evidence: async (measure) => [
        between(
          'share of seeds',
          await passing(measure, { activation: 'relu', initializer: 'heNormal' }, 256),
          0.6,
          0.97,
        ),
      ],
    },
    { sentence: 'So there is more than one right answer.', needsNone: 'follows from the sentences before' },
    {
      sentence:
        "Whatever you choose, look at two things: is each layer's median above the mark, and does the line stay level from the last layer to the first?",
      needsNone: 'advice',
    },
  ],
};
