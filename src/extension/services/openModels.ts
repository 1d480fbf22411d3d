import * as vscode from 'vscode';
import { networkOf, type NetworkSpec } from '../../model/network.js';
import { failure, success, type Result } from '../../model/result.js';
import type { ModelChoice } from '../../protocol/lessonContract.js';
import { languageIds } from '../contributions.js';
import { neededValues, type ModelReadings } from './modelReadings.js';

/** The name that a model has in {@link OpenModels}. */
export const modelChoiceId = (uri: vscode.Uri, definitionId: string): string =>
  JSON.stringify([uri.toString(), definitionId]);

/** The readable models in the person's open files, for lessons that use "my model". */
export class OpenModels {
  constructor(private readonly readings: ModelReadings) {}

  /** The active editor's models first. */
  async list(): Promise<readonly ModelChoice[]> {
    const active = vscode.window.activeTextEditor?.document;
    const documents = await openDocuments();
    documents.sort((one, other) => Number(other === active) - Number(one === active));
    const choices = await Promise.all(
      documents.map(async (document) => {
        const { definitions } = await this.readings.read(document);
        return definitions
          .filter((definition) => definition.unreadable === undefined && neededValues(definition).length === 0)
          .map(({ id, name }) => ({
            id: modelChoiceId(document.uri, id),
            name,
            file: vscode.workspace.asRelativePath(document.uri),
          }));
      }),
    );
    return choices.flat();
  }

  /** The network of a model that {@link list} named, as its file has it now. */
  async read(choice: string): Promise<Result<NetworkSpec>> {
    const gone = failure({
      code: 'missing-value',
      message: vscode.l10n.t('That model is not in an open file any more: choose another.'),
    });
    const parsed: unknown = JSON.parse(choice);
    if (!Array.isArray(parsed)) return gone;
    const [uri, id] = parsed as readonly unknown[];
    const document = (await openDocuments()).find((candidate) => candidate.uri.toString() === uri);
    if (document === undefined || typeof id !== 'string') return gone;
    const definition = await this.readings.find(document, id);
    return definition === undefined ? gone : success(networkOf(definition));
  }
}

/** The files of readable languages that are open, those too whose tabs were restored and not shown yet. */
async function openDocuments(): Promise<vscode.TextDocument[]> {
  const inTabs = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []));
  const opened = await Promise.allSettled(inTabs.map((uri) => vscode.workspace.openTextDocument(uri)));
  const documents = new Set([
    ...opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    ...vscode.workspace.textDocuments,
  ]);
  return [...documents].filter((document) => languageIds.includes(document.languageId) && !document.isClosed);
}
