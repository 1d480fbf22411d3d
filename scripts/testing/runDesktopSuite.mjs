// A process of its own, so that it can be started under xvfb-run.
import path from 'node:path';
import { runTests } from '@vscode/test-electron';

const request = /** @type {import('./hostRun.mjs').HostRun & { executable: string }} */ (
  JSON.parse(process.env.GRADIENT_LENS_DESKTOP_RUN ?? '{}')
);

await runTests({
  vscodeExecutablePath: request.executable,
  extensionDevelopmentPath: request.extensionFolder,
  extensionTestsPath: request.suite,
  extensionTestsEnv: request.env,
  launchArgs: [
    request.workspace,
    '--disable-extensions',
    '--disable-workspace-trust',
    ...['--user-data-dir', path.join(request.scratch, 'desktop')],
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
