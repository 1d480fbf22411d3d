// What npm start does. Until the packages are installed, only Node's own modules are used.
import path from 'node:path';
import { findDesktop } from '../desktop/findDesktop.mjs';
import { PlainFailure, runPlainly } from '../process/plainFailure.mjs';
import { ensureDependencies } from '../project/dependencies.mjs';
import { ensurePackage } from '../project/extensionPackage.mjs';
import { helpText, parseArguments } from './arguments.mjs';
import { openEmbedded } from './openEmbedded.mjs';
import { openInBrowser } from './openInBrowser.mjs';
import { forgetInstance, noteInstance, runningInstance } from './runningInstance.mjs';
import { sampleWorkspace } from './sampleWorkspace.mjs';

await runPlainly(async () => {
  const { editor, port, open, help } = parseArguments(process.argv.slice(2));
  if (help) {
    console.log(helpText);
    return;
  }
  const desktop = editor === 'browser' ? { reason: 'The browser was asked for.' } : findDesktop();
  if (editor === 'desktop' && !('starter' in desktop))
    throw new PlainFailure(`${desktop.reason} npm start -- --browser does without it.`);

  await ensureDependencies();
  const packageFile = await ensurePackage();
  const workspace = sampleWorkspace();
  if ('starter' in desktop) await serveDesktop(desktop.starter, packageFile, workspace);
  else await serveEmbedded({ packageFile, workspace, port, open });
});

/**
 * @param {string} starter
 * @param {string} packageFile
 * @param {string} workspace
 */
async function serveDesktop(starter, packageFile, workspace) {
  console.log(`Opening ${path.basename(starter)} with Gradient Lens, with settings of its own ...`);
  const { openDesktop } = await import('../desktop/openDesktop.mjs');
  const files = ['README.md', 'sick.ts'].map((name) => path.join(workspace, name));
  const { ended, stop } = await openDesktop({ starter, packageFile, workspace, files });
  console.log('It is open. Press Ctrl-C here to close it.');
  onInterrupt(async () => stop());
  await ended;
}

/** @param {{ packageFile: string, workspace: string, port: number | undefined, open: boolean }} options */
async function serveEmbedded({ packageFile, workspace, port, open }) {
  const running = await runningInstance();
  if (running) {
    if (port !== undefined && String(port) !== new URL(running.address).port) {
      throw new PlainFailure(
        `It is running already at ${running.address} - press Ctrl-C there before another port can be used.`,
      );
    }
    console.log(`It is running already (process ${running.starter}):\n\n  ${running.address}\n`);
    return;
  }
  const { address, processId, ended, stop } = await openEmbedded({ packageFile, workspace, port });
  noteInstance({ starter: process.pid, server: processId, address });
  onInterrupt(stop);
  console.log(`VS Code with Gradient Lens is open at\n\n  ${address}\n\nPress Ctrl-C here to stop it.`);
  if (open) openInBrowser(address);
  await ended;
  forgetInstance();
}

/** @param {() => Promise<void>} stop ends what was started; the process then ends by itself */
function onInterrupt(stop) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      void stop();
    });
  }
}
