import * as vscode from 'vscode';

/** All of a file's fixes at once. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('gradientLens');

export const fixActionKinds: readonly vscode.CodeActionKind[] = [vscode.CodeActionKind.QuickFix, FIX_ALL];
