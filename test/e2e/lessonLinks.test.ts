import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useWindow } from './harness/useWindow.js';

const REPORT = 'Gradient Report';
const PART = 'Part 2 - Visual Comparison';
const FILE = 'mine.ts';
/** Names that would not survive a link's decoding in plain letters. */
const FOLDER = 'my #1 model 100%20';

describe('From a figure to the lesson that explains it with the same figures', () => {
  const dense = (more = '') => `tf.layers.dense({ units: 8, activation: 'sigmoid'${more} })`;
  const window = useWindow({
    files: {
      [`${FOLDER}/${FILE}`]: `import * as tf from '@tensorflow/tfjs';
const mine = tf.sequential({ layers: [
  ${dense(', inputShape: [4]')},
  ${dense()},
  ${dense()},
  ${dense()},
  tf.layers.dense({ units: 1, activation: 'sigmoid' }),
] });
`,
    },
  });

  /** The first layer's figure as the part's table gives it, once the part has measured the model. */
  async function firstFigure(page: FrameLocator): Promise<string> {
    await page.getByText(/of mine in my #1 model 100%20\/mine\.ts, batch of 32 random inputs, 64 draws/).waitFor();
    await page.locator('.result[aria-busy="false"]').waitFor();
    await expect(
      page.getByLabel('Network', { exact: true }).locator('option:checked').textContent(),
    ).resolves.toContain('mine');
    const rows = page.getByRole('region', { name: /of mine in/ }).locator('tbody tr');
    await rows.first().waitFor();
    return (await rows.last().textContent()) ?? '';
  }

  it('leads from the code of an entry in the Problems panel to the part, which measures the model', async () => {
    await window().open(FILE);
    await window().lens('Check gradients').click();
    await window().lens('vanishing').waitFor();
    const report = await window().webview(REPORT);
    const measured = await report.locator('section:has(#layers) tbody tr').first().locator('td').first().textContent();
    await window().problems();
    await window().page.locator('.markers-panel a', { hasText: 'vanishing' }).first().click();
    const figures = await firstFigure(await window().webview(PART));
    // The report rounds to eight decimals and adds the short form; the part shows the same eight decimals.
    expect(figures).toContain(/0\.\d{8}/.exec(measured ?? '')?.[0]);
  });

  it('takes the model into a part that is open already', async () => {
    const page = await window().webview(PART);
    await page.getByLabel('Network', { exact: true }).selectOption({ index: 0 });
    await page.getByText(/Measured: mean \|gradient\| per layer, depth/).waitFor();
    const report = await window().webview(REPORT);
    await report.getByText('Why this happens: the lesson').click();
    await firstFigure(await window().webview(PART));
  });

  it('leads there from the hover over a layer, which a keyboard reaches', async () => {
    const page = await window().webview(PART);
    await page.getByLabel('Network', { exact: true }).selectOption({ index: 0 });
    await page.getByText(/Measured: mean \|gradient\| per layer, depth/).waitFor();
    await window().tab(FILE).click();
    await window().place(FILE, 'inputShape', 'layers');
    // By its keys, because the palette would take the focus away again; asked for once more, the hover takes it.
    const showOrFocusHover = async () => {
      await window().page.keyboard.press('ControlOrMeta+K');
      await window().page.keyboard.press('ControlOrMeta+I');
    };
    await showOrFocusHover();
    const hover = window().page.locator('.monaco-hover', { hasText: 'Layer 1' });
    await hover.getByText('median over 64 draws').waitFor();
    await hover.getByText('Why this is so: the lesson explains these figures').waitFor();
    await showOrFocusHover();
    await window().tabToLink('.monaco-hover', /^Why this is so: the lesson explains these figures$/);
    await window().page.keyboard.press('Enter');
    await firstFigure(await window().webview(PART));
  });

  it('has the same evidence, once, behind the figure at the end of the line', async () => {
    await window().tab(FILE).click();
    await window().place(FILE, 'inputShape', 'layers');
    const line = window().editor(FILE).locator('.view-line', { hasText: 'inputShape' });
    // the figure is drawn behind the line's last word
    await line.locator('span[class*="ced-"]').last().hover();
    const hover = window().page.locator('.monaco-hover', { hasText: 'Layer 1' });
    await hover.getByText('median over 64 draws').waitFor();
    expect(await hover.getByText('Why this is so: the lesson explains these figures').count()).toBe(1);
  });
});

describe('A finding about units, numbers or steps that are broken', () => {
  const start = "import * as tf from '@tensorflow/tfjs';\n";
  const window = useWindow({
    files: {
      'dead.ts': `${start}const dead = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4], biasInitializer: tf.initializers.constant({ value: -20 }) }),
  tf.layers.dense({ units: 1 }),
] });
`,
      'nan.ts': `${start}const nan = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4], kernelInitializer: tf.initializers.constant({ value: 1e30 }) }),
  tf.layers.dense({ units: 8, activation: 'relu', kernelInitializer: tf.initializers.constant({ value: 1e30 }) }),
  tf.layers.dense({ units: 1 }),
] });
`,
      'fast.ts': `${start}const fast = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4] }),
  tf.layers.dense({ units: 1 }),
] });
fast.compile({ loss: 'meanSquaredError', optimizer: tf.train.sgd(10) });
`,
    },
  });

  it.each([
    ['dead', /dead units:|of the units put out 0/, 'Part 1 - The Problem', 'In the model "dead" as written'],
    ['nan', /NaN|finite/, 'Part 1 - See It Explode', 'In the model "nan" as written the gradient of layer'],
    ['fast', /first step/, 'Part 3 - Clip It', 'The global norm is'],
  ])(
    'leads, for the model %s and its finding %s, to %s, which shows that model',
    async (name, finding, part, sentence) => {
      await window().page.keyboard.press('ControlOrMeta+1');
      await window().open(`${name}.ts`);
      await window().lens('Check gradients').click();
      const report = await window().webview(REPORT);
      await report.getByText(`${name}.ts`, { exact: false }).first().waitFor();
      await report
        .locator('.findings > li', { hasText: finding })
        .getByText('Why this happens: the lesson')
        .first()
        .click();
      const page = await window().webview(part);
      await page.locator('.result .comparison', { hasText: sentence }).waitFor();
      await expect(
        page.getByLabel('Network', { exact: true }).locator('option:checked').textContent(),
      ).resolves.toContain(`${name} in ${name}.ts`);
    },
  );
});
