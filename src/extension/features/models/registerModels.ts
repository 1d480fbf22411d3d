import * as vscode from 'vscode';
import { commands, views } from '../../contributions.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import { definitionAtCursor, type ModelReadings } from '../../services/modelReadings.js';
import { ModelTree, stateOf } from './modelTree.js';

/** The models outside the text: the tree in the activity bar and the status bar's entry for the model at the cursor. */
export function registerModels(readings: ModelReadings, checks: Checks): vscode.Disposable {
  const tree = new ModelTree(readings, checks);
  const entry = vscode.window.createStatusBarItem('gradientLens.model', vscode.StatusBarAlignment.Right, 50);
  entry.name = vscode.l10n.t('Gradient Lens: model at the cursor');

  async function update(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const isShown = editor !== undefined && isEnabled(editor.document.uri);
    const definition = !isShown ? undefined : await definitionAtCursor(editor, readings);
    if (editor === undefined || definition === undefined || editor !== vscode.window.activeTextEditor) {
      entry.hide();
      return;
    }
    const { icon, words } = stateOf(editor.document, definition, checks);
    entry.text = `$(${icon}) ${definition.name}: ${words}`;
    entry.tooltip = vscode.l10n.t('Check the gradients of "{0}"', definition.name);
    entry.command = {
      command: commands.checkModel,
      title: vscode.l10n.t('Check gradients'),
      arguments: [editor.document.uri.toString(), definition.id],
    };
    entry.show();
  }

  return vscode.Disposable.from(
    tree,
    entry,
    vscode.window.registerTreeDataProvider(views.models, tree),
    vscode.window.onDidChangeTextEditorSelection(() => void update()),
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    checks.onDidTurn(() => void update()),
    vscode.workspace.onDidChangeTextDocument(() => void update()),
    onDidChangeSettings(() => void update()),
  );
}
