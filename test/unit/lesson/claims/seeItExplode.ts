import { DEPTH_LIMITS, WIDTH_LIMITS } from '../../../../src/lesson/widgets/gradientComparison.js';
import { COURSE_MARKS } from '../../../../src/model/marks.js';
import { between, exactly, holds, type FileClaims } from './claim.js';
import { everyAbove, medians, shareOf } from './figures.js';
import type { LessonMeasurements } from './LessonMeasurements.js';

const explode = (measure: LessonMeasurements, change: { depth?: number; width?: number } = {}) =>
  measure.comparison('see-it-explode', { draws: 64, ...change });

export const seeItExplode: FileClaims = {
  file: 'lessons/exploding-gradients/1-see-it-explode.md',
  claims: [
    {
      sentence:
        'Start two networks with weights of different size and watch depth decide between healthy and enormous.',
      needsNone: 'what the part does',
    },
    {
      sentence:
        'Both networks below have eight layers, ReLU in the hidden ones and a linear output, and see the same input.',
      evidence: (measure) => {
        const { setting, outputActivation } = measure.options('see-it-explode', 'gradient-comparison');
        return [
          exactly('layers', setting.depth, 8),
          holds(
            'ReLU',
            setting.networks.every(({ activation }) => activation === 'relu'),
          ),
          holds('linear output', outputActivation === 'linear'),
        ];
      },
    },
    {
      sentence:
        'The second draws each weight from a normal distribution with deviation 1, as many people do on their first try.',
      evidence: (measure) => {
        const { networks } = measure.options('see-it-explode', 'gradient-comparison').setting;
        return [holds('deviation 1', networks[1].initializer === 'standardNormal')];
      },
    },
    {
      sentence: "In which network will a layer's mean |gradient| be above 1, the course's mark for exploding?",
      evidence: () => [exactly('large mark', COURSE_MARKS.large, 1)],
    },
    { sentence: 'Only with deviation 1', needsNone: 'an answer to choose' },
    {
      sentence:
        'With deviation 1 the gradient is above 1 in every layer, not only in some, and it is above 1,000,000 in the median.',
      evidence: async (measure) => {
        const [, large] = await measure.comparison('see-it-explode', { draws: 1024 });
        return [
          between('share of draws with every layer above 1', shareOf(large, everyAbove(1)), 0.99, 1),
          between('smallest median', Math.min(...medians(large)), 1e6, Infinity),
        ];
      },
    },
    {
      sentence: 'With He normal weights no layer is above the mark in the median.',
      evidence: async (measure) => {
        const [he] = await measure.comparison('see-it-explode', { draws: 1024 });
        return [between('largest median', Math.max(...medians(he)), 0, COURSE_MARKS.large)];
      },
    },
    {
      sentence: 'With deviation 1 the whole line rises about 15 times with each layer that you add.',
      evidence: async (measure) => {
        const [, low] = await explode(measure, { depth: 4 });
        const [, high] = await explode(measure, { depth: 12 });
        return [0, 1].map((layer) =>
          between(
            `factor per added layer, layer ${layer + 1}`,
            ((medians(high)[layer] ?? NaN) / (medians(low)[layer] ?? NaN)) ** (1 / 8),
            12.5,
            17.5,
          ),
        );
      },
    },
    {
      sentence: 'With He weights it sinks slowly instead.',
      evidence: async (measure) => {
        const [low] = await explode(measure, { depth: 4 });
        const [high] = await explode(measure, { depth: 20 });
        return [
          between(
            'factor per added layer',
            ((medians(high)[0] ?? NaN) / (medians(low)[0] ?? NaN)) ** (1 / 16),
            0.75,
            0.95,
          ),
        ];
      },
    },
    {
      sentence: 'Then go back to depth 8 and try a width of 8 and one of 128.',
      evidence: () => [
        between('depths on offer', 8, DEPTH_LIMITS.low, DEPTH_LIMITS.high),
        exactly('largest width', WIDTH_LIMITS.high, 128),
      ],
    },
    {
      sentence:
        "The wider the layers, the more violently deviation 1 explodes: the first layer's median goes from about a thousand to several hundred billion.",
      evidence: async (measure) => {
        const first = async (width: number) => medians((await explode(measure, { width }))[1])[0] ?? NaN;
        return [
          between('width 8', await first(8), 500, 2000),
          between('width 32', await first(32), 1e6, 1e9),
          between('width 128', await first(128), 2e11, 2e12),
        ];
      },
    },
  ],
};
