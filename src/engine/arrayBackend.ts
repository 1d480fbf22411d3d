import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { DenseStack } from './denseStack.js';
import type { LayerWeights } from './denseStackRun.js';

/** What our kernels use of TensorFlow.js' cpu backend: arrays by tensor, handed over without a copy. */
export interface ArrayBackend {
  readonly data: { get(dataId: TensorInfo['dataId']): { readonly values?: unknown } };
  makeTensorInfo(shape: number[], dtype: 'float32', values: Float32Array): TensorInfo;
}

/** The numbers behind a tensor; they must not be changed. */
export const valuesOf = (backend: ArrayBackend, info: TensorInfo): Float32Array =>
  backend.data.get(info.dataId).values as Float32Array;

/** A flat tensor around an array. */
export const arrayInfo = (backend: ArrayBackend, values: Float32Array): TensorInfo =>
  backend.makeTensorInfo([values.length], 'float32', values);

/** Kernel and bias arrays per layer, numbered in the plan's order. */
export function weightArrays(stack: DenseStack, array: (index: number) => Float32Array): LayerWeights[] {
  let next = 0;
  return stack.layers.map(({ kind, useBias }) => ({
    kernel: kind === 'dense' ? array(next++) : null,
    bias: useBias ? array(next++) : null,
  }));
}
