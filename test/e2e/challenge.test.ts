import { describe, expect, it } from 'vitest';
import type { FrameLocator, Locator } from 'playwright-core';
import { useWindow } from './harness/useWindow.js';

const PANEL = 'Gradient Challenge';
const COMMAND = 'Gradient Lens: Challenge - ';

describe('the challenge, level 1', () => {
  const window = useWindow({ files: { 'README.md': '# A folder\n' } });
  const panel = (): Promise<FrameLocator> => window().webview(PANEL);
  /** The step's thread in the editor. */
  const thread = (text: string | RegExp): Locator => window().page.locator('.review-widget', { hasText: text }).first();

  /** Types over a word of the file, as a person does. */
  async function retype(line: string, word: string, typed: string): Promise<void> {
    await window().place('challenge.ts', line, word);
    await window().page.keyboard.press('ControlOrMeta+D');
    await window().page.keyboard.type(typed);
  }

  it('starts from the palette with the file, the first step at the model and the panel beside', async () => {
    await window().command('Gradient Lens: Start the Challenge');
    await window().tab('challenge.ts').waitFor();
    expect(window().fileText('challenge.ts')).toContain('studentNetwork');
    await thread('Measure the broken network').waitFor();
    const page = await panel();
    await expect(page.locator('h1').textContent()).resolves.toBe('Three sigmoids');
  });

  it('goes on by itself when a check sees what the step asks for, and says what is missing', async () => {
    await window().command(`${COMMAND}Check`);
    await thread('Which layer is starved?').waitFor();
    const page = await panel();
    // Its own words would answer the step's question; the figures are there.
    const withheld =
      'Not passed yet. What is missing would answer the question, so the sentence comes after your answer.';
    await page.getByText(withheld).waitFor();
    await thread(withheld).waitFor();
    await expect(page.getByText(/layer 1 gets/).count()).resolves.toBe(0);
    await page.locator('.result .chart svg').first().waitFor();
  });

  it('takes a wrong answer kindly, and gives hints', async () => {
    const page = await panel();
    await page.getByRole('button', { name: 'Layer 4, the output' }).click();
    await page.getByText(/Not quite: it is layer 1/).waitFor();
    await page.getByText(/Still missing: .*[Ll]ayer 1/).waitFor();
    await page.getByRole('button', { name: /^Hint/ }).click();
    await thread('Hint 1 of 3').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await thread('Change one activation').waitFor();
  });

  it('measures a wrong turn and says what it is', async () => {
    await retype('units: 16', 'sigmoid', 'linear');
    await window().command(`${COMMAND}Check`);
    const page = await panel();
    await page.getByText(/Without an activation \(layer 1\)/).waitFor();
    await retype('units: 16', 'linear', 'tanh');
    await window().command(`${COMMAND}Check`);
    await thread('Change the rest').waitFor();
  });

  it('continues where it was after the window is reloaded', async () => {
    await window().page.keyboard.press('ControlOrMeta+S');
    await window().page.locator('.tabs-container .tab.dirty').waitFor({ state: 'detached' });
    await window().reload();
    await thread('Change the rest').waitFor();
    const page = await panel();
    await page.locator('li[aria-current="step"]', { hasText: 'Change the rest' }).waitFor();
  });

  it('passes with tanh, from the explanation to the certificate', async () => {
    await retype('units: 8', 'sigmoid', 'tanh');
    await retype('units: 4', 'sigmoid', 'tanh');
    await window().command(`${COMMAND}Check`);
    const page = await panel();
    await page.getByRole('button', { name: /derivative near 1/ }).click();
    await page.getByText(/Yes\. The chain rule/).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await thread('Make it hold over many draws').waitFor();
    await page.getByText('One draw, seed 42').waitFor();
    await page.getByText('prints "Good!" for a layer above 0.001').waitFor();
    await page
      .getByText(/Verdict: passed\. (The two differ: this is one draw|Here both agree; another draw may)/)
      .waitFor();
    await page.getByRole('button', { name: 'Another draw' }).click();
    await page.getByText('One draw, seed 43').waitFor();
    await window().command(`${COMMAND}Check`);
    await page.getByRole('heading', { name: /Passed: Three sigmoids/ }).waitFor();
    await page.getByText('Your repair: tanh instead of sigmoid in layers 1-3.').waitFor();
  });

  it('is refused when the layers are deleted', async () => {
    for (const line of ['units: 8', 'units: 4']) {
      await window().place('challenge.ts', line, 'units');
      await window().page.keyboard.press('ControlOrMeta+Shift+K');
    }
    await window().command(`${COMMAND}Check`);
    const page = await panel();
    await page
      .getByText(/The level has 3 hidden layers and your model has 1.*the lens may rightly call it healthy/)
      .waitFor();
    await expect(page.getByRole('heading', { name: /Passed/ }).count()).resolves.toBe(0);
  });
});
