import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { inProject } from '../../../scripts/project/paths.mjs';
import type { EditorWindow } from './EditorWindow.js';

const COMMAND = 'Gradient Lens: Challenge - ';

/** A window with a level of the challenge in it, and what a person does there. */
export class ChallengeWindow {
  constructor(readonly window: EditorWindow) {}

  /** A file of a level's folder in `lessons/challenges/`. */
  static source(level: string, file: string): string {
    return readFileSync(inProject('lessons', 'challenges', level, file), 'utf8');
  }

  /** Starts or goes on; ends when the level's file and its first thread are there. */
  async start(): Promise<void> {
    await this.window.command('Gradient Lens: Start the Challenge');
    await this.panel();
    await this.window.page.locator('.review-widget').first().waitFor();
  }

  /** Starts a level out of the list of levels, by its title. */
  async choose(title: string): Promise<void> {
    await this.window.command('Gradient Lens: Choose a Challenge Level...');
    await this.window.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).click();
    const panel = await this.panel();
    await panel.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  panel(): Promise<FrameLocator> {
    return this.window.webview('Gradient Challenge');
  }

  /** One of the challenge's commands as the palette names it: `Check`, `Next Step`, `Hint`... */
  command(name: string): Promise<void> {
    return this.window.command(`${COMMAND}${name}`);
  }

  /** The step's thread in the editor. */
  thread(text: string | RegExp): Locator {
    return this.window.page.locator('.review-widget', { hasText: text }).first();
  }

  /** Waits until the panel shows this step as the current one. */
  async step(title: string): Promise<void> {
    await (await this.panel()).locator('li[aria-current="step"]', { hasText: title }).waitFor();
    await this.thread(title).waitFor();
  }

  /** Waits until the check that runs has its result. */
  async checked(): Promise<void> {
    await (await this.panel()).getByRole('heading', { name: 'What the check saw' }).waitFor();
  }

  /** Checks, and waits for the result. */
  async check(): Promise<void> {
    await this.command('Check');
    await this.checked();
  }

  /** Types over a word of the file, as a person does; `line` is a part of the line's text. */
  async retype(file: string, line: string, word: string, typed: string): Promise<void> {
    await this.window.place(file, line, word);
    await this.window.page.keyboard.press('ControlOrMeta+D');
    await this.window.page.keyboard.type(typed);
  }

  /** Another program writes the file, and the editor takes it over. */
  async write(file: string, text: string): Promise<void> {
    const before = this.window.fileText(file).split('\n');
    const after = text.split('\n');
    const added = after.find((line) => !before.includes(line))?.trim();
    const removed = before.find((line) => !after.includes(line))?.trim();
    writeFileSync(join(this.window.workspace, file), text);
    for (let tries = 0; tries < 100; tries++) {
      const shown = await this.window.editorText(file);
      if ((added === undefined || shown.includes(added)) && (removed === undefined || !shown.includes(removed))) return;
      await this.window.page.waitForTimeout(100);
    }
    throw new Error(`the editor does not take over what was written to ${file}`);
  }
}
