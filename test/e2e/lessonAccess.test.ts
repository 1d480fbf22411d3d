import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { LessonPanel } from './harness/LessonPanel.js';
import { lostOnPage, makeNarrow, openTables } from './harness/narrowPage.js';
import { useWindow } from './harness/useWindow.js';
import type { Theme } from './harness/theme.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every panel with the buttons that bring all of it to be seen. */
const parts: readonly (readonly [title: string, ...buttons: readonly RegExp[]])[] = [
  ['Part 1 - The Problem', /^Run$/],
  ['Part 2 - Visual Comparison', /^Run$/],
  ['Part 3 - Why', /^Show the curves$/, /^Run$/],
  ['Part 4 - The Fix', /^Run$/],
  ['Part 5 - Training Comparison', /^Train both$/],
  ['Part 6 - Your Turn', /^Run$/],
  ['Summary'],
  ['Part 1 - See It Explode', /^Run$/],
  ['Part 2 - Why It Grows', /^Run$/],
  ['Part 3 - Clip It', /^Run$/],
];

const window = useWindow({ size: { width: 1400, height: 1000 } });

describe('By keyboard alone', () => {
  it('goes from guess to result, table and next part, with the focus to be seen all the way', async () => {
    const part = await LessonPanel.open(window(), 'Part 1 - The Problem');
    const frame = await part.frame();
    const { keyboard } = window().page;
    await part.page.locator('h1').click();
    const unseen: string[] = [];

    async function tabTo(name: string | RegExp): Promise<void> {
      for (let step = 0; step < 60; step++) {
        await keyboard.press('Tab');
        const focused = await frame.evaluate(() => {
          const element = document.activeElement;
          if (!(element instanceof HTMLElement) || element === document.body) return null;
          const label =
            element instanceof HTMLSelectElement || element instanceof HTMLInputElement
              ? (element.labels?.[0]?.textContent ?? '')
              : element.textContent;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return { label: label.trim(), seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 };
        });
        if (focused === null) continue;
        if (!focused.seen) unseen.push(focused.label);
        if (typeof name === 'string' ? focused.label === name : name.test(focused.label)) return;
      }
      throw new Error(`"${String(name)}" is not reached with Tab`);
    }

    await tabTo('The sigmoid network');
    await keyboard.press('Enter');
    await part.page.getByText('Your guess: The sigmoid network.').waitFor();
    await tabTo('Depth (layers, output included)');
    await keyboard.press('ArrowRight');
    await tabTo('Run');
    await keyboard.press('Space');
    await part.settled();
    await expect(part.table(/^Table/)).resolves.toHaveLength(6);
    await tabTo('Table');
    await keyboard.press('Enter');
    expect(await part.page.locator('.result table').count()).toBe(0);
    await tabTo(/^Next: Part 2/);
    await keyboard.press('Enter');
    await LessonPanel.shown(window(), 'Part 2 - Visual Comparison');
    expect(unseen).toEqual([]);
  });
});

describe('Every lesson panel', () => {
  beforeAll(() => window().closeAll());

  it('shows its result', { timeout: 400_000 }, async () => {
    for (const [title, ...buttons] of parts) {
      const part = await LessonPanel.open(window(), title);
      for (const name of buttons) await part.button(name).click();
      if (buttons.length > 0) await part.settled();
    }
  });

  it('has for every chart a summary in words, a table with the same data, and three ways to keep it', async () => {
    let charts = 0;
    for (const [title] of parts) {
      await window().tab(title).click();
      const part = await LessonPanel.shown(window(), title);
      const figures = part.page.locator('figure.chart');
      for (const figure of await figures.all()) {
        charts += 1;
        const caption = await figure.locator('figcaption').textContent();
        expect(
          ((await figure.locator('.chart-drawing').getAttribute('aria-label')) ?? '').length,
          caption!,
        ).toBeGreaterThan(20);
        for (const kind of ['PNG', 'SVG', 'CSV'])
          await figure.getByRole('button', { name: `Save as ${kind}` }).waitFor();
        const toggle = figure.getByRole('button', { name: 'Table' });
        const wasOpen = (await toggle.getAttribute('aria-pressed')) === 'true';
        if (!wasOpen) await toggle.click();
        expect(await figure.locator('table tbody tr').count(), caption!).toBeGreaterThan(1);
        if (!wasOpen) await toggle.click();
      }
    }
    // One in Parts 1, 4 and 6 and in each part of the second lesson, two in Part 2, five in Part 3, three in Part 5.
    expect(charts).toBe(3 + 3 + 2 + 5 + 3);
  });

  it.each<Theme>(['dark', 'light', 'highContrast', 'highContrastLight'])(
    'has no serious finding of axe in the theme %s',
    { timeout: 400_000 },
    async (theme) => {
      await window().setTheme(theme);
      const findings: string[] = [];
      for (const [title] of parts) {
        await window().tab(title).click();
        const part = await LessonPanel.shown(window(), title);
        findings.push(...(await seriousFindings(part)));
      }
      expect(findings).toEqual([]);
    },
  );

  it('loses nothing when it is 320 pixels wide, and nothing moves by itself', { timeout: 300_000 }, async () => {
    await makeNarrow(window());
    const lost: string[] = [];
    for (const [title] of parts) {
      await window().openPart(title);
      const part = await LessonPanel.shown(window(), title);
      await openTables(part.page);
      const frame = await part.frame();
      const { width, moving } = await frame.evaluate(() => ({
        width: innerWidth,
        moving: document.getAnimations().length,
      }));
      expect(width, title).toBeLessThanOrEqual(320);
      expect(moving, title).toBe(0);
      lost.push(...(await lostOnPage(frame)).map((what) => `${title}: ${what}`));
    }
    expect(lost).toEqual([]);
  });

  async function seriousFindings(part: LessonPanel): Promise<string[]> {
    const frame = await part.frame();
    // Evaluated by the debugger: the page's policy would refuse a script.
    await frame.evaluate(axe);
    const violations = await frame.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: Violation[] }> };
      };
      interface Violation {
        readonly id: string;
        readonly impact: string;
        readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
      }
      return (await checker.run({ resultTypes: ['violations'] })).violations;
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) => `${part.title}: ${id}: ${html.slice(0, 120)} ${failureSummary.slice(0, 160)}`,
        ),
      );
  }
});
