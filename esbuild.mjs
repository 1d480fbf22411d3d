// Builds every bundle of the extension into dist/. `node esbuild.mjs [--production] [--watch]`
import { build, context } from 'esbuild';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildChallenges } from './scripts/build-challenges.mjs';
import { lazyChunks } from './scripts/lazy-chunks.mjs';
import { noticesOf, noticesText } from './scripts/third-party-notices.mjs';
import { buildLessons } from './scripts/build-lessons.mjs';
import { filesUnder } from './scripts/project/contentStamp.mjs';
import { commandLineOptions, mainFields, sharedOptions } from './scripts/bundle-options.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = sharedOptions(production);

/** @type {import('esbuild').BuildOptions} */
const browser = { ...shared, platform: 'browser', mainFields: ['browser', ...mainFields] };

/** The compute worker for browsers: one classic script that can be started from a blob. */
const computeWeb = {
  ...browser,
  entryPoints: ['src/compute/web/main.ts'],
  outfile: 'dist/web/compute.js',
  format: 'iife',
  loader: { '.wasm': 'binary' },
};

/** `import source from 'bundle:compute-worker'`: the text of the browsers' compute worker, which a webview can only start from a blob. */
const computeWorkerText = {
  name: 'compute-worker-text',
  setup(plugin) {
    plugin.onResolve({ filter: /^bundle:compute-worker$/ }, () => ({ path: 'compute-worker', namespace: 'bundle' }));
    plugin.onLoad({ filter: /.*/, namespace: 'bundle' }, () => ({
      contents: readFileSync('dist/web/compute.js', 'utf8'),
      loader: 'text',
    }));
  },
};

/**
 * `import * as vscode` in fifty files would each copy the editor's whole interface, some hundred names, while the extension activates:
 * as one module with the names that are used it costs nothing.
 */
const editorInterface = {
  name: 'editor-interface',
  setup(plugin) {
    plugin.onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'editor-interface' },
    );
    plugin.onLoad({ filter: /.*/, namespace: 'editor-interface' }, () => {
      const names = filesUnder(path.join(import.meta.dirname, 'src', 'extension')).flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/\bvscode\.(\w+)/g)].map(([, name]) => name),
      );
      return { contents: `export const { ${[...new Set(names)].sort().join(', ')} } = require('vscode');` };
    });
  },
};

const nodeEntry = path.join(import.meta.dirname, 'src', 'extension', 'node', 'main.ts');

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...shared,
    logOverride: { 'import-is-undefined': 'error' },
    platform: 'node',
    entryPoints: { extension: nodeEntry },
    outdir: 'dist',
    plugins: [lazyChunks({ entry: nodeEntry, folder: 'extension' }), editorInterface],
  },
  {
    ...browser,
    format: 'cjs',
    logOverride: { 'import-is-undefined': 'error' },
    entryPoints: ['src/extension/web/main.ts'],
    outfile: 'dist/web/extension.js',
    plugins: [editorInterface],
  },
  {
    ...shared,
    platform: 'node',
    entryPoints: ['src/compute/node/main.ts'],
    outfile: 'dist/compute.cjs',
    format: 'cjs',
    loader: { '.wasm': 'binary' },
    // TensorFlow.js would ask for it to load a model from an address, which never happens here.
    external: ['node-fetch'],
  },
  commandLineOptions(production),
  {
    ...browser,
    entryPoints: {
      lesson: 'src/webview/lesson/main.tsx',
      report: 'src/webview/report/main.tsx',
      challenge: 'src/webview/challenge/main.tsx',
    },
    outdir: 'dist/webview',
    format: 'esm',
    splitting: true,
    plugins: [computeWorkerText],
  },
];

rmSync('dist', { recursive: true, force: true });
for (const folder of ['dist/webview', 'dist/lessons']) mkdirSync(folder, { recursive: true });
for (const file of ['codicon.css', 'codicon.ttf'])
  cpSync(`node_modules/@vscode/codicons/dist/${file}`, `dist/webview/${file}`);

await buildLessons(import.meta.dirname, 'dist/lessons');
await buildChallenges(import.meta.dirname, 'dist/challenges');

// The pages inline the worker's text, so it is built first.
const worker = await build({ ...computeWeb, metafile: true });
if (watch) {
  for (const bundle of bundles) await (await context(bundle)).watch();
} else {
  const built = await Promise.all(bundles.map((bundle) => build({ ...bundle, metafile: true })));
  const notices = noticesOf(
    [worker, ...built].map(({ metafile }) => metafile),
    import.meta.dirname,
  );
  writeFileSync('dist/ThirdPartyNotices.txt', noticesText(notices));
}
