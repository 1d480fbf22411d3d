// Measures the engine against tfjs-layers and plain typed arrays:
// npm run bench -- [--json FILE] [--browser] [--rounds N] [--only check.single,train.pair]
// or what a person waits for in the real editor: npm run bench -- --editor [--json FILE] [--rounds N]
/* global Worker, Blob, atob */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker as ThreadWorker } from 'node:worker_threads';
import { build } from 'esbuild';
import { benchmarkKeys } from './bench/keys.mjs';
import { caseLines, goalLine, tableLines } from './bench/printTable.mjs';
import { measureEditor } from './bench/editorCases.mjs';
import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { inProject } from './project/paths.mjs';

const wasmFile = inProject('node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist', 'tfjs-backend-wasm-simd.wasm');

/**
 * Bundles one entry as the products are bundled.
 * @param {string} entry
 * @param {string} outfile
 * @param {'node' | 'browser'} platform
 */
async function bundle(entry, outfile, platform) {
  await build({
    entryPoints: [inProject('scripts', 'bench', entry)],
    outfile,
    bundle: true,
    platform,
    format: platform === 'node' ? 'esm' : 'iife',
    target: 'es2022',
    mainFields: platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
    logLevel: 'error',
    // The WebAssembly module asks Node for its files through CommonJS, though it needs none of them here.
    ...(platform === 'node' && {
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    }),
  });
}

/**
 * Runs the suite in a worker thread and measures how long this thread is ever held up beside it.
 * @param {string} folder
 * @param {number} rounds
 * @param {string[]} only
 */
async function runInNode(folder, rounds, only) {
  const script = path.join(folder, 'suite.mjs');
  await bundle('nodeEntry.mjs', script, 'node');
  const worker = new ThreadWorker(script, { workerData: { wasmBinary: readFileSync(wasmFile), rounds, only } });
  let last = performance.now();
  let longestOwnPause = 0;
  const timer = setInterval(() => {
    longestOwnPause = Math.max(longestOwnPause, performance.now() - last);
    last = performance.now();
  }, 4);
  try {
    /** @type {import('./bench/runSuite.mjs').SuiteResult} */
    const result = await new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('exit', () => reject(new PlainFailure('The benchmark did not run to its end.')));
      worker.on('message', (message) => {
        if (message.line !== undefined) process.stderr.write(`${message.line}\n`);
        else resolve(message.result);
      });
    });
    return { ...result, longestOwnPause, ownThread: 'the thread beside it' };
  } finally {
    clearInterval(timer);
    await worker.terminate();
  }
}

/**
 * Runs the suite in a worker of a page and measures how long the page's own thread is ever held up.
 * @param {string} folder
 * @param {number} rounds
 * @param {string[]} only
 */
async function runInBrowser(folder, rounds, only) {
  const { chromium } = await import('playwright-core');
  const { findBrowser } = await import('./browser/findBrowser.mjs');
  const script = path.join(folder, 'worker.js');
  await bundle('workerEntry.mjs', script, 'browser');
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage();
    page.on('console', (message) => process.stderr.write(`${message.text()}\n`));
    const { result, longestPageFrame } = await page.evaluate(
      ({ source, wasm, start }) =>
        new Promise((resolve, reject) => {
          let last = performance.now();
          let longestPageFrame = 0;
          const timer = setInterval(() => {
            longestPageFrame = Math.max(longestPageFrame, performance.now() - last);
            last = performance.now();
          }, 4);
          const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({ data }) => {
            if (data.line !== undefined) console.log(data.line);
            else if (data.error !== undefined) reject(new Error(data.error));
            else {
              clearInterval(timer);
              resolve({ result: data.result, longestPageFrame });
            }
          };
          const wasmBinary = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
          worker.postMessage({ ...start, wasmBinary });
        }),
      {
        source: readFileSync(script, 'utf8'),
        wasm: readFileSync(wasmFile).toString('base64'),
        start: { rounds, only },
      },
    );
    return { ...result, longestOwnPause: longestPageFrame, ownThread: "the page's own thread" };
  } finally {
    await browser.close();
  }
}

await runPlainly(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      browser: { type: 'boolean', default: false },
      editor: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '9' },
      only: { type: 'string', default: '' },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new PlainFailure('--rounds takes a whole number of 1 or more.');
  const only = values.only === '' ? benchmarkKeys : values.only.split(',');
  const unknown = only.find((key) => !benchmarkKeys.includes(key));
  if (unknown !== undefined) {
    throw new PlainFailure(`There is no benchmark "${unknown}"; there are ${benchmarkKeys.join(', ')}.`);
  }
  if (values.editor) {
    const cases = await measureEditor(rounds);
    console.log(
      ['In the embedded editor; medians in milliseconds', ...caseLines(cases), '', goalLine(cases)].join('\n'),
    );
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ cases }, null, 2)}\n`);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'gradient-lens-bench-'));
  try {
    const run = values.browser ? runInBrowser : runInNode;
    const suite = await run(folder, rounds, only);
    console.log(tableLines(suite).join('\n'));
    if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(suite, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
