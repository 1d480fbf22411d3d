import { activationFunctions } from '../../../../src/lesson/activationFunctions.js';
import { highestDerivative } from '../../../../src/webview/results/highestDerivative.js';
import { between, exactly, type FileClaims } from './claim.js';
import { factorPerLayer } from './figures.js';

export const summary: FileClaims = {
  file: 'lessons/vanishing-gradients/7-summary.md',
  claims: [
    {
      sentence: 'They learn slowly or not at all.',
      needsNone: 'measured in Part 5: slower with three to eight sigmoid layers, not at all with twelve',
    },
    {
      sentence:
        "Sigmoid's derivative is never more than a quarter, so the product shrinks unless the weights make up for it, and with the usual initialisers they do not.",
      evidence: async (measure) => {
        const figures = [exactly('highest derivative', highestDerivative('sigmoid'), 0.25)];
        for (const initializer of ['glorotUniform', 'glorotNormal', 'heNormal', 'heUniform', 'leCunNormal'] as const) {
          const [report] = await measure.comparison('the-problem', {
            networks: [
              { activation: 'sigmoid', initializer },
              { activation: 'relu', initializer },
            ],
            draws: 256,
          });
          figures.push(between(`kept per layer, ${initializer}`, factorPerLayer(report), 0.1, 0.3));
        }
        return figures;
      },
    },
    {
      sentence: '\\underbrace{0.25 \\cdot 0.25 \\cdot 0.25 \\cdots}_{\\text{one per layer}} \\;\\to\\; 0',
      evidence: () => [between('product of 20', 0.25 ** 20, 0, 1e-11)],
    },
    {
      sentence: "ReLU's derivative is 1 for an active unit and 0 for the others.",
      evidence: () => [
        exactly('active', activationFunctions.relu.derivative(1), 1),
        exactly('inactive', activationFunctions.relu.derivative(-1), 0),
      ],
    },
    {
      sentence:
        'In a fresh network about half of the units are active, and He initialisation makes up for the other half.',
      evidence: async (measure) => {
        const [, relu] = await measure.product();
        return relu.layers
          .slice(0, -1)
          .map(({ activation }) => between('active', 1 - (activation?.zeroShare.median ?? NaN), 0.4, 0.6));
      },
    },
    {
      sentence: 'Go back to Part 1 and look for the depth at which each activation gives up.',
      needsNone: 'a request; the build checks the numbers of links',
    },
  ],
};
