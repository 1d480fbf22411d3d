import wasmBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
import { prepareBackend } from '../engine/index.js';

/** Makes the fastest backend ready that there is; a slower one is announced beside the results. */
export async function prepareEngine(): Promise<void> {
  await prepareBackend({ wasmBinary, onFallback: (sentence) => process.stderr.write(`${sentence}\n`) });
}
