import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { watchContext } from '../../../scripts/browser/pageWatch.mjs';
import { noteworthyInHost } from '../../../scripts/embedded/hostWatch.mjs';
import { themes, type Theme } from './theme.js';

interface WindowParts {
  readonly page: Page;
  readonly workspace: string;
  readonly dataFolder: string;
  readonly watch: ReturnType<typeof watchContext>;
  readonly close: () => Promise<void>;
}

/** A VS Code window and what a person does in it. Every gesture waits until its effect is there to be seen. */
export class EditorWindow {
  readonly page: Page;
  /** The folder that is open: tests may read and write its files directly. */
  readonly workspace: string;
  readonly #parts: WindowParts;

  constructor(parts: WindowParts) {
    this.page = parts.page;
    this.workspace = parts.workspace;
    this.#parts = parts;
  }

  /** Waits until the workbench is drawn and, if a file was asked for, its editor has the keyboard. */
  async ready(file?: string): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    if (file !== undefined) await this.page.locator(`.monaco-editor.focused[data-uri$="${file}"]`).waitFor();
  }

  /** Runs a command as the palette names it, for example `Gradient Lens: Open Part 1 - The Problem`. */
  async command(title: string): Promise<void> {
    const row = this.#row(title);
    await this.#inPalette(title, async () => {
      await row.click({ timeout: 5000 });
      // a command that asks something shows the same widget again, with other rows
      await row.waitFor({ state: 'hidden', timeout: 5000 });
    });
  }

  /** Closes every tab; what is not saved is given up. */
  async closeAll(): Promise<void> {
    await this.command('View: Close All Editors');
    const giveUp = this.page.locator('.monaco-dialog-box').getByRole('button', { name: "Don't Save" });
    await giveUp.or(this.page.locator('.editor-group-container.empty')).first().waitFor();
    if (await giveUp.isVisible()) await giveUp.click();
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  }

  /** The titles that the palette offers for what was typed. */
  async commands(typed: string): Promise<string[]> {
    return this.#inPalette(typed, async () => {
      await this.#rows.first().waitFor({ timeout: 5000 });
      const titles = await this.#rows.locator('.label-name').allTextContents();
      await this.page.keyboard.press('Escape');
      await this.#quickInput.waitFor({ state: 'hidden', timeout: 5000 });
      return titles;
    });
  }

  /** Opens a lesson part by its heading, out of the list of all lessons' parts. */
  async openPart(heading: string): Promise<void> {
    const row = this.#row(heading);
    // As the palette, the list closes when a panel that is just opening takes the focus.
    for (let attempt = 1; ; attempt++) {
      try {
        await this.command('Gradient Lens: Open Lesson Part...');
        await this.#rows.first().waitFor({ timeout: 5000 });
        await this.#quickInput.locator('input.input').fill(heading, { timeout: 5000 });
        await row.first().click({ timeout: 5000 });
        await this.tab(heading).waitFor();
        return;
      } catch (error) {
        if (attempt === 3) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  get #quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  get #rows(): Locator {
    return this.#quickInput.locator('.quick-input-list .monaco-list-row');
  }

  /** The row with exactly this name: what was typed is set off in a span of its own, so a longer name holds it as well. */
  #row(name: string): Locator {
    const whole = new RegExp(`^${name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}$`);
    return this.#rows.filter({ has: this.page.locator('.label-name', { hasText: whole }) });
  }

  /** The palette closes when anything else takes the focus, for instance a panel that is just opening: then it is opened again. */
  async #inPalette<T>(typed: string, act: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#restPointer();
        await this.page.keyboard.press('F1');
        await this.#quickInput.waitFor({ timeout: 5000 });
        await this.#quickInput.locator('input.input').fill(`>${typed}`, { timeout: 5000 });
        return await act();
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** A pointer that rests where the palette opens calls up a hover that lies over its rows. */
  async #restPointer(): Promise<void> {
    const { width, height } = this.page.viewportSize() ?? { width: 800, height: 600 };
    await this.page.mouse.move(width / 2, height - 2);
  }

  /** Opens a file of the workspace by its name. */
  async open(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.#quickInput.waitFor();
    await this.#quickInput.locator('input.input').fill(name);
    await this.#rows.filter({ hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.tab(name).waitFor();
    await this.editor(name).waitFor();
  }

  /** The tab of a file or panel; its class list contains `active` and `dirty`. */
  tab(title: string): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: title }).first();
  }

  /** Closes the tab by its own button. */
  async closeTab(title: string): Promise<void> {
    await this.tab(title).locator('.codicon-close').click();
    await this.tab(title).waitFor({ state: 'detached' });
  }

  /** The text editor of an open file. */
  editor(name: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="${name}"]`).first();
  }

  /** What the editor shows, with ordinary spaces; lines outside the visible part are not drawn and so not in it. */
  async editorText(name: string): Promise<string> {
    const lines = await this.editor(name)
      .locator('.view-line')
      .evaluateAll((nodes) =>
        nodes
          .map((node) => ({ top: node.getBoundingClientRect().top, text: node.textContent }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      );
    return lines.join('\n').replace(/\u00a0/g, ' ');
  }

  /** A file of the workspace as it is on the disk. */
  fileText(name: string): string {
    return readFileSync(join(this.workspace, name), 'utf8');
  }

  /** A CodeLens by (a part of) its text. */
  lens(text: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: text });
  }

  /** A notification by (a part of) its text; its buttons are found by role. */
  toast(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  }

  /** Presses Tab until the focus is on a link of the workbench with this text within `area`; Enter then follows it. */
  async tabToLink(area: string, text: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let presses = 0; presses < 60; presses++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.page.evaluate((selector) => {
        const element = document.activeElement;
        return element instanceof HTMLElement && element.closest(selector) !== null
          ? { isLink: element.tagName === 'A', text: element.textContent.trim() }
          : undefined;
      }, area);
      if (focused?.isLink === true && text.test(focused.text)) return;
      passed.push(focused?.text.slice(0, 30) ?? '-');
    }
    throw new Error(`no link ${String(text)} is reached with Tab, but ${passed.join(', ')}`);
  }

  /** Puts the cursor on a word of an open file: `line` is a part of the line's text. */
  async place(name: string, line: string, word: string): Promise<void> {
    const row = this.editor(name).locator('.view-line', { hasText: line }).first();
    const focused = this.page.locator(`.monaco-editor.focused[data-uri$="${name}"]`);
    const at = await this.#resting(() => row.evaluate(middleOfWord, word));
    if (!at) throw new Error(`"${word}" is not within one token of the line "${line}"`);
    await this.page.mouse.click(at.x, at.y);
    await focused.waitFor();
  }

  /** Where something is once it has stayed there: the editor draws its lines anew when lenses come and go. */
  async #resting(where: () => Promise<Point | undefined>): Promise<Point | undefined> {
    let last = await where();
    for (let tries = 0; tries < 50; tries++) {
      await this.page.waitForTimeout(100);
      const now = await where();
      if (now && now.x === last?.x && now.y === last.y) return now;
      last = now;
    }
    return undefined;
  }

  /** Applies the quick fix with this title at the cursor. */
  async quickFix(title: string | RegExp): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
    // Asked for again until the providers have answered; by keyboard, because a transparent layer lies over the menu.
    for (let attempt = 0; attempt < 20; attempt++) {
      await this.page.keyboard.press('ControlOrMeta+.');
      const isThere = await row.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (!isThere) {
        await this.page.keyboard.press('Escape');
        continue;
      }
      for (let step = 0; step < 40; step++) {
        if (await row.evaluate((node) => node.classList.contains('focused'))) {
          await this.page.keyboard.press('Enter');
          await row.waitFor({ state: 'detached' });
          return;
        }
        await this.page.keyboard.press('ArrowDown');
      }
    }
    throw new Error(`no quick fix "${String(title)}" at the cursor`);
  }

  /** The rows of the Problems view, files and entries, as a screen reader hears them. */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.command('Problems: Focus on Problems View');
    await panel.waitFor();
    return panel
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? row.textContent));
  }

  /** The content of the webview panel with this title: its tab is brought to the front if it is not there. */
  async webview(title: string): Promise<FrameLocator> {
    const tab = this.tab(title);
    await tab.waitFor();
    if (!(await tab.evaluate((node) => node.classList.contains('active')))) await tab.click();
    // The frame floats over the editor group that shows the panel: of the visible frames it is the one that lies in that group.
    const frame = await this.page.waitForFunction(frameWithin, await this.#groupBox(tab));
    const name = await frame.evaluate((node) => (node as HTMLIFrameElement).name);
    return this.page.frameLocator(`iframe.webview.ready[name="${name}"]`).frameLocator('#active-frame');
  }

  async #groupBox(tab: Locator): Promise<{ left: number; right: number; top: number; bottom: number }> {
    return this.page
      .locator('.editor-group-container')
      .filter({ has: tab })
      .first()
      .evaluate((group) => {
        const { left, right, top, bottom } = group.getBoundingClientRect();
        return { left, right, top, bottom };
      });
  }

  /** Changes the theme while everything is open, as a person does. */
  async setTheme(theme: Theme): Promise<void> {
    const { shown, workbenchClass } = themes[theme];
    await this.command('Preferences: Color Theme');
    await this.#row(themes.dark.shown).waitFor();
    await this.page.keyboard.type(shown);
    await this.#row(shown).click();
    await this.#quickInput.waitFor({ state: 'hidden' });
    await this.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
  }

  /** The file of the person's own settings. */
  get userSettings(): string {
    return join(this.#parts.dataFolder, 'user', 'User', 'settings.json');
  }

  /** Writes a setting of the workspace; the editor notices within a moment. */
  setSetting(name: string, value: unknown): void {
    const file = join(this.workspace, '.vscode', 'settings.json');
    const settings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...settings, [name]: value }, null, 2));
  }

  async screenshot(file: string): Promise<void> {
    mkdirSync(dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
  }

  /** Loads the window again, as "Developer: Reload Window" does; editors and panels come back by themselves. */
  async reload(): Promise<void> {
    this.assertClean();
    const address = new URL(this.page.url());
    const payload = JSON.parse(address.searchParams.get('payload') ?? '[]') as [string, string][];
    const kept = payload.filter(([name]) => name !== 'openFile');
    if (kept.length < payload.length) {
      // A window that is to open a file does not restore what was open before.
      address.searchParams.set('payload', JSON.stringify(kept));
      await this.page.goto(address.href);
    } else {
      await this.#reloadByCommand();
    }
    await this.ready();
    // The old window's services complain of their own end, which comes at any moment in a browser.
    this.#parts.watch.forget();
  }

  /** The editor's own command keeps first what is to be kept. */
  async #reloadByCommand(): Promise<void> {
    const title = 'Developer: Reload Window';
    const row = this.#row(title);
    await this.#inPalette(title, async () => {
      await row.waitFor({ timeout: 5000 });
      await Promise.all([this.page.waitForEvent('load'), row.click()]);
    });
  }

  /** What must not happen in a clean run and did: console errors, policy violations, uncaught errors, requests for other machines. */
  complaints(): string[] {
    return [...this.#parts.watch.complaints(), ...noteworthyInHost(this.#parts.dataFolder)];
  }

  /** Fails the test if there is any complaint. */
  assertClean(): void {
    expect(this.complaints()).toEqual([]);
  }

  async close(): Promise<void> {
    await this.#parts.close();
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs in the page: the middle of a word of a line, if the line is still in the page and the word within one token. */
function middleOfWord(line: Element, word: string): Point | undefined {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const at = (text.textContent ?? '').indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + word.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return width > 0 ? { x: left + width / 2, y: top + height / 2 } : undefined;
  }
  return undefined;
}

/** Runs in the page: the visible webview frame whose middle lies within the box. */
function frameWithin(box: { left: number; right: number; top: number; bottom: number }): Element | undefined {
  return [...document.querySelectorAll('iframe.webview.ready')].find((frame) => {
    const { left, top, width, height } = frame.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    return (
      getComputedStyle(frame).visibility === 'visible' &&
      width > 0 &&
      x > box.left &&
      x < box.right &&
      y > box.top &&
      y < box.bottom
    );
  });
}
