import { dense, perceptron } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const overflowing = (size: number) => ({
  layers: [
    dense(4, 'relu', { inputShape: [2], kernelInitializer: { className: 'Constant', config: { value: size } } }),
    dense(1, 'linear', { kernelInitializer: { className: 'RandomNormal', config: { stddev: size } } }),
  ],
  loss: 'meanSquaredError',
});

testRule('non-finite', {
  finds: [{ name: 'numbers that overflow', network: overflowing(1e30), severity: 'error' }],
  spares: [
    { name: 'numbers that are large and finite', network: overflowing(100) },
    { name: 'a healthy network', network: perceptron({ inputs: 2, hidden: [8], activation: 'relu' }) },
  ],
  fixes: [
    {
      name: 'numbers that overflow',
      network: overflowing(1e30),
      kinds: ['heNormal+glorotNormal', 'heUniform+glorotUniform', 'batchNormalization'],
      helps: ['heNormal+glorotNormal'],
    },
  ],
});
