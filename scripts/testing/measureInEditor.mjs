import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PlainFailure } from '../process/plainFailure.mjs';
import { testResultsFolder } from '../project/paths.mjs';
import { runVitest } from './vitestRun.mjs';

/**
 * Runs one of test/e2e/measurements in the embedded editor and returns what it measured.
 * @param {string} name of its `describe`
 * @param {NodeJS.ProcessEnv} env
 * @throws {PlainFailure} if it did not come to its end
 */
export async function measureInEditor(name, env) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gradient-lens-measurements-'));
  fs.mkdirSync(testResultsFolder, { recursive: true });
  const file = path.join(folder, 'result.json');
  try {
    const tally = await runVitest({
      config: 'vitest.measurements.config.mjs',
      grep: `^${name} `,
      env: { ...env, GRADIENT_LENS_MEASUREMENTS: file },
    });
    if (tally.failed > 0 || !fs.existsSync(file)) {
      throw new PlainFailure(`The measurement did not come to its end; pictures are in ${testResultsFolder}.`);
    }
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
