// npm run fuzz [-- CASES]: mutates the readers' fixtures, each time others, until something breaks or all cases are done.
import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { runVitest } from './testing/vitestRun.mjs';

await runPlainly(async () => {
  const cases = process.argv[2] ?? '2000000';
  if (!/^[1-9]\d*$/.test(cases))
    throw new PlainFailure('npm run fuzz takes a number of cases, such as npm run fuzz -- 500000.');
  process.env.FUZZ_CASES = cases;
  const { failed } = await runVitest({ config: 'vitest.config.mjs', grep: 'that somebody is still writing' });
  process.exitCode = failed === 0 ? 0 : 1;
});
