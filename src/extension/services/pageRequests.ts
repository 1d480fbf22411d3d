import * as vscode from 'vscode';
import type { LogEntry, SavedFile } from '../../protocol/savedFile.js';

/** Asks the person where to save what a page made; false if they chose no place. */
export async function saveFileFromPage({ name, encoding, content }: SavedFile): Promise<boolean> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const target = await vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [extension.toUpperCase()]: [extension] },
  });
  if (target === undefined) return false;
  const bytes =
    encoding === 'utf8'
      ? new TextEncoder().encode(content)
      : Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0));
  await vscode.workspace.fs.writeFile(target, bytes);
  return true;
}

/** Writes a page's line into the extension's log. */
export function logFromPage(log: vscode.LogOutputChannel, { level, message }: LogEntry): null {
  if (level === 'error') log.error(`page: ${message}`);
  else if (level === 'warning') log.warn(`page: ${message}`);
  else log.info(`page: ${message}`);
  return null;
}
