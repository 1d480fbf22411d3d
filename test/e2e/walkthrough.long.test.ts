import { describe, expect, it } from 'vitest';
import { LessonPanel } from './harness/LessonPanel.js';
import { useWindow } from './harness/useWindow.js';

const TITLE = 'Get Started with Gradient Lens';

interface Step {
  readonly title: string;
  /** Its links and the tab that each of them opens. */
  readonly links: readonly { readonly link: string; readonly tab: string | RegExp }[];
}

const steps: readonly Step[] = [
  { title: 'Measure a gradient', links: [{ link: 'Open Part 1', tab: 'Part 1 - The Problem' }] },
  { title: 'See where it goes', links: [{ link: 'Open Part 3', tab: 'Part 3 - Why' }] },
  { title: 'Train both', links: [{ link: 'Open Part 5', tab: 'Part 5 - Training Comparison' }] },
  { title: 'Check a model in your editor', links: [{ link: 'Open a sample model', tab: 'Untitled-1' }] },
  {
    title: 'Repair a network',
    links: [
      { link: 'Open Part 6', tab: 'Part 6 - Your Turn' },
      { link: 'Start the challenge', tab: 'Gradient Challenge' },
    ],
  },
];

describe('The Get Started walkthrough', () => {
  const window = useWindow({ size: { width: 1400, height: 1000 } });
  const shown = () => window().page.locator('.gettingStartedContainer .gettingStartedDetailsContent');
  const step = (name: string) => shown().locator('.getting-started-step', { hasText: name });

  async function open(): Promise<void> {
    await window().command('Welcome: Open Walkthrough...');
    const { page } = window();
    await page.keyboard.type(TITLE);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: TITLE }).first().click();
    await shown().getByText('Five steps from a first gradient to a repaired network.').waitFor();
  }

  it('lists its steps, each with a picture that is there', async () => {
    await open();
    for (const { title } of steps) {
      await step(title).locator('.step-title').click();
      const picture = shown().locator('.getting-started-media img').first();
      await expect
        .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: 10_000 })
        .toBeGreaterThan(300);
      expect(((await picture.getAttribute('alt')) ?? '').length).toBeGreaterThan(20);
    }
  });

  it.each(steps)('$title: its links open what they say, and the step is checked off', async ({ title, links }) => {
    for (const { link, tab } of links) {
      await open();
      await step(title).locator('.step-title').click();
      await step(title).getByText(link, { exact: true }).click();
      await window().page.locator('.tabs-container .tab', { hasText: tab }).first().waitFor();
    }
    if (title === 'Check a model in your editor') await window().lens('Check gradients').first().click();
    await open();
    await step(title).locator('.codicon-getting-started-step-checked').first().waitFor();
  });

  it('leads into Part 1, where the first experiment can be run', async () => {
    const part = await LessonPanel.shown(window(), 'Part 1 - The Problem');
    await part.predictAndRun('The sigmoid network');
    await expect(part.table(/^Table/)).resolves.toHaveLength(5);
  });
});
