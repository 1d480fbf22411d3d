import * as vscode from 'vscode';
import { commands, languageIds } from '../../contributions.js';
import type { Checks } from '../../services/checks.js';
import { registerCommand } from '../../services/commands.js';
import type { Fixes } from '../../services/fixes.js';
import type { Later } from '../../services/later.js';
import type { ModelReadings } from '../../services/modelReadings.js';
import type { LaterReport } from '../report/registerReport.js';
import { fixActionKinds } from './fixActionKinds.js';

export interface FixServices {
  readonly log: vscode.LogOutputChannel;
  readonly readings: ModelReadings;
  readonly checks: Checks;
  readonly fixes: Later<Fixes>;
  readonly report: LaterReport;
}

/** Everything that changes the person's file: quick fixes, the list behind the lens, and "Fix All in File". */
export function registerFixes({ log, fixes, ...services }: FixServices): vscode.Disposable {
  const actions = async () => {
    const { FixActions } = await import('./fixActions.js');
    return new FixActions({ ...services, fixes: await fixes.get() });
  };
  const offers = async () => {
    const { FixOffers } = await import('./fixOffers.js');
    return new FixOffers({ ...services, fixes: await fixes.get() });
  };

  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      languageIds.map((language) => ({ language })),
      {
        // The editor asks at every movement of the cursor; there is nothing to offer before a check.
        provideCodeActions: async (document, range, context, token) =>
          services.checks.hasAny(document.uri)
            ? (await actions()).provideCodeActions(document, range, context, token)
            : [],
      },
      { providedCodeActionKinds: fixActionKinds },
    ),
    registerCommand(log, commands.showFixes, async (uri: string, definitionId: string, mode?: string) =>
      (await offers()).choose(vscode.Uri.parse(uri), definitionId, mode === 'preview'),
    ),
    registerCommand(log, commands.compareFixes, async (uri: string, definitionId: string) =>
      (await offers()).compare(vscode.Uri.parse(uri), definitionId),
    ),
    registerCommand(log, commands.fixAllInFile, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document === undefined || !languageIds.includes(document.languageId)) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('Open a TypeScript or JavaScript file with a tf.sequential model first, then fix it.'),
        );
        return;
      }
      void vscode.window.showInformationMessage(await (await offers()).fixAll(document));
    }),
  );
}
