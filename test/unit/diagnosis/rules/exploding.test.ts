import type { NetworkSpec } from '../../../../src/model/network.js';
import { dense, perceptron, repeated } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const regression = (stddev: number): NetworkSpec => ({
  layers: [
    ...repeated(4, 64).map((width, index) =>
      dense(width, 'relu', {
        kernelInitializer: { className: 'RandomNormal', config: { stddev } },
        ...(index === 0 && { inputShape: [10] }),
      }),
    ),
    dense(1),
  ],
  loss: 'meanSquaredError',
});

testRule('exploding', {
  finds: [
    { name: 'kernels far too large, squared error', network: regression(1), severity: 'error' },
    { name: 'kernels too large, squared error', network: regression(0.5), severity: 'error', headline: /exploding/ },
  ],
  spares: [
    {
      name: 'a regression with He kernels',
      network: perceptron({
        inputs: 10,
        hidden: repeated(4, 64),
        activation: 'relu',
        initializer: 'heNormal',
        output: [1],
        loss: 'meanSquaredError',
      }),
    },
    { name: 'small kernels', network: regression(0.05) },
  ],
  fixes: [
    {
      name: 'kernels far too large',
      network: regression(1),
      kinds: ['heNormal', 'heUniform+glorotUniform', 'batchNormalization'],
      helps: ['heNormal', 'heUniform+glorotUniform'],
    },
  ],
});
