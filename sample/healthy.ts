import * as tf from '@tensorflow/tfjs';

// ReLU lets the gradient through where a unit is active, and the He initialiser keeps its size from layer to layer.
export const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal', inputShape: [10] }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});

model.compile({ optimizer: tf.train.adam(0.001), loss: 'binaryCrossentropy' });
