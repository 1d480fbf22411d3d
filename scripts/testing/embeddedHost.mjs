import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser/findBrowser.mjs';
import { watchContext } from '../browser/pageWatch.mjs';
import { guardedEnvironment, noteworthyInHost } from '../embedded/hostWatch.mjs';
import { steadySettings } from '../embedded/settings.mjs';
import { startServer } from '../embedded/startServer.mjs';
import { testResultsFolder } from '../project/paths.mjs';

const limitInSeconds = 180;

/**
 * Runs the suite in the extension host of the embedded VS Code, whose window a headless browser shows.
 * @param {import('./hostRun.mjs').HostRun} hostRun
 * @returns {Promise<string[]>} complaints: errors on the page, requests for another machine, or that the suite never ended
 */
export async function runInEmbedded({ extensionFolder, suite, workspace, scratch, env }) {
  const dataFolder = path.join(scratch, 'data');
  const server = await startServer({
    dataFolder,
    extensionsFolder: path.join(scratch, 'extensions'),
    settings: steadySettings,
    automated: true,
    env: { ...env, ...guardedEnvironment(dataFolder) },
  });
  const browser = await chromium.launch(await findBrowser());
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const watch = watchContext(context);
    const page = await context.newPage();
    const end = suiteEnd(page, server);
    await page.goto(server.address({ folder: workspace, development: extensionFolder, tests: suite }));
    const failure = await end;
    if (failure) {
      fs.mkdirSync(testResultsFolder, { recursive: true });
      const picture = path.join(testResultsFolder, 'host-suite.png');
      await page.screenshot({ path: picture }).catch(() => undefined);
      console.error(server.output().slice(-4000));
      return [`${failure} (the window: ${picture})`, ...watch.complaints()];
    }
    return [...watch.complaints(), ...noteworthyInHost(dataFolder)];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../embedded/startServer.mjs').Server} server
 * @returns {Promise<string | undefined>} why the suite did not come to its end; undefined if it did
 */
function suiteEnd(page, server) {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve(`The suite did not end within ${limitInSeconds} seconds.`),
      limitInSeconds * 1000,
    );
    /** @param {string} [reason] */
    const end = (reason) => {
      clearTimeout(timer);
      resolve(reason);
    };
    // the workbench calls this when the extension host under test has ended
    void page.exposeFunction('codeAutomationExit', () => end());
    page.once('crash', () => end('The browser page crashed.'));
    void server.ended.then(() => end('The embedded VS Code ended before the suite.'));
  });
}
