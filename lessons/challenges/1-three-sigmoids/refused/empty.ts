// @ts-ignore: TensorFlow.js need not be installed, because this file is read and never run.
import * as tf from '@tensorflow/tfjs';

export const studentNetwork = tf.sequential({ layers: [] });
