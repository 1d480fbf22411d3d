import type { CheckRequest } from '../../../../src/model/gradientCheck.js';
import { perceptron, repeated } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const tanh = (stddev: number) =>
  perceptron({
    inputs: 10,
    hidden: repeated(3, 64),
    activation: 'tanh',
    initializer: { className: 'RandomNormal', config: { stddev } },
  });
const inThousands: Partial<CheckRequest> = {
  data: {
    kind: 'rows',
    x: Array.from({ length: 16 }, (_, row) => [1000 + 50 * row, -800 - 40 * row]),
    y: Array.from({ length: 16 }, (_, row) => [row % 2]),
  },
};
const sigmoid = perceptron({ inputs: 2, hidden: [16], activation: 'sigmoid', initializer: 'glorotUniform' });

testRule('saturation', {
  finds: [
    { name: 'tanh with large kernels', network: tanh(1), severity: 'warning' },
    { name: 'sigmoid with inputs in the thousands', network: sigmoid, severity: 'error', request: inThousands },
  ],
  spares: [
    { name: 'tanh with kernels that fit', network: tanh(0.15) },
    { name: 'sigmoid with inputs near one', network: sigmoid },
  ],
  fixes: [
    {
      name: 'tanh with large kernels',
      network: tanh(1),
      kinds: ['relu', 'elu', 'selu+leCunNormal', 'glorotNormal', 'batchNormalization'],
      helps: ['glorotNormal'],
    },
  ],
});
