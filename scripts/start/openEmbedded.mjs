import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { quietSettings } from '../embedded/settings.mjs';
import { prepareServer } from '../embedded/prepareServer.mjs';
import { installExtension, startServer } from '../embedded/startServer.mjs';
import { withProgress } from '../process/progress.mjs';
import { contentStamp, readIfPresent } from '../project/contentStamp.mjs';
import { startFolder } from '../project/paths.mjs';
import { freePort } from './freePort.mjs';

const folder = path.join(startFolder, 'browser');
const folders = { dataFolder: folder, extensionsFolder: path.join(folder, 'extensions') };

/** A new window shows the README as it is meant to be read; later ones show what was open last. */
const settings = { ...quietSettings, 'workbench.startupEditor': 'readme' };

/**
 * Starts the embedded VS Code with the packaged extension installed; settings, state and address stay the same from one start
 * to the next.
 * @param {{ packageFile: string, workspace: string, port: number | undefined }} options
 * @returns {Promise<{ address: string, processId: number, ended: Promise<unknown>, stop: () => Promise<void> }>}
 */
export async function openEmbedded({ packageFile, workspace, port: asked }) {
  const port = await freePort(asked);
  await prepareServer();
  await ensureInstalled(packageFile);
  const server = await startServer({ ...folders, port, settings, token: keptToken() });
  return {
    address: server.address({ folder: workspace, startupEditor: true }),
    processId: server.processId,
    ended: server.ended,
    stop: () => server.stop(),
  };
}

/** @param {string} packageFile */
async function ensureInstalled(packageFile) {
  const stampFile = path.join(folder, 'installed.stamp');
  const stamp = contentStamp([packageFile]);
  if (readIfPresent(stampFile) === stamp && fs.existsSync(folders.extensionsFolder)) return;
  fs.mkdirSync(folder, { recursive: true });
  await withProgress('Installing the extension', () => installExtension(packageFile, folders));
  fs.writeFileSync(stampFile, stamp);
}

/** A window that is still open in the browser finds the server again when it carries the same token. */
function keptToken() {
  const file = path.join(folder, 'token');
  const kept = readIfPresent(file);
  if (kept) return kept;
  const token = randomBytes(16).toString('hex');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, token, { mode: 0o600 });
  return token;
}
