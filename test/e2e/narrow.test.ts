import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ChallengeWindow } from './harness/ChallengeWindow.js';
import { LessonPanel } from './harness/LessonPanel.js';
import { lostOnPage, makeNarrow, openTables } from './harness/narrowPage.js';
import { useWindow } from './harness/useWindow.js';

const NAME = 'classifierOfHandwrittenDigitsWithoutAnyNormalisation';
const source = `import * as tf from '@tensorflow/tfjs';
export const ${NAME} = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'sigmoid', inputShape: [10], name: 'theFirstOfTheHiddenLayersOfThisClassifier' }),
    tf.layers.dense({ units: 16, activation: 'sigmoid' }),
    tf.layers.dense({ units: 16, activation: 'sigmoid' }),
    tf.layers.dense({ units: 16, activation: 'sigmoid' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
`;

describe('A panel of 320 pixels with a model that has a long name', () => {
  const window = useWindow({ file: 'mine.ts', files: { 'mine.ts': source } });
  const lost = async (page: FrameLocator) => {
    const frame = await (await page.locator('html').elementHandle()).ownerFrame();
    expect(await frame!.evaluate(() => innerWidth)).toBeLessThanOrEqual(320);
    return lostOnPage(frame!);
  };

  it('shows all of the report, every column and fix included', { timeout: 200_000 }, async () => {
    await window().lens('Check gradients').click();
    const page = await window().webview('Gradient Report');
    await page
      .getByRole('button', { name: /^Apply: / })
      .first()
      .waitFor({ timeout: 60_000 });
    for (const column of await page.locator('.column-choice input').all()) await column.check();
    await openTables(page);
    await makeNarrow(window());
    const narrow = await window().webview('Gradient Report');
    await narrow.getByRole('button', { name: /^1: dense 16/ }).waitFor();
    await expect.poll(() => lost(narrow)).toEqual([]);
    // A figure that stands alone says what it is.
    const cell = narrow.locator('section:has(#layers) tbody tr').first().locator('td').nth(1);
    await expect(cell.evaluate((element) => getComputedStyle(element, '::before').content)).resolves.toBe('"Verdict"');
  });

  it('shows all of a training in Part 5', { timeout: 200_000 }, async () => {
    const part = await LessonPanel.open(window(), 'Part 5 - Training Comparison');
    await part.page.getByLabel('Network', { exact: true }).selectOption({ index: 1 });
    await part.page.getByRole('slider', { name: 'Epochs' }).fill('3');
    await part.button('Train both').click();
    await part.page.getByText('Finished').waitFor();
    await openTables(part.page);
    await makeNarrow(window());
    await expect.poll(() => lost(part.page)).toEqual([]);
  });

  it('shows all of the challenge', { timeout: 200_000 }, async () => {
    await window().page.setViewportSize({ width: 1400, height: 900 });
    const challenge = new ChallengeWindow(window());
    await challenge.start();
    await challenge.check();
    await challenge.step('Which layer is starved?');
    await makeNarrow(window());
    await expect.poll(async () => lost(await challenge.panel())).toEqual([]);
  });
});
