import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import type { ExitStatus } from './command.js';
import { commands } from './commands/index.js';
import { parseArguments } from './parseArguments.js';
import type { Terminal } from './terminal.js';

/** Runs one command line, `read model.ts --json`, and gives the exit status. */
export async function runCommandLine(given: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = given;
  if (name === '--version') {
    terminal.print(version);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.print(overview());
    return 0;
  }
  if (name === undefined) {
    terminal.remark(overview());
    return 2;
  }
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    const known = commands.map((one) => one.name).join(', ');
    terminal.remark(l10n.t('"{0}" is no command: {1} are, and gradient-lens --help tells more.', name, known));
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.print(command.help());
    return 0;
  }
  const parsed = parseArguments(command.name, command.options, rest);
  if (!parsed.ok) {
    terminal.remark(parsed.problem.message);
    return 2;
  }
  return command.run(parsed.value, terminal);
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map((command) => `  ${command.name.padEnd(width)}   ${command.summary()}`).join('\n');
  return l10n.t(
    `Usage: gradient-lens COMMAND FILE...

Reads the TensorFlow.js Sequential models in TypeScript and JavaScript files, without running them, and measures whether they can learn.

{0}

gradient-lens COMMAND --help tells a command's options, with examples.

Examples:
  gradient-lens read src/model.ts
  gradient-lens check src/model.ts`,
    list,
  );
}
