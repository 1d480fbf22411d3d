import type { CheckRequest } from '../../../../src/model/gradientCheck.js';
import { PART_ONE_ROW } from '../measure.js';
import { partOne, perceptron, repeated } from '../networkBuilder.js';
import { testRule, type Sick } from './ruleTest.js';

const glorot = (hidden: readonly number[], activation: string) =>
  perceptron({ inputs: 10, hidden, activation, initializer: 'glorotUniform' });

const partSix: Partial<CheckRequest> = {
  data: {
    kind: 'rows',
    x: Array.from({ length: 32 }, (_, row) =>
      Array.from({ length: 10 }, (_, column) => 1.4 * Math.sin(7 * row + 3 * column)),
    ),
    y: Array.from({ length: 32 }, () => [0.5]),
  },
};

const sigmoidLayers = (depth: number, width: number): Sick => ({
  name: `${depth} sigmoid layers of ${width}`,
  network: glorot(repeated(depth, width), 'sigmoid'),
  severity: 'warning',
  headline: /^vanishing: layer 1 gets/,
});

testRule('vanishing', {
  finds: [
    {
      name: "Part 1's sigmoid network",
      network: partOne('sigmoid'),
      severity: 'warning',
      headline: /^vanishing: layer 1 gets \d+x less than layer 5$/,
      request: { data: PART_ONE_ROW, draws: 64 },
    },
    sigmoidLayers(4, 64),
    sigmoidLayers(10, 8),
    sigmoidLayers(10, 64),
    sigmoidLayers(20, 8),
    sigmoidLayers(50, 8),
    sigmoidLayers(5, 16),
    sigmoidLayers(5, 256),
    {
      name: '128-64-32-16-8 sigmoid',
      network: glorot([128, 64, 32, 16, 8], 'sigmoid'),
      severity: 'warning',
      headline: /^vanishing/,
    },
    {
      name: "Part 5's sigmoid network, which only shrinks",
      network: glorot([32, 16, 8], 'sigmoid'),
      severity: 'information',
      headline: /^shrinking/,
    },
    {
      name: "Part 6's sigmoid network, which only shrinks",
      network: { ...glorot([16, 8, 4], 'sigmoid'), loss: 'meanSquaredError' },
      severity: 'information',
      headline: /^shrinking/,
      request: partSix,
    },
  ],
  spares: [
    ...['relu', 'tanh', 'elu'].map((activation) => ({
      name: `Part 1's network with ${activation}`,
      network: partOne(activation),
      request: { data: PART_ONE_ROW, draws: 64 },
    })),
    { name: 'two sigmoid layers, whose one step says little', network: glorot([64, 32], 'sigmoid') },
    { name: 'gradients that are small at every layer', network: glorot(repeated(20, 8), 'relu') },
    {
      name: 'a few inputs in front of wide layers',
      network: perceptron({ inputs: 10, hidden: repeated(3, 128), activation: 'relu', initializer: 'heNormal' }),
    },
  ],
  fixes: [
    {
      name: 'eight sigmoid layers',
      network: glorot(repeated(8, 16), 'sigmoid'),
      kinds: [
        'relu',
        'relu+heNormal',
        'tanh',
        'elu',
        'elu+heNormal',
        'selu+leCunNormal',
        'leakyReLU+heNormal',
        'gelu+heNormal',
        'swish+heNormal',
        'glorotNormal',
        'batchNormalization',
      ],
      helps: [
        'relu+heNormal',
        'tanh',
        'elu',
        'selu+leCunNormal',
        'leakyReLU+heNormal',
        'gelu+heNormal',
        'batchNormalization',
      ],
    },
    {
      name: 'kernels that name no initialiser',
      network: perceptron({ inputs: 10, hidden: repeated(5, 16), activation: 'sigmoid' }),
      kinds: ['relu+heNormal', 'tanh+glorotUniform', 'glorotUniform'],
      helps: ['relu+heNormal', 'tanh+glorotUniform'],
    },
  ],
});
