import type * as vscode from 'vscode';
import { activateExtension } from '../activateExtension.js';
import { startComputeWorker } from './startComputeWorker.js';

export function activate(context: vscode.ExtensionContext): void {
  activateExtension(context, (log) => ({
    startComputeWorker: () =>
      startComputeWorker(context.asAbsolutePath('dist/compute.cjs'), (text) => log.warn(text.trimEnd())),
  }));
}
