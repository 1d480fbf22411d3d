import { describe, expect, it } from 'vitest';
import { useWindow } from './harness/useWindow.js';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
/** The editor asks for lenses again when it finds time. */
const PATIENT = { timeout: 15_000 };

describe('Finding and fixing what is wrong with a model', () => {
  const window = useWindow({ file: 'sick.ts' });

  it('says above the model what is wrong, and how many measured fixes there are', async () => {
    await window().lens('Check gradients').click();
    await window()
      .lens(/vanishing: layer 1 gets [\d,.]+x less than layer 9/)
      .waitFor();
    await window()
      .lens(/^Fixes \(\d+\)$/)
      .waitFor();
    await window().lens('Report').waitFor();
  });

  it('lists the finding on exactly the activation of the first layer', async () => {
    const rows = await window().problems();
    const vanishing = rows.find((row) => row.includes('Gradients vanish'));
    expect(vanishing).toContain('at line 7 and character 48.');
    expect(window().fileText('sick.ts').split('\n')[6]?.slice(47, 56)).toBe("'sigmoid'");
  });

  it('applies a measured fix from the light bulb as one step and finds the model healthy', async () => {
    const before = await window().editorText('sick.ts');
    await window().place('sick.ts', 'inputShape: [10]', 'sigmoid');
    await window().quickFix(/^Use .*relu.* in 8 hidden layers \(first layer .* -> .*, measured over 64 draws\)/);
    await window().lens('healthy').waitFor();
    const after = await window().editorText('sick.ts');
    expect(after.match(/'relu'/g)).toHaveLength(8);
    expect(after).toContain("units: 1, activation: 'sigmoid'");
    await window().page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => window().editorText('sick.ts'), PATIENT).toBe(before);
    await window()
      .lens(/vanishing: layer 1 gets [\d,.]+x less than layer 9$/)
      .waitFor();
  });

  it('offers the fixes behind the lens with their measured effect, and shows a change before it is made', async () => {
    await window()
      .lens(/^Fixes \(\d+\)$/)
      .click();
    const list = window().page.locator('.quick-input-widget');
    await list.getByText('Fixes for "model", best first').waitFor();
    await list
      .locator('.monaco-list-row')
      .first()
      .getByText(/measured over 64 draws/)
      .waitFor();
    await list.locator('.monaco-list-row').first().hover();
    await list.locator('.monaco-list-row').first().getByRole('button', { name: 'Preview the change' }).click();
    await window().page.locator('.refactor-preview, .bulk-edit-panel').first().waitFor();
    expect(await window().editorText('sick.ts')).toContain(
      "activation: 'sigmoid', kernelInitializer: 'glorotUniform', inputShape",
    );
  });
});

describe('Fixing all models of a file', () => {
  const dense = (units: number, activation: string, more = '') =>
    `tf.layers.dense({ units: ${units}, activation: '${activation}'${more} })`;
  const model = (name: string, activation: string) =>
    `const ${name} = tf.sequential({ layers: [\n  ${[dense(16, activation, ', inputShape: [10]'), ...Array.from({ length: 5 }, () => dense(16, activation)), dense(1, 'sigmoid')].join(',\n  ')},\n] });\n`;
  const window = useWindow({
    file: 'several.ts',
    files: {
      'several.ts': `${IMPORT}${model('first', 'sigmoid')}${model('second', 'tanh')}${model('third', 'sigmoid')}`,
    },
  });

  it('changes the sick ones and leaves the healthy one alone, in one step', async () => {
    await window().command('Gradient Lens: Fix All in File');
    await window().toast('Fixed and checked again: "first", "third".').waitFor();
    await expect.poll(() => window().lens('healthy').count(), PATIENT).toBe(3);
    await window().page.keyboard.press('ControlOrMeta+Z');
    await expect
      .poll(async () => (await window().editorText('several.ts')).match(/'sigmoid'/g)?.length, PATIENT)
      .toBe(15);
  });
});
