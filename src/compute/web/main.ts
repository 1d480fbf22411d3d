import wasmBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
import { prepareBackend } from '../../engine/index.js';
import { serveCompute } from '../serveCompute.js';

declare const self: DedicatedWorkerGlobalScope;

/** Resolves in a task of its own; unlike `setTimeout` it is not slowed to 4 ms when nested. */
const pauses = new MessageChannel();
const waiting: (() => void)[] = [];
pauses.port1.onmessage = () => waiting.shift()?.();

// eslint-disable-next-line no-console -- it is no fault, and whoever started the worker takes an error for its end
void prepareBackend({ wasmBinary, onFallback: (sentence) => console.warn(sentence) });
serveCompute({
  channel: {
    post: (message) => self.postMessage(message),
    listen: (listener) => {
      const onMessage = (event: MessageEvent<unknown>) => listener(event.data);
      self.addEventListener('message', onMessage);
      return () => self.removeEventListener('message', onMessage);
    },
  },
  pause: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      pauses.port2.postMessage(null);
    }),
  // A worker started from a blob has no other place to report to; the page forwards errors to the log.
  onFault: (fault) => setTimeout(() => reportError(new Error(fault))),
});
