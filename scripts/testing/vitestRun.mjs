import fs from 'node:fs';
import path from 'node:path';
import { run } from '../process/run.mjs';
import { inProject, projectFolder, testResultsFolder } from '../project/paths.mjs';

/**
 * @typedef {object} VitestReport the part of Vitest's JSON report that is counted
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one per file
 * @property {boolean} success
 */

/**
 * Runs Vitest with one of the project's configurations and counts its tests.
 * @param {{ config: string, grep?: string | undefined, env?: NodeJS.ProcessEnv }} options `config` relative to the project
 * @returns {Promise<import('./tally.mjs').Tally>} a file that could not be loaded and an error outside any test count as failed
 */
export async function runVitest({ config, grep, env = {} }) {
  const report = path.join(testResultsFolder, `${path.basename(config, '.config.mjs')}.json`);
  fs.rmSync(report, { force: true });
  const { status } = await run(
    process.execPath,
    [
      inProject('node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--config', inProject(config), '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...(grep ? ['--testNamePattern', grep, '--passWithNoTests'] : []),
    ],
    { cwd: projectFolder, env: { ...process.env, ...env }, show: true },
  );
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  return countReport(/** @type {VitestReport} */ (JSON.parse(fs.readFileSync(report, 'utf8'))), status);
}

/**
 * @param {VitestReport} report
 * @param {number} status the exit code
 * @returns {import('./tally.mjs').Tally}
 */
export function countReport(report, status) {
  const failedFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + failedFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
