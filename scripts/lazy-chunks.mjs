import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, transform } from 'esbuild';

/**
 * Makes a file of its own of whatever a dynamic `import()` names, for hosts that load CommonJS: the bundler can split ES modules only, so
 * what it splits is converted afterwards. What the entry needs at once is one file, because every file that is loaded costs time.
 * @param {{ entry: string, folder: string }} options the entry's absolute path; the folder below `outdir` for all but the entry
 * @returns {import('esbuild').Plugin}
 */
export const lazyChunks = ({ entry, folder }) => ({
  name: 'lazy-chunks',
  setup(plugin) {
    const options = plugin.initialOptions;
    const { outdir = '', minify = false, sourcemap, target = 'esnext' } = options;
    Object.assign(options, {
      format: 'esm',
      splitting: true,
      write: false,
      metafile: true,
      chunkNames: `${folder}/[name]-[hash]`,
      outExtension: { '.js': '.cjs' },
      sourcemap: sourcemap ? 'inline' : false,
    });
    /** @type {import('esbuild').CommonOptions} */
    const converted = {
      format: 'cjs',
      platform: 'node',
      minify,
      target,
      sourcemap: sourcemap ? 'inline' : false,
      // becomes `require`, through which the editor hands out `vscode`
      supported: { 'dynamic-import': false },
    };

    plugin.onResolve({ filter: /^\.{1,2}\// }, async ({ kind, path: specifier, ...from }) =>
      kind === 'dynamic-import'
        ? { ...(await plugin.resolve(specifier, { ...from, kind: 'import-statement' })), pluginData: { isLazy: true } }
        : undefined,
    );
    // The bundler puts into one file what is reached from the same entries: all that the entry needs is reached from every lazy part.
    plugin.onLoad({ filter: /\.ts$/ }, ({ path: file, pluginData }) =>
      pluginData?.isLazy
        ? { contents: `import ${JSON.stringify(entry)};\n${readFileSync(file, 'utf8')}`, loader: 'ts' }
        : undefined,
    );

    plugin.onEnd(async ({ outputFiles, metafile }) => {
      if (outputFiles === undefined || metafile === undefined || outputFiles.length === 0) return;
      const texts = new Map(outputFiles.map(({ path: file, text }) => [path.resolve(file), text]));
      const [start, shared] = entryOf(metafile, entry);
      rmSync(path.join(outdir, folder), { recursive: true, force: true });
      mkdirSync(path.join(outdir, folder), { recursive: true });
      for (const [file, text] of texts) {
        if (file !== start && file !== shared) writeFileSync(file, (await transform(text, converted)).code);
      }
      const name = path.basename(shared);
      await build({
        ...converted,
        bundle: true,
        stdin: {
          contents: `export * from './${path.basename(start)}'; export * as shared from './${folder}/${name}';`,
          resolveDir: path.dirname(start),
        },
        outfile: start,
        allowOverwrite: true,
        plugins: [joined(texts, path.dirname(start))],
      });
      writeFileSync(shared, `module.exports = require('../${path.basename(start)}').shared;\n`);
    });
  },
});

/**
 * The absolute names of the entry's file and of the one that has all that it needs.
 * @param {import('esbuild').Metafile} metafile
 * @param {string} entry
 * @returns {[start: string, shared: string]}
 */
function entryOf({ outputs }, entry) {
  const [start, output] =
    Object.entries(outputs).find(([, { entryPoint = '' }]) => path.resolve(entryPoint) === entry) ?? [];
  const [needed, ...others] =
    output?.imports.filter(({ kind, external }) => kind === 'import-statement' && !external) ?? [];
  if (start === undefined || needed === undefined || others.length > 0)
    throw new Error(`${entry} was to be bundled as one file`);
  return [path.resolve(start), path.resolve(needed.path)];
}

/**
 * Bundles what was split, except for what is imported dynamically.
 * @param {ReadonlyMap<string, string>} texts by absolute names
 * @param {string} root the folder of the file that is written
 * @returns {import('esbuild').Plugin}
 */
const joined = (texts, root) => ({
  name: 'joined',
  setup(plugin) {
    plugin.onResolve({ filter: /^\.{1,2}\// }, ({ kind, path: specifier, resolveDir }) => {
      const file = path.resolve(resolveDir, specifier);
      if (kind !== 'dynamic-import') return { path: file };
      return { path: `./${path.relative(root, file).replaceAll(path.sep, '/')}`, external: true };
    });
    plugin.onLoad({ filter: /\.cjs$/ }, ({ path: file }) => ({
      contents: texts.get(file) ?? '',
      resolveDir: path.dirname(file),
    }));
    plugin.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', external: true }));
  },
});
