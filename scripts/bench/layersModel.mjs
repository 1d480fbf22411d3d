/* The same work through tfjs-layers and tf.variableGrads: how it is usually done. */
import { dispose, squaredDifference, sum, tensor2d, tidy, train, variableGrads } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';

/** @param {import('./plainDense.mjs').PlainNetwork} network */
export function buildModel({ sizes, activation, head }) {
  return sequential({
    layers: sizes.slice(1).map((units, index) =>
      layers.dense({
        units,
        activation: index === sizes.length - 2 ? head : activation,
        kernelInitializer: 'glorotUniform',
        ...(index === 0 && { inputShape: [sizes[0] ?? 1] }),
      }),
    ),
  });
}

/**
 * Builds the model anew for every draw and takes one gradient; reads every kernel's.
 * @param {import('./plainDense.mjs').PlainNetwork} network
 * @param {number[]} row
 * @param {number} target
 * @param {number} draws
 */
export function checkByLayers(network, row, target, draws) {
  for (let draw = 0; draw < draws; draw++) {
    const model = buildModel(network);
    tidy(() => {
      const x = tensor2d([row]);
      const y = tensor2d([[target]]);
      const { grads } = variableGrads(
        () =>
          /** @type {import('@tensorflow/tfjs-core').Scalar} */ (
            sum(
              squaredDifference(
                /** @type {import('@tensorflow/tfjs-core').Tensor} */ (model.apply(x, { training: true })),
                y,
              ),
            )
          ),
      );
      for (const gradient of Object.values(grads)) gradient.dataSync();
    });
    model.dispose();
  }
}

/**
 * `model.fit` with its default yielding.
 * @param {import('./plainDense.mjs').PlainNetwork} network
 * @param {{ x: Float32Array, y: Float32Array, rows: number, epochs: number }} data
 */
export async function fitByLayers(network, { x, y, rows, epochs }) {
  const model = buildModel(network);
  const optimizer = train.adam(0.001);
  model.compile({ optimizer, loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const xs = tensor2d(x, [rows, network.sizes[0] ?? 1]);
  const ys = tensor2d(y, [rows, 1]);
  const { history } = await model.fit(xs, ys, { epochs, batchSize: 32, validationSplit: 0.2, verbose: 0 });
  dispose([xs, ys]);
  model.dispose();
  optimizer.dispose();
  return history;
}
