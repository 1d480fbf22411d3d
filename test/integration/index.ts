import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { runMocha } from './runMocha.js';

/**
 * Runs every compiled test beside this file inside the extension host. Whichever editor it is, the report goes to a file and is
 * judged from there; throwing for a failed test would only make the editor log it as an error of its own.
 */
export async function run(): Promise<void> {
  const grep = process.env.GRADIENT_LENS_TEST_GREP;
  // As the end-to-end tests: where CI is set a test has failed when it fails twice.
  const retries = process.env.CI === undefined ? 0 : 1;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    retries,
    color: false,
    reporter: 'spec',
    ...(grep && { grep }),
  });
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.test.cjs')).sort()) mocha.addFile(join(__dirname, file));
  const report = await runMocha(Mocha.reporters, (end) => {
    const runner = mocha.run(() => end(runner.stats));
  });
  const file = process.env.GRADIENT_LENS_TEST_REPORT;
  if (file) writeFileSync(file, JSON.stringify(report));
}
