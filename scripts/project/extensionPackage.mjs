import fs from 'node:fs';
import path from 'node:path';
import { inProject, embeddedFolder, packageFile, projectFolder } from './paths.mjs';
import { contentStamp, readIfPresent } from './contentStamp.mjs';
import { PlainFailure } from '../process/plainFailure.mjs';
import { withProgress } from '../process/progress.mjs';
import { run } from '../process/run.mjs';

/** Everything that the package is made from. */
const sources = [
  'src',
  'media',
  'lessons',
  'esbuild.mjs',
  'scripts/build-lessons.mjs',
  'scripts/third-party-notices.mjs',
  'scripts/bundle-options.mjs',
  'scripts/lazy-chunks.mjs',
  'scripts/build-challenges.mjs',
  'scripts/compile-challenges.mjs',
  'scripts/challenges',
  'scripts/compile-lessons.mjs',
  'package.json',
  'package.nls.json',
  'package.nls.de.json',
  'l10n',
  'package-lock.json',
  'tsconfig.json',
  '.vscodeignore',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

const stampFile = path.join(embeddedFolder, 'package.stamp');

/**
 * Builds and packs the extension if its sources changed since the last time.
 * @returns {Promise<string>} the .vsix file
 */
export async function ensurePackage() {
  const sourceStamp = contentStamp(sources.map((name) => inProject(name)));
  if (fs.existsSync(packageFile) && readIfPresent(stampFile) === stampText(sourceStamp)) return packageFile;
  await withProgress('Building and packaging the extension', async () => {
    await build();
    await pack();
  });
  fs.mkdirSync(embeddedFolder, { recursive: true });
  fs.writeFileSync(stampFile, stampText(sourceStamp));
  return packageFile;
}

/**
 * Bundles the sources for production into `dist`.
 * @throws {PlainFailure} with the bundler's complaint above it
 */
export async function build() {
  fs.rmSync(inProject('dist'), { recursive: true, force: true });
  const { status, output } = await run(process.execPath, [inProject('esbuild.mjs'), '--production'], {
    cwd: projectFolder,
  });
  if (status === 0) return;
  process.stderr.write(output);
  throw new PlainFailure('The build failed: see the message above.');
}

/** Packs `dist` and what .vscodeignore lets through into the .vsix file; no dependency goes in beside the bundles. */
async function pack() {
  const { createVSIX } = await import('@vscode/vsce');
  const log = console.log;
  // vsce prints its file list and hints; only its failures matter here
  console.log = () => {};
  try {
    await createVSIX({
      cwd: projectFolder,
      packagePath: packageFile,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
  } finally {
    console.log = log;
  }
}

/** @param {string} sourceStamp */
const stampText = (sourceStamp) => `sources ${sourceStamp}\npackage ${contentStamp([packageFile])}\n`;
