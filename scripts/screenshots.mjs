// npm run screenshots -- DIR [--grep PATTERN]: pictures of every scene in test/e2e/screenshots/scenes.ts.
// npm run screenshots -- --readme: the pictures of README.md and of the walkthrough's check, in media.
import fs from 'node:fs';
import path from 'node:path';
import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { isSuccess, tallyLine } from './testing/tally.mjs';
import { runVitest } from './testing/vitestRun.mjs';

await runPlainly(async () => {
  const [folder, flag, grep] = process.argv.slice(2);
  const isReadme = folder === '--readme' && flag === undefined;
  if (!isReadme && (!folder || folder.startsWith('-') || (flag !== undefined && (flag !== '--grep' || !grep)))) {
    throw new PlainFailure(
      'Name the folder for the pictures: npm run screenshots -- DIR [--grep PATTERN]; or --readme for those of README.md.',
    );
  }
  const target = isReadme ? path.resolve('media') : path.resolve(folder ?? '');
  fs.mkdirSync(target, { recursive: true });
  const tally = await runVitest({
    config: 'vitest.screenshots.config.mjs',
    grep,
    env: isReadme ? {} : { GRADIENT_LENS_SCREENSHOTS: target },
  });
  console.log(`${tallyLine(tally)}; the pictures are in ${target}`);
  process.exitCode = isSuccess(tally) ? 0 : 1;
});
