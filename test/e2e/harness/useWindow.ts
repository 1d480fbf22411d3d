import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { testResultsFolder } from '../../../scripts/project/paths.mjs';
import type { EditorWindow } from './EditorWindow.js';
import { openWindow, type WindowOptions } from './openWindow.js';

/**
 * One window for all tests of a file. After every test the window must be clean of complaints; of a failed test a picture
 * is kept.
 */
export function useWindow(
  options: WindowOptions = {},
  open: (options: WindowOptions) => Promise<EditorWindow> = openWindow,
): () => EditorWindow {
  let window: EditorWindow | undefined;
  const current = (): EditorWindow => {
    if (!window) throw new Error('the window is open only while tests run');
    return window;
  };

  beforeAll(async () => {
    window = await open(options);
  });
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(async () => {
      const picture = join(testResultsFolder, `${task.name.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 80)}.png`);
      await current().screenshot(picture);
      console.error(`The window when "${task.name}" failed: ${picture}`);
    });
  });
  afterEach(() => current().assertClean());
  afterAll(async () => {
    await window?.close();
    window = undefined;
  });
  return current;
}
