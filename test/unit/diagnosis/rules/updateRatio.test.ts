import type { NetworkSpec } from '../../../../src/model/network.js';
import { perceptron } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const trained = (name: string, learningRate: number, hidden: readonly number[] = [64, 64]): NetworkSpec => ({
  ...perceptron({ inputs: 10, hidden, activation: 'relu' }),
  optimizer: { name, learningRate },
});

testRule('update-ratio', {
  finds: [
    {
      name: 'a rate that is far too large',
      network: trained('sgd', 10),
      severity: 'warning',
      headline: /learning rate/,
    },
    { name: 'Adam with a rate of 1', network: trained('adam', 1), severity: 'warning' },
    { name: 'a rate that is far too small', network: trained('sgd', 1e-6, [16]), severity: 'warning' },
  ],
  spares: [
    { name: 'a usual rate', network: trained('sgd', 0.01) },
    { name: "Adam's usual rate", network: trained('adam', 0.001) },
    { name: 'an optimiser whose first step depends on its accumulator', network: trained('adagrad', 1) },
  ],
  fixes: [
    { name: 'a rate that is far too large', network: trained('sgd', 10), kinds: ['rate 0.01'], helps: ['rate 0.01'] },
    { name: 'Adam with a rate of 1', network: trained('adam', 1), kinds: ['rate 0.001'], helps: ['rate 0.001'] },
  ],
});
