import type { Frame, FrameLocator, Locator } from 'playwright-core';
import type { EditorWindow } from './EditorWindow.js';

/** Parts that the palette opens by a command of their own. */
const partsWithCommands: readonly string[] = [
  'Part 1 - The Problem',
  'Part 2 - Visual Comparison',
  'Part 3 - Why',
  'Part 4 - The Fix',
  'Part 5 - Training Comparison',
  'Part 6 - Your Turn',
  'Summary',
];

/** A lesson part's panel and what a person does in it. */
export class LessonPanel {
  constructor(
    readonly window: EditorWindow,
    readonly title: string,
    readonly page: FrameLocator,
  ) {}

  /** Opens the part, or brings its panel to the front. */
  static async open(window: EditorWindow, title: string): Promise<LessonPanel> {
    if (partsWithCommands.includes(title)) await window.command(`Gradient Lens: Open ${title}`);
    else await window.openPart(title);
    return LessonPanel.shown(window, title);
  }

  /** The panel of a part that is open already. */
  static async shown(window: EditorWindow, title: string): Promise<LessonPanel> {
    const page = await window.webview(title);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    return new LessonPanel(window, title, page);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** The sentences above a result, one for each experiment. */
  get sentence(): Locator {
    return this.page.locator('.result .comparison');
  }

  /** What follows an experiment stays folded until there is a result. */
  get explanation(): Locator {
    return this.page.locator('details.explanation').first();
  }

  /** A guess, then the button that starts the experiment, then its result. */
  async predictAndRun(guess: string, run: string | RegExp = /^Run$/): Promise<void> {
    await this.button(guess).last().click();
    await this.page.getByText(`Your guess: ${guess}.`).first().waitFor();
    await this.button(run).last().click();
    await this.settled();
  }

  /** Every result is there and up to date. */
  async settled(): Promise<void> {
    await this.page.locator('.result').first().waitFor();
    await this.page.locator('.result[aria-busy="true"]').first().waitFor({ state: 'detached' });
  }

  /** A table's body as text, row by row; the last table of the page if none is named. */
  async table(name: string | RegExp): Promise<string[][]> {
    const rows = this.page.getByRole('region', { name }).locator('tbody tr');
    await rows.first().waitFor();
    return rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent.trim())),
    );
  }

  /** The figure with this caption. */
  figure(caption: string | RegExp): Locator {
    return this.page.locator('figure').filter({ has: this.page.locator('figcaption', { hasText: caption }) });
  }

  /** The panel's own document. */
  async frame(): Promise<Frame> {
    const handle = await this.page.locator('html').elementHandle();
    const frame = await handle.ownerFrame();
    if (!frame) throw new Error(`the panel "${this.title}" has no frame`);
    return frame;
  }
}
