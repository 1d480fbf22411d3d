import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { inProject } from '../project/paths.mjs';
import { filesUnder } from '../project/contentStamp.mjs';
import { prepareWebEditor } from './prepareWebEditor.mjs';

/**
 * @typedef {object} WebEditorOptions
 * @property {string} extensionFolder the packaged extension, unpacked
 * @property {string} workspace a folder; the editor works on a copy in its memory
 * @property {Readonly<Record<string, unknown>>} [settings]
 * @property {string} [suite] a bundled module with `run()`, called in the extension host
 * @property {(body: string) => void} [onReport] receives what the suite posts to `/report`
 */

/** @typedef {Awaited<ReturnType<typeof startWebEditor>>} WebEditor */

const contentTypes = /** @type {Readonly<Record<string, string>>} */ ({
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
});

/** The workbench runs tests in the host of the extension below whose folder they lie. */
const suitePath = '/extension/test-suite.js';

/** The editor's own TypeScript features throw in a workspace that is on no disk; the lens does without them. */
const typescriptFeatures = '/editor/extensions/typescript-language-features/dist/browser/extension.js';

/**
 * Serves a browser-only VS Code on this machine. Its webviews get origins of their own below `localhost`, which browsers
 * resolve without asking anyone.
 * @param {WebEditorOptions} options
 */
export async function startWebEditor(options) {
  const editorFolder = await prepareWebEditor();
  const folders = {
    editor: editorFolder,
    extension: options.extensionFolder,
    'workspace-files': inProject('scripts', 'web', 'workspace-files'),
  };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST' && pathname === '/report') {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        options.onReport?.(body);
        response.end();
      });
      return;
    }
    const found = answer(pathname);
    // the worker of the extension host and the webviews have origins of their own
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.statusCode = found === undefined ? 404 : 200;
    if (found !== undefined) response.setHeader('Content-Type', found.type);
    response.end(found?.content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const authority = `localhost:${port}`;

  /**
   * @param {string} pathname
   * @returns {{ type: string, content: string | Buffer } | undefined}
   */
  function answer(pathname) {
    if (pathname === '/') return { type: 'text/html', content: pageOf(configuration(authority, options)) };
    if (pathname === '/workspace.json')
      return { type: 'application/json', content: JSON.stringify(textsOf(options.workspace)) };
    if (pathname === typescriptFeatures)
      return { type: 'text/javascript', content: 'exports.activate = () => undefined;' };
    if (options.suite !== undefined && pathname === suitePath)
      return { type: 'text/javascript', content: fs.readFileSync(options.suite) };
    const [, first = '', ...rest] = decodeURIComponent(pathname).split('/');
    const folder = Object.hasOwn(folders, first) ? folders[/** @type {keyof typeof folders} */ (first)] : undefined;
    if (folder === undefined) return undefined;
    const file = path.join(folder, ...rest);
    if (!file.startsWith(folder + path.sep) || !fs.statSync(file, { throwIfNoEntry: false })?.isFile())
      return undefined;
    return { type: contentTypes[path.extname(file)] ?? 'application/octet-stream', content: fs.readFileSync(file) };
  }

  return {
    address: `http://${authority}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/**
 * What the workbench is created with.
 * @param {string} authority
 * @param {WebEditorOptions} options
 */
function configuration(authority, { settings = {}, suite }) {
  /** @param {string} place */
  const served = (place) => ({ scheme: 'http', authority, path: place });
  return {
    folderUri: { scheme: 'workspace', authority: 'memory', path: '/' },
    additionalBuiltinExtensions: [served('/workspace-files'), ...(suite === undefined ? [served('/extension')] : [])],
    configurationDefaults: settings,
    enableWorkspaceTrust: false,
    productConfiguration: {
      nameShort: 'Browser-only VS Code',
      nameLong: 'Browser-only VS Code',
      enableTelemetry: false,
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.${authority}/editor/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    ...(suite !== undefined && {
      developmentOptions: {
        extensions: [served('/extension')],
        extensionTestsPath: served(suitePath),
      },
    }),
  };
}

/** @param {unknown} product */
const pageOf = (product) => `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<link rel="stylesheet" data-name="vs/workbench/workbench.web.main" href="/editor/out/vs/workbench/workbench.web.main.css">
<body aria-label="">
<script>self.product = ${JSON.stringify(product)};</script>
<script src="/editor/out/vs/loader.js"></script>
<script src="/editor/out/vs/webPackagePaths.js"></script>
<script>
  const base = new URL('/editor', location.origin).toString();
  for (const name of Object.keys(self.webPackagePaths))
    self.webPackagePaths[name] = base + '/node_modules/' + name + '/' + self.webPackagePaths[name];
  require.config({
    baseUrl: base + '/out',
    paths: self.webPackagePaths,
    trustedTypesPolicy: self.trustedTypes?.createPolicy('amdLoader', { createScriptURL: (value) => value }),
  });
</script>
<script src="/editor/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/editor/out/vs/workbench/workbench.web.main.js"></script>
<script src="/editor/out/vs/code/browser/workbench/workbench.js"></script>
</body>
`;

/**
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function textsOf(folder) {
  return Object.fromEntries(
    filesUnder(folder).map((file) => [
      path.relative(folder, file).replaceAll(path.sep, '/'),
      fs.readFileSync(file, 'utf8'),
    ]),
  );
}
