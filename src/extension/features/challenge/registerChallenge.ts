import * as vscode from 'vscode';
import type { ChallengeAction } from '../../../protocol/challengeContract.js';
import { commands, contextKeys, views } from '../../contributions.js';
import type { Checks } from '../../services/checks.js';
import { registerCommand } from '../../services/commands.js';
import type { ComputeService } from '../../services/compute.js';
import type { ModelReadings } from '../../services/modelReadings.js';
import { actionCommands } from './challengeCommandIds.js';
import { ChallengeCourse } from './challengeCourse.js';
import { ChallengeLibrary } from './challengeLibrary.js';
import { ChallengeMemory } from './challengeMemory.js';
import { ChallengeTree } from './challengeTree.js';

export interface ChallengeServices {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly compute: ComputeService;
  readonly readings: ModelReadings;
  readonly checks: Checks;
}

/** The challenge's commands, its levels in the activity bar and its place in the status bar. */
export function registerChallenge(services: ChallengeServices): vscode.Disposable {
  const { context, log } = services;
  const library = new ChallengeLibrary(context.extensionUri);
  const memory = new ChallengeMemory(context);
  const course = new ChallengeCourse({ ...services, library, memory });
  const tree = new ChallengeTree(library, memory);
  const entry = vscode.window.createStatusBarItem('gradientLens.challenge', vscode.StatusBarAlignment.Left, 50);
  entry.name = vscode.l10n.t('Gradient Lens: challenge');
  entry.command = commands.challengeShowPanel;

  function showPlace(): void {
    const session = course.current;
    void vscode.commands.executeCommand('setContext', contextKeys.challengeOpen, session !== undefined);
    if (session === undefined) {
      entry.hide();
      return;
    }
    const { level, stepIndex, step } = session;
    entry.text = vscode.l10n.t(
      '$(beaker) Challenge {0}: step {1} of {2}',
      level.number,
      stepIndex + 1,
      level.steps.length,
    );
    entry.tooltip = step.title;
    entry.show();
  }

  // A level that was open before the window was reloaded is picked up where it was.
  course.resume().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));

  return vscode.Disposable.from(
    course,
    tree,
    memory,
    entry,
    course.onDidChange(showPlace),
    vscode.window.registerTreeDataProvider(views.challenges, tree),
    registerCommand(log, commands.startChallenge, (level?: string) =>
      course.start(typeof level === 'string' ? level : undefined),
    ),
    registerCommand(log, commands.chooseChallenge, async () => {
      const chosen = await vscode.window.showQuickPick(
        (await library.all()).map(({ id, number, title, summary }) => ({
          label: `${number}. ${title}`,
          detail: summary,
          ...(memory.level(id)?.passed !== undefined && { description: vscode.l10n.t('passed') }),
          id,
        })),
        { title: vscode.l10n.t('Which level of the challenge?') },
      );
      if (chosen !== undefined) await course.start(chosen.id);
    }),
    ...Object.entries(actionCommands).map(([action, command]) =>
      registerCommand(log, command, () => course.run(action as ChallengeAction)),
    ),
    registerCommand(log, commands.challengeAnswer, (answer?: string) =>
      course.answer(typeof answer === 'string' ? answer : undefined),
    ),
    registerCommand(log, commands.challengeShowPanel, () => course.showPanel()),
    registerCommand(log, commands.challengeLeave, () => course.leave()),
  );
}
