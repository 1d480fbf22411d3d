import { perceptron } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const classifier = (stddev: number) =>
  perceptron({
    inputs: 10,
    hidden: [64, 64],
    activation: 'relu',
    initializer: { className: 'RandomNormal', config: { stddev } },
    output: [10, 'softmax'],
    loss: 'categoricalCrossentropy',
  });

testRule('initial-loss', {
  finds: [{ name: 'large kernels in a shallow classifier', network: classifier(1), severity: 'warning' }],
  spares: [
    { name: 'the classifier with small kernels', network: classifier(0.1) },
    {
      name: 'a regression, whose loss may be anything',
      network: perceptron({ inputs: 10, hidden: [64, 64], activation: 'relu', output: [1], loss: 'meanSquaredError' }),
    },
  ],
  fixes: [
    {
      name: 'large kernels',
      network: classifier(1),
      kinds: ['heNormal', 'batchNormalization'],
      helps: ['heNormal'],
    },
  ],
});
