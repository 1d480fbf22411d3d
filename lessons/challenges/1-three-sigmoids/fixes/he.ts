// @ts-ignore: TensorFlow.js need not be installed, because this file is read and never run.
import * as tf from '@tensorflow/tfjs';

// The student challenge: this network learns slowly. Change its hidden layers so that every layer gets a gradient of a
// healthy size. The output layer stays as it is.
export const studentNetwork = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal', inputShape: [10] }),
    tf.layers.dense({ units: 8, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 4, activation: 'relu', kernelInitializer: 'heNormal' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});

studentNetwork.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
