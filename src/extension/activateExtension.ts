import * as vscode from 'vscode';
import { speak } from '../protocol/speak.js';
import { commands } from './contributions.js';
import { registerFixes } from './features/fixes/registerFixes.js';
import { registerChallenge } from './features/challenge/registerChallenge.js';
import { registerLens } from './features/lens/registerLens.js';
import { registerLessons } from './features/lessons/registerLessons.js';
import { registerLayerFigures } from './features/layerFigures/registerLayerFigures.js';
import { registerModels } from './features/models/registerModels.js';
import { registerProblems } from './features/problems/registerProblems.js';
import { ReportPanel } from './features/report/reportPanel.js';
import type { Platform } from './platform.js';
import { RememberedChoices } from './services/checkChoices.js';
import { Checks } from './services/checks.js';
import { registerCommand } from './services/commands.js';
import { ComputeService } from './services/compute.js';
import { Fixes } from './services/fixes.js';
import { RememberedAnswers } from './services/rememberedAnswers.js';
import { ModelReadings } from './services/modelReadings.js';

/** Registers everything and computes nothing: readers, worker and pages are loaded when they are first needed. */
export function activateExtension(
  context: vscode.ExtensionContext,
  platformFor: (log: vscode.LogOutputChannel) => Platform,
): void {
  // The rooms that know no editor translate by a package of their own.
  speak(vscode.l10n.bundle ?? {});
  const log = vscode.window.createOutputChannel('Gradient Lens', { log: true });
  const compute = new ComputeService(platformFor(log), log);
  const answers = new RememberedAnswers(context.workspaceState);
  const readings = new ModelReadings(answers);
  const checks = new Checks(compute, new RememberedChoices(context.workspaceState));
  const fixes = new Fixes(readings, checks);
  const reportPanel = new ReportPanel({ extensionUri: context.extensionUri, log, checks, compute, fixes, readings });
  context.subscriptions.push(
    log,
    compute,
    readings,
    checks,
    reportPanel,
    registerLens({ log, readings, checks, reportPanel, answers }),
    registerFixes({ log, readings, checks, fixes, reportPanel }),
    registerLayerFigures(readings, checks),
    registerProblems(readings, checks),
    registerModels(readings, checks),
    registerLessons({ context, log, readings }),
    registerCommand(log, commands.showReport, (uri: unknown, definitionId: unknown) => {
      if (typeof uri === 'string' && typeof definitionId === 'string') {
        reportPanel.follow(vscode.Uri.parse(uri), definitionId);
      } else reportPanel.show();
    }),
    registerChallenge({ context, log, compute, readings, checks }),
    registerCommand(log, commands.showLog, () => log.show()),
  );
}
