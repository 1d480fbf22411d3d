import { describe, expect, it } from 'vitest';
import { ChallengeWindow } from './harness/ChallengeWindow.js';
import { openWebWindow } from './harness/openWebWindow.js';
import { useWindow } from './harness/useWindow.js';

describe('in a browser-only editor', () => {
  const window = useWindow({}, openWebWindow);

  it('reads a file of a workspace that is on no disk and checks its model', async () => {
    await window().page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'sick.ts' }).dblclick();
    await window().lens('Check gradients').click();
    await window()
      .lens(/vanishing: layer 1 gets/)
      .waitFor();
    const report = await window().webview('Gradient Report');
    await report
      .getByText(/^Gradients vanish: layer 1 gets/)
      .first()
      .waitFor();
    await report.locator('.chart svg').first().waitFor();
  });

  it('starts the challenge in the workspace, and checks it', async () => {
    const challenge = new ChallengeWindow(window());
    await challenge.start();
    await challenge.step('Measure the broken network');
    await challenge.check();
    await challenge.step('Which layer is starved?');
    const panel = await challenge.panel();
    await panel.getByText(/Not passed yet\. What is missing would answer the question/).waitFor();
    await panel.getByText('One draw, seed 42').waitFor();
  });

  it('runs the first part of the lesson', async () => {
    const title = 'Part 1 - The Problem';
    await window().command(`Gradient Lens: Open ${title}`);
    const lesson = await window().webview(title);
    await lesson.getByRole('button', { name: 'The sigmoid network' }).click();
    await lesson.getByRole('button', { name: /^Run/ }).click();
    await lesson.locator('.result[aria-busy="false"]').waitFor();
    await expect(lesson.locator('.result tbody tr').count()).resolves.toBe(5);
    await lesson.locator('.result .chart svg').first().waitFor();
  });
});
