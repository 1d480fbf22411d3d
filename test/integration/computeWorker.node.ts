import { startComputeWorker } from '../../src/extension/node/startComputeWorker.js';
import type { ComputeWorker } from '../../src/extension/platform.js';
import { extension } from './extension.js';

/** The extension's own bundle, below its folder. */
export const hostBundle = ['dist', 'extension.cjs'];

/** The worker as the extension under Node starts it; the bundler puts computeWorker.web.ts in this file's place for browsers. */
export function startPackagedWorker(): ComputeWorker {
  return startComputeWorker(`${extension().extensionPath}/dist/compute.cjs`, (text) => {
    throw new Error(text);
  });
}
