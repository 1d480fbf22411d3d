import { env } from '@tensorflow/tfjs-core';
import { onBackend } from './backend.js';

/**
 * Runs TensorFlow.js' operations in double precision. Its only floating type is float32, but its cpu backend computes in plain
 * JavaScript and takes the arrays it stores results in from the global constructor; with that exchanged, nothing is rounded to
 * single precision any more. `run` is synchronous, so that nobody else ever meets the exchanged constructor.
 */
export function inDoublePrecision<Value>(run: () => Value): Value {
  const single = globalThis.Float32Array;
  const { platform, platformName } = env();
  const accepting = Object.assign(Object.create(platform) as typeof platform, {
    isTypedArray: (a: unknown): a is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray =>
      a instanceof Float64Array || platform.isTypedArray(a),
  });
  return onBackend('cpu', () => {
    globalThis.Float32Array = Float64Array as unknown as Float32ArrayConstructor;
    env().setPlatform(platformName, accepting);
    try {
      return run();
    } finally {
      globalThis.Float32Array = single;
      env().setPlatform(platformName, platform);
    }
  }).value;
}
