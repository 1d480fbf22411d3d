import * as vscode from 'vscode';
import { webviewOptions } from './webviewPage.js';

interface PagePanel {
  readonly viewType: string;
  readonly title: string;
  /** Where it opens, unless a tab of it is there already. */
  readonly viewColumn: vscode.ViewColumn;
  readonly preserveFocus?: boolean;
  /** Whether its page lives on while it is behind another tab. */
  readonly retainContextWhenHidden?: boolean;
}

/**
 * Makes a page's panel. It takes the place of a tab from before a reload of the window that nobody has looked at since: the editor
 * brings such a tab back only then, and there would be two.
 */
export function createPagePanel(extensionUri: vscode.Uri, page: PagePanel): vscode.WebviewPanel {
  const { viewType, title, viewColumn, preserveFocus = false, retainContextWhenHidden = false } = page;
  const unrestored = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(
      ({ input, label }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType) && label === title,
    );
  const panel = vscode.window.createWebviewPanel(
    viewType,
    title,
    { viewColumn: unrestored?.group.viewColumn ?? viewColumn, preserveFocus },
    { ...webviewOptions(extensionUri), retainContextWhenHidden },
  );
  if (unrestored !== undefined) void vscode.window.tabGroups.close(unrestored, true);
  return panel;
}
