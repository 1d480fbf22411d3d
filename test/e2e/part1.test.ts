import { describe, expect, it } from 'vitest';
import type { FrameLocator } from 'playwright-core';
import initStatistics from '../reference/init_stats.json' with { type: 'json' };
import { useWindow } from './harness/useWindow.js';

const TITLE = 'Part 1 - The Problem';

interface LayerStatistics {
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
}
interface Statistics {
  readonly experiments: {
    readonly part1: { readonly configs: Record<'sigmoid' | 'relu', { readonly layers: readonly LayerStatistics[] }> };
  };
}
const { configs } = (initStatistics as unknown as Statistics).experiments.part1;

describe(TITLE, () => {
  const window = useWindow();

  async function open(): Promise<FrameLocator> {
    await window().command(`Gradient Lens: Open ${TITLE}`);
    return window().webview(TITLE);
  }

  /** The table's body as text, row by row. */
  async function table(page: FrameLocator): Promise<string[][]> {
    const rows = page.locator('.result tbody tr');
    await rows.first().waitFor();
    return rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent.trim())),
    );
  }

  async function settled(page: FrameLocator): Promise<void> {
    await page.locator('.result[aria-busy="false"]').waitFor();
  }

  it('measures both networks after Run and shows eight decimals with verdicts', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'The sigmoid network' }).click();
    await page.getByRole('button', { name: 'Run' }).click();
    await settled(page);
    const rows = await table(page);
    expect(rows).toHaveLength(5);
    for (const [layer, ...cells] of rows) {
      expect(layer).toMatch(/^\d$/);
      expect(cells.filter((cell) => /^\d+\.\d{8}$/.test(cell))).toHaveLength(2);
      expect(cells.filter((cell) => /^(good|too small|too large|not a number)/i.test(cell))).toHaveLength(2);
    }
    await page.locator('.result .chart svg').first().waitFor();
    await expect(page.getByText('Your guess: The sigmoid network.').count()).resolves.toBe(1);
  });

  it('says which engine computed, and with which seed', async () => {
    const page = await open();
    await expect(page.locator('.result .quiet-line').textContent()).resolves.toMatch(
      /TensorFlow\.js 4\.\d+\.\d+ · (wasm|cpu) · seed 42/,
    );
  });

  it('gives the same numbers for the same seed and others for another', async () => {
    const page = await open();
    const first = await table(page);
    await page.getByRole('button', { name: 'Another seed' }).click();
    await page.locator('.result .quiet-line', { hasText: 'seed 43' }).waitFor();
    await settled(page);
    const second = await table(page);
    expect(second).not.toEqual(first);
    await page.getByRole('button', { name: /Reset to the notebook/ }).click();
    await page.locator('.result .quiet-line', { hasText: 'seed 42' }).waitFor();
    await settled(page);
    await expect(table(page)).resolves.toEqual(first);
  });

  it('counts over ten seeds how often the mark fires, as the student is asked to', async () => {
    const page = await open();
    const fired = new Set<number>();
    for (let seed = 42; seed < 52; seed++) {
      if (seed > 42) await page.getByRole('button', { name: 'Another seed' }).click();
      await page.locator('.result .quiet-line', { hasText: `seed ${seed}` }).waitFor();
      await settled(page);
      const verdicts = (await table(page)).map((row) => row[2] ?? '');
      if (verdicts.some((verdict) => !verdict.startsWith('good'))) fired.add(seed);
    }
    const tally = (await page.locator('.tally').textContent()) ?? '';
    expect(tally).toMatch(/^You have tried 10 seeds with this setting\./);
    expect(tally).toContain(`in ${fired.size} of them for the sigmoid network`);
    await page.getByRole('button', { name: /Reset to the notebook/ }).click();
    await page.locator('.result .quiet-line', { hasText: 'seed 42' }).waitFor();
    await settled(page);
  });

  it('shows medians over many draws that are the reference distribution’s', async () => {
    const page = await open();
    const draws = 1024;
    await page.getByLabel('Draws of random weights').selectOption(String(draws));
    await page.getByText(`${draws} draws`).first().waitFor();
    await settled(page);
    const rows = await table(page);
    for (const [index, row] of rows.entries()) {
      const medians = row.filter((cell) => /^\d+\.\d{8}$/.test(cell)).map(Number);
      for (const [which, name] of (['sigmoid', 'relu'] as const).entries()) {
        const { p25, median, p75 } = configs[name].layers[index]!;
        // The standard error of a median is about 1.25 sd / sqrt(n); four of them.
        const tolerance = (4 * 1.2533 * ((p75 - p25) / 1.349)) / Math.sqrt(draws);
        expect(Math.abs(medians[which]! - median), `${name}, layer ${index + 1}`).toBeLessThan(tolerance);
      }
    }
  });

  it('follows its controls: twenty layers, more rows', async () => {
    const page = await open();
    await page.getByLabel('Depth (layers, output included)').fill('20');
    await expect.poll(async () => (await table(page)).length).toBe(20);
  });

  it('is revealed, not opened twice', async () => {
    await open();
    await open();
    await expect(window().page.locator('.tabs-container .tab', { hasText: TITLE }).count()).resolves.toBe(1);
  });
});
