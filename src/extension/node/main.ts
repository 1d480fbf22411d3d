import type * as vscode from 'vscode';
import { activateExtension } from '../activateExtension.js';

export function activate(context: vscode.ExtensionContext): void {
  activateExtension(context, async (log) => {
    const { startComputeWorker } = await import('./startComputeWorker.js');
    const file = context.asAbsolutePath('dist/compute.cjs');
    return { startComputeWorker: () => startComputeWorker(file, (text) => log.warn(text.trimEnd())) };
  });
}
