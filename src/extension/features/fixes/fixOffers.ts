import * as vscode from 'vscode';
import type { MeasuredFix } from '../../../model/fix.js';
import { helpfulFixes, isStale } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import type { Fixes } from '../../services/fixes.js';
import { neededValues, type ModelReadings } from '../../services/modelReadings.js';
import type { LaterReport } from '../report/registerReport.js';

export interface FixOfferServices {
  readonly readings: ModelReadings;
  readonly checks: Checks;
  readonly fixes: Fixes;
  readonly report: LaterReport;
}

/** Long enough for the fixes of one large model. */
const MEASURING_MILLISECONDS = 120_000;

interface FixItem extends vscode.QuickPickItem {
  /** Absent in the last item, which leads to the report. */
  readonly fix?: MeasuredFix;
}

/** What a person is offered where fixes were measured: the list behind the lens, and "Fix All in File". */
export class FixOffers {
  private readonly preview: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Preview the change'),
  };

  constructor(private readonly services: FixOfferServices) {}

  private async apply(uri: vscode.Uri, definitionId: string, fix: MeasuredFix, withPreview: boolean): Promise<void> {
    const { readings, checks, fixes } = this.services;
    const refusal = await fixes.apply(uri, definitionId, fix.id, { preview: withPreview });
    if (refusal !== undefined) {
      void vscode.window.showWarningMessage(refusal);
      return;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    const definition = await readings.find(document, definitionId);
    const check = checks.get(uri, definitionId);
    if (definition !== undefined && check !== undefined && isStale(check, definition)) {
      await checks.run(document, definition);
    }
  }

  /** Opens the report at its comparison of fixes. */
  async compare(uri: vscode.Uri, definitionId: string): Promise<void> {
    (await this.services.report.get()).compareFixes(uri, definitionId);
  }

  /** Offers the fixes that help and writes the chosen one. */
  async choose(uri: vscode.Uri, definitionId: string, previewFirst: boolean): Promise<void> {
    const check = this.services.checks.get(uri, definitionId);
    if (check === undefined) return;
    const items: FixItem[] = helpfulFixes(check).map((fix) => ({
      label: fix.action,
      detail: fix.title.slice(fix.action.length).trim(),
      buttons: [this.preview],
      fix,
    }));
    if (items.length === 0) {
      await this.compare(uri, definitionId);
      return;
    }
    const pick = vscode.window.createQuickPick<FixItem>();
    pick.title = previewFirst
      ? vscode.l10n.t('Preview which fix for "{0}"?', check.definition.name)
      : vscode.l10n.t('Fixes for "{0}", best first', check.definition.name);
    pick.matchOnDetail = true;
    pick.items = [...items, { label: vscode.l10n.t('$(graph) Compare all fixes in the report'), alwaysShow: true }];
    const chosen = await new Promise<{ readonly item: FixItem; readonly withPreview: boolean } | undefined>(
      (resolve) => {
        pick.onDidAccept(() => {
          const [item] = pick.activeItems;
          resolve(item && { item, withPreview: previewFirst });
        });
        pick.onDidTriggerItemButton(({ item }) => resolve({ item, withPreview: true }));
        pick.onDidHide(() => resolve(undefined));
        pick.show();
      },
    );
    pick.dispose();
    if (chosen === undefined) return;
    const { fix } = chosen.item;
    if (fix === undefined) {
      await this.compare(uri, definitionId);
      return;
    }
    await this.apply(uri, definitionId, fix, chosen.withPreview);
  }

  /** Checks what has no current check, waits for the fixes and writes the best one of every model. */
  async fixAll(document: vscode.TextDocument): Promise<string> {
    const { readings, checks, fixes } = this.services;
    const measured = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Measuring fixes for every model of the file'),
        cancellable: true,
      },
      async (progress, token) => {
        const { definitions } = await readings.read(document);
        const ready = definitions.filter(
          (definition) => definition.unreadable === undefined && neededValues(definition).length === 0,
        );
        await Promise.all(
          ready.map(async (definition) => {
            const check = checks.get(document.uri, definition.id);
            if (check?.status.kind !== 'done' || isStale(check, definition)) await checks.run(document, definition);
            await checks.whenMeasured(document.uri, definition.id, MEASURING_MILLISECONDS, token);
            progress.report({ increment: 100 / ready.length });
          }),
        );
        return !token.isCancellationRequested;
      },
    );
    if (!measured) return vscode.l10n.t('Nothing was changed.');
    const { edit, fixed, unfixed } = await fixes.best(document);
    if (fixed.length > 0) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
    const { definitions } = await readings.read(document);
    await Promise.all(
      definitions
        .filter(({ id }) => fixed.some((before) => before.id === id))
        .map((definition) => checks.run(document, definition)),
    );
    const names = (models: typeof fixed) => models.map(({ name }) => `"${name}"`).join(', ');
    if (fixed.length === 0 && unfixed.length === 0) {
      return vscode.l10n.t('Nothing to fix: no model of this file has more than a remark against it.');
    }
    if (fixed.length === 0)
      return vscode.l10n.t('No measured fix both helps {0} and can be written: see the report.', names(unfixed));
    if (unfixed.length === 0) return vscode.l10n.t('Fixed and checked again: {0}.', names(fixed));
    return vscode.l10n.t(
      'Fixed and checked again: {0}. No measured fix both helps {1} and can be written: see the report.',
      names(fixed),
      names(unfixed),
    );
  }
}
