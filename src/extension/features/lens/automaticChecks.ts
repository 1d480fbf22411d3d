import * as vscode from 'vscode';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { languageIds } from '../../contributions.js';
import { isStale } from '../../services/check.js';
import { requestFor } from '../../services/checkChoices.js';
import type { Checks } from '../../services/checks.js';
import { checkMode, isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import { neededValues, type ModelReadings } from '../../services/modelReadings.js';

/** A check while typing begins when the keyboard has rested this long. */
const PAUSE_MILLISECONDS = 600;
/** An undo shows the earlier verdict again after this time. */
const RECALL_MILLISECONDS = 150;

/**
 * Checks that nobody clicked for: on save and while typing where the setting says so, after a change of the marks or the draws for what
 * is shown already, and the recall of an earlier result when an undo brings its network back.
 */
export function registerAutomaticChecks(readings: ModelReadings, checks: Checks): vscode.Disposable {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const started = new Map<string, Set<string>>();

  async function checkAll(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const { definitions } = await readings.read(document);
    if (document.version !== version || document.isClosed) return;
    await Promise.all(
      definitions
        .filter((definition) => canBeChecked(definition) && needsCheck(checks, document, definition))
        .map(async (definition) => {
          const key = document.uri.toString();
          const ids = started.get(key) ?? new Set();
          started.set(key, ids.add(definition.id));
          await checks.run(document, definition);
          ids.delete(definition.id);
        }),
    );
  }

  async function recall(document: vscode.TextDocument): Promise<void> {
    const { definitions } = await readings.read(document);
    for (const definition of definitions) checks.recall(document, definition);
  }

  function later(document: vscode.TextDocument, purpose: string, milliseconds: number, act: () => Promise<void>): void {
    const key = `${purpose}\n${document.uri.toString()}`;
    clearTimeout(timers.get(key));
    const timer = setTimeout(() => {
      timers.delete(key);
      if (!document.isClosed) void act();
    }, milliseconds);
    timers.set(key, timer);
  }

  const isTyped = ({ languageId, uri }: vscode.TextDocument) =>
    languageIds.includes(languageId) && isEnabled(uri) && checkMode(uri) === 'whileTyping';

  return vscode.Disposable.from(
    {
      dispose: () => {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (languageIds.includes(document.languageId) && isEnabled(document.uri) && checkMode(document.uri) !== 'onClick')
        void checkAll(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !languageIds.includes(document.languageId)) return;
      later(document, 'recall', RECALL_MILLISECONDS, () => recall(document));
      if (!isTyped(document)) return;
      // What is being computed is of a network that is gone with this keystroke.
      for (const id of started.get(document.uri.toString()) ?? []) checks.cancel(document.uri, id);
      later(document, 'check', PAUSE_MILLISECONDS, () => checkAll(document));
    }),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) if (isTyped(document)) later(document, 'check', 0, () => checkAll(document));
    }),
    onDidChangeSettings(() => {
      for (const document of vscode.workspace.textDocuments) {
        if (isTyped(document)) later(document, 'check', 0, () => checkAll(document));
        else later(document, 'settings', 0, () => renew(document, readings, checks));
      }
    }),
  );
}

/** Checks again what has a verdict by other marks, draws or seed than the settings now say. */
async function renew(document: vscode.TextDocument, readings: ModelReadings, checks: Checks): Promise<void> {
  if (!isEnabled(document.uri)) return;
  const { definitions } = await readings.read(document);
  const shown = definitions.filter(({ id }) => checks.result(document.uri, id) !== undefined);
  await Promise.all(
    shown
      .filter((definition) => canBeChecked(definition) && needsCheck(checks, document, definition))
      .map((definition) => checks.run(document, definition)),
  );
}

function canBeChecked(definition: ModelDefinition): boolean {
  return definition.unreadable === undefined && neededValues(definition).length === 0;
}

function needsCheck(checks: Checks, document: vscode.TextDocument, definition: ModelDefinition): boolean {
  const check = checks.get(document.uri, definition.id);
  if (check === undefined || check.status.kind === 'cancelled' || isStale(check, definition)) return true;
  const wanted = requestFor(document.uri, definition, checks.choices(document.uri, definition.id));
  return JSON.stringify(wanted) !== JSON.stringify(check.request);
}
