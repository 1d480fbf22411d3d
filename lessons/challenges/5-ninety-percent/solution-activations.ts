// @ts-ignore: TensorFlow.js need not be installed, because this file is read and never run.
import * as tf from '@tensorflow/tfjs';

// Open: reach 90 % training accuracy within 20 epochs, with at least eight hidden layers. Everything else is up to you:
// activations, initialisers, widths, normalisation, the optimiser and its rate.
export const openNetwork = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal', inputShape: [10] }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});

openNetwork.compile({ optimizer: tf.train.sgd(0.01), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
