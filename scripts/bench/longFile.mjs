/** A file as a course has it, over and over: a factory, a model in an array, a model built by a loop. @param {number} index */
const lines = (index) => `
/** Part ${index}: data, a model and its training. */
export function makeModel${index}(units = ${8 + (index % 8)}, activation = 'relu') {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, activation, inputShape: [FEATURES] }));
  for (let layer = 0; layer < ${2 + (index % 3)}; layer++) {
    model.add(tf.layers.dense({ units: units / 2, activation }));
  }
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  return model;
}

async function trainPart${index}(rows) {
  const model = makeModel${index}(${16 + index});
  const xs = tf.tensor2d(rows.map(({ x }) => x));
  const ys = tf.tensor2d(rows.map(({ y }) => [y]));
  const history = await model.fit(xs, ys, {
    epochs: 20,
    batchSize: 32,
    callbacks: { onEpochEnd: (epoch, logs) => console.log(epoch, logs.loss) },
  });
  tf.dispose([xs, ys]);
  return history;
}
`;

/**
 * A TypeScript file with a model every twenty lines.
 * @param {number} length in lines
 */
export const longFile = (length) =>
  [
    "import * as tf from '@tensorflow/tfjs';",
    'const FEATURES = 10;',
    ...Array.from({ length: Math.ceil(length / 20) }, (_, index) => lines(index)),
  ]
    .join('\n')
    .split('\n')
    .slice(0, length)
    .join('\n');
