import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { LessonPanel } from './harness/LessonPanel.js';
import { useWindow } from './harness/useWindow.js';

const PART_1 = 'Part 1 - The Problem';
const MINE = `import * as tf from '@tensorflow/tfjs';
export const mine = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'sigmoid', inputShape: [10] }),
    tf.layers.dense({ units: 16, activation: 'sigmoid' }),
    tf.layers.dense({ units: 16, activation: 'sigmoid' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
`;

const window = useWindow({ files: { 'mine.ts': MINE, 'other.ts': 'export const answer = 42;\n' } });

describe('The way through a lesson', () => {
  const rows = () => window().page.locator('.pane-body .monaco-list-row');
  const row = (text: string | RegExp) => rows().filter({ hasText: text });
  const label = (text: string) => row(text).first().getAttribute('aria-label');

  it('lists the parts in the activity bar and says which is next', async () => {
    await window().page.locator('.activitybar .action-item a[aria-label^="Gradient Lens"]').click();
    await row('Vanishing gradients').waitFor();
    await expect.poll(() => label(PART_1)).toMatch(/next/);
    await expect.poll(() => label('Part 2 - Visual Comparison')).toMatch(/not done yet/);
    await row('Exploding gradients and clipping').waitFor();
  });

  it('goes on with Next, which checks the part off, and back with Previous', async () => {
    await row(PART_1).click();
    const first = await LessonPanel.shown(window(), PART_1);
    await first.button(/^Next: Part 2/).click();
    const second = await LessonPanel.shown(window(), 'Part 2 - Visual Comparison');
    await expect.poll(() => label(PART_1)).toMatch(/done/);
    await expect.poll(() => label('Part 2 - Visual Comparison')).toMatch(/next/);
    await row(/1 of 7/).waitFor();
    await second.button(/^Part 1 - The Problem/).click();
    const again = await LessonPanel.shown(window(), PART_1);
    await again.button('Completed').waitFor();
    await expect(window().page.locator('.tabs-container .tab').count()).resolves.toBe(2);
  });

  it('continues with the first part that is not done', async () => {
    await window().command('Gradient Lens: Continue the Lesson');
    await LessonPanel.shown(window(), 'Part 2 - Visual Comparison');
  });

  it('keeps a guess, and forgets it and the check marks only when told so twice', async () => {
    const first = await LessonPanel.open(window(), PART_1);
    await first.button('The ReLU network').click();
    await first.page.getByText('Your guess: The ReLU network.').waitFor();
    await window().command('Gradient Lens: Reset Lesson Progress');
    const dialog = window().page.locator('.monaco-dialog-box');
    await dialog.getByText('Forget all predictions and check marks of the lessons?').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => label(PART_1)).toMatch(/done/);
    await window().command('Gradient Lens: Reset Lesson Progress');
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => label(PART_1)).toMatch(/next/);
    await first.button('The ReLU network').waitFor();
    await first.button('Mark as completed').waitFor();
  });
});

