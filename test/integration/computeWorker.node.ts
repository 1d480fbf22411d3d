import { readdirSync } from 'node:fs';
import { startComputeWorker } from '../../src/extension/node/startComputeWorker.js';
import type { ComputeWorker } from '../../src/extension/platform.js';
import { extension } from './extension.js';

/** The extension's own bundles, below its folder: what activation loads, and what is loaded later. */
export const hostBundles = (): readonly string[] => [
  'dist/extension.cjs',
  ...readdirSync(`${extension().extensionPath}/dist/extension`).map((name) => `dist/extension/${name}`),
];

/** The worker as the extension under Node starts it; the bundler puts computeWorker.web.ts in this file's place for browsers. */
export function startPackagedWorker(): ComputeWorker {
  return startComputeWorker(`${extension().extensionPath}/dist/compute.cjs`, (text) => {
    throw new Error(text);
  });
}
