/* global setImmediate */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { runSuite } from './runSuite.mjs';

/** Bundled by bench.mjs and run in a thread of its own, as the extension runs its compute worker. */
setFlagsFromString('--expose-gc');
const collect = /** @type {() => void} */ (runInNewContext('gc'));
const { wasmBinary, rounds, only } = workerData;

const result = await runSuite({
  wasmBinary,
  rounds,
  only,
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  heap: () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  },
  say: (line) => parentPort?.postMessage({ line }),
});
parentPort?.postMessage({ result });
