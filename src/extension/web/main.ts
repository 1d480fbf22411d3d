import * as vscode from 'vscode';
import { activateExtension } from '../activateExtension.js';
import { startComputeWorker } from './startComputeWorker.js';

export function activate(context: vscode.ExtensionContext): void {
  activateExtension(context, () => ({
    startComputeWorker: () =>
      startComputeWorker(vscode.Uri.joinPath(context.extensionUri, 'dist', 'web', 'compute.js')),
  }));
}
