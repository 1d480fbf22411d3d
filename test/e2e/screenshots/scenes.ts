import type { FrameLocator } from 'playwright-core';
import type { EditorWindow } from '../harness/EditorWindow.js';
import type { WindowOptions } from '../harness/openWindow.js';
import { challengeScenes } from './challengeScenes.js';

/** One thing to look at. It is brought about once per window size and then pictured in every theme. */
export interface Scene {
  /** Begins the name of its pictures. */
  readonly name: string;
  readonly window?: Pick<WindowOptions, 'files' | 'file' | 'settings'>;
  /** Of the window, in CSS pixels, for what is longer than a screen; 1000 if absent. */
  readonly height?: number;
  /** Brings it about; ends when all that is to be seen is there. */
  readonly show: (window: EditorWindow) => Promise<void>;
}

/** Every panel, and a file with the lens. A feature that shows something new adds its scene here. */
export const scenes: readonly Scene[] = [
  lessonScene('lesson-part-1', 'Part 1 - The Problem', { run: /^Run/, height: 2300 }),
  lessonScene('lesson-part-2', 'Part 2 - Visual Comparison', { run: /^Run/, height: 2900 }),
  lessonScene('lesson-part-3', 'Part 3 - Why', { run: /^Run/, height: 3300 }),
  lessonScene('lesson-part-4', 'Part 4 - The Fix', { run: /^Run/, height: 2700 }),
  lessonScene('lesson-part-5', 'Part 5 - Training Comparison', { run: /^Train both/, height: 2700 }),
  lessonScene('lesson-part-6', 'Part 6 - Your Turn', { run: /^Run/, height: 2300 }),
  lessonScene('lesson-summary', 'Summary', { height: 1500 }),
  lessonScene('exploding-part-1', 'Part 1 - See It Explode', { run: /^Run/, height: 2100 }),
  lessonScene('exploding-part-2', 'Part 2 - Why It Grows', { run: /^Run/, height: 2100 }),
  lessonScene('exploding-part-3', 'Part 3 - Clip It', { run: /^Run/, height: 2100 }),
  {
    name: 'lens-on-sick-model',
    window: { file: 'sick.ts' },
    height: 1600,
    show: async (window) => {
      await window.lens('Check gradients').first().click();
      await drawn(await window.webview('Gradient Report'));
    },
  },
  ...challengeScenes,
  reportScene('report-sick', 'sick.ts', async (page) => {
    await page
      .getByRole('button', { name: /^Apply: / })
      .first()
      .waitFor();
  }),
  reportScene('report-healthy', 'healthy.ts', async (page) => {
    await page.getByRole('checkbox', { name: 'Largest, norm, zeros' }).check();
  }),
  reportScene('report-before-after', 'sick.ts', async (page) => {
    await page
      .getByRole('button', { name: /^Compare in the chart: / })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Before and after' }).waitFor();
  }),
  reportScene('report-own-rows', 'challenge.ts', async (page) => {
    await page.getByRole('button', { name: 'Change the inputs' }).click();
    await page.getByLabel('My own rows').check();
    await page.getByLabel('Inputs x').fill('[[1, 0, 0, 0, 0, 0, 0, 0, 0, 0],\n [0, 1, 0, 0, 0, 0, 0, 0, 0]]');
    await page.getByLabel('Targets y').fill('[1]');
  }),
  reportScene('report-stale', 'sick.ts', async (page, window) => {
    await window.place('sick.ts', 'units: 1,', 'sigmoid');
    await window.page.keyboard.press('ControlOrMeta+D');
    await window.page.keyboard.type('linear');
    await page.getByText('The file has changed since this check.').waitFor();
  }),
  {
    name: 'report-empty',
    window: { file: 'sick.ts' },
    show: async (window) => {
      await window.command('Gradient Lens: Show Gradient Report');
      await (await window.webview('Gradient Report')).getByRole('button', { name: /sick.ts/ }).waitFor();
    },
  },
  {
    name: 'lens-hover',
    window: { file: 'sick.ts' },
    show: async (window) => {
      await checked(window);
      await window.place('sick.ts', 'inputShape', 'units');
      await window.command('Show or Focus Hover');
      await window.page.locator('.monaco-hover', { hasText: 'Layer 1' }).waitFor();
    },
  },
  {
    name: 'lens-problems',
    window: { file: 'sick.ts' },
    show: async (window) => {
      await checked(window);
      await window.problems();
    },
  },
  {
    name: 'lens-light-bulb',
    window: { file: 'sick.ts' },
    show: async (window) => {
      await checked(window);
      await window.place('sick.ts', 'inputShape', 'sigmoid');
      await window.page.keyboard.press('ControlOrMeta+.');
      await window.page
        .locator('.action-widget .monaco-list-row', { hasText: 'measured over 64 draws' })
        .first()
        .waitFor();
    },
  },
  {
    name: 'lens-fixes',
    window: { file: 'sick.ts' },
    show: async (window) => {
      await checked(window);
      await window.lens(/^Fixes \(/).click();
      await window.page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
    },
  },
];

/** The file alone in the window, with its verdict, figures and measured fixes. */
async function checked(window: EditorWindow): Promise<void> {
  window.setSetting('gradientLens.check', 'whileTyping');
  await window.lens(/^Fixes \(/).waitFor();
}

/** A panel has its chart and its table. */
async function drawn(panel: FrameLocator): Promise<void> {
  await panel.locator('table tbody tr').first().waitFor();
  await panel.locator('svg.marks').first().waitFor();
}

interface LessonSceneOptions {
  /** The button that starts the part's experiment, if it has one. */
  readonly run?: RegExp;
  readonly height: number;
}

/** A lesson part after its experiment; a part without a command of its own is opened from the list of all parts. */
function lessonScene(name: string, title: string, { run, height }: LessonSceneOptions): Scene {
  return {
    name,
    height,
    show: async (window) => {
      await window.openPart(title);
      const lesson = await window.webview(title);
      await lesson.locator('footer .quiet-line', { hasText: 'TensorFlow.js' }).waitFor();
      if (run === undefined) return;
      const curves = lesson.getByRole('button', { name: 'Show the curves' });
      if (await curves.isVisible()) await curves.click();
      await lesson.getByRole('button', { name: run }).click();
      await lesson.locator('.result .quiet-line').last().waitFor();
      await lesson.locator('.result[aria-busy="true"]').waitFor({ state: 'detached' });
      await drawn(lesson);
    },
  };
}

/** The report on the first model of a sample file, in a window that is high enough for all of it. */
function reportScene(
  name: string,
  file: string,
  bring: (page: FrameLocator, window: EditorWindow) => Promise<void>,
): Scene {
  return {
    name,
    window: { file },
    height: 4200,
    show: async (window) => {
      await window.lens('Check gradients').first().click();
      const page = await window.webview('Gradient Report');
      await drawn(page);
      await bring(page, window);
    },
  };
}