describe('A lesson panel', () => {
  beforeAll(() => window().closeAll());

  it('comes back after a reload of the window with its controls, its guess and its result', async () => {
    const part = await LessonPanel.open(window(), PART_1);
    await part.predictAndRun('The sigmoid network');
    await part.page.getByLabel('Depth (layers, output included)').fill('7');
    await part.page.getByRole('spinbutton', { name: 'Seed' }).fill('45');
    await part.page.locator('.result .quiet-line', { hasText: 'seed 45' }).waitFor();
    await part.settled();
    const before = await part.table(/^Table/);
    expect(before).toHaveLength(7);
    await window().page.waitForTimeout(1000);
    await window().reload();
    const again = await LessonPanel.shown(window(), PART_1);
    await again.page.locator('.result .quiet-line', { hasText: 'seed 45' }).waitFor();
    await expect(again.table(/^Table/)).resolves.toEqual(before);
    await again.page.getByText('Your guess: The sigmoid network.').waitFor();
    await expect(again.page.getByLabel('Depth (layers, output included)').inputValue()).resolves.toBe('7');
    await again.page.getByText(/^Ready: TensorFlow\.js 4\.\d+\.\d+, backend (wasm|cpu), seed 45\.$/).waitFor();
  });

  it('has its result again when it was closed in the moment that it came', async () => {
    const CLIP = 'Part 3 - Clip It';
    const part = await LessonPanel.open(window(), CLIP);
    await part.page.getByRole('spinbutton', { name: 'Seed' }).fill('46');
    await part.button(/^Run$/).click();
    await part.page.locator('.result .quiet-line', { hasText: 'seed 46' }).waitFor();
    // A click of the pointer would wait until the tab's buttons stand still.
    await window().tab(CLIP).locator('.codicon-close').dispatchEvent('click');
    await window().tab(CLIP).waitFor({ state: 'detached' });
    const again = await LessonPanel.open(window(), CLIP);
    await again.page.locator('.result .quiet-line', { hasText: 'seed 46' }).waitFor();
  });

  it('gives results while a slider is dragged, in the drawing that is there', async () => {
    const part = await LessonPanel.open(window(), PART_1);
    await part.page
      .locator('.chart svg')
      .first()
      .evaluate((drawing) => drawing.setAttribute('data-first', ''));
    const slider = part.page.getByLabel('Depth (layers, output included)');
    const box = (await slider.boundingBox())!;
    const { mouse } = window().page;
    await mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await mouse.down();
    for (const [share, low, high] of [
      [0.6, 10, 15],
      [0.9, 16, 20],
    ] as const) {
      await mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 5 });
      await expect.poll(async () => (await part.table(/^Table/)).length).toBeGreaterThanOrEqual(low);
      expect((await part.table(/^Table/)).length).toBeLessThanOrEqual(high);
    }
    await mouse.up();
    expect(await part.page.locator('.chart svg[data-first]').count()).toBe(1);
  });

  it('says more of a point under the pointer', async () => {
    const part = await LessonPanel.open(window(), PART_1);
    await part.page.locator('.chart svg .mark-symbol path[opacity="1"]').first().hover({ force: true });
    await part.page.locator('#vg-tooltip-element.visible', { hasText: 'mean |gradient|' }).waitFor();
  });

  it.each(['CSV', 'SVG', 'PNG'])('saves its chart as %s where the person says', async (kind) => {
    const part = await LessonPanel.open(window(), PART_1);
    const name = `gradients-per-layer.${kind.toLowerCase()}`;
    await part.button(`Save as ${kind}`).click();
    const box = window().page.locator('.quick-input-widget input.input');
    await expect.poll(() => box.inputValue()).toContain(name);
    await window().page.keyboard.press('Enter');
    const file = join(window().workspace, name);
    await expect.poll(() => existsSync(file)).toBe(true);
    await expect.poll(() => readFileSync(file).length).toBeGreaterThan(100);
    const bytes = readFileSync(file);
    if (kind === 'CSV') {
      const [header, units, ...lines] = bytes.toString('utf8').trim().split('\r\n');
      expect(header).toMatch(/^Layer,sigmoid network: mean \|gradient\|,sigmoid network: verdict,ReLU network/);
      const shown = await part.table(/^Table/);
      expect([units, ...lines].map((line) => line!.split(',').map((cell) => cell.replaceAll('"', '')))).toEqual(shown);
    } else if (kind === 'SVG') expect(bytes.toString('utf8')).toMatch(/^<svg [^]*sigmoid network[^]*<\/svg>$/);
    else expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  });

  it('ends its worker when it is closed', async () => {
    const workers = () =>
      window()
        .page.workers()
        .filter((worker) => worker.url().startsWith('blob:')).length;
    const before = workers();
    const part = await LessonPanel.open(window(), 'Part 6 - Your Turn');
    await part.page.getByText(/^Ready: TensorFlow/).waitFor();
    await expect.poll(workers).toBe(before + 1);
    await window().closeTab('Part 6 - Your Turn');
    await expect.poll(workers).toBe(before);
  });
});

