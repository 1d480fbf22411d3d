import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { inProject } from '../../../scripts/project/paths.mjs';
import type { EditorWindow } from '../harness/EditorWindow.js';
import { LessonPanel } from '../harness/LessonPanel.js';
import { openWindow } from '../harness/openWindow.js';

const folder = inProject('media', 'readme');
const size = { width: 1280, height: 800 };
/** Of WebP; words stay sharp and a picture stays below 100 kB. */
const QUALITY = 0.8;

interface Picture {
  readonly name: string;
  readonly file?: string;
  readonly show: (window: EditorWindow) => Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    name: 'lens',
    file: 'sick.ts',
    show: async (window) => {
      await window.lens('Check gradients').first().click();
      const report = await window.webview('Gradient Report');
      await report.locator('.chart svg').first().waitFor();
      await window.lens(/Fixes \(/).waitFor();
    },
  },
  {
    name: 'lesson',
    show: async (window) => {
      const part = await LessonPanel.open(window, 'Part 1 - The Problem');
      await part.predictAndRun('The sigmoid network');
      await part.page.locator('.result .chart svg').first().waitFor();
      await part.page.locator('.result').first().scrollIntoViewIfNeeded();
      await part.sentence.first().evaluate((node) => node.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'challenge',
    show: async (window) => {
      await window.command('Gradient Lens: Start the Challenge');
      await window.page.locator('.review-widget').first().waitFor();
    },
  },
];

describe('README', () => {
  test.each(pictures)('$name', async ({ name, file, show }) => {
    const window = await openWindow({ size, theme: 'dark', ...(file !== undefined && { file }) });
    try {
      await window.command('View: Toggle Primary Side Bar Visibility');
      await show(window);
      await window.page.mouse.move(size.width - 5, size.height - 40);
      await window.page.waitForTimeout(1000);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.webp`), await webp(window.page));
    } finally {
      await window.close();
    }
  });
});

/** The window's picture, crushed by the browser itself. */
async function webp(page: Page): Promise<Buffer> {
  const png = (await page.screenshot()).toString('base64');
  const blank = await page.context().newPage();
  const text = await blank.evaluate(
    async ({ png, quality }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', quality);
    },
    { png, quality: QUALITY },
  );
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
}
