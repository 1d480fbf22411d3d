import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testResultsFolder } from '../../../scripts/project/paths.mjs';
import { soakLines, type SoakResult } from '../../../scripts/soak/soakTable.mjs';
import type { EditorWindow } from '../harness/EditorWindow.js';
import { LessonPanel } from '../harness/LessonPanel.js';
import { openWindow } from '../harness/openWindow.js';
import { grownKinds, heapCensus } from './heapCensus.js';
import { HostProbes } from './hostProbes.js';
import { whenSeen } from './moments.js';

const resultFile = process.env.GRADIENT_LENS_MEASUREMENTS;
const times = JSON.parse(process.env.GRADIENT_LENS_SOAK ?? '{"checks":1000,"panels":200,"trainings":50}') as {
  readonly checks: number;
  readonly panels: number;
  readonly trainings: number;
};

/** So many models stand in the file that is checked as a whole; all of them are in view at once. */
const MODELS = 16;
/** One model in so many is sick, because measuring its fixes takes many times as long as its check. */
const SICK_EVERY = 8;
const LESSON = 'Part 1 - The Problem';
const TRAINING = 'Part 5 - Training Comparison';
const MEGABYTE = 1e6;
/** What is left behind is measured, not how fast it goes: a machine that is busy with other things is waited for. */
const PATIENCE_MILLISECONDS = 1_200_000;

const file = [
  "import * as tf from '@tensorflow/tfjs';",
  ...Array.from({ length: MODELS }, (_, index) => {
    const layer = `tf.layers.dense({ units: ${8 + index}, activation: '${index % SICK_EVERY === 0 ? 'sigmoid' : 'relu'}'`;
    return `export const model${index} = tf.sequential({ layers: [${layer}, inputShape: [4] }), ${layer} }), ${layer} }), ${layer} }), tf.layers.dense({ units: 1 })] });`;
  }),
].join('\n');

describe('Soak', () => {
  const result: SoakResult = {};
  const probeFolder = mkdtempSync(join(tmpdir(), 'gradient-lens-probes-'));
  const probes = new HostProbes(probeFolder);
  let window: EditorWindow;
  let devTools: CDPSession;

  beforeAll(async () => {
    window = await openWindow({ files: { 'models.ts': file }, file: 'models.ts', probeFolder });
    window.page.setDefaultTimeout(PATIENCE_MILLISECONDS);
    devTools = await window.page.context().newCDPSession(window.page);
  });
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(() => window.screenshot(join(testResultsFolder, `soak-${task.name}.png`)));
  });
  afterAll(async () => {
    await window.close();
    rmSync(probeFolder, { recursive: true, force: true });
    if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify(result));
  });

  it('checks', async () => {
    const rounds = Math.ceil(times.checks / MODELS);
    await window
      .lens('Check gradients')
      .nth(MODELS - 1)
      .waitFor();
    await soak('checks', rounds, MODELS, async () => {
      const running = await whenSeen(window.page.mainFrame(), { selector: '.codelens-decoration .codicon-loading' });
      await window.command('Gradient Lens: Check Gradients in This File');
      await running();
      await expect.poll(() => window.lens('Report').count(), { timeout: PATIENCE_MILLISECONDS }).toBe(MODELS);
      await expect
        .poll(() => window.page.locator('.codelens-decoration .codicon-loading').count(), {
          timeout: PATIENCE_MILLISECONDS,
        })
        .toBe(0);
    });
  });

  it('panels', async () => {
    await soak('panels', Math.ceil(times.panels / 2), 2, async () => {
      await LessonPanel.open(window, LESSON);
      await window.closeTab(LESSON);
      await window.command('Gradient Lens: Show Gradient Report');
      await (await window.webview('Gradient Report')).getByRole('heading').first().waitFor();
      await window.closeTab('Gradient Report');
    });
  });

  it('trainings', async () => {
    const part = await LessonPanel.open(window, TRAINING);
    const bar = part.page.getByRole('progressbar', { name: 'Training progress' });
    const start = part.button(/^(Train both|Restart)$/);
    await soak('trainings', times.trainings, 1, async () => {
      await start.first().click();
      await expect
        .poll(() => bar.evaluate((node) => (node as HTMLProgressElement).value).catch(() => 0), {
          timeout: PATIENCE_MILLISECONDS,
        })
        .toBeGreaterThan(0.3);
      const stop = part.button('Stop');
      if (await stop.isVisible()) await stop.click({ timeout: 2000 }).catch(() => undefined);
      await start.first().waitFor();
    });
    await window.closeTab(TRAINING);
  });

  /** Does the work once in ten for a start, because much is loaded, compiled or kept once, and then as often as asked. */
  async function soak(name: string, rounds: number, each: number, work: () => Promise<void>): Promise<void> {
    const warmUp = Math.max(2, Math.ceil(rounds / 10));
    for (let round = 0; round < warmUp; round++) await work();
    const before = await figures();
    const kinds = heapCensus(await probes.snapshot());
    const started = Date.now();
    for (let round = 0; round < rounds; round++) await work();
    const seconds = (Date.now() - started) / 1000;
    const after = await figures();
    // What is left behind at every turn is found as a kind of which there are as many more as there were turns.
    const grown = grownKinds(kinds, heapCensus(await probes.snapshot()), Math.max(4, rounds / 2));
    result[name] = { times: rounds * each, seconds, before, after, grown };
    console.log(soakLines({ [name]: result[name] }).join('\n'));
  }

  async function figures() {
    await window.page.waitForTimeout(2000);
    const host = await probes.memoryOfHost();
    const worker = await probes.memoryOfWorker();
    await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devTools.send('Runtime.getHeapUsage');
    const { documents, nodes, jsEventListeners } = await devTools.send('Memory.getDOMCounters');
    const pageTensors = await Promise.all(
      window.page
        .workers()
        .map((one) =>
          one.evaluate(
            () =>
              (globalThis as { _tfengine?: { memory(): { numTensors: number } } })._tfengine?.memory().numTensors ??
              null,
          ),
        ),
    );
    return {
      'extension host, MB': host.bytes / MEGABYTE,
      'worker, MB': (worker?.bytes ?? 0) / MEGABYTE,
      'worker, tensors': worker?.tensors ?? 0,
      'page, MB': usedSize / MEGABYTE,
      'page, documents': documents,
      'page, nodes': nodes,
      'page, listeners': jsEventListeners,
      "page's worker, tensors": pageTensors.reduce<number>((sum, tensors) => sum + (tensors ?? 0), 0),
    };
  }
});
