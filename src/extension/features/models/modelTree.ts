import * as vscode from 'vscode';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { languageIds } from '../../contributions.js';
import { isStale } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import { editorRange, neededValues, type ModelReadings } from '../../services/modelReadings.js';

/** One object for as long as the file stands in the tree: the editor knows a row by its object. */
interface FileNode {
  readonly document: vscode.TextDocument;
  definitions: readonly ModelDefinition[];
}
/** What the tree's own menu passes to a command. */
export interface ModelNode {
  readonly document: vscode.TextDocument;
  readonly definition: ModelDefinition;
}
type Node = FileNode | ModelNode;

/** The models of the open files with the verdicts they have, in the activity bar. */
export class ModelTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Node[] | undefined>();
  private readonly subscriptions: vscode.Disposable;
  private files: readonly FileNode[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly readings: ModelReadings,
    private readonly checks: Checks,
  ) {
    const refreshSoon = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.refresh(), 300);
    };
    this.subscriptions = vscode.Disposable.from(
      checks.onDidTurn(refreshSoon),
      onDidChangeSettings(refreshSoon),
      vscode.workspace.onDidOpenTextDocument(refreshSoon),
      vscode.workspace.onDidCloseTextDocument(refreshSoon),
      vscode.workspace.onDidChangeTextDocument(refreshSoon),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) {
      return 'definitions' in node
        ? node.definitions.map((definition) => ({ document: node.document, definition }))
        : [];
    }
    this.files = await this.read();
    return [...this.files];
  }

  /**
   * Everything anew only when another set of files has models. The editor forgets all rows at once then, and may ask just
   * at that moment for the models of a row that it has not yet dropped, which leaves that row empty.
   */
  private async refresh(): Promise<void> {
    const shown = this.files;
    const files = await this.read();
    if (shown !== this.files) return;
    const isSame = files.length === shown.length && files.every((file, index) => file === shown[index]);
    this.changed.fire(isSame ? [...shown] : undefined);
  }

  private async read(): Promise<FileNode[]> {
    const documents = vscode.workspace.textDocuments.filter(
      ({ languageId, isClosed, uri }) =>
        languageIds.includes(languageId) && !isClosed && uri.scheme !== 'git' && isEnabled(uri),
    );
    const files = await Promise.all(
      documents.map(async (document) => {
        const { definitions } = await this.readings.read(document);
        const known = this.files.find((file) => file.document === document);
        if (known === undefined) return { document, definitions };
        known.definitions = definitions;
        return known;
      }),
    );
    return files.filter(({ definitions }) => definitions.length > 0);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return 'definitions' in node ? fileItem(node) : this.modelItem(node);
  }

  private modelItem({ document, definition }: ModelNode): vscode.TreeItem {
    const item = new vscode.TreeItem(definition.name);
    const { icon, words } = stateOf(document, definition, this.checks);
    item.iconPath = new vscode.ThemeIcon(icon);
    item.description = words;
    const range = editorRange(document, definition.range);
    item.tooltip = vscode.l10n.t('line {0}: {1}', range.start.line + 1, words);
    item.contextValue = 'model';
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Go to the model'),
      arguments: [document.uri, { selection: new vscode.Range(range.start, range.start) }],
    };
    return item;
  }
}

function fileItem({ document }: FileNode): vscode.TreeItem {
  const item = new vscode.TreeItem(document.uri, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = vscode.ThemeIcon.File;
  item.id = document.uri.toString();
  return item;
}

/** A model's verdict in an icon and a few words. */
export function stateOf(
  document: vscode.TextDocument,
  definition: ModelDefinition,
  checks: Checks,
): { readonly icon: string; readonly words: string } {
  const check = checks.get(document.uri, definition.id);
  const result = checks.result(document.uri, definition.id);
  if (definition.unreadable !== undefined && (result === undefined || definition.beforeEdit === undefined)) {
    return { icon: 'question', words: vscode.l10n.t('cannot be read') };
  }
  if (check?.status.kind === 'running') return { icon: 'loading~spin', words: vscode.l10n.t('checking') };
  if (check?.status.kind === 'failed' && !isStale(check, definition)) {
    return { icon: 'error', words: vscode.l10n.t('could not be checked') };
  }
  if (result === undefined) {
    return neededValues(definition).length > 0
      ? { icon: 'edit', words: vscode.l10n.t('needs a value') }
      : { icon: 'circle-large-outline', words: vscode.l10n.t('not checked') };
  }
  const { headline, findings } = result.status.outcome.diagnosis;
  if (isStale(result, definition)) {
    return { icon: 'history', words: vscode.l10n.t('{0} (before your edit)', headline) };
  }
  return { icon: findings.length === 0 ? 'pass' : 'warning', words: headline };
}
