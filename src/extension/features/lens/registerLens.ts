import * as vscode from 'vscode';
import type { Answers, ModelDefinition } from '../../../model/modelDefinition.js';
import { commands, contextKeys, languageIds } from '../../contributions.js';
import type { Checks } from '../../services/checks.js';
import { registerCommand } from '../../services/commands.js';
import { toggleEnabled, isEnabled } from '../../services/configuration.js';
import { definitionAtCursor, editorRange, neededValues, type ModelReadings } from '../../services/modelReadings.js';
import type { ModelNode } from '../models/modelTree.js';
import type { LaterReport } from '../report/registerReport.js';
import type { RememberedAnswers } from '../../services/rememberedAnswers.js';
import { registerAutomaticChecks } from './automaticChecks.js';
import { GradientLensProvider } from './gradientLensProvider.js';

export interface LensServices {
  readonly log: vscode.LogOutputChannel;
  readonly readings: ModelReadings;
  readonly checks: Checks;
  readonly report: LaterReport;
  readonly answers: RememberedAnswers;
}

/** The lens above model definitions and everything that checks one. */
export function registerLens({ log, readings, checks, report, answers }: LensServices): vscode.Disposable {
  const provider = new GradientLensProvider(readings, checks);

  async function locate(uri: string, definitionId: string) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    return { document, definition: await readings.find(document, definitionId) };
  }

  /** Asks for what the text does not tell, and again if answers bring new gaps to light; undefined if the person gives up. */
  async function complete(
    document: vscode.TextDocument,
    definition: ModelDefinition,
    proposals: Answers = answers.of(document.uri)[definition.id] ?? {},
  ): Promise<ModelDefinition | undefined> {
    if (neededValues(definition).length === 0) return definition;
    const { askForValues } = await import('./askForValues.js');
    const given = await askForValues(definition, proposals);
    if (given === undefined) return undefined;
    await remember(document, definition.id, { ...answers.of(document.uri)[definition.id], ...given });
    const completed = await readings.find(document, definition.id);
    return completed && complete(document, completed, proposals);
  }

  async function remember(document: vscode.TextDocument, definitionId: string, given: Answers): Promise<void> {
    await answers.remember(document.uri, definitionId, given);
    readings.forget(document.uri);
  }

  /** Asks for all values anew, proposing the earlier ones; they stay if the person gives up. */
  async function changeValues(document: vscode.TextDocument, definitionId: string): Promise<void> {
    const earlier = answers.of(document.uri)[definitionId] ?? {};
    await remember(document, definitionId, {});
    const definition = await readings.find(document, definitionId);
    const completed = definition && (await complete(document, definition, earlier));
    if (completed === undefined) await remember(document, definitionId, earlier);
    else await check(document, completed);
  }

  async function follow(uri: vscode.Uri, definitionId: string): Promise<void> {
    (await report.get()).follow(uri, definitionId);
  }

  async function check(document: vscode.TextDocument, definition: ModelDefinition): Promise<void> {
    if (definition.unreadable !== undefined) return explain(document, definition);
    const completed = await complete(document, definition);
    if (completed === undefined) return;
    await Promise.all([follow(document.uri, completed.id), checks.run(document, completed)]);
  }

  /** The same without asking for anything and without turning the report to this model. */
  async function recheck(document: vscode.TextDocument, definition: ModelDefinition): Promise<void> {
    await (definition.unreadable === undefined ? checks.run(document, definition) : explain(document, definition));
  }

  async function explain(document: vscode.TextDocument, { name, unreadable }: ModelDefinition): Promise<void> {
    if (unreadable === undefined) return;
    const range = editorRange(document, unreadable.range);
    await vscode.window.showTextDocument(document, { selection: range });
    void vscode.window.showWarningMessage(
      vscode.l10n.t('"{0}" (line {1}) cannot be read: {2}', name, range.start.line + 1, unreadable.reason),
    );
  }

  /** The report follows the model at the cursor, or the first; models that need a value are left to their own lens. */
  async function checkAll(editor: vscode.TextEditor, definitions: readonly ModelDefinition[]): Promise<void> {
    const { document } = editor;
    const ready = definitions.filter(
      (definition) => definition.unreadable === undefined && neededValues(definition).length === 0,
    );
    const atCursor = await definitionAtCursor(editor, readings);
    const followed = ready.find(({ id }) => id === atCursor?.id) ?? ready[0];
    await Promise.all([
      followed && follow(document.uri, followed.id),
      ...ready.map((definition) => checks.run(document, definition)),
    ]);
    const left = definitions.filter((definition) => !ready.includes(definition)).map(({ name }) => `"${name}"`);
    if (left.length === 0) return;
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Checked {0} of {1} models. {2}: the lens above each says what it needs.',
        ready.length,
        definitions.length,
        left.join(', '),
      ),
    );
  }

  return vscode.Disposable.from(
    provider,
    vscode.languages.registerCodeLensProvider(
      languageIds.map((language) => ({ language })),
      provider,
    ),
    registerAutomaticChecks(readings, checks),
    // A click on a lens runs a command with arguments, which a walkthrough does not hear of.
    checks.onDidChange(() => void vscode.commands.executeCommand('setContext', contextKeys.modelChecked, true)),
    registerCommand(log, commands.checkModel, async (model: string | ModelNode, definitionId: string) => {
      const { document, definition } =
        typeof model === 'string'
          ? await locate(model, definitionId)
          : await locate(model.document.uri.toString(), model.definition.id);
      if (definition !== undefined) await check(document, definition);
    }),
    registerCommand(log, commands.recheckModel, async (uri: string, definitionId: string) => {
      const { document, definition } = await locate(uri, definitionId);
      if (definition !== undefined) await recheck(document, definition);
    }),
    registerCommand(log, commands.changeValues, async (uri: string, definitionId: string) => {
      const { document } = await locate(uri, definitionId);
      await changeValues(document, definitionId);
    }),
    registerCommand(log, commands.explainUnreadable, async (uri: string, definitionId: string) => {
      const { document, definition } = await locate(uri, definitionId);
      if (definition !== undefined) await explain(document, definition);
    }),
    registerCommand(log, commands.checkFile, async () => {
      const found = await modelsOfActiveFile(readings);
      const [only, ...others] = found?.definitions ?? [];
      if (found === undefined || only === undefined) return;
      await (others.length === 0 ? check(found.editor.document, only) : checkAll(found.editor, found.definitions));
    }),
    registerCommand(log, commands.checkAtCursor, async () => {
      const found = await modelsOfActiveFile(readings);
      if (found === undefined) return;
      const definition =
        (await definitionAtCursor(found.editor, readings)) ?? (await pickDefinition(found.editor, found.definitions));
      if (definition !== undefined) await check(found.editor.document, definition);
    }),
    registerCommand(log, commands.toggle, async () => {
      const resource = vscode.window.activeTextEditor?.document.uri;
      await toggleEnabled(resource);
      vscode.window.setStatusBarMessage(
        isEnabled(resource) ? vscode.l10n.t('Gradient Lens is on') : vscode.l10n.t('Gradient Lens is off'),
        4_000,
      );
    }),
  );
}

interface ActiveModels {
  readonly editor: vscode.TextEditor;
  readonly definitions: readonly ModelDefinition[];
}

/** The active editor's models; says what is missing when there are none. */
async function modelsOfActiveFile(readings: ModelReadings): Promise<ActiveModels | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a TypeScript or JavaScript file with a tf.sequential model first, then check its gradients.'),
    );
    return undefined;
  }
  const { definitions } = await readings.read(editor.document);
  if (definitions.length > 0) return { editor, definitions };
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'No Sequential model was found in this file: Gradient Lens looks for tf.sequential(...) in TypeScript and JavaScript.',
    ),
  );
  return undefined;
}

async function pickDefinition(
  { document }: vscode.TextEditor,
  definitions: readonly ModelDefinition[],
): Promise<ModelDefinition | undefined> {
  const [first, ...others] = definitions;
  if (others.length === 0) return first;
  const chosen = await vscode.window.showQuickPick(
    definitions.map((definition) => ({
      label: definition.name,
      description: vscode.l10n.t('line {0}', document.positionAt(definition.range.start).line + 1),
      definition,
    })),
    { title: vscode.l10n.t('The cursor stands in no model: check the gradients of which one?') },
  );
  return chosen?.definition;
}
