import * as vscode from 'vscode';
import type { MeasuredFix } from '../../../model/fix.js';
import { commands, languageIds } from '../../contributions.js';
import { helpfulFixes, isStale } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { registerCommand } from '../../services/commands.js';
import type { Fixes } from '../../services/fixes.js';
import { neededValues, type ModelReadings } from '../../services/modelReadings.js';
import type { ReportPanel } from '../report/reportPanel.js';
import { FixActions } from './fixActions.js';

export interface FixServices {
  readonly log: vscode.LogOutputChannel;
  readonly readings: ModelReadings;
  readonly checks: Checks;
  readonly fixes: Fixes;
  readonly reportPanel: ReportPanel;
}

/** Long enough for the fixes of one large model. */
const MEASURING_MILLISECONDS = 120_000;

interface FixItem extends vscode.QuickPickItem {
  /** Absent in the last item, which leads to the report. */
  readonly fix?: MeasuredFix;
}

/** Everything that changes the person's file: quick fixes, the list behind the lens, and "Fix All in File". */
export function registerFixes({ log, readings, checks, fixes, reportPanel }: FixServices): vscode.Disposable {
  const preview: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('open-preview'),
    tooltip: vscode.l10n.t('Preview the change'),
  };

  async function apply(uri: vscode.Uri, definitionId: string, fix: MeasuredFix, withPreview: boolean): Promise<void> {
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

  function compare(uri: vscode.Uri, definitionId: string): void {
    reportPanel.compareFixes(uri, definitionId);
  }

  async function choose(uri: vscode.Uri, definitionId: string, previewFirst: boolean): Promise<void> {
    const check = checks.get(uri, definitionId);
    if (check === undefined) return;
    const items: FixItem[] = helpfulFixes(check).map((fix) => ({
      label: fix.action,
      detail: fix.title.slice(fix.action.length).trim(),
      buttons: [preview],
      fix,
    }));
    if (items.length === 0) {
      compare(uri, definitionId);
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
      compare(uri, definitionId);
      return;
    }
    await apply(uri, definitionId, fix, chosen.withPreview);
  }

  /** Checks what has no current check, waits for the fixes and writes the best one of every model. */
  async function fixAll(document: vscode.TextDocument): Promise<string> {
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

  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      languageIds.map((language) => ({ language })),
      new FixActions({ readings, checks, fixes }),
      FixActions.metadata,
    ),
    registerCommand(log, commands.showFixes, (uri: string, definitionId: string, mode?: string) =>
      choose(vscode.Uri.parse(uri), definitionId, mode === 'preview'),
    ),
    registerCommand(log, commands.compareFixes, (uri: string, definitionId: string) =>
      compare(vscode.Uri.parse(uri), definitionId),
    ),
    registerCommand(log, commands.fixAllInFile, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document === undefined || !languageIds.includes(document.languageId)) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a TypeScript or JavaScript file with a tf.sequential model first, then fix it.'),
        );
        return;
      }
      void vscode.window.showInformationMessage(await fixAll(document));
    }),
  );
}
