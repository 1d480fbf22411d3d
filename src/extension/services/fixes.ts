import * as vscode from 'vscode';
import { sourceEdits } from '../../diagnosis/editing/sourceEdits.js';
import type { FixCandidate } from '../../model/fix.js';
import type { ModelDefinition } from '../../model/modelDefinition.js';
import { findingsOf, helpfulFixes, isStale, type Check } from './check.js';
import type { Checks } from './checks.js';
import { editorRange, type ModelReadings } from './modelReadings.js';

/** The edit that writes a fix into a file, or one clause that says why it cannot be written there. */
export type FixEdit =
  { readonly ok: true; readonly edit: vscode.WorkspaceEdit } | { readonly ok: false; readonly reason: string };

export interface ApplyOptions {
  /** Show the changes in the editor's refactor preview, where the person confirms them. */
  readonly preview?: boolean;
  /** The fix as it was proposed before the window was reloaded; taken where this window has not checked the model. */
  readonly restored?: FixCandidate | undefined;
}

/** What "fix all" does to a file. */
export interface BestFixes {
  readonly edit: vscode.WorkspaceEdit;
  readonly fixed: readonly ModelDefinition[];
  /** Models with more than a remark against them and no fix that helps and can be written. */
  readonly unfixed: readonly ModelDefinition[];
}

/** Writes measured fixes into the person's files: one undo step each, and only into the network that was measured. */
export class Fixes {
  constructor(
    private readonly readings: ModelReadings,
    private readonly checks: Checks,
  ) {}

  /** The edit for one candidate; the file's other models are known because an edit must not change them. */
  editFor(
    document: vscode.TextDocument,
    definition: ModelDefinition,
    others: readonly ModelDefinition[],
    fix: FixCandidate,
    { preview = false }: ApplyOptions = {},
  ): FixEdit {
    const editing = sourceEdits(definition, document.getText(), fix.edits, others);
    if (!editing.ok) return editing;
    const edit = new vscode.WorkspaceEdit();
    for (const { range, text } of editing.edits) {
      const metadata = preview ? { needsConfirmation: true, label: fix.action } : undefined;
      edit.replace(document.uri, editorRange(document, range), text, metadata);
    }
    return { ok: true, edit };
  }

  /** The best fix of every model of a file that has more than a remark against it, as one edit. */
  async best(document: vscode.TextDocument): Promise<BestFixes> {
    const { definitions } = await this.readings.read(document);
    const edit = new vscode.WorkspaceEdit();
    const fixed: ModelDefinition[] = [];
    const unfixed: ModelDefinition[] = [];
    const written: vscode.Range[] = [];
    for (const definition of definitions) {
      const check = this.checks.get(document.uri, definition.id);
      if (check === undefined || isStale(check, definition) || !isWorthFixing(check)) continue;
      const others = definitions.filter((other) => other !== definition);
      const edits = helpfulFixes(check)
        .map((fix) => this.editFor(document, definition, others, fix))
        .flatMap((one) => (one.ok ? [one.edit.get(document.uri)] : []))
        .find((one) => !one.some(({ range }) => written.some((other) => other.intersection(range) !== undefined)));
      if (edits === undefined) {
        unfixed.push(definition);
        continue;
      }
      for (const { range, newText } of edits) {
        edit.replace(document.uri, range, newText);
        written.push(range);
      }
      fixed.push(definition);
    }
    return { edit, fixed, unfixed };
  }

  /** Answers with a sentence for the person if it could not be done. The caller checks the model again. */
  async apply(
    uri: vscode.Uri,
    definitionId: string,
    fixId: string,
    options: ApplyOptions = {},
  ): Promise<string | undefined> {
    const document = await vscode.workspace.openTextDocument(uri);
    const { definitions } = await this.readings.read(document);
    const definition = definitions.find(({ id }) => id === definitionId);
    const check = this.checks.get(uri, definitionId);
    const fix = check === undefined ? options.restored : isStale(check, definition) ? undefined : fixOf(check, fixId);
    if (definition === undefined || fix === undefined) {
      return vscode.l10n.t('The model has changed since its fixes were measured: check it again first.');
    }
    const others = definitions.filter((other) => other !== definition);
    const written = this.editFor(document, definition, others, fix, options);
    if (!written.ok) {
      return vscode.l10n.t('"{0}" cannot be written into the file: {1}.', fix.action, written.reason);
    }
    // The editor answers false when the person discards the preview, which needs no message.
    await vscode.workspace.applyEdit(written.edit, { isRefactoring: true });
    return undefined;
  }
}

function isWorthFixing(check: Check): boolean {
  return findingsOf(check.status).some(({ severity }) => severity !== 'information');
}

function fixOf(check: Check, fixId: string): FixCandidate | undefined {
  return check.fixes.kind === 'measured' ? check.fixes.fixes.find(({ id }) => id === fixId) : undefined;
}
