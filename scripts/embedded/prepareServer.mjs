import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireDiskSpace } from '../process/diskSpace.mjs';
import { npm } from '../process/npm.mjs';
import { withProgress } from '../process/progress.mjs';
import { contentStamp, readIfPresent } from '../project/contentStamp.mjs';
import { embeddedFolder } from '../project/paths.mjs';
import { extract, fetchPackage } from './registryPackage.mjs';

const recipeFolder = path.dirname(fileURLToPath(import.meta.url));

/** Carries VS Code 1.100.3, the newest whose server runs under Node 20. */
const codeServer = {
  name: 'code-server',
  version: '4.100.3',
  integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
};

/** The archive, what comes out of it, and its packages. */
const megabytesWhilePreparing = 500;

/**
 * Built-in extensions that are of no use here. Only those without a `browser` entry may be listed: the manifests of the
 * others are part of the web workbench, which reports an error for each that is missing.
 */
const leftOut = [
  'debug-auto-launch',
  'debug-server-ready',
  'github',
  'grunt',
  'gulp',
  'jake',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'php-language-features',
  'terminal-suggest',
  'tunnel-forwarding',
];

/**
 * The embedded VS Code server, ready to be started; made from registry packages the first time, without any install script
 * or compiler.
 * @returns {Promise<string>} its folder, which holds `out/server-main.js`
 */
export async function prepareServer() {
  const folder = path.join(embeddedFolder, `vscode-${codeServer.version}`);
  const stampFile = path.join(folder, '.ready');
  const recipe = contentStamp(
    ['prepareServer.mjs', 'package-lock.json', 'shims'].map((name) => path.join(recipeFolder, name)),
  );
  if (readIfPresent(stampFile) === recipe) return folder;
  requireDiskSpace(embeddedFolder, megabytesWhilePreparing);
  await withProgress('Preparing an embedded VS Code (once, about 45 MB)', async () => {
    fs.mkdirSync(embeddedFolder, { recursive: true });
    const scratch = fs.mkdtempSync(path.join(embeddedFolder, 'preparing-'));
    try {
      const [server, packages] = await Promise.all([unpackServer(scratch), installRuntimePackages(scratch)]);
      joinServerAndPackages(server, packages);
      shareServiceWorker(server);
      fs.writeFileSync(path.join(server, '.ready'), recipe);
      fs.rmSync(folder, { recursive: true, force: true });
      fs.renameSync(server, folder);
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  });
  return folder;
}

/** @param {string} scratch */
async function unpackServer(scratch) {
  const archive = await fetchPackage(codeServer, scratch);
  const server = path.join(scratch, 'server');
  fs.mkdirSync(server);
  const excluded = ['*.map', ...leftOut.map((name) => `package/lib/vscode/extensions/${name}/*`)];
  await extract(archive, server, [
    ...excluded.flatMap((pattern) => ['--exclude', pattern]),
    '--strip-components=3',
    'package/lib/vscode',
  ]);
  for (const name of leftOut) fs.rmSync(path.join(server, 'extensions', name), { recursive: true, force: true });
  return server;
}

/** @param {string} scratch */
async function installRuntimePackages(scratch) {
  const folder = path.join(scratch, 'runtime');
  fs.mkdirSync(folder);
  for (const name of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(recipeFolder, name), path.join(folder, name));
  }
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], folder);
  return path.join(folder, 'node_modules');
}

/**
 * @param {string} server
 * @param {string} packages a node_modules folder, which is moved
 */
function joinServerAndPackages(server, packages) {
  const modules = path.join(server, 'node_modules');
  fs.renameSync(packages, modules);
  fs.cpSync(path.join(recipeFolder, 'shims'), modules, { recursive: true });
  // The TypeScript language features look for their compiler here.
  fs.mkdirSync(path.join(server, 'extensions', 'node_modules'), { recursive: true });
  fs.renameSync(path.join(modules, 'typescript'), path.join(server, 'extensions', 'node_modules', 'typescript'));
  const terminal = path.join(modules, 'node-pty');
  for (const name of ['third_party', 'deps', 'src'])
    fs.rmSync(path.join(terminal, name), { recursive: true, force: true });
  const own = `${process.platform}-${process.arch}`;
  for (const system of fs.readdirSync(path.join(terminal, 'prebuilds'))) {
    if (system !== own) fs.rmSync(path.join(terminal, 'prebuilds', system), { recursive: true });
  }
}

/**
 * VS Code 1.99 and 1.100 give every webview a service worker of its own at an address of the same scope, and Chromium waits a second
 * before one takes over from another: every panel but the first would open a second late. Later versions no longer do (microsoft/vscode
 * 249114). The page's policy names the hash of its script.
 * @param {string} server
 */
function shareServiceWorker(server) {
  const file = path.join(server, 'out', 'vs', 'workbench', 'contrib', 'webview', 'browser', 'pre', 'index.html');
  const page = fs.readFileSync(file, 'utf8');
  const mended = page.replace('&id=${ID}&remoteAuthority', '&remoteAuthority');
  fs.writeFileSync(file, mended.replace(scriptHash(page), scriptHash(mended)));
}

/** @param {string} page */
function scriptHash(page) {
  const script = /<script async type="module">([^]*?)<\/script>/.exec(page)?.[1] ?? '';
  return createHash('sha256').update(script).digest('base64');
}
