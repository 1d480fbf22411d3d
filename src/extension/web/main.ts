import * as vscode from 'vscode';
import { activateExtension } from '../activateExtension.js';

export function activate(context: vscode.ExtensionContext): void {
  activateExtension(context, async () => {
    const { startComputeWorker } = await import('./startComputeWorker.js');
    const bundle = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'compute.js');
    return { startComputeWorker: () => startComputeWorker(bundle) };
  });
}
