import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { longFile } from '../../../scripts/bench/longFile.mjs';
import type { CaseResult } from '../../../scripts/bench/runSuite.mjs';
import { testResultsFolder } from '../../../scripts/project/paths.mjs';
import type { EditorWindow } from '../harness/EditorWindow.js';
import { LessonPanel } from '../harness/LessonPanel.js';
import { openWindow } from '../harness/openWindow.js';
import { activationFigures } from './activationFigures.js';
import { HostProbes } from './hostProbes.js';
import { noteFirstSights, whenSeen } from './moments.js';
import { watchPauses } from './watchPauses.js';
import { watchTasks } from './watchTasks.js';

const resultFile = process.env.GRADIENT_LENS_MEASUREMENTS;
const rounds = Number(process.env.GRADIENT_LENS_ROUNDS ?? 5);

const IMPORT = "import * as tf from '@tensorflow/tfjs';";
const LESSON = 'Part 1 - The Problem';
const TRAINING = 'Part 5 - Training Comparison';
/** A verdict of the network as it stands. */
const VERDICT = /^(?!.*before your edit).*(healthy|vanishing|shrinking|exploding|small|dead|bottleneck)/;
const STALE = /before your edit/;

const dense = (units: number, more = '') => `tf.layers.dense({ units: ${units}, activation: 'relu'${more} })`;
const model = (layers: readonly string[]) =>
  `export const model = tf.sequential({ layers: [\n  ${layers.join(',\n  ')},\n] });`;
const small = model([dense(8, ', inputShape: [4]'), dense(8), dense(1)]);
/** The benchmark's heaviest check, check.wide, as a person writes it. */
const wide = model([dense(1024, ', inputShape: [1024]'), dense(1024), dense(1024), dense(1024), dense(1)]);

