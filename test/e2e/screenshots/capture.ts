import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { EditorWindow } from '../harness/EditorWindow.js';
import { openWindow } from '../harness/openWindow.js';
import type { Theme } from '../harness/theme.js';
import { scenes } from './scenes.js';

const folder = process.env.GRADIENT_LENS_SCREENSHOTS;
if (folder === undefined) throw new Error('GRADIENT_LENS_SCREENSHOTS names no folder: run npm run screenshots -- DIR');

const widths = { wide: 1600, narrow: 900 } as const;
const themesInOrder: readonly Theme[] = ['light', 'dark', 'highContrast', 'highContrastLight'];

/** Long enough for a chart to be drawn again in the new theme's colours. */
const settlingMilliseconds = 700;

for (const scene of scenes) {
  describe.each(Object.entries(widths))(`${scene.name} %s`, (widthName, width) => {
    let window: EditorWindow | undefined;

    beforeAll(async () => {
      window = await openWindow({ ...scene.window, size: { width, height: scene.height ?? 1000 }, theme: 'light' });
      try {
        await scene.show(window);
      } catch (error) {
        await window.screenshot(join(folder, `${scene.name}-${widthName}-failed.png`));
        throw error;
      }
    });
    afterAll(() => window?.close());

    test.each(themesInOrder)('%s', async (theme) => {
      if (!window) throw new Error('the window did not open');
      if (theme !== 'light') await window.setTheme(theme);
      await window.page.waitForTimeout(settlingMilliseconds);
      await window.screenshot(join(folder, `${scene.name}-${widthName}-${theme}.png`));
      window.assertClean();
    });
  });
}
