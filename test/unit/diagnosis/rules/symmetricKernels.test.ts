import { dense, perceptron, repeated } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const started = (initializer: string) => perceptron({ inputs: 10, hidden: [16, 16], activation: 'relu', initializer });

testRule('symmetric-kernels', {
  finds: [
    { name: 'kernels of zeros', network: started('zeros'), severity: 'error' },
    { name: 'kernels of ones', network: started('ones'), severity: 'error' },
  ],
  spares: [
    {
      name: 'a single layer from zeros, which learns all the same',
      network: {
        layers: [dense(1, 'sigmoid', { inputShape: [4], kernelInitializer: 'zeros' })],
        loss: 'binaryCrossentropy',
      },
    },
    { name: 'kernels at random', network: perceptron({ inputs: 10, hidden: repeated(2, 16), activation: 'relu' }) },
  ],
  fixes: [
    { name: 'kernels of zeros', network: started('zeros'), kinds: ['heNormal', 'heUniform'], helps: ['heNormal'] },
  ],
});
