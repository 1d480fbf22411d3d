// npm test [-- unit|host|web|e2e|long ...] [--grep PATTERN]
import fs from 'node:fs';
import { PlainFailure, runPlainly, sentenceOf } from './process/plainFailure.mjs';
import { testResultsFolder } from './project/paths.mjs';
import { runHostSuite } from './testing/hostRun.mjs';
import { isSuccess, sumOf, tallyLine } from './testing/tally.mjs';
import { runWebSuite } from './testing/webHost.mjs';
import { runVitest } from './testing/vitestRun.mjs';

/** @typedef {{ title: string, run: (options: { grep?: string | undefined }) => Promise<import('./testing/tally.mjs').Tally> }} Part */

/** @type {Record<string, Part>} */
const parts = {
  unit: { title: 'Unit tests', run: ({ grep }) => runVitest({ config: 'vitest.config.mjs', grep }) },
  host: { title: 'Suite inside the extension host', run: runHostSuite },
  web: { title: 'The same suite inside the extension host of a browser', run: runWebSuite },
  e2e: { title: 'End-to-end tests', run: ({ grep }) => runVitest({ config: 'vitest.e2e.config.mjs', grep }) },
  long: {
    title: 'Long ways through the editor',
    run: ({ grep }) => runVitest({ config: 'vitest.e2e.config.mjs', grep, env: { GRADIENT_LENS_LONG: '1' } }),
  },
};

await runPlainly(async () => {
  const { chosen, grep } = readArguments(process.argv.slice(2));
  fs.rmSync(testResultsFolder, { recursive: true, force: true });
  fs.mkdirSync(testResultsFolder, { recursive: true });
  const tallies = [];
  for (const { title, run } of chosen) {
    console.log(`\n== ${title}`);
    const started = Date.now();
    const tally = await run({ grep }).catch((error) => {
      console.error(process.env.GRADIENT_LENS_DEBUG ? error : sentenceOf(error));
      return { passed: 0, failed: 1, skipped: 0 };
    });
    tallies.push(tally);
    console.log(`${title}: ${tallyLine(tally)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  const sum = sumOf(tallies);
  console.log(`\n${tallyLine(sum)}`);
  process.exitCode = isSuccess(sum) ? 0 : 1;
});

/**
 * @param {readonly string[]} args
 * @returns {{ chosen: Part[], grep: string | undefined }}
 */
function readArguments(args) {
  const at = args.indexOf('--grep');
  const grep = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && !grep) throw new PlainFailure('--grep needs a pattern after it.');
  const names = at < 0 ? args : args.filter((_, index) => index !== at && index !== at + 1);
  const unknown = names.find((name) => !(name in parts));
  if (unknown)
    throw new PlainFailure(
      `"${unknown}" is no part of the tests: ${Object.keys(parts).join(', ')} are, and --grep PATTERN.`,
    );
  // A gate of two cores has a quarter of an hour for everything.
  const all = Object.keys(parts).filter((name) => name !== 'long' || process.env.CI === undefined);
  const chosen = Object.entries(parts).filter(([name]) => (names.length === 0 ? all : names).includes(name));
  return { chosen: chosen.map(([, part]) => part), grep };
}
