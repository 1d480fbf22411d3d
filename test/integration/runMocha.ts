import { format } from 'node:util';
import type Mocha from 'mocha';
import { version } from 'vscode';

/** What the suite tells whoever started its editor, for all kinds of host alike. */
export interface SuiteReport {
  readonly passes: number;
  readonly failures: number;
  readonly pending: number;
  readonly vscode: string;
  readonly text: string;
}

/** Mocha's reporters print through `consoleLog`; the extension host's own console cannot be read from outside. */
export async function runMocha(
  reporters: { Base: { consoleLog: unknown } },
  run: (end: (stats?: Mocha.Stats) => void) => void,
): Promise<SuiteReport> {
  const lines: string[] = [];
  reporters.Base.consoleLog = (...words: unknown[]) => lines.push(format(...words));
  const stats = await new Promise<Mocha.Stats | undefined>(run);
  return { passes: 0, failures: 0, pending: 0, ...stats, vscode: version, text: lines.join('\n') };
}
