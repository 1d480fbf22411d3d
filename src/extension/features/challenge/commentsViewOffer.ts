import * as vscode from 'vscode';
import type { ChallengeMemory } from './challengeMemory.js';

/**
 * The editor opens its Comments view beside the first comment of a window, and a challenge's step is one. That is the editor's
 * way with the comments of every extension, so it is changed only if the person says so, who is asked once.
 */
export async function offerClosedCommentsView(memory: ChallengeMemory): Promise<void> {
  const comments = vscode.workspace.getConfiguration('comments');
  const { globalValue, workspaceValue, workspaceFolderValue } = comments.inspect<string>('openView') ?? {};
  const chosenBefore = [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
  if (chosenBefore || memory.askedForCommentsView) return;
  const keepClosed = vscode.l10n.t('Keep It Closed');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The editor opens its Comments view with the first step of a challenge, which stands in the file already. Keep that view closed, for the comments of every extension?',
    ),
    keepClosed,
    vscode.l10n.t('Leave It as It Is'),
  );
  await memory.rememberAskedForCommentsView();
  if (chosen !== keepClosed) return;
  await comments.update('openView', 'never', vscode.ConfigurationTarget.Global);
  await vscode.commands.executeCommand('workbench.action.closePanel');
}
