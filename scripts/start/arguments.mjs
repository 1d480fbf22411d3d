import { PlainFailure } from '../process/plainFailure.mjs';

/**
 * @typedef {object} StartArguments
 * @property {'desktop' | 'browser' | undefined} editor undefined: the desktop's if it can be had
 * @property {number | undefined} port
 * @property {boolean} open whether to show the address in a browser
 * @property {boolean} help
 */

export const helpText = `npm start [-- options]

Builds Gradient Lens and opens a VS Code that has it, with a small workspace to try it in.

  --desktop   the VS Code that is installed on this machine, with settings of its own
  --browser   an embedded VS Code, shown in the browser
  --port N    the port of the embedded VS Code (otherwise the next free one from 3210 on)
  --no-open   prints the address and does not open the browser
  --help      shows this text

Without --desktop or --browser the installed one is taken if there is one and a display to show it.
Ctrl-C ends what was started.`;

/**
 * @param {readonly string[]} args
 * @returns {StartArguments}
 * @throws {PlainFailure} for what is not understood
 */
export function parseArguments(args) {
  /** @type {StartArguments} */
  const result = { editor: undefined, port: undefined, open: true, help: false };
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--desktop' || word === '--browser') {
      const editor = word === '--desktop' ? 'desktop' : 'browser';
      if (result.editor && result.editor !== editor) throw new PlainFailure('Choose one of --desktop and --browser.');
      result.editor = editor;
    } else if (word === '--no-open') result.open = false;
    else if (word === '--help' || word === '-h') result.help = true;
    else if (word === '--port' || word.startsWith('--port='))
      result.port = portOf(word.includes('=') ? word.slice(7) : rest.shift());
    else throw new PlainFailure(`"${word}" is not understood: npm start -- --help lists the options.`);
  }
  if (result.port !== undefined && result.editor === 'desktop')
    throw new PlainFailure('--port goes with --browser, not with --desktop.');
  if (result.port !== undefined) result.editor = 'browser';
  return result;
}

/** @param {string | undefined} text */
function portOf(text) {
  const port = Number(text);
  if (text && Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new PlainFailure(`--port needs a number from 1 to 65535 after it, not "${text ?? ''}".`);
}
