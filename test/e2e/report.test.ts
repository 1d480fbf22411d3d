import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityViolations } from './harness/accessibility.js';
import type { EditorWindow } from './harness/EditorWindow.js';
import { themes, type Theme } from './harness/theme.js';
import { useWindow } from './harness/useWindow.js';

const REPORT = 'Gradient Report';
/** For what takes the editor a moment on a busy machine. */
const PATIENCE = { timeout: 20_000 };

/** Checks the first model of a file and waits for its report. */
async function check(window: EditorWindow, file: string): Promise<FrameLocator> {
  // With the report in front a file would open over it.
  await window.page.keyboard.press('ControlOrMeta+1');
  await window.open(file);
  await window.lens('Check gradients').first().click();
  const page = await window.webview(REPORT);
  await page.getByText(file, { exact: false }).first().waitFor();
  await page.locator('.result[aria-busy="false"]').waitFor();
  return page;
}

const firstRow = (page: FrameLocator) => page.locator('section:has(#layers) tbody tr').first();
const applyButtons = (page: FrameLocator) => page.getByRole('button', { name: /^Apply: / });
const status = (window: EditorWindow, text: string) => window.page.locator('.statusbar', { hasText: text }).waitFor();

describe('the report on a model that vanishes', () => {
  const window = useWindow({ file: 'sick.ts' });

  it('draws every layer under a name that tells it from the others and goes to the line of a row that is clicked', async () => {
    const page = await check(window(), 'sick.ts');
    const chart = page.locator('.layer-chart').first();
    await chart.locator('svg').waitFor();
    const labels = await chart.locator('svg .role-axis-label text').allTextContents();
    expect(labels.filter((label) => /^\d\s+dense (16|1), sigmoid$/.test(label))).toHaveLength(9);
    // The rows that answer to the pointer are drawn last, over everything else.
    await chart
      .locator('svg .mark-rect')
      .last()
      .locator('path')
      .nth(3)
      .click({ position: { x: 40, y: 10 } });
    await status(window(), 'Ln 10');
  });

  it('shades the layer at the cursor, in the table and in the chart', async () => {
    const page = await window().webview(REPORT);
    await window().place('sick.ts', 'units: 1,', 'dense');
    const current = page.locator('tr[aria-current="true"]');
    await current.filter({ hasText: '9: dense 1, sigmoid' }).waitFor();
    await expect(current.count()).resolves.toBe(1);
    await window().page.keyboard.press('ArrowUp');
    await current.filter({ hasText: '8: dense 16, sigmoid' }).waitFor();
  });

  it('says what each finding means and what it was judged by', async () => {
    const page = await window().webview(REPORT);
    await page.getByText('every layer multiplies the gradient by a number below one').waitFor();
    await page.getByText('What was measured').click();
    await page.getByText('factor per hidden layer', { exact: true }).waitFor();
  });

  it('shows and hides columns of its table', async () => {
    const page = await window().webview(REPORT);
    const header = page.getByRole('columnheader', { name: 'norm / norm of the weights' });
    await expect(header.count()).resolves.toBe(0);
    await page.getByRole('checkbox', { name: 'Largest, norm, zeros' }).check();
    await header.waitFor();
    await page.getByRole('checkbox', { name: 'Largest, norm, zeros' }).uncheck();
    await expect.poll(() => header.count(), PATIENCE).toBe(0);
  });

  it('verifies the gradients at the person’s wish', async () => {
    const page = await window().webview(REPORT);
    await page.getByRole('button', { name: 'Verify these gradients' }).click();
    const verified = page.getByText(/^Verified to \d/);
    await verified.waitFor();
    // In float64 the two ways agree far better than float32 could tell.
    const error = Number(/[\d.e-]+\d/.exec((await verified.textContent()) ?? '')?.[0]);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(1e-4);
    await page.getByText(/\d entries of the gradients of the first draw were compared/).waitFor();
  });

  it('lays all measured fixes side by side, those that do not help included', async () => {
    const page = await window().webview(REPORT);
    await applyButtons(page).first().waitFor({ timeout: 60_000 });
    const rows = page.locator('table.fixes tbody tr');
    const texts = await rows.allTextContents();
    expect(texts[0]).toContain('As it is now');
    expect(texts.some((text) => text.includes('Helps: ') && text.includes('healthy'))).toBe(true);
    expect(texts.some((text) => text.includes('Does not help: '))).toBe(true);
    const helps = texts.map((text) => text.includes('Helps: ')).slice(1);
    expect(helps, 'helpful ones first').toEqual(helps.toSorted((one, other) => Number(other) - Number(one)));
  });

  it('lays a fix beside the network as it is, with the factor of every layer', async () => {
    const page = await window().webview(REPORT);
    const compare = page.getByRole('button', { name: /^Compare in the chart: Use relu/ }).first();
    await compare.click();
    await page.getByRole('heading', { name: 'Before and after' }).waitFor();
    const chart = page.locator('.layer-chart').first();
    await chart
      .locator('svg text', { hasText: /^[\d,]+x$/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Show only the network as it is' }).click();
    await page.getByRole('heading', { name: 'Gradient of every layer' }).waitFor();
  });

  it('previews a fix in the editor without writing it', async () => {
    const page = await window().webview(REPORT);
    await page
      .getByRole('button', { name: /^Preview: Use relu/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Before and after' }).waitFor();
    const discard = window().page.getByRole('button', { name: 'Discard' });
    await discard.waitFor();
    await discard.click();
    await discard.waitFor({ state: 'detached' });
    expect(window().fileText('sick.ts')).toContain("activation: 'sigmoid'");
    await window().open('sick.ts');
    await expect(window().editorText('sick.ts')).resolves.not.toContain('relu');
    await (await window().webview(REPORT)).getByRole('button', { name: 'Show only the network as it is' }).click();
  });

  it('applies a fix, measures again and shows before and after; undo leads back', async () => {
    let page = await window().webview(REPORT);
    await applyButtons(page).first().click();
    await page.getByText(/^Compared with the network before "Use /).waitFor();
    await page.getByText(/^Healthy: every layer/).waitFor();
    await expect(window().editorText('sick.ts')).resolves.toContain("activation: 'relu'");
    await page
      .locator('.layer-chart svg text', { hasText: /^[\d,]+x$/ })
      .first()
      .waitFor();
    await window().place('sick.ts', 'const units = 16', 'units');
    await window().page.keyboard.press('ControlOrMeta+Z');
    page = await window().webview(REPORT);
    // The network is again the one that was measured before the fix, so its verdict holds again.
    await page
      .getByText(/^Gradients vanish/)
      .first()
      .waitFor();
    await expect.poll(() => page.getByText(/^Compared with the network before/).count(), PATIENCE).toBe(0);
  });

  it('puts a table for a forum on the clipboard', async () => {
    const page = await window().webview(REPORT);
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('Copied.').waitFor();
    await window().command('File: New Untitled Text File');
    await window().tab('Untitled-1').waitFor();
    await window().page.keyboard.press('ControlOrMeta+V');
    await expect
      .poll(() => window().editorText('Untitled-1'), PATIENCE)
      .toContain('### Gradients of `model` (sick.ts, line 6)');
    const text = await window().editorText('Untitled-1');
    expect(text).toMatch(/\*\*Gradients vanish: layer 1 gets [\d,]+x less than layer 9/);
    expect(text).toMatch(/\| 1 \| `dense\(\{ units, activation: 'sigmoid'.*\| ▼ too small \(vanishing\) \|/);
    expect(text.split('\n').filter((line) => /^\| \d \|/.test(line))).toHaveLength(9);
    expect(text).toContain('- Loss: meanSquaredError, as the file compiles it.');
  });

  it.each([
    ['Save data as JSON', 'model-gradients.json', '"nonFiniteDraws": 0'],
    ['Save data as CSV', 'model-gradients.csv', 'meanAbs_median'],
    ['Save as SVG', 'gradients-of-model.svg', 'dense 16, sigmoid'],
  ])('%s writes a file', async (button, name, content) => {
    const page = await window().webview(REPORT);
    await page.getByRole('button', { name: button }).first().click();
    const input = window().page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await expect.poll(() => input.inputValue(), PATIENCE).toContain(name);
    await window().page.keyboard.press('Enter');
    const file = join(window().workspace, name);
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8'), PATIENCE).toContain(content);
    rmSync(file);
  });

  it('is there again after a reload of the window, with its results, and says so', async () => {
    await window().page.waitForTimeout(1000);
    await window().reload();
    const page = await window().webview(REPORT);
    await page.getByText('This check is from before the window was reloaded.').waitFor();
    await page
      .getByText(/^Gradients vanish: layer 1 gets/)
      .first()
      .waitFor();
    await expect(firstRow(page).textContent()).resolves.toContain('too small');
    await page.locator('.layer-chart svg').first().waitFor();
  });

  it('leads to a lesson that shows the model, before it is checked again', async () => {
    const LESSON = 'Part 2 - Visual Comparison';
    const page = await window().webview(REPORT);
    await page.getByText('Why this happens: the lesson').first().click();
    const lesson = await window().webview(LESSON);
    const chosen = lesson.getByLabel('Network', { exact: true }).locator('option:checked');
    await chosen.filter({ hasText: 'my model: model in sick.ts' }).waitFor({ state: 'attached' });
    await lesson.locator('.result .comparison').waitFor();
    await window().closeTab(LESSON);
  });

  it('applies a fix from before the reload, measures it and compares; undo leads back', async () => {
    let page = await window().webview(REPORT);
    await applyButtons(page).first().click();
    await page.getByText(/^Compared with the network before "Use /).waitFor();
    await page.getByText(/^Healthy: every layer/).waitFor();
    await window().page.keyboard.press('ControlOrMeta+1');
    await window().open('sick.ts');
    await expect(window().editorText('sick.ts')).resolves.toContain("activation: 'relu'");
    await window().page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => window().editorText('sick.ts'), PATIENCE).not.toContain("activation: 'relu'");
    page = await window().webview(REPORT);
    await page.getByText('The file has changed since this check.').waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page
      .getByText(/^Gradients vanish/)
      .first()
      .waitFor();
    await expect.poll(() => page.getByText('This check is from before').count(), PATIENCE).toBe(0);
  });

  it('does not write a fix from before a reload into a network that has changed', async () => {
    await applyButtons(await window().webview(REPORT))
      .first()
      .waitFor({ timeout: 60_000 });
    await window().page.waitForTimeout(1000);
    await window().reload();
    let page = await window().webview(REPORT);
    await applyButtons(page).first().waitFor();
    await window().page.keyboard.press('ControlOrMeta+1');
    await window().open('sick.ts');
    await window().place('sick.ts', 'const units = 16', '16');
    await window().page.keyboard.press('ControlOrMeta+D');
    await window().page.keyboard.type('12');
    await window().page.keyboard.press('ControlOrMeta+S');
    page = await window().webview(REPORT);
    await page.getByText('Check again to apply one: they are of the network before your change.').waitFor();
    await expect(applyButtons(page).count()).resolves.toBe(0);
    await page.getByRole('button', { name: 'Check again' }).click();
    await firstRow(page).filter({ hasText: 'dense 12, sigmoid' }).waitFor();
  });

  it('follows its file when it is renamed, and keeps its last report when it is deleted', async () => {
    renameSync(join(window().workspace, 'sick.ts'), join(window().workspace, 'gone.ts'));
    const page = await window().webview(REPORT);
    await page.getByText('The file sick.ts was deleted or moved: this is the last report on it.').waitFor();
    await expect(firstRow(page).textContent()).resolves.toContain('too small');
    renameSync(join(window().workspace, 'gone.ts'), join(window().workspace, 'sick.ts'));
    await expect.poll(() => page.getByText('was deleted or moved').count(), PATIENCE).toBe(0);
  });
});

describe('the inputs of the report', () => {
  const window = useWindow({ file: 'challenge.ts' });

  it('takes own rows, and says in one sentence what is wrong with them', async () => {
    const page = await check(window(), 'challenge.ts');
    await page.getByRole('button', { name: 'Change the inputs' }).click();
    await page.getByLabel('My own rows').check();
    await page.getByText('x is empty: give rows such as [[1, 2], [3, 4]].').waitFor();
    await page.getByLabel('Inputs x').fill('[[1, 2], [3, "four"]]');
    await page.getByText('x must hold numbers only, but its row 2 holds "four".').waitFor();
    await page.getByLabel('Inputs x').fill('[[1, 2], [3]]');
    await page.getByText('The rows of x differ: row 1 has 2 numbers, row 2 has 1 number.').waitFor();
    await page.getByLabel('Inputs x').fill('[[1, 2], [3, 4]]');
    await page.getByLabel('Targets y').fill('[1]');
    await page.getByText('x has 2 rows and y has 1: give one target for each row of inputs.').waitFor();
    await page.getByLabel('Targets y').fill('[1, 0]');
    await page
      .getByText(/Each input row has shape \[2\], but the network takes \[10\]/)
      .first()
      .waitFor();
    await page.getByLabel('Inputs x').fill('1,0,0,0,0,0,0,0,0,0\n0,1,0,0,0,0,0,0,0,0');
    await page.getByText('Inputs: 2 given rows, 2 samples.', { exact: false }).waitFor();
  });

  it('measures again with another loss, seed, number of draws and marks', async () => {
    const page = await window().webview(REPORT);
    await page.getByLabel('Loss', { exact: true }).selectOption('binaryCrossentropy');
    await page.getByText('Loss: binaryCrossentropy, as you set it.').waitFor();
    await page.getByLabel('Seed', { exact: true }).fill('7');
    await page.getByText('64 random initialisations from seed 7', { exact: false }).waitFor();
    await page.getByLabel('Draws (1 to 1024)').fill('0');
    await page.getByText('The number of draws is a whole number from 1 to 1024.').waitFor();
    await page.getByLabel('Draws (1 to 1024)').fill('16');
    await page.getByText('16 random initialisations from seed 7', { exact: false }).waitFor();
    await page.getByLabel('Below is too small').fill('0.5');
    await page.getByText('Marks: below 0.5 is too small', { exact: false }).waitFor();
    await expect(firstRow(page).textContent()).resolves.toContain('too small');
  });

  it('keeps them for the model, and goes back to the file and the settings', async () => {
    await window().tab(REPORT).locator('.codicon-close').click();
    const page = await check(window(), 'challenge.ts');
    await page.getByText('16 random initialisations from seed 7', { exact: false }).waitFor();
    await page.getByText('Inputs: 2 given rows', { exact: false }).waitFor();
    await page.getByRole('button', { name: /^(Change|Close) the inputs$/ }).click();
    const back = page.getByRole('button', { name: 'Back to the file and the settings' });
    if (!(await back.isVisible())) await page.getByRole('button', { name: 'Change the inputs' }).click();
    await back.click();
    await page.getByText('64 random initialisations from seed 42', { exact: false }).waitFor();
    await page.getByText('Loss: meanSquaredError, as the file compiles it.').waitFor();
  });
});

describe('the report before and beside a check', () => {
  const nan = `import * as tf from '@tensorflow/tfjs';

export const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 8, inputShape: [4], activation: 'relu', kernelInitializer: tf.initializers.constant({ value: 1e30 }) }),
    tf.layers.dense({ units: 8, activation: 'relu', kernelInitializer: tf.initializers.constant({ value: 1e30 }) }),
    tf.layers.dense({ units: 1 }),
  ],
});
`;
  const window = useWindow({
    file: 'healthy.ts',
    files: { 'healthy.ts': readFileSync('sample/healthy.ts', 'utf8'), 'nan.ts': nan },
  });

  it('tells a person who has checked nothing yet what to do, and does it', async () => {
    await window().command('Gradient Lens: Show Gradient Report');
    const page = await window().webview(REPORT);
    await page.getByText('Your code is read and never run.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Check model in healthy.ts' }).click();
    await page.getByText(/^Healthy: every layer/).waitFor();
  });

  it.each(Object.keys(themes) as Theme[])('has no flaw that axe finds in %s', async (theme) => {
    await window().setTheme(theme);
    const page = await window().webview(REPORT);
    if (!(await page.getByLabel('Seed', { exact: true }).isVisible())) {
      await page.getByRole('button', { name: 'Change the inputs' }).click();
    }
    await page.locator('.layer-chart svg').nth(1).waitFor();
    await expect(accessibilityViolations(page)).resolves.toEqual([]);
  });

  it('shows gradients that are no numbers first', async () => {
    const page = await check(window(), 'nan.ts');
    const alert = page.getByRole('alert').first();
    await expect(alert.textContent()).resolves.toMatch(/In every draw some gradient or the loss is NaN or infinite/);
    await expect(firstRow(page).textContent()).resolves.toMatch(/NaN in 64 of 64 draws|infinite in 64 of 64 draws/);
  });
});
