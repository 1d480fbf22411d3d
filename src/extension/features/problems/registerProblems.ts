import * as vscode from 'vscode';
import { blamedRange, rangeInLayer } from '../../../diagnosis/blamedRange.js';
import type { Finding, Severity } from '../../../model/finding.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { languageIds } from '../../contributions.js';
import { findingsOf, isStale, type Check } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import { lessonFor, lessonLink, withModelOf } from '../../services/lessonPlaces.js';
import { editorRange, type ModelReadings } from '../../services/modelReadings.js';

export const DIAGNOSTIC_SOURCE = 'Gradient Lens';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** Typing changes nothing that is shown until it pauses this long. */
const PAUSE_MILLISECONDS = 200;

/** One entry in the Problems panel per finding, on the argument to blame, for as long as the network is the one measured. */
export function registerProblems(readings: ModelReadings, checks: Checks): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('gradientLens');
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function show(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const { definitions } = await readings.read(document);
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
        if (languageIds.includes(document.languageId)) void show(document);
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

function diagnosticsOf(
  document: vscode.TextDocument,
  definition: ModelDefinition,
  checks: Checks,
): vscode.Diagnostic[] {
  const latest = checks.get(document.uri, definition.id);
  const check = latest?.status.kind === 'failed' ? latest : checks.result(document.uri, definition.id);
  if (check === undefined || isStale(check, definition)) return [];
  return findingsOf(check.status).map((finding) => diagnosticOf(document, definition, check, finding));
}

function diagnosticOf(
  document: vscode.TextDocument,
  definition: ModelDefinition,
  check: Check,
  finding: Finding,
): vscode.Diagnostic {
  const others = finding.layers.slice(1);
  const diagnostic = new vscode.Diagnostic(
    editorRange(document, blamedRange(definition, finding)),
    finding.message,
    SEVERITIES[finding.severity],
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = { value: finding.rule, target: lessonLink(withModelOf(lessonFor(finding.rule), check)) };
  diagnostic.relatedInformation = others.map(
    (path) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, editorRange(document, rangeInLayer(definition, path, finding.argument))),
        vscode.l10n.t('layer {0} is also involved', path.map((index) => index + 1).join('.')),
      ),
  );
  return diagnostic;
}
