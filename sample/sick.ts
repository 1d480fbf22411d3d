import * as tf from '@tensorflow/tfjs';

const units = 16;

// Eight sigmoid layers: each passes on at most a quarter of the gradient that reaches it.
export const model = tf.sequential();
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform', inputShape: [10] }));
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));
model.add(tf.layers.dense({ units, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));
model.add(tf.layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: 'glorotUniform' }));

model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
