import { perceptron } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const ending = (units: number, activation: string, loss: string) =>
  perceptron({ inputs: 4, hidden: [8], activation: 'relu', output: [units, activation], loss });

testRule('output-and-loss', {
  finds: [
    { name: 'softmax of one unit', network: ending(1, 'softmax', 'binaryCrossentropy'), severity: 'error' },
    { name: 'softmax, twice', network: ending(3, 'softmax', 'softmaxCrossEntropy'), severity: 'warning' },
    { name: 'relu into a cross-entropy', network: ending(3, 'relu', 'categoricalCrossentropy'), severity: 'error' },
  ],
  spares: [
    { name: 'softmax and categorical cross-entropy', network: ending(3, 'softmax', 'categoricalCrossentropy') },
    { name: 'sigmoid and binary cross-entropy', network: ending(1, 'sigmoid', 'binaryCrossentropy') },
    { name: 'linear and squared error', network: ending(1, 'linear', 'meanSquaredError') },
    { name: 'scores and the softmax of the loss', network: ending(3, 'linear', 'softmaxCrossEntropy') },
  ],
  fixes: [
    {
      name: 'softmax of one unit',
      network: ending(1, 'softmax', 'binaryCrossentropy'),
      kinds: ['output sigmoid'],
      helps: ['output sigmoid'],
    },
    {
      name: 'softmax, twice',
      network: ending(3, 'softmax', 'softmaxCrossEntropy'),
      kinds: ['output linear', 'loss categoricalCrossentropy'],
      helps: ['output linear', 'loss categoricalCrossentropy'],
    },
  ],
});
