import { dense, perceptron, repeated } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const normal = (stddev: number) => ({ className: 'RandomNormal', config: { stddev } });
const network = (initializer: string | ReturnType<typeof normal>, depth = 5) =>
  perceptron({ inputs: 10, hidden: repeated(depth, 64), activation: 'relu', initializer });

testRule('poor-initialisation', {
  finds: [
    { name: '20 ReLU layers, Glorot', network: network('glorotUniform', 20), severity: 'warning', headline: /shrinks/ },
    { name: 'kernels far too small', network: network(normal(0.01)), severity: 'warning', headline: /shrinks/ },
    {
      name: "TensorFlow.js' own randomNormal",
      network: network('randomNormal'),
      severity: 'information',
      headline: /shrinks/,
    },
    { name: 'kernels far too large', network: network(normal(1)), severity: 'warning', headline: /grows/ },
  ],
  spares: [
    { name: 'He kernels at depth 20', network: network('heNormal', 20) },
    { name: 'Glorot kernels at depth 4', network: network('glorotUniform', 4) },
    {
      name: 'layers much wider than the single unit in front of them',
      network: {
        layers: [
          dense(1, undefined, { inputShape: [1] }),
          ...repeated(3, 50).map((width) => dense(width, 'relu')),
          dense(1),
        ],
        loss: 'meanSquaredError',
      },
    },
  ],
  fixes: [
    {
      name: 'kernels far too small',
      network: network(normal(0.01)),
      kinds: ['heNormal', 'heUniform', 'selu+leCunNormal', 'batchNormalization'],
      helps: ['heNormal', 'heUniform', 'batchNormalization'],
    },
  ],
});
