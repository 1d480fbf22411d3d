import fs from 'node:fs';
import path from 'node:path';
import { readIfPresent } from '../project/contentStamp.mjs';
import { startFolder } from '../project/paths.mjs';

const file = path.join(startFolder, 'running.json');

/** @typedef {{ starter: number, server: number, address: string }} Instance process ids of `npm start` and of its server */

/**
 * The embedded VS Code that an earlier `npm start` still serves, if it answers. One whose starter was killed is ended.
 * @returns {Promise<Instance | undefined>}
 */
export async function runningInstance() {
  const text = readIfPresent(file);
  if (!text) return undefined;
  const instance = /** @type {Instance} */ (JSON.parse(text));
  if (!(await answers(instance.address))) return undefined;
  if (isAlive(instance.starter)) return instance;
  // It answers to our own token, so the process that was noted is still that server.
  process.kill(process.platform === 'win32' ? instance.server : -instance.server, 'SIGTERM');
  return undefined;
}

/** @param {Instance} instance */
export function noteInstance(instance) {
  fs.mkdirSync(startFolder, { recursive: true });
  fs.writeFileSync(file, JSON.stringify(instance));
}

/** The instance of this process has ended. */
export function forgetInstance() {
  fs.rmSync(file, { force: true });
}

/** @param {string} address with its token, which another server would refuse */
async function answers(address) {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(3000), redirect: 'manual' })).status < 400;
  } catch {
    return false;
  }
}

/** @param {number} processId */
function isAlive(processId) {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
