import * as vscode from 'vscode';
import type { ChallengeContent } from '../../../lesson/challenge/challengeContent.js';
import type { ChallengeMemory } from './challengeMemory.js';

/**
 * The file of a level, put into the workspace, or into a folder of the extension's own where there is none. A file that is
 * there and is not the starter is never overwritten: it is asked about, unless the person worked on it here before. Undefined
 * if they chose neither.
 */
export async function challengeFile(
  level: ChallengeContent,
  memory: ChallengeMemory,
  scratchFolder: vscode.Uri,
): Promise<vscode.TextDocument | undefined> {
  const saved = memory.level(level.id)?.text;
  const before = memory.place(level.id);
  if (before !== undefined && (await exists(before))) return vscode.workspace.openTextDocument(before);
  const uri = vscode.Uri.joinPath(await folderFor(scratchFolder), level.file);
  if (!(await exists(uri))) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(saved ?? level.starter));
    await memory.rememberPlace(level.id, uri);
    return vscode.workspace.openTextDocument(uri);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const text = plainText(document.getText());
  const isStarter = text === plainText(level.starter);
  if (isStarter && saved !== undefined) await replaceText(document, saved);
  if (!isStarter && text !== saved) {
    const goOn = vscode.l10n.t('Use It as It Is');
    const startOver = vscode.l10n.t('Replace It by the Starter');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'There is a {0} in this folder already, and it is not the starter of "{1}".',
        level.file,
        level.title,
      ),
      { modal: true, detail: vscode.l10n.t('Replacing can be undone in the editor until you save.') },
      goOn,
      startOver,
    );
    if (chosen === undefined) return undefined;
    if (chosen === startOver) await replaceText(document, saved ?? level.starter);
  }
  await memory.rememberPlace(level.id, uri);
  return document;
}

/** Replaces all of a document's text as one edit that can be undone. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  edit.replace(document.uri, all, text);
  await vscode.workspace.applyEdit(edit);
}

/** Line ends are the editor's business. */
export function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

async function folderFor(scratchFolder: vscode.Uri): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder !== undefined && vscode.workspace.fs.isWritableFileSystem(folder.scheme) !== false) return folder;
  await vscode.workspace.fs.createDirectory(scratchFolder);
  return scratchFolder;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
