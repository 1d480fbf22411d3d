// @ts-ignore: TensorFlow.js need not be installed, because this file is read and never run.
import * as tf from '@tensorflow/tfjs';

// Twelve hidden layers, and after twenty epochs no better than guessing. Find out why, and let it learn.
export const deepNetwork = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'elu', inputShape: [10] }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 16, activation: 'elu' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});

deepNetwork.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
