// Proves of every level of the challenge: its starter fails, its solution passes, and so do three other honest fixes.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { commandLineOptions } from './bundle-options.mjs';
import { compileChallenges } from './compile-challenges.mjs';
import { contentStamp, readIfPresent } from './project/contentStamp.mjs';
import { embeddedFolder, inProject } from './project/paths.mjs';

const FEWEST_FIXES = 3;

/** The grading of the command line as a module this script can run. */
async function loadGrading(root, folder) {
  const outfile = path.join(folder, 'grading.mjs');
  await build({
    ...commandLineOptions(true, root),
    stdin: {
      contents:
        "export { gradeSource, starterOf } from './gradeSource.js'; export { LineIndex } from './lineIndex.js'; export { anchorRange } from '../lesson/challenge/stepAnchor.js'; export { readModels } from '../readers/index.js';",
      resolveDir: path.join(root, 'src/cli'),
      loader: 'ts',
    },
    entryPoints: undefined,
    absWorkingDir: root,
    outfile,
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile).href);
}

/**
 * Grades every file of every level; answers the problems as `{ file, line, message }` and how many files were graded.
 * @param {string} root
 */
export async function checkChallenges(root) {
  const { challenges, problems } = await compileChallenges(root);
  const folder = mkdtempSync(path.join(tmpdir(), 'challenge-grading-'));
  let graded = 0;
  try {
    const grading = await loadGrading(root, folder);
    for (const level of challenges) {
      const place = path.join('lessons', 'challenges', `${level.number}-${level.id}`);
      const report = (file, message) => problems.push({ file: path.join(place, file), line: 1, message });
      const grade = async (file) => {
        const text = (await readFile(path.join(root, place, file), 'utf8')).replaceAll('\r\n', '\n');
        graded++;
        return grading.gradeSource(level, { file, text, lines: new grading.LineIndex(text) }, () => undefined);
      };
      const expect = async (file, passes) => {
        const { verdict, problem } = await grade(file);
        if (verdict === undefined) report(file, `cannot be graded: ${problem}`);
        else if (verdict.passed !== passes)
          report(file, passes ? `must pass and does not: ${verdict.shortfalls[0].message}` : 'must not pass and does');
      };
      const sources = async (name) =>
        (await readdir(path.join(root, place, name)).catch(() => []))
          .filter((file) => file.endsWith('.ts'))
          .map((file) => `${name}/${file}`);
      await expect('starter.ts', false);
      await expect('solution.ts', true);
      const fixes = await sources('fixes');
      if (fixes.length < FEWEST_FIXES)
        report('fixes', `needs ${FEWEST_FIXES} honest fixes besides the solution, not ${fixes.length}`);
      for (const file of fixes) await expect(file, true);
      for (const file of await sources('refused')) await expect(file, false);
      for (const source of ['starter.ts', ...Object.keys(level.solutions)]) {
        const text = source === 'starter.ts' ? level.starter : level.solutions[source];
        const [definition] = grading.readModels(text, { file: source }).definitions;
        for (const step of level.steps) {
          if (grading.anchorRange(step.anchor, definition) === undefined)
            report(source, `the step ${step.id} is anchored to a place that is not in it`);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { levels: challenges.length, graded, problems };
}

/** Everything that a grade depends on. */
const sources = [
  'lessons/challenges',
  'src/model',
  'src/readers',
  'src/engine',
  'src/diagnosis',
  'src/lesson',
  'src/compute',
  'src/cli',
  'scripts/check-challenges.mjs',
  'scripts/compile-challenges.mjs',
  'scripts/challenges',
  'package-lock.json',
];
const stampFile = path.join(embeddedFolder, 'challenges.stamp');

if (process.argv[1] === import.meta.filename) {
  const stamp = contentStamp(sources.map((name) => inProject(name)));
  if (readIfPresent(stampFile) === stamp) {
    console.log('challenge: graded before, and nothing has changed since');
    process.exit();
  }
  const { levels, graded, problems } = await checkChallenges(path.dirname(import.meta.dirname));
  for (const { file, line, message } of problems) console.error(`${file}:${line}: ${message}`);
  console.log(`challenge: ${levels} levels, ${graded} files graded, ${problems.length} problems`);
  if (problems.length === 0) {
    mkdirSync(embeddedFolder, { recursive: true });
    writeFileSync(stampFile, stamp);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}
