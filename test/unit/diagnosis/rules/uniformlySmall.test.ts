import { dense, layer, partOne, perceptron, repeated } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const glorotRelu = (depth: number, width: number) =>
  perceptron({ inputs: 10, hidden: repeated(depth, width), activation: 'relu', initializer: 'glorotUniform' });

testRule('uniformly-small', {
  finds: [
    { name: '20 ReLU layers of 8, Glorot', network: glorotRelu(20, 8), severity: 'warning' },
    { name: '20 ReLU layers of 64, Glorot', network: glorotRelu(20, 64), severity: 'warning' },
    { name: '50 ReLU layers of 64, Glorot', network: glorotRelu(50, 64), severity: 'warning' },
    {
      name: 'a loss that is near zero from the start',
      network: { ...partOne('tanh'), loss: 'meanSquaredError' },
      severity: 'information',
      request: { data: { kind: 'rows', x: [[0.001, 0.002]], y: [[0.5]] } },
    },
  ],
  spares: [
    {
      name: 'a wide healthy network, whose entries are small and whose kernels are, too',
      network: perceptron({ inputs: 10, hidden: repeated(3, 256), activation: 'relu', initializer: 'heNormal' }),
    },
    {
      name: 'an output that starts from zeros, which holds back the first step only',
      network: {
        layers: [
          layer('Flatten', { inputShape: [7, 7, 16] }),
          dense(16, 'relu'),
          dense(1, 'linear', { kernelInitializer: 'zeros', useBias: false }),
        ],
        loss: 'meanSquaredError',
      },
    },
    { name: 'gradients that vanish', network: partOne('sigmoid') },
  ],
  fixes: [
    {
      name: '20 ReLU layers of 64',
      network: glorotRelu(20, 64),
      kinds: ['heNormal', 'heUniform', 'selu+leCunNormal', 'batchNormalization'],
      helps: ['heNormal', 'heUniform', 'selu+leCunNormal'],
    },
  ],
});
