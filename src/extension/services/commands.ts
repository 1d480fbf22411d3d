import * as vscode from 'vscode';
import { CancelledError } from '../../model/cancellation.js';
import type { CommandId } from '../contributions.js';

/**
 * Registers a command whose unexpected failures are logged with their stack and shown as one plain sentence with
 * "Show Log"; a cancellation is silent.
 */
export function registerCommand(
  log: vscode.LogOutputChannel,
  id: CommandId,
  run: (...args: never[]) => Promise<void> | void,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      await run(...(args as never[]));
    } catch (error) {
      if (error instanceof CancelledError) return;
      log.error(error instanceof Error ? error : String(error));
      const showLog = vscode.l10n.t('Show Log');
      const chosen = await vscode.window.showErrorMessage(
        vscode.l10n.t('Gradient Lens could not do that: {0}', error instanceof Error ? error.message : String(error)),
        showLog,
      );
      if (chosen === showLog) log.show();
    }
  });
}
