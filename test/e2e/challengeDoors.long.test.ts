import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ChallengeWindow } from './harness/ChallengeWindow.js';
import { LessonPanel } from './harness/LessonPanel.js';
import { useWindow } from './harness/useWindow.js';

describe('the doors of the challenge', () => {
  const window = useWindow({ files: { 'README.md': '# A folder\n' } });
  const challenge = () => new ChallengeWindow(window());

  async function leave(): Promise<void> {
    await challenge().step('Measure the broken network');
    await window().command('Gradient Lens: Leave the Challenge');
    await window().tab('Gradient Challenge').waitFor({ state: 'detached' });
  }

  it.each([
    ['Part 6 - Your Turn', 'Open the challenge'],
    ['Summary', 'Start the challenge'],
  ])('opens from %s', async (part, label) => {
    const panel = await LessonPanel.open(window(), part);
    // What follows an experiment is folded until it has run.
    const fold = panel.explanation.locator('summary');
    if ((await fold.count()) > 0) await fold.click();
    await panel.button(label).click();
    await leave();
  });

  it('opens from the walkthrough', async () => {
    await window().command('Welcome: Open Walkthrough...');
    const row = window().page.locator('.quick-input-list .monaco-list-row', {
      hasText: 'Get Started with Gradient Lens',
    });
    await row.click();
    const steps = window().page.locator('.gettingStartedContainer');
    await steps.locator('.step-title', { hasText: 'Repair a network' }).click();
    await steps.getByRole('button', { name: 'Start the Challenge' }).click();
    await leave();
  });

  it('opens from its view in the activity bar', async () => {
    await window().page.locator('.activitybar .action-item a[aria-label^="Gradient Lens"]').click();
    await window().page.locator('.pane-body .monaco-list-row', { hasText: '1. Three sigmoids' }).click();
    await leave();
  });
});

describe('the challenge in a window without a folder, whose Comments view is as the editor has it', () => {
  const window = useWindow({ empty: true, settings: { 'comments.openView': undefined } });
  const challenge = () => new ChallengeWindow(window());
  const comments = () => window().page.locator('.part.panel .comments-panel');

  it('keeps its file in a folder of its own', async () => {
    await challenge().start();
    await challenge().step('Measure the broken network');
    await window().tab('challenge.ts').waitFor();
    await challenge().check();
    await challenge().step('Which layer is starved?');
  });

  it('leaves the Comments view to the editor, and closes it for good only when told so', async () => {
    await comments().waitFor();
    const offer = window().toast('Keep that view closed, for the comments of every extension?');
    await offer.getByRole('button', { name: 'Keep It Closed' }).click();
    await comments().waitFor({ state: 'hidden' });
    await expect.poll(() => readFileSync(window().userSettings, 'utf8')).toContain('"comments.openView": "never"');
  });
});
