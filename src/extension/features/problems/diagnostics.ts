import * as vscode from 'vscode';
import { blamedRange, rangeInLayer } from '../../../diagnosis/blamedRange.js';
import type { Finding, Severity } from '../../../model/finding.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { findingsOf, isStale, type Check } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { lessonFor, lessonLink, withModelOf } from '../../services/lessonPlaces.js';
import { editorRange } from '../../services/modelReadings.js';

export const DIAGNOSTIC_SOURCE = 'Gradient Lens';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

/** One entry per finding, on the argument to blame, for as long as the network is the one measured. */
export function diagnosticsOf(
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
