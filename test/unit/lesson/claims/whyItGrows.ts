import { highestDerivative } from '../../../../src/webview/results/highestDerivative.js';
import { activationFunctions } from '../../../../src/lesson/activationFunctions.js';
import type { KernelInitializer } from '../../../../src/lesson/kernelInitializers.js';
import { COURSE_MARKS } from '../../../../src/model/marks.js';
import { between, exactly, holds, type FileClaims } from './claim.js';
import { medians } from './figures.js';
import type { LessonMeasurements } from './LessonMeasurements.js';

const factor = (deviation: number, units: number) => deviation * Math.sqrt(units / 2);

/** First layer's median of a deep ReLU network with these weights over a shallow one's, per added layer. */
async function sinking(measure: LessonMeasurements, initializer: KernelInitializer): Promise<number> {
  const first = async (depth: number) => {
    const [report] = await measure.comparison('see-it-explode', {
      networks: [
        { activation: 'relu', initializer },
        { activation: 'relu', initializer: 'standardNormal' },
      ],
      depth,
      draws: 256,
    });
    return medians(report)[0] ?? NaN;
  };
  return ((await first(12)) / (await first(4))) ** (1 / 8);
}

export const whyItGrows: FileClaims = {
  file: 'lessons/exploding-gradients/2-why-it-grows.md',
  claims: [
    {
      sentence: 'ReLU then silences about one half of the units, which leaves',
      evidence: async (measure) => {
        const [relu] = await measure.comparison('why-it-grows', { draws: 256 });
        return relu.layers
          .slice(0, -1)
          .map(({ activation }) => between('silent', activation?.zeroShare.median ?? NaN, 0.4, 0.6));
      },
    },
    {
      sentence: '\\text{factor per layer} \\;\\approx\\; s\\,\\sqrt{\\tfrac{n}{2}}',
      evidence: async (measure) => {
        const [relu] = await measure.comparison('why-it-grows', { draws: 256 });
        const size = (layer: number) => relu.layers[layer]?.activation?.standardDeviation.median ?? NaN;
        return [
          between(
            'measured growth of the signal',
            (size(6) / size(1)) ** (1 / 5),
            0.85 * factor(1, 32),
            1.1 * factor(1, 32),
          ),
        ];
      },
    },
    {
      sentence: 'For $n = 32$ and $s = 1$ the factor is $\\sqrt{16} = 4$.',
      evidence: (measure) => [
        exactly('units', measure.options('why-it-grows', 'gradient-comparison').setting.width, 32),
        exactly('factor', factor(1, 32), 4),
      ],
    },
    {
      sentence: 'He initialisation chooses $s = \\sqrt{2/n}$, which makes it 1.',
      evidence: () => [between('factor', factor(Math.sqrt(2 / 32), 32), 1 - 1e-12, 1 + 1e-12)],
    },
    { sentence: 'The factor strikes twice.', needsNone: 'the sentences that follow say how' },
    {
      sentence:
        'So with a squared error each added layer multiplies the gradients by about the factor squared, here 16.',
      evidence: async (measure) => {
        const first = async (depth: number) =>
          medians((await measure.comparison('why-it-grows', { depth, draws: 256 }))[0])[0] ?? NaN;
        return [
          exactly('factor squared', factor(1, 32) ** 2, 16),
          between('measured', ((await first(12)) / (await first(4))) ** (1 / 8), 13, 17.5),
        ];
      },
    },
    {
      sentence: 'Tanh never gives more than 1, so its signal cannot grow.',
      evidence: () => [
        between('tanh of 100', activationFunctions.tanh.value(100), -1, 1),
        exactly('highest derivative', highestDerivative('tanh'), 1),
      ],
    },
    {
      sentence:
        "Tanh bounds the signal, so its gradients stay far below ReLU's: less than a thousandth of them in the first layer.",
      evidence: async (measure) => {
        const [relu, tanh] = await measure.comparison('why-it-grows', { draws: 256 });
        return [between('of ReLU', (medians(tanh)[0] ?? NaN) / (medians(relu)[0] ?? NaN), 0, 1e-3)];
      },
    },
    {
      sentence: "But the first layer's median is still above the mark of 1.",
      evidence: async (measure) => {
        const [, tanh] = await measure.comparison('why-it-grows', { draws: 256 });
        return [between('first layer', medians(tanh)[0] ?? NaN, COURSE_MARKS.large, 100)];
      },
    },
    {
      sentence:
        'A large weight multiplies the error on the way back whatever the activation, and more than half of the units in the deeper hidden layers saturate, which is a trouble of its own.',
      evidence: async (measure) => {
        const [, tanh] = await measure.comparison('why-it-grows', { draws: 256 });
        return tanh.layers
          .slice(1, -1)
          .map(({ activation }) => between('saturated', activation?.saturatedShare.median ?? NaN, 0.5, 1));
      },
    },
    { sentence: 'Is the factor of He exactly 1?', needsNone: 'a question; the answer follows' },
    {
      sentence:
        'TensorFlow.js cuts off the tails of its He normal weights, so they come out about a tenth smaller than the formula says.',
      evidence: (measure) => {
        const deviation = measure.kernelDeviation('heNormal', 32);
        return [between('deviation over the formula', deviation / Math.sqrt(2 / 32), 0.86, 0.92)];
      },
    },
    {
      sentence: 'Choose He uniform there, and it sinks less.',
      evidence: async (measure) => {
        const normal = await sinking(measure, 'heNormal');
        const uniform = await sinking(measure, 'heUniform');
        return [
          between('He normal, per added layer', normal, 0.7, 0.95),
          between('He uniform, per added layer', uniform, 0.9, 1),
          holds('less', uniform > normal),
        ];
      },
    },
  ],
};
