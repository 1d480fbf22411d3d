import fs from 'node:fs';
import path from 'node:path';
import { PlainFailure } from '../process/plainFailure.mjs';
import { executableOnPath } from '../process/executableOnPath.mjs';
import { bundledChromium } from './bundledChromium.mjs';

/** @typedef {{ executablePath: string, args: string[], env: Record<string, string> }} Browser as Playwright's `launch` takes it */

const launchArguments = [
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
  '--no-default-browser-check',
  '--no-first-run',
  // no name but this machine's own is ever resolved, so that a request to the outside fails visibly
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * A Chromium-family browser to drive: CHROME_PATH (a file, or `bundled`), an installed one, one that Playwright has
 * downloaded, or the bundled one.
 * @returns {Promise<Browser>}
 */
export async function findBrowser() {
  const asked = process.env.CHROME_PATH;
  if (asked && asked !== 'bundled') {
    if (!fs.existsSync(asked)) throw new PlainFailure(`CHROME_PATH names ${asked}, which does not exist.`);
    return launchable(asked);
  }
  const found = asked ? undefined : (installedBrowser() ?? (await playwrightBrowser()));
  if (found) return launchable(found);
  const { executablePath, env } = await bundledChromium();
  return launchable(executablePath, env);
}

/**
 * @param {string} executablePath
 * @param {Record<string, string>} [env]
 * @returns {Browser}
 */
function launchable(executablePath, env = {}) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return { executablePath, args: launchArguments, env: { ...inherited, ...env } };
}

/** @returns {string | undefined} */
function installedBrowser() {
  const onPath = executableOnPath([
    'chrome-headless-shell',
    'chromium-headless-shell',
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge',
  ]);
  return onPath ?? usualPlaces().find((place) => fs.existsSync(place));
}

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform !== 'win32') return [];
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
  return roots.flatMap((root) => [
    path.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    path.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
}

/** @returns {Promise<string | undefined>} */
async function playwrightBrowser() {
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return fs.existsSync(file) ? file : undefined;
}
