import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { filesUnder } from '../project/contentStamp.mjs';
import { inProject, testFolder } from '../project/paths.mjs';

const source = inProject('test', 'integration');
const tests = () => filesUnder(source).filter((file) => file.endsWith('.test.ts'));

/** @param {string} name */
function emptyFolder(name) {
  const folder = path.join(testFolder, name);
  fs.rmSync(folder, { recursive: true, force: true });
  return folder;
}

/**
 * Compiles every test of test/integration and the entry that finds them, for the Node of the extension host.
 * @returns {Promise<string>} the module with `run()`
 */
export async function bundleNodeSuite() {
  const outdir = emptyFolder('suite');
  await build({
    entryPoints: [path.join(source, 'index.ts'), ...tests()],
    outbase: source,
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.cjs');
}

/**
 * Compiles the same tests into one script for the worker that is the extension host of a browser.
 * @param {{ reportAddress: string, grep?: string | undefined }} options
 * @returns {Promise<string>} the module with `run()`
 */
export async function bundleWebSuite({ reportAddress, grep }) {
  const outfile = path.join(emptyFolder('web-suite'), 'index.js');
  await build({
    entryPoints: [path.join(source, 'index.web.ts')],
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: {
      REPORT_ADDRESS: JSON.stringify(reportAddress),
      TEST_GREP: JSON.stringify(grep) ?? 'undefined',
    },
    plugins: [browserTwins],
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * What a browser has in place of Node's own modules and of the files that need them.
 * @type {import('esbuild').Plugin}
 */
const browserTwins = {
  name: 'browser-twins',
  setup(plugin) {
    plugin.onResolve({ filter: /\.node\.js$/ }, ({ path: name, resolveDir }) => ({
      path: path.join(resolveDir, name.replace(/\.node\.js$/, '.web.ts')),
    }));
    plugin.onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: path.join(source, 'assert.web.ts') }));
    plugin.onResolve({ filter: /^node:util$/ }, () => ({ path: path.join(source, 'format.web.ts') }));
    plugin.onResolve({ filter: /^all-tests$/ }, () => ({ path: 'all-tests', namespace: 'twin' }));
    plugin.onLoad({ filter: /^all-tests$/, namespace: 'twin' }, () => ({
      contents: tests()
        .filter((file) => !file.endsWith('.node.test.ts'))
        .map((file) => `import ${JSON.stringify(file)};`)
        .join('\n'),
      resolveDir: source,
    }));
  },
};
