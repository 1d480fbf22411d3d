import net from 'node:net';
import { PlainFailure } from '../process/plainFailure.mjs';

const firstPort = 3210;
const portsTried = 100;

/**
 * A port of 127.0.0.1 that nobody listens on: the one asked for, or the first free one from 3210 on.
 * @param {number | undefined} asked
 * @returns {Promise<number>}
 * @throws {PlainFailure} if the port asked for is taken
 */
export async function freePort(asked) {
  if (asked !== undefined) {
    if (await isFree(asked)) return asked;
    throw new PlainFailure(`Port ${asked} is not free: leave out --port or choose another one.`);
  }
  for (let port = firstPort; port < firstPort + portsTried; port++) {
    if (await isFree(port)) return port;
  }
  throw new PlainFailure(`No port from ${firstPort} to ${firstPort + portsTried - 1} is free: choose one with --port.`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
