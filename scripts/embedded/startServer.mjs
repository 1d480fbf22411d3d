import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PlainFailure } from '../process/plainFailure.mjs';
import { run } from '../process/run.mjs';
import { prepareServer } from './prepareServer.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} dataFolder user settings, window state and logs
 * @property {string} extensionsFolder installed extensions
 * @property {import('./settings.mjs').Settings} [settings] written as the user's settings if they have none yet
 * @property {number} [port] 0 or absent: any free one
 * @property {string} [token] what the address must carry; a new random one if absent
 * @property {boolean} [automated] lets the address load an extension under development and its tests
 * @property {boolean} [restricted] opens folders in Restricted Mode, as a person does who does not trust them
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment, visible in the extension host
 */

/**
 * @typedef {object} WindowOptions
 * @property {string} [folder] the workspace
 * @property {string} [file] opened at once
 * @property {string} [development] an extension to load from its folder
 * @property {boolean} [startupEditor] lets the setting `workbench.startupEditor` decide what a new window shows
 * @property {string} [tests] a module with `run()`, called in the extension host
 */

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

/**
 * Starts the embedded VS Code on 127.0.0.1.
 * @param {ServerOptions} options
 * @throws {PlainFailure} if it does not listen within a minute
 */
export async function startServer(options) {
  const {
    dataFolder,
    port = 0,
    token = randomBytes(16).toString('hex'),
    automated = false,
    restricted = false,
  } = options;
  const serverFolder = await prepareServer();
  writeSettings(options);
  const child = spawn(
    process.execPath,
    [
      path.join(serverFolder, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...folderArguments(options),
      ...['--disable-telemetry', '--force-disable-user-env', '--disable-update-check'],
      ...(restricted ? [] : ['--disable-workspace-trust']),
      '--disable-getting-started-override',
      ...(automated ? ['--enable-smoke-test-driver'] : []),
    ],
    // an own process group, so that stopping it also stops the extension hosts and terminals it started
    {
      env: serverEnvironment(options),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    },
  );
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const authority = `127.0.0.1:${await listeningPort()}`;
  let stopping = false;

  /** @returns {Promise<number>} */
  function listeningPort() {
    return new Promise((resolve, reject) => {
      /** @param {string} why */
      const fail = (why) => {
        clearTimeout(timer);
        signalGroup('SIGKILL');
        reject(new PlainFailure(`The embedded VS Code ${why}: ${lastLine(output)}`));
      };
      const timer = setTimeout(() => fail('did not start within a minute'), 60_000);
      /** @param {Buffer} chunk */
      const read = (chunk) => {
        output = (output + String(chunk)).slice(-100_000);
        const found = /Extension host agent listening on (\d+)/.exec(output);
        if (!found) return;
        clearTimeout(timer);
        resolve(Number(found[1]));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => fail(`ended at once with code ${code ?? 'none'}`));
      child.once('error', (error) => fail(error.message));
    });
  }

  /** @param {NodeJS.Signals} signal */
  function signalGroup(signal) {
    if (child.pid === undefined) return;
    try {
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    } catch {
      // already gone
    }
  }

  return {
    port: Number(authority.split(':')[1]),
    token,
    processId: /** @type {number} */ (child.pid),
    dataFolder,
    /** Resolves with the exit code when the server ends, for whatever reason. */
    ended,
    output: () => output,
    /** @param {WindowOptions} window */
    address: (window) => windowAddress(authority, token, window),
    /** Ends the server and everything it started; may be called twice. */
    async stop() {
      if (!stopping) signalGroup('SIGTERM');
      stopping = true;
      const timer = setTimeout(() => signalGroup('SIGKILL'), 3000);
      await ended;
      clearTimeout(timer);
      signalGroup('SIGKILL');
    },
  };
}

/**
 * Installs a packaged extension for servers that are started with the same folders.
 * @param {string} file the .vsix
 * @param {Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>} options
 */
export async function installExtension(file, options) {
  const serverFolder = await prepareServer();
  const { status, output } = await run(
    process.execPath,
    [
      path.join(serverFolder, 'out', 'server-main.js'),
      '--install-extension',
      path.resolve(file),
      '--force',
      ...folderArguments(options),
    ],
    { env: serverEnvironment({}) },
  );
  if (status === 0 && /successfully installed/.test(output)) return;
  throw new PlainFailure(`Installing ${path.basename(file)} failed: ${lastLine(output)}`);
}

/** @param {Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>} options */
function folderArguments({ dataFolder, extensionsFolder }) {
  return [
    ...['--user-data-dir', path.join(dataFolder, 'user'), '--server-data-dir', path.join(dataFolder, 'server')],
    ...['--extensions-dir', extensionsFolder, '--accept-server-license-terms', '--telemetry-level', 'off'],
  ];
}

/** @param {ServerOptions} options */
function writeSettings({ dataFolder, extensionsFolder, settings }) {
  for (const name of ['User', 'Machine']) fs.mkdirSync(path.join(dataFolder, 'user', name), { recursive: true });
  fs.mkdirSync(extensionsFolder, { recursive: true });
  const file = path.join(dataFolder, 'user', 'User', 'settings.json');
  if (settings && !fs.existsSync(file)) fs.writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}

/** @param {Pick<ServerOptions, 'env'>} options */
function serverEnvironment({ env }) {
  const nowhere = { serviceUrl: '', itemUrl: '', resourceUrlTemplate: '', controlUrl: '', recommendationsUrl: '' };
  /** @type {NodeJS.ProcessEnv} */
  const result = {
    ...process.env,
    ...env,
    EXTENSIONS_GALLERY: JSON.stringify(nowhere),
    CS_TELEMETRY_URL: 'http://127.0.0.1:9/off',
  };
  // left over when this runs in a terminal of VS Code itself
  delete result.VSCODE_IPC_HOOK_CLI;
  delete result.ELECTRON_RUN_AS_NODE;
  return result;
}

/**
 * @param {string} authority
 * @param {string} token
 * @param {WindowOptions} window
 */
function windowAddress(authority, token, { folder, file, startupEditor, development, tests }) {
  /** @param {string} place */
  const slashed = (place) =>
    path
      .resolve(place)
      .replace(/\\/g, '/')
      .replace(/^(?!\/)/, '/');
  /** @param {string} place */
  const remote = (place) => `vscode-remote://${authority}${slashed(place)}`;
  const payload = [
    ...(startupEditor ? [] : [['skipWelcome', 'true']]),
    ['skipReleaseNotes', 'true'],
    ...(development ? [['extensionDevelopmentPath', remote(development)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  const query = new URLSearchParams({
    tkn: token,
    ...(folder && { folder: slashed(folder) }),
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query}`;
}

/** @param {string} output */
const lastLine = (output) => output.trim().split('\n').at(-1) ?? '';
