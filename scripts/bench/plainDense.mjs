/*
 * A dense network in plain typed arrays, written as simply as it can be: the yardstick that the engine is measured against.
 */

/** @typedef {{ sizes: number[], activation: 'sigmoid' | 'relu', head: 'sigmoid' | 'linear' }} PlainNetwork */
/** @typedef {{ kernel: Float32Array, bias: Float32Array }} PlainLayer */

/** @param {number} seed @returns {() => number} uniform numbers in [0, 1) by xorshift */
export function uniforms(seed) {
  let state = (seed * 2654435761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/**
 * Glorot-uniform kernels and zero biases.
 * @param {number[]} sizes
 * @param {() => number} random
 * @returns {PlainLayer[]}
 */
export function drawLayers(sizes, random) {
  return sizes.slice(1).map((units, index) => {
    const inputs = sizes[index] ?? 0;
    const limit = Math.sqrt(6 / (inputs + units));
    const kernel = new Float32Array(inputs * units);
    for (let i = 0; i < kernel.length; i++) kernel[i] = limit * (2 * random() - 1);
    return { kernel, bias: new Float32Array(units) };
  });
}

/** @param {Float32Array} z @param {string} activation */
function activate(z, activation) {
  if (activation === 'sigmoid') for (let i = 0; i < z.length; i++) z[i] = 1 / (1 + Math.exp(-at(z, i)));
  else if (activation === 'relu') for (let i = 0; i < z.length; i++) z[i] = Math.max(at(z, i), 0);
}

/** @param {Float32Array} values @param {number} i @returns {number} */
const at = (values, i) => /** @type {number} */ (values[i]);

/**
 * Outputs of all layers, the inputs first.
 * @param {PlainNetwork} network
 * @param {PlainLayer[]} layers
 * @param {Float32Array} x
 * @param {number} batch
 */
export function forward(network, layers, x, batch) {
  const outputs = [x];
  layers.forEach(({ kernel, bias }, l) => {
    const input = /** @type {Float32Array} */ (outputs[l]);
    const units = bias.length;
    const inputs = kernel.length / units;
    const z = new Float32Array(batch * units);
    for (let b = 0; b < batch; b++) {
      for (let j = 0; j < units; j++) z[b * units + j] = at(bias, j);
      for (let i = 0; i < inputs; i++) {
        const value = at(input, b * inputs + i);
        for (let j = 0; j < units; j++) z[b * units + j] = at(z, b * units + j) + value * at(kernel, i * units + j);
      }
    }
    activate(z, l === layers.length - 1 ? network.head : network.activation);
    outputs.push(z);
  });
  return outputs;
}

/**
 * Gradients of all layers from dL/da of the outputs, which is overwritten.
 * @param {PlainNetwork} network
 * @param {PlainLayer[]} layers
 * @param {Float32Array[]} outputs
 * @param {Float32Array} outputSlope
 * @param {number} batch
 * @returns {PlainLayer[]}
 */
export function backward(network, layers, outputs, outputSlope, batch) {
  /** @type {PlainLayer[]} */
  const gradients = [];
  let delta = outputSlope;
  for (let l = layers.length - 1; l >= 0; l--) {
    const { kernel, bias } = /** @type {PlainLayer} */ (layers[l]);
    const input = /** @type {Float32Array} */ (outputs[l]);
    const output = /** @type {Float32Array} */ (outputs[l + 1]);
    const units = bias.length;
    const inputs = kernel.length / units;
    const activation = l === layers.length - 1 ? network.head : network.activation;
    for (let i = 0; i < delta.length; i++) {
      const a = at(output, i);
      if (activation === 'sigmoid') delta[i] = at(delta, i) * a * (1 - a);
      else if (activation === 'relu' && a <= 0) delta[i] = 0;
    }
    const own = { kernel: new Float32Array(kernel.length), bias: new Float32Array(units) };
    const before = new Float32Array(batch * inputs);
    for (let b = 0; b < batch; b++) {
      for (let j = 0; j < units; j++) own.bias[j] = at(own.bias, j) + at(delta, b * units + j);
      for (let i = 0; i < inputs; i++) {
        const value = at(input, b * inputs + i);
        let sum = 0;
        for (let j = 0; j < units; j++) {
          const d = at(delta, b * units + j);
          own.kernel[i * units + j] = at(own.kernel, i * units + j) + value * d;
          sum += d * at(kernel, i * units + j);
        }
        before[b * inputs + i] = sum;
      }
    }
    gradients[l] = own;
    delta = before;
  }
  return gradients;
}

/**
 * Mean |g| of every kernel over some draws, for the squared error.
 * @param {PlainNetwork} network
 * @param {{ x: Float32Array, y: Float32Array, batch: number, draws: number, seed: number }} check
 * @returns {number[][]} by draw
 */
export function checkPlainly(network, { x, y, batch, draws, seed }) {
  const random = uniforms(seed);
  return Array.from({ length: draws }, () => {
    const layers = drawLayers(network.sizes, random);
    const outputs = forward(network, layers, x, batch);
    const prediction = /** @type {Float32Array} */ (outputs.at(-1));
    const slope = prediction.map((p, i) => (2 * (p - at(y, i))) / prediction.length);
    return backward(network, layers, outputs, slope, batch).map(({ kernel }) => {
      let sum = 0;
      for (let i = 0; i < kernel.length; i++) sum += Math.abs(at(kernel, i));
      return sum / kernel.length;
    });
  });
}

/**
 * Binary cross entropy and accuracy of a batch; fills `slope` with dL/dp.
 * @param {Float32Array} p
 * @param {Float32Array} y
 * @param {Float32Array | null} slope
 */
function score(p, y, slope) {
  let loss = 0;
  let right = 0;
  for (let i = 0; i < p.length; i++) {
    const q = Math.min(Math.max(at(p, i), 1e-7), 1 - 1e-7);
    const label = at(y, i);
    loss -= label === 1 ? Math.log(q) : Math.log(1 - q);
    if (q > 0.5 === (label === 1)) right++;
    if (slope !== null) slope[i] = (q - label) / (q * (1 - q)) / p.length;
  }
  return { loss, right };
}

/**
 * The notebook's loop: Adam, batches in a new order every epoch, the last rows held out, four curves.
 * @param {PlainNetwork} network
 * @param {{ x: Float32Array, y: Float32Array, rows: number, heldOut: number, epochs: number, batch: number, seed: number }} data
 * @returns {{ loss: number, accuracy: number, validationLoss: number, validationAccuracy: number }[]}
 */
export function trainPlainly(network, { x, y, rows, heldOut, epochs, batch, seed }) {
  const random = uniforms(seed);
  const layers = drawLayers(network.sizes, random);
  const weights = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  const first = weights.map((w) => new Float32Array(w.length));
  const second = weights.map((w) => new Float32Array(w.length));
  const features = network.sizes[0] ?? 1;
  const kept = rows - heldOut;
  const order = Int32Array.from({ length: kept }, (_, i) => i);
  let step = 0;
  return Array.from({ length: epochs }, () => {
    for (let i = kept - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const held = /** @type {number} */ (order[i]);
      order[i] = /** @type {number} */ (order[j]);
      order[j] = held;
    }
    let loss = 0;
    let right = 0;
    for (let start = 0; start < kept; start += batch) {
      const chosen = order.subarray(start, start + batch);
      const bx = new Float32Array(chosen.length * features);
      const by = new Float32Array(chosen.length);
      chosen.forEach((row, i) => {
        bx.set(x.subarray(row * features, (row + 1) * features), i * features);
        by[i] = at(y, row);
      });
      const outputs = forward(network, layers, bx, chosen.length);
      const slope = new Float32Array(chosen.length);
      const scored = score(/** @type {Float32Array} */ (outputs.at(-1)), by, slope);
      loss += scored.loss;
      right += scored.right;
      const gradients = backward(network, layers, outputs, slope, chosen.length).flatMap((g) => [g.kernel, g.bias]);
      step++;
      const rate = (0.001 * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      weights.forEach((w, k) => {
        const g = /** @type {Float32Array} */ (gradients[k]);
        const m = /** @type {Float32Array} */ (first[k]);
        const v = /** @type {Float32Array} */ (second[k]);
        for (let i = 0; i < w.length; i++) {
          m[i] = 0.9 * at(m, i) + 0.1 * at(g, i);
          v[i] = 0.999 * at(v, i) + 0.001 * at(g, i) * at(g, i);
          w[i] = at(w, i) - (rate * at(m, i)) / (Math.sqrt(at(v, i)) + 1e-7);
        }
      });
    }
    const held = forward(network, layers, x.subarray(kept * features), heldOut);
    const scored = score(/** @type {Float32Array} */ (held.at(-1)), y.subarray(kept), null);
    return {
      loss: loss / kept,
      accuracy: right / kept,
      validationLoss: scored.loss / heldOut,
      validationAccuracy: scored.right / heldOut,
    };
  });
}
