'use strict';
// For measurements only. Loaded before everything else into the server's processes; in the extension host and its worker
// threads it measures how long the thread is ever held up, and answers questions about that and about memory.
const fs = require('node:fs');
const Module = require('node:module');
const net = require('node:net');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { isMainThread, threadId } = require('node:worker_threads');

const INTERVAL = 4;
const folder = process.env.GRADIENT_LENS_PROBE_FOLDER;
// Worker threads inherit this, and so do other processes, whose number is another.
if (isMainThread && process.argv.includes('--type=extensionHost')) {
  process.env.GRADIENT_LENS_PROBED_HOST = String(process.pid);
}

if (folder && process.env.GRADIENT_LENS_PROBED_HOST === String(process.pid)) {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc');
  let last = performance.now();
  let longest = 0;
  setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - INTERVAL);
    last = now;
  }, INTERVAL).unref();

  /** Processor time of what was done, in milliseconds: unlike time on the clock it is the same on a busy machine. */
  const activation = { load: 0, activate: 0 };
  /** @param {'load' | 'activate'} part @param {() => unknown} work */
  const timed = (part, work) => {
    const before = process.cpuUsage();
    try {
      return work();
    } finally {
      const { user, system } = process.cpuUsage(before);
      activation[part] = (user + system) / 1000;
    }
  };
  const prototype = /** @type {{ load: (this: NodeModule, file: string) => unknown }} */ (
    /** @type {unknown} */ (Module.prototype)
  );
  const { load } = prototype;
  prototype.load = function (file) {
    if (!/gradient-lens[^/\\]*[/\\]dist[/\\]extension\.cjs$/.test(file)) return load.call(this, file);
    timed('load', () => load.call(this, file));
    const { activate, ...others } = this.exports;
    this.exports = {
      ...others,
      /** @param {unknown[]} args */
      activate: (...args) => timed('activate', () => activate(...args)),
    };
    return undefined;
  };

  /** @type {Record<string, () => unknown>} */
  const answers = {
    activation: () => activation,
    /** The longest time since the last question in which the thread did nothing else. */
    pause: () => {
      const answer = longest;
      longest = 0;
      return answer;
    },
    memory: () => {
      collect();
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      // TensorFlow.js keeps its engine there, for copies of itself to find.
      const tensors = /** @type {any} */ (globalThis)._tfengine?.memory().numTensors ?? null;
      return { bytes: heapUsed + arrayBuffers, tensors };
    },
    snapshot: () => v8.writeHeapSnapshot(path.join(folder, `${process.pid}-${threadId}.heapsnapshot`)),
  };

  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (question) => {
      const answer = answers[String(question).trim()];
      socket.end(JSON.stringify(answer ? answer() : null));
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const name = `${process.pid}-${threadId}-${isMainThread ? 'host' : 'worker'}`;
    fs.writeFileSync(path.join(folder, name), String(/** @type {net.AddressInfo} */ (server.address()).port));
  });
  server.unref();
}
