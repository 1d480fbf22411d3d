import { applyActivation, multiplyBySlope } from './activationLoops.js';
import { denseForward, denseInputGradients, denseWeightGradients } from './denseLoops.js';
import type { DenseStack, StackLayer } from './denseStack.js';

/** Kernel and bias of one layer; both null for layers without weights. */
export interface LayerWeights {
  readonly kernel: Float32Array | null;
  readonly bias: Float32Array | null;
}

/** What the forward pass leaves of one layer. */
export interface LayerActivity {
  /** Inputs of the activation; the factors of a dropout. The same array as `a` where they are equal. */
  readonly z: Float32Array;
  /** Outputs. */
  readonly a: Float32Array;
}

/** Entries of a layer's output for one batch. */
export const outputSize = (layer: StackLayer, batch: number): number => batch * layer.rowsPerSample * layer.units;

/** Room for the outputs of all layers for `batch` samples; layers that can share an array do. */
export function allocateActivity(stack: DenseStack, batch: number): LayerActivity[] {
  const activity: LayerActivity[] = [];
  for (const layer of stack.layers) {
    const a = new Float32Array(outputSize(layer, batch));
    const before = activity.at(-1);
    const linear = layer.kind === 'dense' && layer.activation?.name === 'linear';
    const z = layer.kind === 'activation' && before !== undefined ? before.a : linear ? a : new Float32Array(a.length);
    activity.push({ z, a });
  }
  return activity;
}

/** Room for dL/da, later dL/dz, of all layers; an activation layer works in its predecessor's. */
export function allocateDeltas(stack: DenseStack, batch: number): Float32Array[] {
  const deltas: Float32Array[] = [];
  for (const layer of stack.layers) {
    const before = deltas.at(-1);
    const shared = layer.kind === 'activation' && before !== undefined;
    deltas.push(shared ? before : new Float32Array(outputSize(layer, batch)));
  }
  return deltas;
}

/** Computes all outputs for `batch` samples; the factors of dropout layers must be in their `z`, or 1 everywhere. */
export function runForward(
  stack: DenseStack,
  weights: readonly LayerWeights[],
  activity: readonly LayerActivity[],
  x: Float32Array,
  batch: number,
): Float32Array {
  let input = x;
  stack.layers.forEach((layer, l) => {
    const { z, a } = activity[l]!;
    const { kernel, bias } = weights[l]!;
    const count = outputSize(layer, batch);
    if (layer.kind === 'dropout') {
      for (let i = 0; i < count; i++) a[i] = input[i]! * z[i]!;
    } else {
      // A stack that starts with an activation has no predecessor whose outputs could serve as its inputs.
      if (l === 0 && layer.kind === 'activation') z.set(input.subarray(0, count));
      const source = layer.kind === 'dense' ? z : input;
      if (layer.kind === 'dense') {
        denseForward(input, kernel!, bias, z, batch * layer.rowsPerSample, layer.inputs, layer.units);
      }
      if (source !== a) applyActivation(layer.activation!, source, a, count, layer.units);
    }
    input = a;
  });
  return input;
}

/**
 * Computes the gradients of all weights after `runForward` and returns the loss. `gradients` has the shape of `weights`; the
 * `deltas` are overwritten.
 */
export function runBackward(
  stack: DenseStack,
  weights: readonly LayerWeights[],
  gradients: readonly LayerWeights[],
  activity: readonly LayerActivity[],
  deltas: readonly Float32Array[],
  x: Float32Array,
  y: Float32Array,
  batch: number,
): number {
  const { layers } = stack;
  const rows = (batch * stack.outputSize) / stack.outputUnits;
  const loss = stack.loss(y, activity.at(-1)!.a, rows, stack.outputUnits, deltas.at(-1)!);
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l]!;
    const { z, a } = activity[l]!;
    const delta = deltas[l]!;
    const count = outputSize(layer, batch);
    const deltaBefore = l > 0 ? deltas[l - 1]! : null;
    if (layer.kind === 'dropout') {
      if (deltaBefore !== null) for (let i = 0; i < count; i++) deltaBefore[i] = delta[i]! * z[i]!;
      continue;
    }
    const input = l > 0 ? activity[l - 1]!.a : x;
    multiplyBySlope(layer.activation!, layer.kind === 'dense' ? z : input, a, delta, count, layer.units);
    if (layer.kind !== 'dense') continue;
    const layerRows = batch * layer.rowsPerSample;
    const own = gradients[l]!;
    denseWeightGradients(input, delta, own.kernel!, own.bias, layerRows, layer.inputs, layer.units);
    if (deltaBefore !== null) {
      denseInputGradients(delta, weights[l]!.kernel!, deltaBefore, layerRows, layer.inputs, layer.units);
    }
  }
  return loss;
}
