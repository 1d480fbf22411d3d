import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder, readIfPresent } from '../project/contentStamp.mjs';

const networkLog = (/** @type {string} */ dataFolder) => path.join(dataFolder, 'network.log');

/**
 * The environment in which the server under test and all its processes refuse and note connections to other machines.
 * @param {string} dataFolder
 * @param {string} [probeFolder] where the extension host and its workers say how to reach their probes; without it there are none
 * @returns {Record<string, string>}
 */
export function guardedEnvironment(dataFolder, probeFolder) {
  const loaded = ['networkGuard.cjs', ...(probeFolder === undefined ? [] : ['hostProbe.cjs'])].map((name) => {
    const file = fileURLToPath(new URL(name, import.meta.url));
    return `--require ${JSON.stringify(file.replace(/\\/g, '/'))}`;
  });
  return {
    GRADIENT_LENS_NETWORK_LOG: networkLog(dataFolder),
    NODE_OPTIONS: loaded.join(' '),
    ...(probeFolder !== undefined && { GRADIENT_LENS_PROBE_FOLDER: probeFolder }),
  };
}

/** The editor notes so that another window has the workspace open, and takes another folder for its own state. */
const secondWindow = /EEXIST: file already exists, open '[^']*vscode\.lock'/;

/**
 * What must not have happened in the server's processes: connections to other machines, and errors of the extension in the
 * extension host's log.
 * @param {string} dataFolder
 * @returns {string[]}
 */
export function noteworthyInHost(dataFolder) {
  const connections = linesOf(networkLog(dataFolder)).map((line) => `connection to another machine: ${line}`);
  const errors = filesUnder(dataFolder)
    .filter((file) => path.basename(file) === 'remoteexthost.log')
    .flatMap(linesOf)
    .filter((line) => line.includes('[error]') && /gradient.?lens/i.test(line) && !secondWindow.test(line))
    .map((line) => `error in the extension host: ${line}`);
  return [...new Set([...connections, ...errors])];
}

/** @param {string} file */
const linesOf = (file) => (readIfPresent(file) ?? '').split('\n').filter(Boolean);
