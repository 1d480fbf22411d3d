import { PlainFailure, sentenceOf } from './plainFailure.mjs';
import { run } from './run.mjs';

const networkTrouble =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|network/;

/** @type {Promise<boolean> | undefined} */
let registryAnswer;

/**
 * Runs an npm command that needs packages, and returns its output. Without a network it makes do with npm's own cache.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @throws {PlainFailure} one sentence: no network, full disk, no npm, or the first line of what npm complained about
 */
export async function npm(args, cwd) {
  registryAnswer ??= registryAnswers(cwd);
  const { status, output } = await runNpm([...args, ...((await registryAnswer) ? [] : ['--offline'])], cwd);
  if (status === 0) return output;
  if (status === -1) throw new PlainFailure('npm was not found: install Node.js with npm and run the command again.');
  if (/ENOSPC|EDQUOT/.test(output)) throw new PlainFailure(sentenceOf({ code: 'ENOSPC' }));
  if (networkTrouble.test(output)) {
    throw new PlainFailure(
      `The npm registry cannot be reached (npm ${args[0]}): check the network connection and run the command again.`,
    );
  }
  const lines = output.split('\n');
  const complaint = lines.find((line) => /^npm (error|ERR!) (?!code|errno|syscall)/.test(line)) ?? lines[0];
  throw new PlainFailure(`npm ${args[0]} failed: ${complaint?.replace(/^npm (error|ERR!) /, '') ?? 'no reason given'}`);
}

/**
 * Asked once, because npm itself tries every single package several times before it says that there is no network.
 * @param {string} cwd
 * @returns {Promise<boolean>} also true if the registry answers that it does not know the question
 */
async function registryAnswers(cwd) {
  const { status, output } = await runNpm(['ping', '--fetch-retries=0', '--fetch-timeout=15000'], cwd);
  return status === 0 || !networkTrouble.test(output);
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function runNpm(args, cwd) {
  // The npm that runs this script is started through the same Node, which needs no shell on any system.
  const cli = /npm-cli\.js$/.test(process.env.npm_execpath ?? '') ? process.env.npm_execpath : undefined;
  return cli
    ? run(process.execPath, [cli, ...args], { cwd })
    : run('npm', args, { cwd, shell: process.platform === 'win32' });
}
