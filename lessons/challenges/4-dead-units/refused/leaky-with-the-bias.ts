// @ts-ignore: TensorFlow.js need not be installed, because this file is read and never run.
import * as tf from '@tensorflow/tfjs';

// Every unit of this network starts with a bias of -2. Its ReLUs are silent: whatever comes in, nothing comes out.
export const silentNetwork = tf.sequential({
  layers: [
    tf.layers.dense({
      units: 32,
      kernelInitializer: 'heNormal',
      biasInitializer: tf.initializers.constant({ value: -2 }),
      inputShape: [10],
    }),
    tf.layers.leakyReLU(),
    tf.layers.dense({
      units: 32,
      kernelInitializer: 'heNormal',
      biasInitializer: tf.initializers.constant({ value: -2 }),
    }),
    tf.layers.leakyReLU(),
    tf.layers.dense({
      units: 16,
      kernelInitializer: 'heNormal',
      biasInitializer: tf.initializers.constant({ value: -2 }),
    }),
    tf.layers.leakyReLU(),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});

silentNetwork.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
