import * as vscode from 'vscode';

/** The extension under test, as the editor loaded it. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('gradient-lens.gradient-lens');
  if (found === undefined) throw new Error('the editor did not load the extension');
  return found;
}
