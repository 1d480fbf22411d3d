// @ts-ignore: TensorFlow.js need not be installed, because this file is read and never run.
import * as tf from '@tensorflow/tfjs';

// Someone drew the weights of this network from a standard normal distribution. One training step would destroy it.
export const explodingNetwork = tf.sequential({
  layers: [
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
      inputShape: [10],
    }),
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
    }),
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
    }),
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
    }),
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
    }),
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
    }),
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
    }),
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }),
    }),
    tf.layers.dense({ units: 1 }),
  ],
});

explodingNetwork.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
