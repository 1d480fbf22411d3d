import { chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser/findBrowser.mjs';
import { watchContext } from '../../../scripts/browser/pageWatch.mjs';
import { steadySettings } from '../../../scripts/embedded/settings.mjs';
import { inProject } from '../../../scripts/project/paths.mjs';
import { installedExtension } from '../../../scripts/testing/installedExtension.mjs';
import { startWebEditor } from '../../../scripts/web/startWebEditor.mjs';
import { EditorWindow } from './EditorWindow.js';

/** Opens a browser-only VS Code, whose extensions run in a worker of the page, on the sample workspace in its memory. */
export async function openWebWindow(): Promise<EditorWindow> {
  const { extensionFolder } = await installedExtension();
  const workspace = inProject('sample');
  const editor = await startWebEditor({ extensionFolder, workspace, settings: steadySettings });
  const browser = await chromium.launch(await findBrowser());
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
  const watch = watchContext(context);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(editor.address);
  const window = new EditorWindow({
    page,
    workspace,
    dataFolder: inProject('no-host-process'),
    watch,
    close: async () => {
      await browser.close();
      await editor.stop();
    },
  });
  await window.ready();
  return window;
}
