import { readFileSync } from 'node:fs';
import { engine, setBackend } from '@tensorflow/tfjs-core';
import { prepareBackend, type BackendName } from '../../../src/engine/backend.js';

/** Every backend that the extension ships. */
export const shippedBackends: readonly BackendName[] = ['wasm', 'cpu'];

/** Prepares both backends with the binary that the shells ship. */
export async function prepareBackends(): Promise<void> {
  const file = new URL(
    '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    import.meta.url,
  );
  if ((await prepareBackend({ wasmBinary: readFileSync(file) })) !== 'wasm') throw new Error('no wasm backend');
  await setBackend('cpu');
  await setBackend('wasm');
}

export const numberOfTensors = (): number => engine().memory().numTensors;

/** Yields as the shells do. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