describe('My own model in a lesson', () => {
  beforeAll(() => window().closeAll());
  const choose = async (part: LessonPanel) => {
    const select = part.page.getByLabel('Network', { exact: true });
    await expect.poll(() => select.locator('option').allTextContents()).toContain('my model: mine in mine.ts');
    await select.selectOption({ label: 'my model: mine in mine.ts' });
  };

  it('is measured in Part 1 as it is and repaired', async () => {
    await window().open('mine.ts');
    const part = await LessonPanel.open(window(), PART_1);
    await choose(part);
    await part.page.getByLabel('Draws of random weights').selectOption('64');
    await part.button('Run').click();
    await part.settled();
    await part.figure('Mean |gradient| per layer of mine in mine.ts, batch of 32 random inputs, 64 draws').waitFor();
    const rows = await part.table(/^Table/);
    expect(rows).toHaveLength(4);
    // As written the first layer gets far less than with ReLU and He weights.
    expect(Number(rows[0]![1]) * 10).toBeLessThan(Number(rows[0]![5]));
    await part.sentence.filter({ hasText: 'In the model "mine" as written the first layer typically gets' }).waitFor();
  });

  it('is measured as its file has it now', async () => {
    const part = await LessonPanel.open(window(), PART_1);
    const before = await part.table(/^Table/);
    await window().tab('mine.ts').click();
    await window().place('mine.ts', 'inputShape: [10]', 'sigmoid');
    await window().page.keyboard.press('ControlOrMeta+D');
    await window().page.keyboard.type('tanh');
    const again = await LessonPanel.open(window(), PART_1);
    await again.button('Run').click();
    await expect.poll(async () => (await again.table(/^Table/))[0]![1]).not.toBe(before[0]![1]);
  });

  it('is drawn in Part 2', async () => {
    const part = await LessonPanel.open(window(), 'Part 2 - Visual Comparison');
    await choose(part);
    await part.button('Run').click();
    await part.settled();
    await expect(part.table(/^Table: Mean/)).resolves.toHaveLength(4);
    await part.page.getByText('Drawn, layer 4: sigmoid 0.015625, ReLU 0.512').waitFor();
  });

  it('is trained in Part 5', async () => {
    const part = await LessonPanel.open(window(), 'Part 5 - Training Comparison');
    await choose(part);
    await part.page.getByRole('slider', { name: 'Epochs' }).fill('3');
    await part.button('Train both').click();
    await part.page.getByText('Finished').waitFor();
    const rows = await part.table('After the last epoch, seed 42');
    expect(rows.map(([name]) => name)).toEqual(['model "mine" as written', 'model "mine" with ReLU and He normal']);
  });

  it('is changed layer by layer in Part 6, and Reset brings the lesson back', async () => {
    const part = await LessonPanel.open(window(), 'Part 6 - Your Turn');
    await choose(part);
    await part.page.getByLabel('Layer 3, dense 16').selectOption('relu');
    await part.button('Run').click();
    await part.settled();
    await part.sentence.filter({ hasText: 'model "mine" as changed here' }).waitFor();
    await part.button(/^Reset/).click();
    await part.sentence.filter({ hasText: 'network (sigmoid, sigmoid, sigmoid)' }).waitFor();
  });

  it('is missed in one sentence when its file is closed', async () => {
    const part = await LessonPanel.open(window(), PART_1);
    await window().tab('mine.ts').click();
    await window().place('mine.ts', 'export const mine', 'mine');
    await window().page.keyboard.press('ControlOrMeta+S');
    await window().page.locator('.tab.dirty', { hasText: 'mine.ts' }).waitFor({ state: 'detached' });
    const tab = window().tab('mine.ts');
    await expect
      .poll(async () => {
        if ((await tab.count()) > 0) await tab.locator('.codicon-close').click();
        // The pointer would otherwise rest over the palette and its hint cover the rows.
        await window().page.mouse.move(700, 600);
        return tab.count();
      })
      .toBe(0);
    await LessonPanel.open(window(), PART_1);
    await expect
      .poll(async () => {
        await part.button('Run').click();
        return part.page.getByRole('alert').allTextContents();
      })
      .toEqual([expect.stringContaining('That model is not in an open file any more: choose another.')]);
  });
});
