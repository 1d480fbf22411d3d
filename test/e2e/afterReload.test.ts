import { describe, expect, it } from 'vitest';
import { LessonPanel } from './harness/LessonPanel.js';
import { openTables } from './harness/narrowPage.js';
import { useWindow } from './harness/useWindow.js';

const PART_1 = 'Part 1 - The Problem';

describe('An experiment after a reload of the window', () => {
  const window = useWindow();

  /** By what was done before, not by a click on the tab that is there already. */
  const broughtToFront = (title: string) =>
    window().page.locator('.tabs-container .tab.active', { hasText: title }).waitFor();

  const tables = async (part: LessonPanel): Promise<string[]> => {
    await openTables(part.page);
    return part.page.locator('.result table').allTextContents();
  };

  it('has its controls and its result again', { timeout: 300_000 }, async () => {
    const experiments = [
      ['Part 2 - Visual Comparison', 'Depth (layers, output included)', '7'],
      ['Part 3 - Clip It', 'Norm allowed', '1'],
    ] as const;
    const before: Record<string, string[]> = {};
    for (const [title, slider, value] of experiments) {
      const part = await LessonPanel.open(window(), title);
      await part.page.getByLabel(slider).fill(value);
      await part.page.getByRole('spinbutton', { name: 'Seed' }).fill('44');
      await part.button(/^Run$/).click();
      await part.page.locator('.result .quiet-line', { hasText: 'seed 44' }).waitFor();
      await part.settled();
      before[title] = [...(await part.sentence.allTextContents()), ...(await tables(part))];
      expect(before[title].length).toBeGreaterThan(1);
    }
    await window().page.waitForTimeout(1000);
    await window().reload();
    for (const [title, slider, value] of experiments) {
      // A tab in the background comes back when it is looked at.
      await window().tab(title).click();
      const part = await LessonPanel.shown(window(), title);
      await part.page.locator('.result .quiet-line', { hasText: 'seed 44' }).waitFor();
      await part.settled();
      await expect(part.page.getByLabel(slider).inputValue()).resolves.toBe(value);
      expect([...(await part.sentence.allTextContents()), ...(await tables(part))], title).toEqual(before[title]);
    }
  });

  it('has both results of a part with two experiments', async () => {
    const WHY = 'Part 3 - Why';
    const part = await LessonPanel.open(window(), WHY);
    await part.button('Show the curves').click();
    await part.page.getByLabel('Hidden layers to multiply over').fill('6');
    await part.button(/^Run$/).click();
    await part.page.getByText('After 6 layers').waitFor();
    const before = await part.sentence.allTextContents();
    await window().reload();
    const again = await LessonPanel.shown(window(), WHY);
    await again.page.getByText('After 6 layers').waitFor();
    expect(await again.sentence.allTextContents()).toEqual(before);
  });

  it('is in the one panel of its part when a command asks for it that nobody has looked at since', async () => {
    await window().closeAll();
    const part = await LessonPanel.open(window(), PART_1);
    await part.page.getByRole('spinbutton', { name: 'Seed' }).fill('47');
    await part.button('Run').click();
    await part.page.locator('.result .quiet-line', { hasText: 'seed 47' }).waitFor();
    await LessonPanel.open(window(), 'Part 4 - The Fix');
    await window().reload();
    await LessonPanel.shown(window(), 'Part 4 - The Fix');
    await window().command(`Gradient Lens: Open ${PART_1}`);
    await broughtToFront(PART_1);
    const again = await LessonPanel.shown(window(), PART_1);
    await again.page.locator('.result .quiet-line', { hasText: 'seed 47' }).waitFor();
    await expect.poll(() => window().page.locator('.tabs-container .tab').count()).toBe(2);
  });

  it('leaves no second report behind when a check comes before anybody has looked at the first', async () => {
    const REPORT = 'Gradient Report';
    await window().closeAll();
    await window().open('sick.ts');
    const check = async () => {
      await window().lens('Check gradients').first().click();
      await broughtToFront(REPORT);
      const page = await window().webview(REPORT);
      await page
        .getByText(/^Gradients vanish: layer 1 gets/)
        .first()
        .waitFor();
    };
    await check();
    await window().tab(REPORT).click();
    await LessonPanel.open(window(), PART_1);
    await window().reload();
    await LessonPanel.shown(window(), PART_1);
    await window().tab(REPORT).waitFor();
    await check();
    expect(await window().page.locator('.tabs-container .tab').count()).toBe(3);
  });

  it('goes on counting the seeds that were tried', async () => {
    const part = await LessonPanel.open(window(), PART_1);
    await part.button('Run').click();
    await part.settled();
    await part.button('Another seed').click();
    const tally = part.page.locator('.tally');
    await tally.filter({ hasText: 'You have tried 2 seeds with this setting.' }).waitFor();
    const told = await tally.textContent();
    await window().page.waitForTimeout(1000);
    await window().reload();
    const again = await LessonPanel.shown(window(), PART_1);
    await expect.poll(() => again.page.locator('.tally').allTextContents()).toEqual([told]);
    await again.button('Another seed').click();
    await again.page.locator('.tally', { hasText: 'You have tried 3 seeds' }).waitFor();
  });
});
