import * as vscode from 'vscode';
import { languageIds } from '../../contributions.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import type { ModelReadings } from '../../services/modelReadings.js';

/** Typing changes nothing that is shown until it pauses this long. */
const PAUSE_MILLISECONDS = 200;

/** One entry in the Problems panel per finding, on the argument to blame, for as long as the network is the one measured. */
export function registerProblems(readings: ModelReadings, checks: Checks): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('gradientLens');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function show(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const { definitions } = await readings.read(document);
    const { diagnosticsOf } = await import('./diagnostics.js');
    if (document.version !== version || document.isClosed) return;
    collection.set(
      document.uri,
      isEnabled(document.uri) ? definitions.flatMap((definition) => diagnosticsOf(document, definition, checks)) : [],
    );
  }
  const showSoon = (document: vscode.TextDocument) => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        void show(document);
      }, PAUSE_MILLISECONDS),
    );
  };

  return vscode.Disposable.from(
    collection,
    {
      dispose: () => {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
    onDidChangeSettings(() => {
      for (const document of vscode.workspace.textDocuments)
        if (languageIds.includes(document.languageId) && checks.hasAny(document.uri)) void show(document);
    }),
    checks.onDidTurn(({ uri, status }) => {
      if (status.kind === 'running') return;
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
      if (document !== undefined) void show(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (collection.has(document.uri)) showSoon(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  );
}
