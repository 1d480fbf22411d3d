import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { EditorWindow } from './harness/EditorWindow.js';
import { LessonPanel } from './harness/LessonPanel.js';
import { useWindow } from './harness/useWindow.js';

const TRAINING = 'Part 5 - Training Comparison';
const REPORT = 'Gradient Report';
const PATIENT = { timeout: 30_000 };

const shareOf = (part: LessonPanel) => () =>
  part.page
    .getByRole('progressbar', { name: 'Training progress' })
    .evaluate((node) => (node as HTMLProgressElement).value);

/** A training that takes some seconds, and is under way. */
async function startTraining(window: EditorWindow): Promise<LessonPanel> {
  const part = await LessonPanel.open(window, TRAINING);
  await part.page.getByRole('slider', { name: 'Epochs' }).fill('60');
  await part.button('Train 20 seeds').click();
  await expect.poll(shareOf(part), PATIENT).toBeGreaterThan(0);
  return part;
}

describe('a training', () => {
  const window = useWindow();

  it('goes on when the theme changes and when its panel moves to another group', async () => {
    const part = await startTraining(window());
    await window().setTheme('light');
    await window().command('View: Move Editor into Right Group');
    const moved = await LessonPanel.shown(window(), TRAINING);
    const share = await shareOf(moved)();
    expect(share).toBeGreaterThan(0);
    await expect.poll(shareOf(moved), PATIENT).toBeGreaterThan(share);
    await moved.button('Stop').click();
    await moved.page.getByText('Stopped; what you see was learnt until then.').waitFor();
    expect(part.title).toBe(TRAINING);
  });

  it('ends with its editor group, and the part can be opened and trained again', async () => {
    await startTraining(window());
    // the keyboard is in the page, which is busy drawing
    await window().tab(TRAINING).click();
    await window().command('View: Close All Editors in Group');
    await window().tab(TRAINING).waitFor({ state: 'detached' });
    const part = await LessonPanel.open(window(), TRAINING);
    await part.button(/^(Train both|Restart)$/).click();
    await part.page.getByText('Finished').waitFor(PATIENT);
  });

  it('ends with a reload of the window, and the part comes back ready to train', async () => {
    await startTraining(window());
    await window().reload();
    const part = await LessonPanel.shown(window(), TRAINING);
    await expect(part.page.getByRole('slider', { name: 'Epochs' }).inputValue()).resolves.toBe('60');
    await part.button(/^(Train both|Restart)$/).click();
    await part.page.getByText('Finished').waitFor(PATIENT);
  });

  it('is there again in a window of its own', async () => {
    const part = await LessonPanel.open(window(), TRAINING);
    await part.button('Train 20 seeds').waitFor();
    const opened = window().page.context().waitForEvent('page');
    await window().command('View: Move Editor into New Window');
    const other = await opened;
    const page = other.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await page.getByRole('heading', { level: 1, name: TRAINING }).waitFor();
    await page.getByRole('button', { name: /^(Train both|Restart)$/ }).click();
    await page.getByText('Finished').waitFor(PATIENT);
    await other.close();
  });
});

describe('a check', () => {
  const dense = (units: number, more = '') => `tf.layers.dense({ units: ${units}, activation: 'relu'${more} })`;
  const heavy = `import * as tf from '@tensorflow/tfjs';\nexport const model = tf.sequential({ layers: [\n  ${dense(256, ', inputShape: [256]')},\n  ${dense(256)},\n  ${dense(256)},\n  ${dense(1)},\n] });\n`;
  const files = ['deleted.ts', 'renamed.ts', 'shared.ts'];
  const window = useWindow({
    files: {
      ...Object.fromEntries(files.map((name) => [name, heavy])),
      '.vscode/settings.json': JSON.stringify({ 'gradientLens.draws': 1024 }),
    },
  });

  // As many as the machine computes in the time that a check may take.
  const progress = (report: FrameLocator) =>
    report.getByText(/^Computing the gradients of [\d,]+ random initialisations…$/);

  async function startCheck(file: string) {
    await window().page.keyboard.press('ControlOrMeta+1');
    await window().open(file);
    await window().lens('Check gradients').first().click();
    const report = await window().webview(REPORT);
    await progress(report).waitFor();
    return report;
  }

  it('comes to its end when its file is deleted, and the report says that the file is gone', async () => {
    const report = await startCheck('deleted.ts');
    rmSync(join(window().workspace, 'deleted.ts'));
    await report
      .getByText(/deleted\.ts was deleted or moved: this is the last report on it/)
      .waitFor({ timeout: 80_000 });
    await report.locator('.chart svg').first().waitFor({ timeout: 60_000 });
    await expect(progress(report).count()).resolves.toBe(0);
  });

  it('is given up when its file is renamed in the editor, and the report goes on with the file', async () => {
    const report = await startCheck('renamed.ts');
    const row = window().page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'renamed.ts' });
    await row.click();
    await window().page.keyboard.press('F2');
    await window().page.keyboard.type('anew');
    await window().page.keyboard.press('Enter');
    await window().tab('anew.ts').waitFor();
    await progress(report).waitFor({ state: 'detached' });
    await report.getByText('anew.ts').first().waitFor();
    window().setSetting('gradientLens.draws', 8);
    await report
      .getByRole('button', { name: /^Check/ })
      .first()
      .click();
    await report.locator('.chart svg').first().waitFor();
  });

  it('works in two windows on one workspace', async () => {
    window().setSetting('gradientLens.draws', 8);
    const other = await window().page.context().newPage();
    await other.goto(window().page.url());
    await other.locator('.monaco-workbench .part.statusbar').waitFor();
    await other.locator('.explorer-folders-view .monaco-list-row', { hasText: 'shared.ts' }).dblclick();
    const lens = other.locator('.codelens-decoration a', { hasText: 'Check gradients' }).first();
    await lens.click();
    await window().page.bringToFront();
    await window().page.keyboard.press('ControlOrMeta+1');
    await window().open('shared.ts');
    await window().lens('Check gradients').first().click();
    await window().lens('Report').first().waitFor();
    await other.bringToFront();
    await other.locator('.codelens-decoration a', { hasText: 'Report' }).first().waitFor();
    await other.close();
  });
});
