import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browser/findBrowser.mjs';
import type { CheckRequest } from '../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../src/model/marks.js';
import { noContract, type ComputeContract, type NoContract } from '../../src/protocol/computeContract.js';
import { connect, type Connection } from '../../src/protocol/rpc.js';
import { number, oracleCases, oracleNetwork, oracleRequest } from '../unit/engine/oracleCases.js';

/** The compute worker's own bundle in a page of a real browser, spoken to through its contract. */
describe("the browser's compute worker", () => {
  let browser: Browser;
  let connection: Connection<ComputeContract>;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: ['src/compute/web/main.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      mainFields: ['browser', 'module', 'main'],
      loader: { '.wasm': 'binary' },
      logLevel: 'error',
    });
    browser = await chromium.launch(await findBrowser());
    const page = await browser.newPage();
    connection = connect<NoContract, ComputeContract>({
      channel: await workerChannel(page, outputFiles[0]!.text),
      contract: noContract,
      handlers: {},
    });
  });
  afterAll(async () => {
    connection.close();
    await browser.close();
  });

  test('computes on WebAssembly', async () => {
    expect((await connection.call('describe', null)).backend).toBe('wasm');
  });

  const trained = oracleCases().filter(({ layers }) => layers.every(({ training }) => training !== false));
  test.each(trained.map((oracle) => [oracle.id, oracle] as const))(
    "gives PyTorch's gradients for %s",
    async (_id, oracle) => {
      const outcome = await connection.call('check', oracleRequest(oracle));
      if (!outcome.ok) throw new Error(outcome.problem.message);
      const { value: report } = outcome;
      if (!oracle.finite || oracle.id === 'overflow_float32_only') {
        expect(report.nonFiniteDraws).toBe(1);
        return;
      }
      expect(report.nonFiniteDraws).toBe(0);
      const lost = number(oracle.float32.maxGradErrorRelativeToTensorMax!);
      const tolerance = Math.max(1e-5, 20 * lost);
      const { indices } = oracleNetwork(oracle);
      oracle.layers.forEach(({ grads = {} }, layer) => {
        for (const kernel of report.layers[indices[layer]!]!.kernels) {
          const { maxAbs, meanAbs, l2, zeroFraction } = grads[kernel.weight]!;
          const scale = number(maxAbs);
          const name = `${kernel.weight} of layer ${layer + 1}`;
          expect(Math.abs(kernel.maxAbs.median - scale), name).toBeLessThanOrEqual(tolerance * scale);
          expect(Math.abs(kernel.meanAbs.median - number(meanAbs)), name).toBeLessThanOrEqual(tolerance * scale);
          expect(Math.abs(kernel.l2.median - number(l2)), name).toBeLessThanOrEqual(
            tolerance * scale * Math.sqrt(kernel.shape.reduce((a, b) => a * b, 1)),
          );
          expect(kernel.zeroShare.median, name).toBeGreaterThanOrEqual(zeroFraction);
        }
      });
    },
  );

  test('lets a newer check in soon after the older one is cancelled', async () => {
    const endless: CheckRequest = {
      network: {
        layers: [
          { className: 'Dense', config: { units: 256, activation: 'relu', inputShape: [64] } },
          { className: 'Dense', config: { units: 256, activation: 'relu' } },
          { className: 'Dense', config: { units: 1, activation: 'sigmoid' } },
        ],
      },
      data: { kind: 'random', batchSize: 32 },
      seed: 1,
      draws: 100_000,
      marks: COURSE_MARKS,
    };
    const cancellation = new AbortController();
    const older = connection.call('check', endless, { signal: cancellation.signal });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const start = performance.now();
    cancellation.abort();
    const newer = connection.call('check', oracleRequest(trained[0]!));
    await expect(older).rejects.toThrow();
    expect((await newer).ok).toBe(true);
    // Some tens of milliseconds on a machine of one's own.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

/** Starts the worker from a blob, as the pages do, and carries its messages to and fro. */
async function workerChannel(page: Page, source: string) {
  const listeners = new Set<(message: unknown) => void>();
  await page.exposeFunction('fromWorker', (message: unknown) => listeners.forEach((listener) => listener(message)));
  const worker = await page.evaluateHandle((text) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const started = new Worker(url);
    started.onmessage = ({ data }: MessageEvent<unknown>) =>
      void (globalThis as unknown as { fromWorker: (message: unknown) => Promise<void> }).fromWorker(data);
    return started;
  }, source);
  return {
    post: (message: unknown) => void worker.evaluate((started, data) => started.postMessage(data), message),
    listen: (listener: (message: unknown) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
