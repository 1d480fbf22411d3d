// @ts-ignore: TensorFlow.js need not be installed, because this file is read and never run.
import * as tf from '@tensorflow/tfjs';

// Every unit of this network starts with a bias of -2. Its ReLUs are silent: whatever comes in, nothing comes out.
export const silentNetwork = tf.sequential({
  layers: [
    tf.layers.dense({
      units: 32,
      activation: 'relu',
      kernelInitializer: 'heNormal',
      biasInitializer: 'zeros',
      inputShape: [10],
    }),
    tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: 'heNormal', biasInitializer: 'zeros' }),
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal', biasInitializer: 'zeros' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});

silentNetwork.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
