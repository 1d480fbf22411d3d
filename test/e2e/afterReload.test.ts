import { describe, expect, it } from 'vitest';
import { LessonPanel } from './harness/LessonPanel.js';
import { openTables } from './harness/narrowPage.js';
import { useWindow } from './harness/useWindow.js';

const PART_1 = 'Part 1 - The Problem';

describe('An experiment after a reload of the window', () => {
  const window = useWindow();

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
