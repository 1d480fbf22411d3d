import { activationFunctions } from '../../../../src/lesson/activationFunctions.js';
import type { KernelInitializer } from '../../../../src/lesson/kernelInitializers.js';
import { PRODUCT_LIMITS } from '../../../../src/lesson/widgets/derivativeProduct.js';
import type { GradientReport } from '../../../../src/model/gradientCheck.js';
import { hiddenDerivatives } from '../../../../src/webview/results/derivativeProduct.js';
import { highestDerivative } from '../../../../src/webview/results/highestDerivative.js';
import { between, exactly, holds, type FileClaims } from './claim.js';
import { medians, spreadOf } from './figures.js';
import type { LessonMeasurements } from './LessonMeasurements.js';
import { statisticsOf } from './reference.js';

const { sigmoid, relu } = activationFunctions;
const product = (report: GradientReport) => hiddenDerivatives(report).reduce((all, one) => all * one, 1);

/** A deep sigmoid network with weights of each kind, beside ReLU's. */
const withWeights = (measure: LessonMeasurements, initializer: KernelInitializer) =>
  measure.comparison('the-problem', {
    networks: [
      { activation: 'sigmoid', initializer },
      { activation: 'relu', initializer },
    ],
    depth: 10,
    width: 64,
    draws: 64,
  });

/** What a hidden layer keeps on average of the gradient of the next one, the output layer left out. */
function keptPerHiddenLayer(report: GradientReport): number {
  const hidden = medians(report).slice(0, -1);
  return ((hidden[1] ?? NaN) / (hidden.at(-1) ?? NaN)) ** (1 / (hidden.length - 2));
}

