import { parentPort } from 'node:worker_threads';
import wasmBinary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
import { prepareBackend } from '../../engine/index.js';
import { serveCompute } from '../serveCompute.js';

const port = parentPort;
if (port === null) throw new Error('the compute worker must be started as a worker thread');

void prepareBackend({ wasmBinary, onFallback: (sentence) => process.stderr.write(`${sentence}\n`) });
serveCompute({
  channel: {
    post: (message) => port.postMessage(message),
    listen: (listener) => {
      port.on('message', listener);
      return () => port.off('message', listener);
    },
  },
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  onFault: (fault) => process.stderr.write(`${fault}\n`),
});
