import * as vscode from 'vscode';
import type { ComputeWorker } from '../../src/extension/platform.js';
import { startComputeWorker } from '../../src/extension/web/startComputeWorker.js';
import { extension } from './extension.js';

/** The extension's own bundle, below its folder. */
export const hostBundles = (): readonly string[] => ['dist/web/extension.js'];

/** The worker as the extension in a browser starts it. */
export function startPackagedWorker(): ComputeWorker {
  return startComputeWorker(vscode.Uri.joinPath(extension().extensionUri, 'dist', 'web', 'compute.js'));
}