export const why: FileClaims = {
  file: 'lessons/vanishing-gradients/3-why.md',
  claims: [
    {
      sentence: 'The chain rule multiplies derivatives, and the derivative of sigmoid is never more than a quarter.',
      evidence: () => [exactly('highest derivative', highestDerivative('sigmoid'), 0.25)],
    },
    {
      sentence:
        "\\frac{\\partial L}{\\partial W_1} \\;\\propto\\; f'(z_1) \\cdot W_2 \\cdot f'(z_2) \\cdot W_3 \\cdots f'(z_n)",
      needsNone: 'the chain rule; its digits count layers',
    },
    {
      sentence: 'Guess first, then move x and read the four charts at the same place.',
      needsNone: 'two activations and their derivatives',
    },
    {
      sentence: 'Sigmoid rises from 0 to 1.',
      evidence: () => [
        between('at -20', sigmoid.value(-20), 0, 1e-8),
        between('at 20', sigmoid.value(20), 1 - 1e-8, 1),
        holds(
          'rises',
          [-3, -1, 0, 1, 3].every((x) => sigmoid.derivative(x) > 0),
        ),
      ],
    },
    { sentence: '0.25', evidence: () => [exactly('highest derivative', highestDerivative('sigmoid'), 0.25)] },
    { sentence: '0.5', needsNone: 'an answer to choose' },
    { sentence: '1', needsNone: 'an answer to choose' },
    {
      sentence: "Sigmoid's derivative is $\\sigma'(x) = \\sigma(x)\\,(1 - \\sigma(x))$.",
      evidence: () =>
        [-2, 0, 3].map((x) => {
          const slope = (sigmoid.value(x + 1e-5) - sigmoid.value(x - 1e-5)) / 2e-5;
          const formula = sigmoid.value(x) * (1 - sigmoid.value(x));
          return between(`difference quotient less formula at ${x}`, slope - formula, -1e-9, 1e-9);
        }),
    },
    {
      sentence:
        'It is largest at $x = 0$, where it is $0.5 \\cdot 0.5 = 0.25$, and it falls off to both sides: at $x = 3$ it is only 0.045.',
      evidence: () => [
        exactly('sigmoid at 0', sigmoid.value(0), 0.5),
        exactly('derivative at 0', sigmoid.derivative(0), 0.25),
        exactly('highest derivative', highestDerivative('sigmoid'), 0.25),
        holds(
          'falls off to both sides',
          [1, 2, 3].every((x) =>
            [1, -1].every((side) => sigmoid.derivative(side * x) < sigmoid.derivative(side * (x - 1))),
          ),
        ),
        exactly('derivative at 3, three decimals', Number(sigmoid.derivative(3).toFixed(3)), 0.045),
      ],
    },
    {
      sentence: 'So a sigmoid can never pass on more than a quarter.',
      evidence: () => [exactly('highest derivative', highestDerivative('sigmoid'), 0.25)],
    },
    {
      sentence: "ReLU's derivative is 1 for a positive input and 0 for a negative one.",
      evidence: () => [
        exactly('at 0.5', relu.derivative(0.5), 1),
        exactly('at -0.5', relu.derivative(-0.5), 0),
        exactly('highest', highestDerivative('relu'), 1),
      ],
    },
    {
      sentence:
        'Along a path of active units the product is $1 \\cdot 1 \\cdot 1 \\cdots = 1$, and the gradient passes unchanged.',
      evidence: () => [exactly('product of 20', relu.derivative(1) ** 20, 1)],
    },
    { sentence: 'A unit at 0 passes nothing.', evidence: () => [exactly('derivative', relu.derivative(0), 0)] },
    { sentence: 'Is it usually 1, as one often reads?', needsNone: 'a question; the course notebook says so' },
    {
      sentence: 'In a freshly started network, only for about half of the units.',
      evidence: async (measure) => [
        ...hiddenDerivatives((await measure.product())[1]).map((mean) => between('mean derivative', mean, 0.45, 0.55)),
        ...statisticsOf(measure.reference, 'part1', 'relu')
          .layers.slice(0, -1)
          .map((layer) => between('in the reference', layer.meanAbsActivationDerivative, 0.45, 0.55)),
      ],
    },
    {
      sentence:
        "Measured in real networks of four hidden layers: how many times larger will ReLU's product of mean derivatives be than sigmoid's?",
      evidence: (measure) => [exactly('layers', measure.options('why', 'derivative-product').setting.layers, 4)],
    },
    { sentence: 'Between 2 and 10 times', needsNone: 'an answer to choose' },
    {
      sentence: 'Between 10 and 100 times',
      evidence: async (measure) => {
        const [first, second] = await measure.product();
        return [between('ratio of the products', product(second) / product(first), 10, 100)];
      },
    },
    { sentence: 'More than 100 times', needsNone: 'an answer to choose' },
    {
      sentence: 'After four layers of sigmoid at most $0.25^4$ is left, about 0.0039.',
      evidence: (measure) => {
        const { bound, setting } = measure.options('why', 'derivative-product');
        return [exactly('four decimals', Number((bound ** setting.layers).toFixed(4)), 0.0039)];
      },
    },
    {
      sentence: 'Measured it is about 0.0027, because real inputs are seldom exactly 0, where sigmoid is steepest.',
      evidence: async (measure) => {
        const [report] = await measure.product();
        const [shown] = await measure.product({ draws: 256 });
        return [
          between('product', product(report), 0.0026, 0.0028),
          between('product in 256 draws', product(shown), 0.0026, 0.0028),
          exactly('steepest at 0', sigmoid.derivative(0), highestDerivative('sigmoid')),
        ];
      },
    },
    {
      sentence:
        "ReLU's mean derivative is about one half, so the product of its means shrinks too, only more slowly: about 0.06 is left.",
      evidence: async (measure) => {
        const [, report] = await measure.product();
        return [
          ...hiddenDerivatives(report).map((mean) => between('mean derivative', mean, 0.45, 0.55)),
          between('product', product(report), 0.055, 0.065),
        ];
      },
    },
    {
      sentence: 'Set the slider to 10 layers, and $0.25^{10}$ is less than one millionth.',
      evidence: () => [
        between('layers on offer', PRODUCT_LIMITS.high, 10, Infinity),
        between('product', 0.25 ** 10, 0, 1e-6),
      ],
    },
    { sentence: 'The other half of the story', needsNone: 'a figure of speech' },
    {
      sentence:
        'Derivatives are not the only factors: between two of them stands a weight matrix, and its size decides what is left.',
      evidence: async (measure) => {
        const [small] = await withWeights(measure, 'smallNormal');
        const [large] = await withWeights(measure, 'standardNormal');
        return [
          between('kept with large over small weights', keptPerHiddenLayer(large) / keptPerHiddenLayer(small), 3, 100),
        ];
      },
    },
    {
      sentence:
        "He initialisation makes the weights of a ReLU network larger by about as much as the units at 0 take away, and so keeps the gradient's size nearly constant from one hidden layer to the next.",
      evidence: async (measure) => {
        const [, he] = await withWeights(measure, 'heNormal');
        return [between('largest over smallest median of hidden layers', spreadOf(medians(he).slice(1, -1)), 1, 1.3)];
      },
    },
    {
      sentence: 'Try it in Part 1.',
      needsNone: 'the build checks the numbers of links',
    },
    {
      sentence: 'With Glorot, He or LeCun weights a sigmoid layer still keeps only about a quarter.',
      evidence: async (measure) => {
        const figures = [];
        for (const initializer of ['glorotUniform', 'glorotNormal', 'heNormal', 'heUniform', 'leCunNormal'] as const) {
          const [report] = await withWeights(measure, initializer);
          figures.push(between(initializer, keptPerHiddenLayer(report), 0.2, 0.36));
        }
        return figures;
      },
    },
    {
      sentence:
        'With weights drawn with deviation 1, which are much larger, it keeps more, but then many of its units sit at the flat ends of the sigmoid.',
      evidence: async (measure) => {
        const [report] = await withWeights(measure, 'standardNormal');
        return [
          between('kept per layer', keptPerHiddenLayer(report), 0.5, 1),
          ...report.layers
            .slice(1, -1)
            .map(({ activation }) => between('saturated', activation?.saturatedShare.median ?? NaN, 0.3, 1)),
        ];
      },
    },
    {
      sentence:
        'With factors well below 1 it vanishes, with factors well above 1 it explodes, and depth makes either worse.',
      evidence: () => [
        between('0.25 over 5 layers', 0.25 ** 5, 0, 1e-3),
        between('0.25 over 20 layers', 0.25 ** 20, 0, 1e-11),
        between('4 over 5 layers', 4 ** 5, 1e3, Infinity),
        between('4 over 20 layers', 4 ** 20, 1e11, Infinity),
      ],
    },
    { sentence: 'Part 4 puts it to use.', needsNone: 'the build checks the numbers of links' },
  ],
};
