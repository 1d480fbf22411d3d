import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject } from '../project/paths.mjs';
import { installedExtension } from './installedExtension.mjs';
import { bundleNodeSuite } from './suiteBundle.mjs';
import { runInDesktop } from './desktopHost.mjs';
import { runInEmbedded } from './embeddedHost.mjs';

/**
 * @typedef {object} HostRun what either editor needs to run the suite in its extension host
 * @property {string} extensionFolder the packaged extension, unpacked
 * @property {string} suite the module with `run()`
 * @property {string} workspace a copy of the sample workspace
 * @property {string} scratch a folder for data of this run
 * @property {NodeJS.ProcessEnv} env for the extension host
 */

/**
 * @typedef {object} HostReport what the suite writes when it has ended
 * @property {number} passes
 * @property {number} failures
 * @property {number} pending
 * @property {string} text Mocha's own lines
 * @property {string} vscode version
 */

/**
 * Runs test/integration inside the extension host of a real VS Code: the desktop's if it can be had, otherwise the embedded
 * one. GRADIENT_LENS_HOST=desktop or =embedded decides instead.
 * @param {{ grep?: string | undefined }} options
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runHostSuite({ grep }) {
  const { extensionFolder } = await installedExtension();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'gradient-lens-host-'));
  try {
    const workspace = path.join(scratch, 'workspace');
    fs.cpSync(inProject('sample'), workspace, { recursive: true });
    const reportFile = path.join(scratch, 'report.json');
    const env = { GRADIENT_LENS_TEST_REPORT: reportFile, ...(grep && { GRADIENT_LENS_TEST_GREP: grep }) };
    const hostRun = { extensionFolder, suite: await bundleNodeSuite(), workspace, scratch, env };
    const complaints = await runInOneOf(hostRun);
    return judgeSuite(fs.existsSync(reportFile) ? fs.readFileSync(reportFile, 'utf8') : undefined, complaints);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * @param {HostRun} hostRun
 * @returns {Promise<string[]>} what went wrong beside the suite's own failures
 */
async function runInOneOf(hostRun) {
  const asked = process.env.GRADIENT_LENS_HOST;
  if (asked !== 'embedded') {
    const reason = await runInDesktop(hostRun);
    if (reason === undefined) return [];
    if (asked === 'desktop') return [reason];
    console.log(`${reason} The suite runs in the embedded VS Code.`);
  }
  return runInEmbedded(hostRun);
}

/**
 * @param {string | undefined} text the suite's report
 * @param {readonly string[]} complaints
 * @returns {import('./tally.mjs').Tally}
 */
export function judgeSuite(text, complaints) {
  for (const complaint of complaints) console.error(complaint);
  if (text === undefined) {
    console.error('The extension host ended without a report.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = /** @type {HostReport} */ (JSON.parse(text));
  console.log(report.text.trimEnd());
  console.log(`(inside VS Code ${report.vscode})`);
  return { passed: report.passes, failed: report.failures + complaints.length, skipped: report.pending };
}
