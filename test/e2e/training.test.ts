import { describe, expect, it } from 'vitest';
import training from '../reference/training.json' with { type: 'json' };
import { LessonPanel } from './harness/LessonPanel.js';
import { useWindow } from './harness/useWindow.js';

const TITLE = 'Part 5 - Training Comparison';

type Band = Record<'p05' | 'p95', readonly number[]>;
type Curves = Record<'loss' | 'accuracy' | 'val_loss' | 'val_accuracy', Band>;
const { part5 } = training as unknown as {
  readonly part5: Record<'sigmoid' | 'relu', { readonly perEpoch: Curves }>;
};

describe(TITLE, () => {
  const window = useWindow({ size: { width: 1400, height: 1400 } });
  const open = () => LessonPanel.open(window(), TITLE);

  it('trains both, curve by curve, and says who won what', async () => {
    const part = await open();
    await part.button('The ReLU network').click();
    await part.button('Train both').click();
    // The curves grow while it trains.
    await expect.poll(() => part.page.locator('figure .mark-symbol path').count()).toBeGreaterThan(0);
    await part.page.getByText('Finished').waitFor();
    const rows = await part.table('After the last epoch, seed 42');
    expect(rows.map(([network]) => network)).toEqual(['sigmoid', 'ReLU']);
    const [sigmoid, relu] = rows.map((row) => row.slice(1).map(Number));
    const sentence = (await part.sentence.textContent()) ?? '';
    // Every measure is said of the network that is ahead in it, with both numbers.
    for (const [index, measure] of [
      'training loss',
      'training accuracy',
      'validation loss',
      'validation accuracy',
    ].entries()) {
      const [one, two] = [sigmoid![index]!, relu![index]!];
      const firstWins = measure.endsWith('loss') ? one < two : one > two;
      const [ahead, behind] = firstWins ? [one, two] : [two, one];
      const clause = `${measure} (${ahead.toFixed(3)} against ${behind.toFixed(3)})`;
      expect(sentence).toMatch(
        new RegExp(
          `${firstWins ? 'sigmoid' : 'ReLU'} is ahead in [^.]*(\\.\\d[^.]*)*${clause.replace(/[()]/g, '\\$&')}`,
        ),
      );
    }
    const guessedRight = relu![3]! > sigmoid![3]!;
    expect(sentence.trim()).toMatch(guessedRight ? /^As you guessed\./ : /^Not what you guessed: the answer is "/);
    expect(sentence).toMatch(/Training accuracy reaches 80 % in epoch \d+ with/);
    await part.explanation.waitFor({ state: 'detached' });
  });

  it('shows the gradients of every layer while it trained as a map, with the same numbers as a table', async () => {
    const part = await open();
    const map = part.figure('Mean |gradient| per layer while training');
    expect(await map.locator('svg .mark-rect.role-mark path').count()).toBe(2 * 4 * 20);
    await map.getByRole('button', { name: 'Table' }).click();
    const rows = await part.table(/^Table: Mean/);
    expect(rows).toHaveLength(20);
    expect(rows.flatMap((row) => row.slice(1)).every((cell) => /^\d\.\d{8}/.test(cell))).toBe(true);
  });

  it('pauses, resumes, stops and begins anew, with the time that is left', async () => {
    const part = await open();
    const bar = part.page.getByRole('progressbar', { name: 'Training progress' });
    const share = () => bar.evaluate((node) => (node as HTMLProgressElement).value);
    await part.page.getByRole('slider', { name: 'Epochs' }).fill('60');
    await part.page.getByText('The controls have changed since this training').waitFor();
    await part.button('Train 20 seeds').click();
    await part.page.getByText(/about .* left/).waitFor();
    await part.button('Pause').click();
    await part.page.getByText('Paused').waitFor();
    const paused = await settledShare(share);
    expect(paused).toBeLessThan(1);
    await window().page.waitForTimeout(700);
    expect(await share()).toBe(paused);
    await part.button('Resume').click();
    await expect.poll(share).toBeGreaterThan(paused);
    await part.button('Stop').click();
    await part.page.getByText('Stopped; what you see was learnt until then.').waitFor();
    const stopped = await share();
    expect(stopped).toBeLessThan(1);
    await part.button(/^Reset/).click();
    await part.button('Restart').click();
    await part.page.getByText('Finished').waitFor();
    await expect(part.table('After the last epoch, seed 42')).resolves.toHaveLength(2);
  });

  it('follows every batch on request', async () => {
    const part = await open();
    await part.page.getByRole('checkbox', { name: 'Follow every batch' }).check();
    // Long enough to be seen.
    await part.page.getByRole('slider', { name: 'Epochs' }).fill('60');
    await part.button('Restart').click();
    await Promise.all(
      ['sigmoid', 'ReLU'].map((network) =>
        part.page.getByText(new RegExp(`${network}: epoch \\d+, batch \\d+ of 25, loss \\d\\.\\d{4}`)).waitFor(),
      ),
    );
    await part.page.getByText('Finished').waitFor();
    await part.page
      .getByText(/batch \d+ of 25/)
      .first()
      .waitFor({ state: 'detached' });
    await part.page.getByRole('checkbox', { name: 'Follow every batch' }).uncheck();
    await part.button(/^Reset/).click();
  });

  it('trains twenty seeds while hidden: medians within the reference band, and counts for each measure', async () => {
    const part = await open();
    await part.button('Train 20 seeds').click();
    await part.page.getByText('Training…').waitFor();
    await LessonPanel.open(window(), 'Summary');
    await window().page.waitForTimeout(12_000);
    const again = await LessonPanel.open(window(), TITLE);
    // Most of it happened out of sight; a page that stands still while it is hidden would only begin now.
    const progress = again.page.getByRole('progressbar', { name: 'Training progress' });
    expect(await progress.evaluate((node) => (node as HTMLProgressElement).value)).toBeGreaterThan(0.3);
    await again.page.getByText('Finished').waitFor({ timeout: 60_000 });

    const counts = await again.table('Which network was ahead, over 20 seeds');
    expect(counts.map(([measure]) => measure)).toEqual([
      'training loss',
      'training accuracy',
      'validation loss',
      'validation accuracy',
    ]);
    for (const [, ...numbers] of counts) expect(numbers.map(Number).reduce((a, b) => a + b, 0)).toBe(20);
    expect(Number(counts[0]![2]), 'seeds in which ReLU has the lower training loss').toBeGreaterThanOrEqual(19);

    for (const [caption, quantity] of [
      ['Loss by epoch', 'loss'],
      ['Accuracy by epoch', 'accuracy'],
    ] as const) {
      await again.figure(caption).getByRole('button', { name: 'Table' }).click();
      const rows = await again.table(new RegExp(`^Table: ${caption}, 20 seeds`));
      expect(rows).toHaveLength(20);
      for (const [index, row] of rows.entries()) {
        const medians = row.slice(1).map(Number);
        for (const [column, network, measure] of [
          [0, 'sigmoid', quantity],
          [1, 'sigmoid', `val_${quantity}`],
          [2, 'relu', quantity],
          [3, 'relu', `val_${quantity}`],
        ] as const) {
          const { p05, p95 } = part5[network].perEpoch[measure];
          expect(medians[column], `${network}, ${measure}, epoch ${index + 1}`).toBeGreaterThanOrEqual(p05[index]!);
          expect(medians[column], `${network}, ${measure}, epoch ${index + 1}`).toBeLessThanOrEqual(p95[index]!);
        }
      }
      await again.figure(caption).locator('svg .mark-area path[d]').first().waitFor();
    }
  });

  it('keeps its result over a reload of the window, without training again', async () => {
    const part = await open();
    const tables = ['After the last epoch, seed 42', 'Which network was ahead, over 20 seeds'];
    const before = await Promise.all(tables.map((table) => part.table(table)));
    await window().page.waitForTimeout(1000);
    await window().reload();
    const again = await LessonPanel.shown(window(), TITLE);
    await expect(Promise.all(tables.map((table) => again.table(table)))).resolves.toEqual(before);
    await again.sentence.filter({ hasText: 'Over 20 seeds ReLU is ahead in' }).waitFor();
    await again.page.getByText('Finished').waitFor();
  });

  /** The epoch that was under way when the pause was asked for may still come in. */
  async function settledShare(share: () => Promise<number>): Promise<number> {
    let last = -1;
    for (let value = await share(); value !== last; value = await share()) {
      last = value;
      await window().page.waitForTimeout(400);
    }
    return last;
  }
});
