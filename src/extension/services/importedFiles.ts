import * as vscode from 'vscode';
import { MAXIMUM_IMPORTED_BYTES } from '../../readers/loadImports.js';

/** The first of these files, seen from another's folder, that the workspace has; undefined if it has none of them. */
export async function importedFile(
  paths: readonly string[],
  fromFile: string,
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  const from = vscode.Uri.parse(fromFile);
  if (vscode.workspace.getWorkspaceFolder(from) === undefined) return undefined;
  for (const path of paths) {
    const candidate = vscode.Uri.joinPath(from, '..', path);
    if (vscode.workspace.getWorkspaceFolder(candidate) === undefined) continue;
    const text = await textOf(candidate);
    if (text !== undefined) return { file: candidate.toString(), text };
  }
  return undefined;
}

/** An open editor's text, which may be unsaved, or else the file's. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open.getText();
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (size > MAXIMUM_IMPORTED_BYTES || (type & vscode.FileType.File) === 0) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