describe('Editor benchmark', () => {
  const cases: Record<string, CaseResult> = {};
  const probeFolder = mkdtempSync(join(tmpdir(), 'gradient-lens-probes-'));
  const probes = new HostProbes(probeFolder);
  let window: EditorWindow;

  beforeAll(async () => {
    window = await openWindow({
      files: {
        'small.ts': `${IMPORT}\n${small}\n`,
        'wide.ts': `${IMPORT}\n${wide}\n`,
        'long.ts': longFile(2000).replace('\n', `\n${small}\n`),
        '.vscode/settings.json': JSON.stringify({ 'gradientLens.draws': 8 }),
      },
      file: 'small.ts',
      // A remote editor starts a process every few seconds to look for ports, which holds up the extension host; a desktop's does not.
      settings: { 'remote.autoForwardPorts': false },
      probeFolder,
    });
  });
  afterAll(async () => {
    await window.close();
    rmSync(probeFolder, { recursive: true, force: true });
    if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify(cases));
  });

  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(() => window.screenshot(join(testResultsFolder, `${task.name}.png`)));
  });

  it('activation', async () => {
    const all = [];
    for (let round = 0; round < rounds; round++) {
      // Nothing is open that activates it, and what the editor itself has to do when it starts is over.
      await window.closeAll();
      await window.reload();
      await window.page.waitForTimeout(5000);
      await window.command('Gradient Lens: Show Log');
      await window.page.locator('.panel .output-view').waitFor();
      all.push({ ...(await activationFigures(window)), ...(await probes.activation()) });
      await window.closeTab('Startup Performance');
    }
    cases['editor.activation'] = {
      work: "activation by a command in an editor at rest, by the editor's own figures",
      rounds,
      milliseconds: {
        'load code': median(all.map(({ loadCode }) => loadCode)),
        'call activate': median(all.map(({ callActivate }) => callActivate)),
        'processor time to load': median(all.map(({ load }) => load)),
        'processor time to activate': median(all.map(({ activate }) => activate)),
      },
      goals: [atMost('milliseconds in all', 15, median(all.map((one) => one.loadCode + one.callActivate)))],
      longestPause: 0,
    };
  });

  it('palette to chart', async () => {
    const part = await LessonPanel.open(window, LESSON);
    await part.button(/^Run/).click();
    await part.settled();
    await window.closeTab(LESSON);
    // the only panel there is: its experiment has been run, so it comes with its chart
    const page = window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
    const [DOCUMENT, TEXT, CHART] = ['#language-bundle', 'h1', '.result .chart svg'] as const;
    const sights = await noteFirstSights(window.page, [DOCUMENT, TEXT, CHART]);
    const documents: number[] = [];
    const texts: number[] = [];
    const charts: number[] = [];
    const workers: number[] = [];
    // One round more than is counted: the first one warms the editor.
    for (let round = -1; round < rounds; round++) {
      const tab = await whenSeen(window.page.mainFrame(), { selector: '.tab', text: new RegExp(LESSON) });
      await window.command(`Gradient Lens: Open ${LESSON}`);
      await page.locator(CHART).first().waitFor();
      const seen = await sights(page.locator('body'));
      const { input } = await tab();
      if (round >= 0) {
        documents.push((seen[DOCUMENT] ?? NaN) - input);
        texts.push((seen[TEXT] ?? NaN) - input);
        charts.push((seen[CHART] ?? NaN) - input);
        workers.push(await page.locator('body').evaluate(waitForServiceWorker));
      }
      await window.closeTab(LESSON);
    }
    cases['editor.chart'] = {
      work: 'palette command to Part 1 with its experiment, on a warm editor',
      rounds,
      milliseconds: {
        "to the page's empty document, the editor's own part": median(documents),
        "of these the wait for the panel's service worker": median(workers),
        'to the text': median(texts),
        'from the document to the first chart': median(charts.map((chart, round) => chart - (documents[round] ?? NaN))),
      },
      goals: [
        atMost('milliseconds to the first chart', 1000, median(charts)),
        atMost(
          'the same without the wait for the service worker',
          1000,
          median(charts.map((chart, round) => chart - (workers[round] ?? NaN))),
        ),
      ],
      longestPause: 0,
    };
  });

  it.each([
    ['small.ts', 'editor.lens', 'a small model, alone in its file'],
    ['long.ts', 'editor.lens2000', 'the same at the head of 2,000 lines with a model every 20 lines'],
  ])('lens to verdict in %s', async (file, key, work) => {
    await bringUp(file);
    await window.lens('Check gradients').first().waitFor();
    const refreshed: number[] = [];
    const verdicts: number[] = [];
    let units = '8';
    for (let round = -1; round < rounds; round++) {
      if (round >= 0) {
        await select(file, units);
        // a network that was never checked: the verdict of one that was is known at once
        units = String(11 + round);
        const stale = await whenSeen(window.page.mainFrame(), { selector: '.codelens-decoration a', text: STALE });
        await window.page.keyboard.type(units);
        const { input, seen } = await stale();
        refreshed.push(seen - input);
      }
      const lens = window.lens('Check gradients').first();
      const verdict = await whenSeen(window.page.mainFrame(), { selector: '.codelens-decoration a', text: VERDICT });
      await lens.click();
      const { input, seen } = await verdict();
      if (round >= 0) verdicts.push(seen - input);
      await window
        .lens(/Fixes|No fix|^Report/)
        .first()
        .waitFor();
    }
    cases[key] = {
      work,
      rounds,
      milliseconds: {
        'keystroke to the refreshed lens': median(refreshed),
        'click on the lens to the verdict': median(verdicts),
      },
      goals: [],
      longestPause: 0,
    };
  });

  it('pauses', async () => {
    const milliseconds: Record<string, number> = {};
    const tasks: Record<string, number> = {};
    /** Longest pauses of both threads during some work; the page's thread is the window's and all panels'. */
    const during = async (name: string, work: () => Promise<void>) => {
      const page = await watchPauses(window.page.mainFrame());
      const task = await watchTasks(window.page);
      await probes.longestPause();
      await work();
      milliseconds[`extension host, ${name}`] = await probes.longestPause();
      milliseconds[`page, ${name}`] = await page();
      tasks[`page's longest task, processor time, ${name}`] = await task();
    };
    await during('nothing to do', () => window.page.waitForTimeout(5000));
    const part = await LessonPanel.open(window, TRAINING);
    await part.button('Train 20 seeds').waitFor();
    await window.page.waitForTimeout(2000);
    await during('training', async () => {
      await part.button('Train 20 seeds').click();
      await part.page.getByText('Finished').waitFor({ timeout: 120_000 });
    });
    await bringUp('wide.ts');
    await window.lens('Check gradients').first().waitFor();
    await window.page.waitForTimeout(2000);
    await during('checking', async () => {
      await window.lens('Check gradients').first().click();
      await window.lens(VERDICT).first().waitFor({ timeout: 120_000 });
    });
    cases['editor.pauses'] = {
      work: 'the longest time in which a thread did not answer; training is 20 seeds, checking is check.wide',
      rounds: 1,
      milliseconds: {
        'page, nothing to do': milliseconds['page, nothing to do']!,
        'extension host, nothing to do': milliseconds['extension host, nothing to do']!,
        ...tasks,
      },
      goals: ['page, training', 'extension host, training', 'page, checking', 'extension host, checking'].map((name) =>
        atMost(name, 50, milliseconds[name]!),
      ),
      longestPause: 0,
    };
  });

  async function bringUp(file: string): Promise<void> {
    if (await window.tab(file).isVisible()) await window.tab(file).click();
    else await window.open(file);
    await window.editor(file).waitFor();
  }

  /** Selects the units of the first layer; again if something else, such as a report that opens, took the keys. */
  async function select(file: string, units: string): Promise<void> {
    const selected = window.page.locator('.statusbar-item', { hasText: /\(\d selected\)/ });
    for (let tries = 0; tries < 10 && !(await selected.isVisible()); tries++) {
      await window.place(file, 'inputShape', units);
      await window.page.keyboard.press('ControlOrMeta+D');
      await selected.waitFor({ timeout: 2000 }).catch(() => undefined);
    }
    await selected.waitFor();
  }
});

/**
 * Runs in a panel: milliseconds from the start of its navigation until its service worker took it. From 1.99 to 1.100 VS Code registers a worker
 * of its own for every panel (microsoft/vscode#245756, mended in 1.101), and Chromium waits a second before it activates one that takes another's place.
 */
function waitForServiceWorker(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.workerStart ?? NaN;
}

const atMost = (name: string, limit: number, value: number) => ({
  name,
  sense: 'at most' as const,
  limit,
  value,
  reached: value <= limit,
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
