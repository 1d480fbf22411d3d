import path from 'node:path';
import { challengesOf } from './build-challenges.mjs';

/** TensorFlow.js' `main` entries are ES5; the ES2017 modules are about 1.5 times faster. */
export const mainFields = ['module', 'main'];

/**
 * What all bundles have in common.
 * @param {boolean} production
 * @returns {import('esbuild').BuildOptions}
 */
export const sharedOptions = (production) => ({
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  // Its Node build differs only in reading bundles from files; ours are handed over as contents.
  alias: { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
  mainFields,
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
});

/**
 * `import challenges from 'bundle:challenges'`: the compiled levels of the challenge, so that the command line is one file.
 * @param {string} root
 * @returns {import('esbuild').Plugin}
 */
const challengesModule = (root) => ({
  name: 'challenges',
  setup(plugin) {
    plugin.onResolve({ filter: /^bundle:challenges$/ }, () => ({ path: 'challenges', namespace: 'bundle' }));
    plugin.onLoad({ filter: /^challenges$/, namespace: 'bundle' }, async () => ({
      contents: JSON.stringify(await challengesOf(root)),
      loader: 'json',
    }));
  },
});

/**
 * The command line: one file that Node runs as it is.
 * @param {boolean} production
 * @param {string} [root] where the content is
 * @returns {import('esbuild').BuildOptions}
 */
export const commandLineOptions = (production, root = path.dirname(import.meta.dirname)) => ({
  ...sharedOptions(production),
  platform: 'node',
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.cjs',
  format: 'cjs',
  loader: { '.wasm': 'binary' },
  banner: { js: '#!/usr/bin/env node' },
  plugins: [challengesModule(root)],
});
