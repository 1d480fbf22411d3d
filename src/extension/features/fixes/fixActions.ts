import * as vscode from 'vscode';
import { rangesOf } from '../../../diagnosis/blamedRange.js';
import type { Finding } from '../../../model/finding.js';
import type { MeasuredFix } from '../../../model/fix.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { commands } from '../../contributions.js';
import { findingsOf, helpfulFixes, isStale, type Check } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled } from '../../services/configuration.js';
import type { Fixes } from '../../services/fixes.js';
import { editorRange, type ModelReadings } from '../../services/modelReadings.js';
import { DIAGNOSTIC_SOURCE } from '../problems/diagnostics.js';
import { FIX_ALL } from './fixActionKinds.js';

/** The light bulb offers no more than this; "Compare fixes" has them all. */
const MOST_FIXES = 5;
/** A person who asks for quick fixes while they are being measured waits at most this long. */
const PATIENCE_MILLISECONDS = 5_000;

export interface FixActionServices {
  readonly readings: ModelReadings;
  readonly checks: Checks;
  readonly fixes: Fixes;
}

/** The measured fixes at the light bulb, and all of a file's at once for `source.fixAll`. */
export class FixActions implements vscode.CodeActionProvider {
  constructor(private readonly services: FixActionServices) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!isEnabled(document.uri)) return [];
    const { readings, fixes } = this.services;
    if (context.only !== undefined && FIX_ALL.contains(context.only)) return [];
    if (context.only !== undefined && vscode.CodeActionKind.SourceFixAll.contains(context.only)) {
      return this.fixAll(document);
    }
    const { definitions } = await readings.read(document);
    const actions: vscode.CodeAction[] = [];
    for (const definition of definitions) {
      const isInvoked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
      const check = await this.checkOf(document, definition, isInvoked ? token : undefined);
      if (check === undefined || token.isCancellationRequested) continue;
      const here = findingsOf(check.status).filter((finding) => isAbout(document, definition, finding, range));
      if (here.length === 0) continue;
      const others = definitions.filter((other) => other !== definition);
      const rules = here.map(({ rule }) => rule);
      const writable = helpfulFixes(check)
        .filter((fix) => fix.rules.some((rule) => rules.includes(rule)))
        .flatMap((fix) => {
          const written = fixes.editFor(document, definition, others, fix);
          return written.ok ? [{ fix, edit: written.edit }] : [];
        });
      const diagnostics = context.diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE);
      const model = [document.uri.toString(), definition.id];
      for (const [index, { fix, edit }] of writable.slice(0, MOST_FIXES).entries()) {
        const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
        action.edit = edit;
        action.diagnostics = diagnostics.filter((diagnostic) => answers(fix, diagnostic));
        action.isPreferred = index === 0;
        action.command = { command: commands.recheckModel, title: vscode.l10n.t('Check gradients'), arguments: model };
        actions.push(action);
      }
      if (writable.length > 0) {
        actions.push(
          commandAction(vscode.l10n.t('Preview a fix for "{0}"...', definition.name), commands.showFixes, [
            ...model,
            'preview',
          ]),
        );
      }
      if (check.fixes.kind === 'measured' && check.fixes.fixes.length > 0) {
        const count = check.fixes.fixes.length;
        actions.push(
          commandAction(
            count === 1
              ? vscode.l10n.t('See the measured fix in the report')
              : vscode.l10n.t('Compare fixes ({0} measured)', count),
            commands.compareFixes,
            model,
          ),
        );
      }
    }
    return actions;
  }

  /** The check of the definition as it is now; with a token it waits a moment for fixes that are being measured. */
  private async checkOf(
    document: vscode.TextDocument,
    definition: ModelDefinition,
    token: vscode.CancellationToken | undefined,
  ): Promise<Check | undefined> {
    const { checks } = this.services;
    const now = checks.get(document.uri, definition.id);
    if (now === undefined || isStale(now, definition)) return undefined;
    if (token === undefined) return now;
    return checks.whenMeasured(document.uri, definition.id, PATIENCE_MILLISECONDS, token);
  }

  private async fixAll(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
    const { edit, fixed } = await this.services.fixes.best(document);
    if (fixed.length === 0) return [];
    const action = new vscode.CodeAction(vscode.l10n.t('Fix all models that have a measured fix'), FIX_ALL);
    action.edit = edit;
    return [action];
  }
}

function commandAction(title: string, command: string, commandArguments: readonly string[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [...commandArguments] };
  return action;
}

function answers(fix: MeasuredFix, { code }: vscode.Diagnostic): boolean {
  const rule = typeof code === 'object' ? code.value : code;
  return fix.rules.some((answered) => answered === rule);
}

/** A fix is offered on every layer that it is about, and at the definition itself. */
function isAbout(
  document: vscode.TextDocument,
  definition: ModelDefinition,
  finding: Finding,
  range: vscode.Range,
): boolean {
  const line = document.positionAt(definition.range.start).line;
  if (range.start.line <= line && line <= range.end.line) return true;
  return rangesOf(definition, finding).some((place) => editorRange(document, place).intersection(range) !== undefined);
}
