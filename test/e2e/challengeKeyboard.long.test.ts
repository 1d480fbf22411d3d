import { describe, it } from 'vitest';
import { ChallengeWindow } from './harness/ChallengeWindow.js';
import { useWindow } from './harness/useWindow.js';

describe('the challenge by the keyboard alone', () => {
  const window = useWindow({ files: { 'README.md': '# A folder\n' } });
  const challenge = () => new ChallengeWindow(window());
  const keyboard = () => window().page.keyboard;
  const picker = () => window().page.locator('.quick-input-widget');
  const focusedRow = (text: string) => picker().locator('.monaco-list-row.focused', { hasText: text });

  /** F1, the command's name, Enter. */
  async function run(title: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await keyboard().press('F1');
      await picker().locator('input.input').waitFor();
      await keyboard().type(title);
      try {
        await focusedRow(title).waitFor({ timeout: 5000 });
        break;
      } catch (error) {
        // The extension's commands come a moment after the window.
        if (attempt === 4) throw error;
        await keyboard().press('Escape');
      }
    }
    await keyboard().press('Enter');
  }

  /** Finds the first occurrence of a word in the file and types over it. */
  async function replaceFirst(word: string, typed: string): Promise<void> {
    await run('View: Focus First Editor Group');
    await keyboard().press('ControlOrMeta+Home');
    await keyboard().press('ControlOrMeta+F');
    await window().page.locator('.find-widget.visible').waitFor();
    await keyboard().press('ControlOrMeta+A');
    await keyboard().type(word);
    await window().page.locator('.find-widget .matchesCount', { hasText: '1 of' }).waitFor();
    await keyboard().press('Escape');
    await keyboard().type(typed);
  }

  async function answer(label: string): Promise<void> {
    await run('Challenge - Answer the Question');
    await picker().locator('.monaco-list-row', { hasText: label }).waitFor();
    await keyboard().type(label);
    await focusedRow(label).waitFor();
    await keyboard().press('Enter');
  }

  it('goes from the palette to the certificate', async () => {
    await run('Gradient Lens: Start the Challenge');
    await challenge().step('Measure the broken network');
    await run('Challenge - Check');
    await challenge().step('Which layer is starved?');
    await run('Challenge - Hint');
    await challenge().thread('Hint 1 of 3').waitFor();
    await answer('Layer 1');
    await challenge().thread('Right, layer 1.').waitFor();
    await run('Challenge - Next Step');
    await challenge().step('Change one activation');
    await replaceFirst('sigmoid', 'selu');
    await run('Challenge - Check');
    await challenge().step('Change the rest');
    await replaceFirst('sigmoid', 'selu');
    await replaceFirst('sigmoid', 'selu');
    await run('Challenge - Check');
    await challenge().step('Explain what changed');
    await answer('Each hidden layer now multiplies');
    await run('Challenge - Next Step');
    await challenge().step('Make it hold over many draws');
    await run('Challenge - Check');
    const panel = await challenge().panel();
    await panel.getByText('Your repair: selu instead of sigmoid in layers 1-3.').waitFor();
  });

  it('reaches every button of the panel with Tab, in the order of the page', async () => {
    await keyboard().press('ControlOrMeta+2');
    const panel = await challenge().panel();
    await panel.getByRole('heading', { level: 1 }).waitFor();
    for (const name of ['Next level', 'Save the result as Markdown', 'Save the result as JSON'])
      await tabTo(panel.getByRole('button', { name }));
    for (const name of ['Check', 'Back', 'Another draw']) await tabTo(panel.getByRole('button', { name, exact: true }));
    await keyboard().press('Enter');
    await panel.getByText('One draw, seed 43').waitFor();
  });

  async function tabTo(button: ReturnType<ChallengeWindow['thread']>): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      await keyboard().press('Tab');
      if (await button.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    }
    throw new Error(`not reached with Tab: ${String(button)}`);
  }
});

describe("the links in a step's thread by the keyboard alone", () => {
  const window = useWindow({ files: { 'README.md': '# A folder\n' } });
  const challenge = () => new ChallengeWindow(window());

  /** From the code to the thread by the editor's own key for the next one, then to a link of it. */
  async function follow(text: RegExp): Promise<void> {
    await window().command('View: Focus First Editor Group');
    // The next one is that behind the cursor, not the one that it stands at.
    await window().page.keyboard.press('ControlOrMeta+Home');
    await window().page.keyboard.press('Alt+F9');
    await window().tabToLink('.review-widget', text);
    await window().page.keyboard.press('Enter');
  }

  it('check, give a hint, take the answer and go on', { timeout: 200_000 }, async () => {
    await window().command('Gradient Lens: Start the Challenge');
    await challenge().step('Measure the broken network');
    await follow(/^Check$/);
    await challenge().step('Which layer is starved?');
    await follow(/^Hint \(3 left\)$/);
    await challenge().thread('Hint 1 of 3').waitFor();
    await follow(/^Layer 1$/);
    await challenge().thread('Right, layer 1.').waitFor();
    await follow(/^Next step$/);
    await challenge().step('Change one activation');
  });
});
