import { dense, layer } from '../networkBuilder.js';
import { testRule } from './ruleTest.js';

const misspelt = {
  layers: [layer('Dense', { units: 8, activacion: 'relu', inputShape: [4] }), dense(1, 'sigmoid')],
};

testRule('unknown-argument', {
  finds: [
    {
      name: 'a misspelt activation',
      network: misspelt,
      severity: 'warning',
      headline: /activacion, not activation/,
    },
    {
      name: 'a shape that is no list',
      network: { layers: [dense(8, 'relu', { inputShape: 4 }), dense(1, 'sigmoid')] },
      severity: 'information',
      headline: /should be a list/,
    },
  ],
  spares: [
    {
      name: 'arguments that the layer takes',
      network: { layers: [dense(8, 'relu', { inputShape: [4], useBias: false, name: 'first' }), dense(1)] },
    },
  ],
  fixes: [
    {
      name: 'a misspelt activation',
      network: misspelt,
      kinds: ['activacion to activation in layer 1'],
      helps: ['activacion to activation in layer 1'],
    },
  ],
});
