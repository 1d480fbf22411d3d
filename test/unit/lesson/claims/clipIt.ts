import { CLIP_EXPONENTS } from '../../../../src/lesson/widgets/gradientClipping.js';
import { clippingFactor, keepsProportions } from '../../../../src/webview/results/clipping.js';
import { between, exactly, holds, type FileClaims } from './claim.js';

export const clipIt: FileClaims = {
  file: 'lessons/exploding-gradients/3-clip-it.md',
  claims: [
    {
      sentence:
        'If the norm of all gradients taken together is larger than the number $c$ that you allow, multiply them all by one factor that makes it just as large.',
      evidence: () => [
        exactly('norm after clipping 50 to 5', 50 * clippingFactor(50, 5), 5),
        exactly('factor within the norm', clippingFactor(4, 5), 1),
      ],
    },
    {
      sentence: 'g \\;\\leftarrow\\; g \\cdot \\min\\!\\left(1, \\frac{c}{\\lVert g \\rVert}\\right)',
      evidence: () => [
        exactly('c below the norm', clippingFactor(8, 2), Math.min(1, 2 / 8)),
        exactly('c above the norm', clippingFactor(2, 8), Math.min(1, 8 / 2)),
      ],
    },
    {
      sentence: 'The norm allowed is 1.',
      evidence: async (measure) => [exactly('norm allowed', (await measure.clipping()).allowed, 1)],
    },
    {
      sentence: 'The two lines have the same shape: one is a copy of the other, moved down.',
      evidence: async (measure) => {
        const clipping = await measure.clipping();
        return [
          holds('each layer keeps its share', keepsProportions(clipping)),
          between('factor', clipping.factor, 0, 0.1),
        ];
      },
    },
    {
      sentence:
        'Without clipping it is more than a million times their own size, with clipping less than a thousandth of it.',
      evidence: async (measure) => {
        const { step, factor } = await measure.clipping();
        return [between('without', step, 1e6, 1e8), between('with', step * factor, 0, 1e-3)];
      },
    },
    {
      sentence: 'Now choose He normal weights and allow a norm of 100.',
      evidence: () => [between('100 as a power of ten', 2, CLIP_EXPONENTS.low, CLIP_EXPONENTS.high)],
    },
    {
      sentence: 'The gradient is within it, and clipping leaves it as it is.',
      evidence: async (measure) => {
        const { factor, norm } = await measure.clipping({ initializer: 'heNormal', clipExponent: 2 });
        return [exactly('factor', factor, 1), between('norm', norm, 0, 100)];
      },
    },
    {
      sentence: 'And a gradient that is already NaN cannot be clipped, because it has no direction.',
      evidence: () => [holds('NaN stays NaN', Number.isNaN(NaN * clippingFactor(NaN, 1)))],
    },
    {
      sentence:
        'In TensorFlow.js you clip by hand: compute the gradients with tf.variableGrads, scale them, and give them to optimizer.applyGradients.',
      evidence: (measure) => {
        const norms = measure.clippedByHand(5);
        return [between('before', norms.before, 6, Infinity), between('after', norms.after, 4.999, 5.001)];
      },
    },
  ],
};
