import { enableProdMode, engine, env, setBackend, unregisterKernel, version_core } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmGradients } from './wasmGradients.js';

/** What is used of it here; every host has it, though not every host's types are seen from this room. */
declare const WebAssembly: { validate(bytes: Uint8Array): boolean };

/** Which engine answers: TensorFlow.js' version and its backend's name. */
export interface EngineDescription {
  readonly tensorflow: string;
  readonly backend: string;
}

/** What a shell supplies. */
export interface BackendOptions {
  /** The contents of `tfjs-backend-wasm-simd.wasm`; without them, or where WebAssembly is refused, plain JavaScript computes. */
  readonly wasmBinary?: Uint8Array;
  /** Told in one sentence when that binary cannot be used. */
  readonly onFallback?: (sentence: string) => void;
}

export type BackendName = 'wasm' | 'cpu';

/**
 * Gradients that the wasm backend of TensorFlow.js 4.22 gets wrong, as the differences of `verifyGradients` show; ours takes the
 * place of the first, and a network that needs the second is computed in plain JavaScript.
 */
const wrongOnWasm = ['MaxPoolGrad', 'Conv3DBackpropInputV2'];

let preparation: Promise<BackendName> | undefined;

/**
 * Makes a backend ready; the first call decides, later ones wait for it. Nothing is fetched: the WebAssembly binary is handed to
 * TensorFlow.js in memory, so a page needs no `connect-src`, only `'wasm-unsafe-eval'`.
 */
export function prepareBackend(options: BackendOptions = {}): Promise<BackendName> {
  preparation ??= prepare(options);
  return preparation;
}

async function prepare({ wasmBinary, onFallback }: BackendOptions): Promise<BackendName> {
  enableProdMode();
  if (wasmBinary !== undefined) {
    if (await prepareWasm(wasmBinary)) return 'wasm';
    onFallback?.('The WebAssembly backend cannot be used here, so plain JavaScript computes, which takes longer.');
  }
  await setBackend('cpu');
  return 'cpu';
}

async function prepareWasm(binary: Uint8Array): Promise<boolean> {
  // TensorFlow.js' loader throws its failures once more outside every promise, which ends a process of Node.
  if (!WebAssembly.validate(binary)) return false;
  // The module's Node branch names this CommonJS variable, which ES modules lack, without using its value.
  (globalThis as { __dirname?: string }).__dirname ??= '/';
  env().set('WASM_HAS_SIMD_SUPPORT', true);
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const name = env().platformName;
  const { platform } = env();
  const answer = { ok: true, arrayBuffer: () => Promise.resolve(binary) };
  const local = Object.assign(Object.create(platform) as typeof platform, { fetch: () => Promise.resolve(answer) });
  setWasmPaths('', true);
  env().setPlatform(name, local);
  try {
    const ready = await setBackend('wasm');
    if (ready) {
      for (const kernel of wrongOnWasm) unregisterKernel(kernel, 'wasm');
      registerWasmGradients();
    }
    return ready;
  } catch {
    return false;
  } finally {
    env().setPlatform(name, platform);
  }
}

/** TensorFlow.js' version and the backend in use. */
export async function describeEngine(): Promise<EngineDescription> {
  return { tensorflow: version_core, backend: await prepareBackend() };
}

/**
 * Runs on the wanted backend and, if that lacks an operation (the wasm backend has none of a volume's convolution, for
 * instance), once more in plain JavaScript. Returns the backend that answered.
 */
export function onBackend<Value>(
  wanted: BackendName,
  run: () => Value,
): { readonly value: Value; readonly backend: BackendName } {
  select(wanted);
  try {
    return { value: run(), backend: wanted };
  } catch (error) {
    if (wanted === 'cpu' || !isMissingKernel(error)) throw error;
    select('cpu');
    return { value: run(), backend: 'cpu' };
  }
}

/** Switching between backends that are ready takes effect at once; the promise only matters for the first time. */
function select(name: BackendName): void {
  if (engine().backendName !== name) void setBackend(name);
}

/** Whether a backend lacked an operation; another may have it. */
export const isMissingKernel = (error: unknown): boolean =>
  error instanceof Error && /Kernel '.*' not registered for backend/.test(error.message);
