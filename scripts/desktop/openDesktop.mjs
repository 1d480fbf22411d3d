import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { quietSettings } from '../embedded/settings.mjs';
import { PlainFailure } from '../process/plainFailure.mjs';
import { run } from '../process/run.mjs';
import { startFolder } from '../project/paths.mjs';

const secondsToOpen = 60;

/**
 * Opens an installed desktop editor with folders of its own for settings and extensions, so that the person's stay as they
 * are, and with the packaged extension.
 * @param {{ starter: string, packageFile: string, workspace: string, files: readonly string[] }} options `files` are opened
 * @returns {Promise<{ ended: Promise<void>, stop: () => void }>} `ended` when its window has been closed
 */
export async function openDesktop({ starter, packageFile, workspace, files }) {
  const folder = path.join(startFolder, 'desktop');
  const userData = userDataFolder(folder);
  writeSettings(userData);
  const own = [
    ...['--user-data-dir', userData, '--extensions-dir', path.join(folder, 'extensions')],
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  await start(starter, [...own, '--install-extension', packageFile, '--force']);
  await start(starter, [...own, '--new-window', '--disable-workspace-trust', workspace, ...files]);
  const editor = await runningEditor(userData);
  return {
    ended: untilGone(editor),
    stop: () => {
      if (isAlive(editor)) process.kill(editor, 'SIGTERM');
    },
  };
}

/**
 * An editor listens on a socket in this folder, whose path may have about a hundred characters.
 * @param {string} folder
 */
function userDataFolder(folder) {
  const wanted = path.join(folder, 'user');
  if (process.platform === 'win32' || wanted.length < 80) return wanted;
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return path.join(os.tmpdir(), `gradient-lens-${name}`);
}

/** @param {string} userData */
function writeSettings(userData) {
  const file = path.join(userData, 'User', 'settings.json');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(quietSettings, null, 2)}\n`);
}

/**
 * @param {string} starter
 * @param {readonly string[]} args
 */
async function start(starter, args) {
  const env = { ...process.env };
  // set in a terminal of the editor itself: the new one would take itself for a plain Node
  delete env.ELECTRON_RUN_AS_NODE;
  const shell = starter.endsWith('.cmd');
  /** @param {string} word */
  const quoted = (word) => (shell ? `"${word}"` : word);
  const { status, output } = await run(quoted(starter), args.map(quoted), { env, shell });
  if (status !== 0)
    throw new PlainFailure(
      `${path.basename(starter)} failed: ${output.trim().split('\n').at(-1) ?? ''} (npm start -- --browser does without it).`,
    );
}

/**
 * The starter ends at once; the editor notes its process in its folder for user data.
 * @param {string} userData
 * @returns {Promise<number>} its process id
 */
async function runningEditor(userData) {
  for (let tenth = 0; tenth < secondsToOpen * 10; tenth++) {
    const noted = Number(
      fs.existsSync(path.join(userData, 'code.lock')) && fs.readFileSync(path.join(userData, 'code.lock'), 'utf8'),
    );
    if (noted > 0 && isAlive(noted)) return noted;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new PlainFailure(
    `The editor did not open within ${secondsToOpen} seconds (npm start -- --browser does without it).`,
  );
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {number} processId */
async function untilGone(processId) {
  while (isAlive(processId)) await new Promise((resolve) => setTimeout(resolve, 500));
}
