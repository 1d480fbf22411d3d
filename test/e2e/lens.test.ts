import { beforeAll, describe, expect, it } from 'vitest';
import type { EditorWindow } from './harness/EditorWindow.js';
import { useWindow } from './harness/useWindow.js';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";
/** The editor asks for lenses again when it finds time. */
const PATIENT = { timeout: 20_000 };
const VANISHING = /vanishing: layer 1 gets [\d,.]+x less than layer \d+$/;

const dense = (units: number, activation: string, more = '') =>
  `tf.layers.dense({ units: ${units}, activation: '${activation}'${more} })`;
/** Three lines: the layers stand on the second. */
const model = (name: string, activation: string, hidden = 5) => {
  const layers = [
    dense(8, activation, ', inputShape: [4]'),
    ...Array.from({ length: hidden - 1 }, () => dense(8, activation)),
    dense(1, 'sigmoid'),
  ];
  return `const ${name} = tf.sequential({ layers: [\n  ${layers.join(',\n  ')},\n] });\n`;
};

describe('When a model is checked', () => {
  const window = useWindow({
    files: {
      'saved.ts': `${IMPORT}${model('saved', 'sigmoid')}`,
      'typed.ts': `${IMPORT}${model('typed', 'sigmoid')}`,
      'broken.ts': `${IMPORT}${model('first', 'relu')}const after = 1;\n`,
      // from the start: nothing in the window shows when a changed setting has been noticed
      '.vscode/settings.json': JSON.stringify({ 'gradientLens.check': 'onSave' }),
    },
  });

  it('is checked on save, and not before', async () => {
    await window().open('saved.ts');
    await window().lens('Check gradients').waitFor();
    await window().place('saved.ts', 'inputShape', 'inputShape');
    await window().page.keyboard.press('End');
    await window().page.keyboard.type(' // one');
    await window().page.locator('.tab.dirty', { hasText: 'saved.ts' }).waitFor();
    await expect(window().lens(VANISHING).count()).resolves.toBe(0);
    await window().page.keyboard.press('ControlOrMeta+S');
    await window().lens(VANISHING).waitFor();
    // a check that nobody clicked for opens nothing
    await expect(window().tab('Gradient Report').count()).resolves.toBe(0);
  });

  it('is checked a moment after typing stops, again and again', async () => {
    window().setSetting('gradientLens.check', 'whileTyping');
    await window().open('typed.ts');
    await window().lens(VANISHING).waitFor();
    await replaceAll(window(), 'typed.ts', 'sigmoid', 'tanh', 6);
    await window().lens('healthy').waitFor();
    await expect.poll(() => window().lens(VANISHING).count(), PATIENT).toBe(0);
  });

  it('does not move the text while a definition is being written and cannot be read', async () => {
    window().setSetting('gradientLens.check', 'onClick');
    await window().open('broken.ts');
    await window().lens('Check gradients').waitFor();
    const top = () =>
      window()
        .editor('broken.ts')
        .locator('.view-line', { hasText: 'const after' })
        .evaluate((line) => Math.round(line.getBoundingClientRect().top));
    await window().place('broken.ts', 'const first', 'sequential');
    // The lens that was waited for can be that of the file before, which stays for a moment.
    let before = NaN;
    await expect.poll(async () => before === (before = await top()), { interval: 500 }).toBe(true);
    await window().page.keyboard.press('ControlOrMeta+D');
    const seen = new Set([await top()]);
    for (const key of 'sequentia') {
      await window().page.keyboard.type(key, { delay: 120 });
      seen.add(await top());
    }
    await window().page.keyboard.type('l');
    seen.add(await top());
    expect([...seen]).toEqual([before]);
  });
});

