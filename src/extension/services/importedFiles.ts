import * as vscode from 'vscode';
import { importPaths, isRelativeImport, MAXIMUM_IMPORTED_BYTES } from '../../readers/importPaths.js';

/** The text of the workspace's file that a relative import specifier stands for; undefined if there is none. */
export async function importedFile(
  specifier: string,
  fromFile: string,
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  if (!isRelativeImport(specifier)) return undefined;
  const from = vscode.Uri.parse(fromFile);
  if (vscode.workspace.getWorkspaceFolder(from) === undefined) return undefined;
  const base = vscode.Uri.joinPath(from, '..', specifier);
  for (const path of importPaths(base.path)) {
    const candidate = base.with({ path });
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
