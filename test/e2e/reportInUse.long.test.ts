import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useWindow } from './harness/useWindow.js';

const REPORT = 'Gradient Report';
/** For what takes the editor a moment on a busy machine. */
const PATIENCE = { timeout: 20_000 };

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
/** Three images of 64 x 64 take long enough to be interrupted. */
const slow = `${IMPORT}export const slow = tf.sequential({
  layers: [
    tf.layers.conv2d({ filters: 32, kernelSize: 5, activation: 'relu', inputShape: [64, 64, 3] }),
    tf.layers.conv2d({ filters: 32, kernelSize: 5, activation: 'relu' }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
`;
const rows = `${IMPORT}// gradients: x=[[1, 2], [3, 4], [5, 6]], y=[[0], [1], [0]]
export const given = tf.sequential({
  layers: [
    tf.layers.dense({ units: 8, activation: 'relu', inputShape: [2] }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
`;

describe('the report while a person works', () => {
  const window = useWindow({
    files: { 'slow.ts': slow, 'rows.ts': rows, 'healthy.ts': readFileSync('sample/healthy.ts', 'utf8') },
  });

  it('ends a check that the person cancels, and starts it again', async () => {
    await window().open('slow.ts');
    await window().lens('Check gradients').click();
    const page = await window().webview(REPORT);
    await page.getByText(/^Computing the gradients of/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The check was cancelled.').waitFor();
    await expect.poll(() => window().page.locator('.codelens-decoration .codicon-loading').count(), PATIENCE).toBe(0);
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText(/^Computing the gradients of/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The check was cancelled.').waitFor();
  });

  it('makes as many draws as are asked for, also where that is the usual number', { timeout: 400_000 }, async () => {
    const page = await window().webview(REPORT);
    await page.getByRole('button', { name: 'Check again' }).click();
    const note = page.getByText(/^\d+ draws instead of 64, because each takes about/);
    await note.waitFor({ timeout: 200_000 });
    const limited = Number(/^\d+/.exec((await note.textContent()) ?? '')?.[0]);
    await page.getByRole('button', { name: 'Change the inputs' }).click();
    await page.getByLabel('Draws (1 to 1024)').fill('64');
    const progress = page.locator('progress[max="64"]');
    const made = () => progress.evaluate((bar) => (bar as HTMLProgressElement).value);
    await expect.poll(made, { timeout: 200_000 }).toBeGreaterThan(limited);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The check was cancelled.').waitFor();
    await page.getByRole('button', { name: 'Back to the file and the settings' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The check was cancelled.').waitFor();
    await page.getByRole('button', { name: 'Close the inputs' }).click();
  });

  it('takes random rows in the place of those that a comment gives, and goes back to them', async () => {
    await window().page.keyboard.press('ControlOrMeta+1');
    await window().open('rows.ts');
    await window().lens('Check gradients').click();
    const page = await window().webview(REPORT);
    await page.getByText('Inputs: 3 given rows', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Change the inputs' }).click();
    await page.getByLabel('Random rows, in the place of').check();
    await page.getByText('Inputs: standard normal, 32 samples', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Back to the file and the settings' }).click();
    await page.getByText('Inputs: 3 given rows', { exact: false }).waitFor();
  });

  it('saves its chart as a picture', async () => {
    const page = await window().webview(REPORT);
    await page.getByRole('button', { name: 'Save as PNG' }).first().click();
    const input = window().page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await expect.poll(() => input.inputValue(), PATIENCE).toContain('gradients-of-given.png');
    await window().page.keyboard.press('Enter');
    const file = join(window().workspace, 'gradients-of-given.png');
    await expect.poll(() => existsSync(file) && readFileSync(file).length, PATIENCE).toBeGreaterThan(4000);
    const picture = readFileSync(file);
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Twice as many pixels as the panel has, for a slide or a page.
    expect(picture.readUInt32BE(16)).toBeGreaterThan(400);
  });

  it('says behind the lens that the source has changed since', async () => {
    await window().page.keyboard.press('ControlOrMeta+1');
    await window().place('rows.ts', 'units: 8', 'relu');
    await window().page.keyboard.press('ControlOrMeta+D');
    await window().page.keyboard.type('tanh');
    await window()
      .lens(/\(before your edit\)/)
      .waitFor();
    await window().tab(REPORT).locator('.codicon-close').click();
    await window()
      .lens(/^Report$/)
      .click();
    const page = await window().webview(REPORT);
    await page.getByText('The file has changed since this check.').waitFor();
    await expect(page.locator('section:has(#layers) tbody tr').first().textContent()).resolves.toContain('relu');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('button', { name: /^1: dense 8, tanh/ }).waitFor();
  });

  it('follows a file that is renamed in the editor', async () => {
    await window().page.keyboard.press('ControlOrMeta+1');
    await window().place('rows.ts', 'const given', 'given');
    await window().page.keyboard.press('ControlOrMeta+S');
    await window().command('File: Reveal Active File in Explorer View');
    await window().page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'rows.ts' }).waitFor();
    await window().page.keyboard.press('F2');
    const name = window().page.locator('.explorer-item-edited input');
    await name.fill('renamed.ts');
    await window().page.keyboard.press('Enter');
    await window().tab('renamed.ts').waitFor();
    const page = await window().webview(REPORT);
    await page.getByText(/renamed\.ts, line \d+ \(renamed from rows\.ts\)/).waitFor();
    await expect.poll(() => page.getByText('was deleted or moved').count(), PATIENCE).toBe(0);
    await page.getByRole('button', { name: /^1: dense 8, tanh/ }).click();
    await window().page.locator('.monaco-editor.focused[data-uri$="renamed.ts"]').waitFor();
  });
});
