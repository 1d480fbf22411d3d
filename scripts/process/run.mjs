import { spawn } from 'node:child_process';

/** @typedef {{ status: number, output: string }} Finished `output` is what was written to both streams, in order of arrival. */

/**
 * Runs a program to its end without blocking this process; never rejects for an exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, shell?: boolean }} [options] `show` also passes the output on
 * @returns {Promise<Finished>} status -1 if the program could not be started at all
 */
export function run(command, args, { cwd, env = process.env, show = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk;
      if (show) process.stdout.write(chunk);
    });
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk;
      if (show) process.stderr.write(chunk);
    });
    child.once('error', (error) => resolve({ status: -1, output: `${output}${error.message}` }));
    child.once('close', (code) => resolve({ status: code ?? -1, output }));
  });
}
