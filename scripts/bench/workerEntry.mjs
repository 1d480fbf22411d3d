/* global self, MessageChannel */
import { runSuite } from './runSuite.mjs';

/** Bundled by bench.mjs and started from a blob, as the pages start the compute worker. */
const channel = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** @typedef {{ wasmBinary: Uint8Array, rounds: number, only: string[] }} Start */

self.onmessage = async (/** @type {MessageEvent<Start>} */ { data }) => {
  try {
    const result = await runSuite({
      ...data,
      pause: () =>
        new Promise((resolve) => {
          waiting.push(resolve);
          channel.port2.postMessage(null);
        }),
      now: () => performance.now(),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      heap: () => null,
      say: (line) => self.postMessage({ line }),
    });
    self.postMessage({ result });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
