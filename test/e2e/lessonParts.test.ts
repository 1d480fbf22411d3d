import { beforeAll, describe, expect, it } from 'vitest';
import initStatistics from '../reference/init_stats.json' with { type: 'json' };
import { LessonPanel } from './harness/LessonPanel.js';
import { useWindow } from './harness/useWindow.js';

interface LayerStatistics {
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly meanAbsActivationDerivative: number;
}
interface Configuration {
  readonly layers: readonly LayerStatistics[];
  readonly fracAllLayersAbove1e_3: number;
}
const { part1, part6 } = (
  initStatistics as unknown as {
    readonly experiments: Record<'part1' | 'part6', { readonly configs: Record<string, Configuration> }>;
  }
).experiments;

/** Four standard errors of a median: 1.25 sd / sqrt(n), the deviation taken from the quartiles. */
function tolerance({ p25, p75 }: LayerStatistics, draws: number): number {
  return (4 * 1.2533 * ((p75 - p25) / 1.349)) / Math.sqrt(draws);
}

const window = useWindow({ size: { width: 1800, height: 1000 } });

describe('Part 2 - Visual Comparison', () => {
  const open = () => LessonPanel.open(window(), 'Part 2 - Visual Comparison');

  it("shows the notebook's drawing as an illustration, and keeps the explanation until there is a result", async () => {
    const part = await open();
    await part.figure('Illustration, not a measurement').locator('svg').waitFor();
    await part.page.getByText('Drawn, layer 5: sigmoid 0.00390625, ReLU 0.4096, 105 times larger.').waitFor();
    for (const remark of ['gets very small', 'still reasonable']) {
      await part.figure('Illustration').locator('svg text', { hasText: remark }).waitFor();
    }
    await part.explanation.waitFor();
    await part.predictAndRun('No, not at every layer');
    await part.explanation.waitFor({ state: 'detached' });
    await expect(part.sentence.textContent()).resolves.toMatch(
      /^As you guessed\. Measured, the sigmoid network keeps on average 0\.2\d* of its gradient per layer/,
    );
  });

  it('lays the measurement with its band under it, on the same axes', async () => {
    const part = await open();
    const labels = async (caption: string) =>
      (await part.figure(caption).locator('svg .role-axis-label text').allTextContents()).sort();
    await part.figure('Measured').locator('svg .mark-area path[d]').first().waitFor();
    await expect.poll(() => labels('Measured')).toEqual(await labels('Illustration'));
    expect(await labels('Measured')).toEqual(expect.arrayContaining(['1', '5', '0.0001', '0.1']));
    expect(await part.figure('Measured').locator('svg .mark-area path[d]').count()).toBe(2);
  });

  it('measures the medians of the reference distribution, counted from the output', async () => {
    const part = await open();
    const draws = 1024;
    await part.page.getByLabel('Draws of random weights').selectOption(String(draws));
    await part.figure(`${draws} draws`).waitFor();
    await part.settled();
    const rows = await part.table(/^Table: Measured/);
    expect(rows).toHaveLength(5);
    for (const [index, row] of rows.entries()) {
      const medians = [row[1], row[3]].map(Number);
      for (const [which, name] of ['sigmoid', 'relu'].entries()) {
        const layer = part1.configs[name]!.layers[4 - index]!;
        expect(Math.abs(medians[which]! - layer.median), `${name}, step ${index + 1}`).toBeLessThan(
          tolerance(layer, draws),
        );
      }
    }
  });
});

describe('Part 3 - Why', () => {
  beforeAll(() => window().closeAll());
  const open = () => LessonPanel.open(window(), 'Part 3 - Why');
  const captions = (part: LessonPanel) => part.page.locator('.chart-grid figcaption').allTextContents();

  it('asks how steep sigmoid gets and answers with the curves', async () => {
    const part = await open();
    expect(await part.page.locator('.chart-grid svg').count()).toBe(0);
    await part.predictAndRun('0.25', 'Show the curves');
    await expect(part.sentence.first().textContent()).resolves.toBe(
      'As you guessed. The derivative of sigmoid is never more than 0.25. The derivative of ReLU is never more than 1.00.',
    );
    await expect.poll(() => part.page.locator('.chart-grid svg').count()).toBe(4);
  });

  it('reads all four curves at one x, which the slider and the pointer move, and draws nothing anew for it', async () => {
    const part = await open();
    const drawings = part.page.locator('.chart-grid svg');
    await drawings.evaluateAll((all) => all.forEach((drawing) => drawing.setAttribute('data-first', '')));
    await part.page.getByLabel('x', { exact: true }).fill('1.5');
    await expect
      .poll(() => captions(part))
      .toEqual([
        'sigmoid: 0.8176 at x = 1.50',
        'Derivative of sigmoid: 0.1491 at x = 1.50',
        'ReLU: 1.5000 at x = 1.50',
        'Derivative of ReLU: 1.0000 at x = 1.50',
      ]);
    const [x] = await cursors(part);
    await drawings.nth(2).hover();
    await expect.poll(async () => (await cursors(part))[0]).not.toBe(x);
    await expect.poll(async () => new Set((await captions(part)).map((text) => text.split(' at ')[1])).size).toBe(1);
    expect(await part.page.locator('.chart-grid svg[data-first]').count()).toBe(4);
  });

  it('takes other activations', async () => {
    const part = await open();
    await part.page.getByLabel('Activation').nth(1).selectOption('tanh');
    await expect
      .poll(() => captions(part))
      .toEqual(expect.arrayContaining([expect.stringMatching(/^Derivative of tanh/)]));
    await part
      .button(/^Reset/)
      .first()
      .click();
    await expect.poll(() => captions(part)).toContain('Derivative of ReLU: 0.0000 at x = 0.00');
  });

  it('multiplies: 0.25 to the n-th beside the product of the mean derivatives of real networks', async () => {
    const part = await open();
    await part.predictAndRun('Between 10 and 100 times');
    const sentence = (await part.sentence.nth(1).textContent()) ?? '';
    expect(sentence).toMatch(/^As you guessed\. After 4 layers 0\.25ⁿ has come down to 0\.00391\./);
    const [sigmoid, relu] = [...sentence.matchAll(/multiply to ([\d.]+)\./g)].map(([, product]) => Number(product));
    for (const [name, product] of [
      ['sigmoid', sigmoid],
      ['relu', relu],
    ] as const) {
      const reference = part1.configs[name]!.layers.slice(0, 4).reduce(
        (result, { meanAbsActivationDerivative }) => result * meanAbsActivationDerivative,
        1,
      );
      expect(Math.abs(product! / reference - 1), name).toBeLessThan(0.1);
    }
    await part.page.getByLabel('Hidden layers to multiply over').fill('10');
    await part.sentence
      .filter({ hasText: `After 10 layers 0.25ⁿ has come down to ${(0.25 ** 10).toExponential(1)}.` })
      .waitFor();
  });

  async function cursors(part: LessonPanel): Promise<(string | undefined)[]> {
    return (await captions(part)).map((text) => text.split(' at ')[1]);
  }
});

