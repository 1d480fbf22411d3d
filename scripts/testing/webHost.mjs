import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser/findBrowser.mjs';
import { watchContext } from '../browser/pageWatch.mjs';
import { steadySettings } from '../embedded/settings.mjs';
import { inProject, testFolder, testResultsFolder } from '../project/paths.mjs';
import { startWebEditor } from '../web/startWebEditor.mjs';
import { judgeSuite } from './hostRun.mjs';
import { installedExtension } from './installedExtension.mjs';
import { bundleWebSuite } from './suiteBundle.mjs';

const limitInSeconds = 120;

/**
 * Runs test/integration inside the extension host of a browser-only VS Code.
 * @param {{ grep?: string | undefined }} options
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runWebSuite({ grep }) {
  const { extensionFolder } = await installedExtension();
  /** @type {string | undefined} */
  let report;
  const editor = await startWebEditor({
    extensionFolder,
    workspace: inProject('sample'),
    settings: steadySettings,
    suite: path.join(testFolder, 'web-suite', 'index.js'),
    onReport: (text) => (report = text),
  });
  await bundleWebSuite({ reportAddress: `${editor.address}report`, grep });
  const browser = await chromium.launch(await findBrowser());
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const watch = watchContext(context);
    const page = await context.newPage();
    const ended = new Promise((resolve) => {
      const timer = setTimeout(
        () => resolve(`The suite did not end within ${limitInSeconds} seconds.`),
        limitInSeconds * 1000,
      );
      // the workbench calls this when the extension host under test has ended
      void page.exposeFunction('codeAutomationExit', () => {
        clearTimeout(timer);
        resolve(undefined);
      });
    });
    await page.goto(editor.address);
    const failure = await ended;
    if (failure) {
      fs.mkdirSync(testResultsFolder, { recursive: true });
      await page.screenshot({ path: path.join(testResultsFolder, 'web-suite.png') }).catch(() => undefined);
    }
    return judgeSuite(report, [...(failure ? [failure] : []), ...watch.complaints()]);
  } finally {
    await browser.close();
    await editor.stop();
  }
}
