import type { Activation } from './activations.js';

/**
 * a = f(z) over `count` entries (rows of `units` for softmax). The commonest functions have loops of their own, because a call
 * per entry through a variable function costs more than most of them.
 */
export function applyActivation(
  activation: Activation,
  z: Float32Array,
  a: Float32Array,
  count: number,
  units: number,
): void {
  switch (activation.name) {
    case 'linear':
      a.set(z.length === count ? z : z.subarray(0, count));
      return;
    case 'sigmoid':
      for (let i = 0; i < count; i++) a[i] = 1 / (1 + Math.exp(-z[i]!));
      return;
    case 'tanh':
      for (let i = 0; i < count; i++) a[i] = Math.tanh(z[i]!);
      return;
    case 'softmax':
      softmax(z, a, count, units);
      return;
    case 'relu':
      if (activation.range === null) {
        // A NaN stays one, as in TensorFlow.js.
        for (let i = 0; i < count; i++) a[i] = z[i]! < 0 ? 0 : z[i]!;
        return;
      }
  }
  const { scalar } = activation;
  if (scalar === null) throw new RangeError(`no loop for ${activation.name}`);
  for (let i = 0; i < count; i++) a[i] = scalar.value(z[i]!);
}

/** Turns dL/da into dL/dz in place. */
export function multiplyBySlope(
  activation: Activation,
  z: Float32Array,
  a: Float32Array,
  delta: Float32Array,
  count: number,
  units: number,
): void {
  switch (activation.name) {
    case 'linear':
      return;
    case 'sigmoid':
      for (let i = 0; i < count; i++) delta[i] = delta[i]! * a[i]! * (1 - a[i]!);
      return;
    case 'tanh':
      for (let i = 0; i < count; i++) delta[i] = delta[i]! * (1 - a[i]! * a[i]!);
      return;
    case 'softmax':
      softmaxSlope(a, delta, count, units);
      return;
    case 'relu':
      if (activation.range === null) {
        for (let i = 0; i < count; i++) if (!(z[i]! > 0)) delta[i] = 0;
        return;
      }
  }
  const { scalar } = activation;
  if (scalar === null) throw new RangeError(`no slope for ${activation.name}`);
  for (let i = 0; i < count; i++) delta[i] = delta[i]! * scalar.derivative(z[i]!, a[i]!);
}

function softmax(z: Float32Array, a: Float32Array, count: number, units: number): void {
  for (let start = 0; start < count; start += units) {
    let largest = -Infinity;
    for (let i = start; i < start + units; i++) largest = Math.max(largest, z[i]!);
    let sum = 0;
    for (let i = start; i < start + units; i++) sum += Math.exp(z[i]! - largest);
    for (let i = start; i < start + units; i++) a[i] = Math.exp(z[i]! - largest) / sum;
  }
}

/** dz_j = a_j (da_j - sum_k da_k a_k), row by row. */
function softmaxSlope(a: Float32Array, delta: Float32Array, count: number, units: number): void {
  for (let start = 0; start < count; start += units) {
    let weighted = 0;
    for (let i = start; i < start + units; i++) weighted += delta[i]! * a[i]!;
    for (let i = start; i < start + units; i++) delta[i] = a[i]! * (delta[i]! - weighted);
  }
}
