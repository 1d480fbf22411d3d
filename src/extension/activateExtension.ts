import * as vscode from 'vscode';
import { speak } from '../protocol/speak.js';
import { commands } from './contributions.js';
import { registerChallenge } from './features/challenge/registerChallenge.js';
import { registerFixes } from './features/fixes/registerFixes.js';
import { registerLayerFigures } from './features/layerFigures/registerLayerFigures.js';
import { registerLens } from './features/lens/registerLens.js';
import { registerLessons } from './features/lessons/registerLessons.js';
import { registerModels } from './features/models/registerModels.js';
import { registerProblems } from './features/problems/registerProblems.js';
import { registerReport } from './features/report/registerReport.js';
import type { Platform } from './platform.js';
import { RememberedChoices } from './services/checkChoices.js';
import { Checks } from './services/checks.js';
import { registerCommand } from './services/commands.js';
import { Later } from './services/later.js';
import { ModelReadings } from './services/modelReadings.js';
import { RememberedAnswers } from './services/rememberedAnswers.js';

/** Registers everything and computes nothing: whatever stands behind a registration is loaded when it is first used. */
export function activateExtension(
  context: vscode.ExtensionContext,
  platformFor: (log: vscode.LogOutputChannel) => Promise<Platform>,
): void {
  // The rooms that know no editor translate by a package of their own.
  speak(vscode.l10n.bundle ?? {});
  const log = vscode.window.createOutputChannel('Gradient Lens', { log: true });
  const compute = new Later(async () => {
    const { ComputeService } = await import('./services/compute.js');
    return new ComputeService(await platformFor(log), log);
  });
  const answers = new RememberedAnswers(context.workspaceState);
  const readings = new ModelReadings(answers);
  const checks = new Checks(compute, new RememberedChoices(context.workspaceState));
  const fixes = new Later(async () => {
    const { Fixes } = await import('./services/fixes.js');
    return new Fixes(readings, checks);
  });
  const { extensionUri } = context;
  const { report, registration } = registerReport({ extensionUri, log, checks, compute, fixes, readings });
  context.subscriptions.push(
    log,
    compute,
    readings,
    checks,
    registration,
    registerLens({ log, readings, checks, report, answers }),
    registerFixes({ log, readings, checks, fixes, report }),
    registerLayerFigures(readings, checks),
    registerProblems(readings, checks),
    registerModels(readings, checks),
    registerLessons({ context, log, readings }),
    registerChallenge({ context, log, compute, readings, checks }),
    registerCommand(log, commands.showLog, () => log.show()),
  );
}
