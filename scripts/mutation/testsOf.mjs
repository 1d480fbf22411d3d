import path from 'node:path';
import { build } from 'esbuild';
import { filesUnder } from '../project/contentStamp.mjs';
import { inProject, projectFolder } from '../project/paths.mjs';

/**
 * The unit tests that import a room, themselves or through their helpers.
 * @param {string} room
 * @returns {Promise<string[]>} relative to the project
 */
export async function testsOf(room) {
  const tests = filesUnder(inProject('test', 'unit'))
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => path.relative(projectFolder, file).replaceAll(path.sep, '/'));
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: tests,
    outdir: 'nowhere',
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    packages: 'external',
    logLevel: 'silent',
  });
  return tests.filter((test) => reaches(metafile.inputs, test, `src/${room}/`));
}

/**
 * @param {import('esbuild').Metafile['inputs']} inputs
 * @param {string} test
 * @param {string} folder
 * @returns {boolean} whether a module in the folder is imported without passing through another one of `src`
 */
export function reaches(inputs, test, folder) {
  const seen = new Set([test]);
  for (const file of seen) {
    for (const { path: imported } of inputs[file]?.imports ?? []) {
      if (imported.startsWith(folder)) return true;
      if (!imported.startsWith('src/')) seen.add(imported);
    }
  }
  return false;
}
