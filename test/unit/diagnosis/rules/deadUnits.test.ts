import { dense, perceptron, repeated } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const biased = (value: number) => ({
  layers: [
    dense(16, 'relu', { inputShape: [4], biasInitializer: { className: 'Constant', config: { value } } }),
    dense(1, 'sigmoid'),
  ],
});

testRule('dead-units', {
  finds: [
    { name: 'a ReLU that only sees negative numbers', network: biased(-10), severity: 'error' },
    { name: 'a ReLU that mostly sees negative numbers', network: biased(-0.8), severity: 'warning' },
  ],
  spares: [
    {
      name: 'a healthy ReLU network, half of whose outputs are 0',
      network: perceptron({ inputs: 10, hidden: repeated(3, 64), activation: 'relu', initializer: 'heNormal' }),
    },
    { name: 'a ReLU with a bias of 0', network: biased(0) },
  ],
  fixes: [
    {
      name: 'a ReLU that mostly sees negative numbers',
      network: biased(-2),
      kinds: ['elu', 'selu+leCunNormal', 'leakyReLU+heNormal', 'gelu+heNormal', 'swish+heNormal', 'batchNormalization'],
      helps: ['elu', 'selu+leCunNormal', 'leakyReLU+heNormal'],
    },
  ],
});
