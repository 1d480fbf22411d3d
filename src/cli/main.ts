import { runCommandLine } from './commandLine.js';
import { terminalOver } from './terminal.js';

// Whoever reads our output may stop early, as `head` does: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const terminal = terminalOver({ results: process.stdout, remarks: process.stderr, environment: process.env });
void runCommandLine(process.argv.slice(2), terminal).then((status) => {
  process.exitCode = status;
});