describe('An editor with files of many kinds', () => {
  const ten = Array.from({ length: 10 }, (_, index) => model(`model${index}`, index % 2 === 0 ? 'sigmoid' : 'relu'));
  const long = `${IMPORT}${Array.from({ length: 5_000 }, (_, line) => `export const number${line} = ${line};`).join('\n')}\n${model('last', 'sigmoid')}`;
  const window = useWindow({
    file: 'half.ts',
    files: {
      'half.ts': `${IMPORT}${model('half', 'sigmoid')}${model('other', 'relu')}`,
      'ten.ts': `${IMPORT}${ten.join('')}`,
      'long.ts': long,
      'asking.ts': `${IMPORT}export function build(inputs: number, classes: number) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 16, activation: 'relu', inputShape: [inputs] }));
  model.add(tf.layers.dense({ units: classes, activation: 'softmax' }));
  return model;
}
`,
      'large.ts': `${IMPORT}${model('large', 'sigmoid', 6).replaceAll('units: 8', 'units: 160')}`,
      'pair.ts': `${IMPORT}${model('pair', 'sigmoid')}`,
    },
  });

  describe('A layer that is being written', () => {
    const lensTexts = () =>
      window()
        .page.locator('.codelens-decoration')
        .evaluateAll((lenses) => lenses.map(({ textContent }) => textContent.replace(/\u00a0/g, ' ')));

    it('keeps the verdict, as one of before the edit, and says what is wrong only when typing has paused', async () => {
      await window().lens('Check gradients').first().click();
      await window().lens(VANISHING).waitFor();
      await window().place('half.ts', 'units: 1', 'units');
      await window().page.keyboard.press('Home');
      const seen = new Set<string>();
      for (const key of "tf.layers.dense({ units: 4, activation: 'relu' })") {
        await window().page.keyboard.type(key, { delay: 60 });
        for (const text of await lensTexts()) seen.add(text);
      }
      expect([...seen].join('\n')).not.toMatch(/cannot read/);
      // the comma is still to come
      await window()
        .lens(/cannot read: .*does not parse/)
        .waitFor();
      const [half, other] = await lensTexts();
      expect(half).toMatch(/cannot read.*vanishing: layer 1 .*\(before your edit\)/);
      expect(other).toMatch(/^Check gradients/);
    });

    it('has its verdict back when the text is as it was', async () => {
      expect((await lensTexts()).join()).toMatch(/before your edit/);
      for (
        let undone = 0;
        undone < 40 && (await lensTexts()).some((text) => text.includes('before your edit'));
        undone++
      ) {
        await window().page.keyboard.press('ControlOrMeta+Z');
        await window().page.waitForTimeout(300);
      }
      await window().lens(VANISHING).waitFor();
      expect((await lensTexts()).join()).not.toMatch(/cannot read|before your edit/);
    });
  });

  describe('Files that are not small and simple', () => {
    beforeAll(() => window().closeAll());

    it('checks all ten models of a file and lists their verdicts', async () => {
      await window().open('ten.ts');
      await window().command('Gradient Lens: Check Gradients in This File');
      await window().page.locator('.activitybar a[aria-label^="Gradient Lens"]').click();
      const tree = window().page.locator('.pane', { hasText: 'Models' }).locator('.monaco-list-row');
      await expect
        .poll(async () => (await tree.allTextContents()).filter((row) => row.includes('vanishing')).length, PATIENT)
        .toBe(5);
      await expect
        .poll(async () => (await tree.allTextContents()).filter((row) => row.includes('healthy')).length, PATIENT)
        .toBe(5);
    });

    it('keeps each verdict with its model when lines are added above', async () => {
      await window().place('ten.ts', 'import * as tf', 'import');
      await window().page.keyboard.press('Home');
      await window().page.keyboard.type('// a comment\n\n');
      const first = window().page.locator('.codelens-decoration', { hasText: 'Check gradients' }).first();
      await expect.poll(() => first.textContent(), PATIENT).toMatch(/vanishing: layer 1 gets .* less than layer 6/);
      await expect(first.textContent()).resolves.not.toMatch(/before your edit/);
    });

    it('asks for the two values of a model that needs them, and remembers them', async () => {
      await window().open('asking.ts');
      await window().lens('Check gradients (needs 2 values)').click();
      const input = window().page.locator('.quick-input-widget');
      await input.getByText('(1/2)').waitFor();
      await input.locator('input').fill('[7]');
      await window().page.keyboard.press('Enter');
      await input.getByText('(2/2)').waitFor();
      await input.locator('input').fill('3');
      await window().page.keyboard.press('Enter');
      await window().lens('healthy').waitFor();
      await window()
        .lens(/^Check gradients$/)
        .waitFor();
    });

    it('checks the model at the end of a file of five thousand lines', async () => {
      await window().open('long.ts');
      await window().page.keyboard.press('ControlOrMeta+End');
      await window().lens('Check gradients').waitFor();
      await window().place('long.ts', 'const last', 'last');
      await window().command('Gradient Lens: Check Model at Cursor');
      await window().lens(VANISHING).waitFor();
      await window()
        .page.locator('.statusbar', { hasText: /last: vanishing/ })
        .waitFor();
    });
  });

  describe('An editor in use', () => {
    beforeAll(() => window().closeAll());

    it('says of a file that changed while a check ran that the verdict is of before', async () => {
      await window().open('large.ts');
      await window().lens('Check gradients').click();
      await window().place('large.ts', 'inputShape', 'sigmoid');
      await window().page.keyboard.press('ControlOrMeta+D');
      await window().page.keyboard.type('relu');
      await window()
        .lens(/vanishing.*\(before your edit\)/)
        .waitFor({ timeout: 60_000 });
      await expect.poll(async () => (await window().problems()).join(), PATIENT).not.toMatch(/Gradients vanish/);
    });

    it('shows figures in both halves of a split editor, and turns everything off and on', async () => {
      await window().open('pair.ts');
      await window().lens('Check gradients').click();
      await window().lens(VANISHING).waitFor();
      await window().place('pair.ts', 'const pair', 'pair');
      await window().command('View: Split Editor Down');
      const figures = () =>
        window()
          .page.locator('.editor-instance .view-lines')
          .evaluateAll(
            (editors) =>
              editors.filter((editor) =>
                [...editor.querySelectorAll('span')]
                  .map((span) => getComputedStyle(span, '::after').content)
                  .join(' ')
                  .includes('grad'),
              ).length,
          );
      await expect.poll(figures, PATIENT).toBe(2);
      await window().command('Gradient Lens: Turn the Lens On or Off');
      await expect.poll(() => window().lens('Check gradients').count(), PATIENT).toBe(0);
      await expect.poll(figures, PATIENT).toBe(0);
      await expect.poll(async () => (await window().problems()).join(), PATIENT).not.toMatch(/Gradients vanish/);
      await window().command('Gradient Lens: Turn the Lens On or Off');
      await window().lens(VANISHING).first().waitFor();
    });
  });
});

describe('Restricted Mode', () => {
  const window = useWindow({ file: 'sick.ts', restricted: true });

  it('checks a model of a workspace that is not trusted, because nothing of it is run', async () => {
    await window().page.locator('.statusbar', { hasText: 'Restricted Mode' }).waitFor();
    await window().lens('Check gradients').click();
    await window().lens(VANISHING).waitFor();
    await window()
      .lens(/^Fixes \(\d+\)$/)
      .waitFor();
  });
});

/** Replaces every occurrence of a word by typing over all of them at once. */
async function replaceAll(window: EditorWindow, file: string, word: string, by: string, count: number): Promise<void> {
  await window.place(file, 'inputShape', word);
  for (let selected = 0; selected < count; selected++) await window.page.keyboard.press('ControlOrMeta+D');
  await window.page.keyboard.type(by);
}
