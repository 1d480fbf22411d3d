import 'mocha/mocha.js';
import type MochaType from 'mocha';
import { runMocha } from './runMocha.js';

/** Mocha's browser build puts itself here, also in a worker. */
declare const mocha: BrowserMocha;
declare const Mocha: typeof MochaType;
/** Set by the bundler. */
declare const REPORT_ADDRESS: string;
declare const TEST_GREP: string | undefined;

/** The same suite in the extension host of a browser; the report goes to the server that serves the editor. */
export async function run(): Promise<void> {
  mocha.setup({
    ui: 'bdd',
    timeout: 30_000,
    color: false,
    reporter: Mocha.reporters.Spec,
    ...(TEST_GREP && { grep: TEST_GREP }),
  });
  await import('all-tests');
  const report = await runMocha(Mocha.reporters, (end) => {
    const runner = mocha.run(() => end(runner.stats));
  });
  await fetch(REPORT_ADDRESS, { method: 'POST', body: JSON.stringify(report) });
}
