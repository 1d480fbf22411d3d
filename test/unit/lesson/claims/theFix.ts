import { COURSE_MARKS } from '../../../../src/model/marks.js';
import { between, exactly, holds, type FileClaims } from './claim.js';
import { lastToFirst, median, medians, shareOf, someBelow } from './figures.js';
import type { LessonMeasurements } from './LessonMeasurements.js';

const program = (activation: string, remark: string) =>
  `const model = tf.sequential({ layers: [ tf.layers.dense({ units: 64, activation: '${activation}', inputShape: [10] }), ` +
  `tf.layers.dense({ units: 32, activation: '${activation}' }), ` +
  `tf.layers.dense({ units: 1, activation: 'sigmoid' }), // ${remark} ], });`;

/** Draws on several batches: the seed decides the batch too. */
async function batches(measure: LessonMeasurements) {
  const reports = [];
  for (let seed = 42; seed < 52; seed++) reports.push(await measure.comparison('the-fix', { seed, draws: 64 }));
  return reports;
}

/** Whether the part's program is the source file that its buttons open. */
const inSource = (measure: LessonMeasurements, file: string, code: string) => {
  const [withoutRemark = ''] = code.split(' // ');
  return measure.source('vanishing-gradients', file).replace(/\s+/g, ' ').includes(withoutRemark);
};

export const theFix: FileClaims = {
  file: 'lessons/vanishing-gradients/4-the-fix.md',
  claims: [
    {
      sentence: program('sigmoid', 'the output: a probability'),
      evidence: (measure) => [
        holds('is what the button opens', inSource(measure, 'broken.ts', program('sigmoid', ''))),
      ],
    },
    {
      sentence: 'And here it is with two words changed:',
      evidence: (measure) => {
        const words = (file: string) => measure.source('vanishing-gradients', file).split(/\b/);
        const fixed = words('fixed.ts');
        return [
          exactly('words that differ', words('broken.ts').filter((word, index) => word !== fixed[index]).length, 2),
        ];
      },
    },
    {
      sentence: program('relu', 'unchanged'),
      evidence: (measure) => [holds('is the fixed file', inSource(measure, 'fixed.ts', program('relu', '')))],
    },
    { sentence: 'Never believe a fix that was not measured.', needsNone: 'advice' },
    {
      sentence: 'Both networks get the same batch of 32 random inputs and labels.',
      evidence: async (measure) => {
        const { data } = measure.options('the-fix', 'gradient-comparison');
        const [sigmoid, relu] = await measure.comparison('the-fix', { draws: 64 });
        return [
          exactly('rows', data.kind === 'normal' ? data.samples : NaN, 32),
          holds(
            'labels',
            sigmoid.assumptions.targets.includes('labels') && relu.assumptions.targets.includes('labels'),
          ),
        ];
      },
    },
    {
      sentence: 'This network has only two hidden layers.',
      evidence: (measure) => [
        exactly('hidden layers', measure.options('the-fix', 'gradient-comparison').hiddenUnits?.length ?? NaN, 2),
      ],
    },
    {
      sentence: "Will the course's mark of 0.0001 fire?",
      evidence: () => [exactly('small mark', COURSE_MARKS.small, 0.0001)],
    },
    {
      sentence: 'With two hidden layers nothing has vanished yet: in no draw is a layer below the mark.',
      evidence: async (measure) =>
        (await batches(measure)).flatMap((pair) =>
          pair.map((report) => exactly('share of draws below', shareOf(report, someBelow(COURSE_MARKS.small)), 0)),
        ),
    },
    {
      sentence:
        'In the sigmoid network the first layer gets roughly a hundred times less than the last, in the ReLU network only two to five times less.',
      evidence: async (measure) => {
        return (await batches(measure)).flatMap(([sigmoid, relu]) => [
          between('sigmoid', median(lastToFirst(sigmoid)), 60, 180),
          between('ReLU', median(lastToFirst(relu)), 2, 5.5),
        ]);
      },
    },
    {
      sentence: "And ReLU's first layer gets about ten times as much as sigmoid's.",
      evidence: async (measure) => {
        const ratios = (await batches(measure)).map(
          ([sigmoid, relu]) => (medians(relu)[0] ?? NaN) / (medians(sigmoid)[0] ?? NaN),
        );
        return ratios.map((ratio) => between('times as much', ratio, 7.5, 13));
      },
    },
    {
      sentence: 'Output layer: sigmoid for two classes, softmax for several, linear for a number.',
      needsNone: 'a convention: what the outputs mean',
    },
  ],
};
