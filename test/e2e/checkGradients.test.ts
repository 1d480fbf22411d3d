import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWindow } from './harness/useWindow.js';

const REPORT = 'Gradient Report';
const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
const layers = (...lines: string[]) => `${IMPORT}
export const model = tf.sequential({
  layers: [
${lines.map((line) => `    tf.layers.${line},`).join('\n')}
  ],
});
`;

const sample = (file: string) => readFileSync(join('sample', file), 'utf8');

const window = useWindow({
  files: {
    'sick.ts': sample('sick.ts'),
    'healthy.ts': sample('healthy.ts'),
    'none.ts': 'export const answer = 42;\n',
    'unreadable.ts': `${IMPORT}import { makeLayers } from './layers';\n\nexport const model = tf.sequential({ layers: makeLayers() });\n`,
    'shapeless.ts': layers("dense({ units: 4, activation: 'relu' })", 'dense({ units: 1 })'),
    'zero.ts': layers('dense({ units: 0, inputShape: [3] })', 'dense({ units: 1 })'),
    'misspelt.ts': layers("dense({ units: 4, inputShape: [3], activation: 'rleu' })", 'dense({ units: 1 })'),
    'dropout.ts': layers('dense({ units: 4, inputShape: [3] })', 'dropout({ rate: -0.5 })', 'dense({ units: 1 })'),
    'huge.ts': layers('dense({ units: 30000, inputShape: [30000] })', 'dense({ units: 1 })'),
  },
});

describe('Check gradients on the models of the sample workspace', () => {
  it('finds the vanishing gradients of the sick model and shows them layer by layer', async () => {
    await window().open('sick.ts');
    await window().lens('Check gradients').click();
    const page = await window().webview(REPORT);
    await page.locator('.result').waitFor();
    await expect(page.locator('h1').textContent()).resolves.toBe('Gradients of model');
    await expect(page.locator('.comparison').textContent()).resolves.toMatch(
      /Gradients vanish: layer 1 gets .*less than layer 9/,
    );
    const rows = await page
      .locator('section:has(#layers) tbody tr')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent.trim())),
      );
    expect(rows).toHaveLength(9);
    expect(rows[0]?.join(' ')).toMatch(/dense 16, sigmoid.*too small/);
    await page.locator('.chart svg').first().waitFor();
    await expect(page.getByText('What was assumed').count()).resolves.toBe(1);
    await window()
      .lens(/vanishing: layer 1 gets/)
      .waitFor();
  });

  it('leads from a layer in the report to its line in the file', async () => {
    const page = await window().webview(REPORT);
    await page.getByRole('button', { name: /^3: dense 16/ }).click();
    await window().page.locator('.monaco-editor.focused[data-uri$="sick.ts"]').waitFor();
    await window().page.locator('.statusbar', { hasText: 'Ln 9' }).waitFor();
  });

  it('finds nothing in the healthy model', async () => {
    await window().open('healthy.ts');
    await window().lens('Check gradients').first().click();
    await window().lens('healthy').waitFor();
    const page = await window().webview(REPORT);
    await page.getByText(/^Healthy: every layer/).waitFor();
  });

  it('says that a verdict is of the model before an edit, and checks the model as it is now', async () => {
    await window().place(
      'healthy.ts',
      "tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal' })",
      'relu',
    );
    await window().page.keyboard.press('ControlOrMeta+D');
    await window().page.keyboard.type('tanh');
    await window().lens('healthy (before your edit)').waitFor();
    const page = await window().webview(REPORT);
    await page.getByText('The file has changed since this check.').waitFor();
    await page.getByRole('button', { name: 'Check again' }).click();
    await page
      .getByRole('button', { name: /dense 16, tanh/ })
      .first()
      .waitFor();
  });
});

describe('Check gradients on files that cannot be checked', () => {
  beforeAll(() => window().closeAll());

  it('says that a file has no model', async () => {
    await window().open('none.ts');
    await expect(window().lens('Check gradients').count()).resolves.toBe(0);
    await window().command('Gradient Lens: Check Gradients in This File');
    await window().toast('No Sequential model was found in this file').waitFor();
  });

  it('says of a definition why it cannot be read, and goes to the place', async () => {
    await window().open('unreadable.ts');
    await window().lens('Check gradients (cannot read:').click();
    await window().toast('"model" (line 4) cannot be read').waitFor();
    await window().page.locator('.statusbar', { hasText: 'Ln 4' }).waitFor();
  });

  it.each([
    ['shapeless.ts', /layer 1 \(dense\).*inputShape/i],
    ['zero.ts', /layer 1 \(dense\).*units/i],
    ['misspelt.ts', /layer 1 \(dense\).*rleu.*relu/i],
    ['dropout.ts', /layer 2 \(dropout\).*rate/i],
    ['huge.ts', /20.*million|900.*million/i],
  ])('says in one sentence what is wrong in %s', async (file, sentence) => {
    await window().open(file);
    await window().lens('Check gradients').first().click();
    const page = await window().webview(REPORT);
    const problem = page.getByRole('alert').filter({ hasText: sentence });
    await problem.waitFor();
    await expect(problem.textContent()).resolves.toMatch(/^[^.]+(\.\d[^.]*)*\.$|\.$/);
  });
});
