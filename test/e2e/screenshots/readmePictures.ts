import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { inProject } from '../../../scripts/project/paths.mjs';
import type { EditorWindow } from '../harness/EditorWindow.js';
import { LessonPanel } from '../harness/LessonPanel.js';
import { openWindow } from '../harness/openWindow.js';
import type { Theme } from '../harness/theme.js';

const size = { width: 1280, height: 800 };
/** Of WebP; words stay sharp and a picture stays below 100 kB. */
const QUALITY = 0.8;

interface Picture {
  /** In media, without its ending. */
  readonly name: string;
  readonly theme: Theme;
  /** The walkthrough shows its pictures small, and they are shipped. */
  readonly scale?: number;
  readonly file?: string;
  readonly show: (window: EditorWindow) => Promise<void>;
}

const check = async (window: EditorWindow): Promise<void> => {
  await window.lens('Check gradients').first().click();
  const report = await window.webview('Gradient Report');
  await report.locator('.chart svg').first().waitFor();
  await window.lens(/Fixes \(/).waitFor();
};

const pictures: readonly Picture[] = [
  { name: 'readme/lens', theme: 'dark', file: 'sick.ts', show: check },
  { name: 'walkthrough/check-dark', theme: 'dark', scale: 0.7, file: 'sick.ts', show: check },
  { name: 'walkthrough/check-light', theme: 'light', scale: 0.7, file: 'sick.ts', show: check },
  {
    name: 'readme/lesson',
    theme: 'dark',
    show: async (window) => {
      const part = await LessonPanel.open(window, 'Part 1 - The Problem');
      await part.predictAndRun('The sigmoid network');
      await part.page.locator('.result .chart svg').first().waitFor();
      await part.page.locator('.result').first().scrollIntoViewIfNeeded();
      await part.sentence.first().evaluate((node) => node.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'readme/challenge',
    theme: 'dark',
    show: async (window) => {
      await window.command('Gradient Lens: Start the Challenge');
      await window.page.locator('.review-widget').first().waitFor();
    },
  },
];

describe('README and walkthrough', () => {
  test.each(pictures)('$name', async ({ name, theme, scale = 1, file, show }) => {
    const window = await openWindow({ size, theme, ...(file !== undefined && { file }) });
    try {
      await window.command('View: Toggle Primary Side Bar Visibility');
      await show(window);
      await window.page.mouse.move(size.width - 5, size.height - 40);
      await window.page.waitForTimeout(1000);
      const picture = inProject('media', `${name}.webp`);
      mkdirSync(dirname(picture), { recursive: true });
      writeFileSync(picture, await webp(window.page, scale));
    } finally {
      await window.close();
    }
  });
});

/** The window's picture, scaled and crushed by the browser itself. */
async function webp(page: Page, scale: number): Promise<Buffer> {
  const png = (await page.screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const text = await blank.evaluate(
    async ({ png, quality, scale }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth * scale;
      canvas.height = image.naturalHeight * scale;
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', quality);
    },
    { png, quality: QUALITY, scale },
  );
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
}
