import * as tf from '@tensorflow/tfjs-core';
import { initializers } from '@tensorflow/tfjs-layers';
import type { KernelInitializer } from '../../../../src/lesson/kernelInitializers.js';

/** Standard deviation of a large kernel with that fan-in, drawn by TensorFlow.js itself. */
export function kernelDeviation(initializer: Extract<KernelInitializer, 'heNormal'>, fanIn: number): number {
  return tf.tidy(() => {
    const kernel = initializers[initializer]({ seed: 42 }).apply([fanIn, 20_000]);
    return tf.moments(kernel).variance.sqrt().dataSync()[0] ?? NaN;
  });
}

/** Clips one gradient as the lesson says and takes the step with TensorFlow.js' own optimiser: norms of gradient and step. */
export function clippedByHand(allowed: number): { readonly before: number; readonly after: number } {
  return tf.tidy(() => {
    const weights = tf.variable(tf.tensor1d([3, -4, 12]));
    const { grads } = tf.variableGrads(() => weights.square().sum().asScalar(), [weights]);
    const before = tf.norm(tf.stack(Object.values(grads).map((gradient) => tf.norm(gradient)))).dataSync()[0] ?? NaN;
    const factor = Math.min(1, allowed / before);
    const old = weights.clone();
    const optimizer = tf.train.sgd(1);
    optimizer.applyGradients(
      Object.fromEntries(Object.entries(grads).map(([name, gradient]) => [name, gradient.mul(factor)])),
    );
    const after = tf.norm(old.sub(weights)).dataSync()[0] ?? NaN;
    optimizer.dispose();
    weights.dispose();
    return { before, after };
  });
}