describe('Part 4 - The Fix', () => {
  beforeAll(() => window().closeAll());
  const open = () => LessonPanel.open(window(), 'Part 4 - The Fix');

  it('shows both programs as highlighted code', async () => {
    const part = await open();
    const blocks = part.page.locator('pre code');
    expect(await blocks.count()).toBe(2);
    const colours = await blocks.first().evaluate((code) => ({
      plain: getComputedStyle(code).color,
      string: getComputedStyle(code.querySelector('.tok-string')!).color,
    }));
    expect(colours.string).not.toBe(colours.plain);
    await expect(blocks.nth(1).textContent()).resolves.toContain("units: 64, activation: 'relu'");
  });

  it('measures both beside it', async () => {
    const part = await open();
    await part.predictAndRun('No, for neither');
    await expect(part.sentence.textContent()).resolves.toMatch(/^As you guessed\. In the sigmoid network/);
    expect(await part.table(/^Table: Mean/)).toHaveLength(3);
  });

  it('opens the broken model in an editor with its lens', async () => {
    const part = await open();
    await part.button('Open the broken model').click();
    await window().lens('Check gradients').first().waitFor();
    const code = window().page.locator('.editor-instance .monaco-editor[data-uri^="untitled"] .view-lines');
    await expect(code.textContent()).resolves.toMatch(/units:.64,.activation:.'sigmoid'/);
  });

  it("shows the fix as the editor's own difference of the two", async () => {
    const part = await open();
    await part.button('Show the fix').click();
    const difference = window().page.locator('.monaco-diff-editor');
    await difference.locator('.line-insert, .char-insert').first().waitFor();
    await expect(
      difference.locator('.editor.modified .view-lines[role="presentation"]').textContent(),
    ).resolves.toContain('relu');
  });
});

describe('Part 6 - Your Turn, and the summary', () => {
  beforeAll(() => window().closeAll());
  const open = () => LessonPanel.open(window(), 'Part 6 - Your Turn');

  it('asks for the first experiment before it offers the next part', async () => {
    const part = await open();
    const next = part.button(/^Next: Summary/);
    await expect(next.getAttribute('class')).resolves.toBe('secondary');
  });

  it('fails with sigmoid as guessed, whatever the draw', async () => {
    const part = await open();
    await part.predictAndRun('No');
    await expect(part.sentence.textContent()).resolves.toMatch(
      /^As you guessed\. In this one draw some layer gets less than 0\.001\./,
    );
    expect(await part.table(/^Table/)).toHaveLength(4);
    await expect(part.button(/^Next: Summary/).getAttribute('class')).resolves.toBeNull();
  });

  it('is repaired by its three selectors, judged by many draws', async () => {
    const part = await open();
    for (const layer of ['Layer 1, 16 units', 'Layer 2, 8 units', 'Layer 3, 4 units']) {
      await part.page.getByLabel(layer).selectOption('tanh');
    }
    await part.page.getByLabel('Draws of random weights').selectOption('256');
    await part.sentence.filter({ hasText: 'It works: the median of every layer is above 0.001.' }).waitFor();
    await part.settled();
    const sentence = (await part.sentence.textContent()) ?? '';
    const share = Number(/In (\d+(?:\.\d)?) % of 256 draws/.exec(sentence)?.[1]) / 100;
    const expected = part6.configs.tanh!.fracAllLayersAbove1e_3;
    // The input row is drawn once here and anew for every draw in the reference, so the shares agree only roughly.
    expect(Math.abs(share - expected)).toBeLessThan(0.25);
  });

  it('has a door to the challenge in the editor', async () => {
    const part = await open();
    await part.button('Open the challenge').click();
    await window().lens('Check gradients').first().waitFor();
  });

  it('leads to the summary, which is marked as done', async () => {
    const part = await open();
    await part.button(/^Next: Summary/).click();
    const summary = await LessonPanel.shown(window(), 'Summary');
    await summary.button('Mark as completed').click();
    await summary.button('Completed').waitFor();
    await summary.page.getByText(/nothing in this part is random/).waitFor();
    await summary.button('Next lesson: Exploding gradients and clipping').click();
    await LessonPanel.shown(window(), 'Part 1 - See It Explode');
  });
});
