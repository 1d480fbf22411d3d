import * as vscode from 'vscode';
import type { ChallengeAction } from '../../../protocol/challengeContract.js';
import { commands, views, viewTypes } from '../../contributions.js';
import { registerCommand } from '../../services/commands.js';
import type { ComputeService } from '../../services/compute.js';
import { Later } from '../../services/later.js';
import { laterTree } from '../../services/laterTree.js';
import { challengeProgressKey } from '../../services/synchronisedKeys.js';
import type { ChallengeServices } from './challenge.js';
import { actionCommands } from './challengeCommandIds.js';

export interface ChallengeRegistration extends Omit<ChallengeServices, 'compute'> {
  readonly compute: Later<ComputeService>;
}

/** What leads to the challenge, which is loaded at its first use: its commands, its view and its panel after a reload. */
export function registerChallenge({ compute, ...services }: ChallengeRegistration): vscode.Disposable {
  const { context, log } = services;
  const challenge = new Later(async () => {
    const { Challenge } = await import('./challenge.js');
    return new Challenge({ ...services, compute: await compute.get() });
  });
  const course = async () => (await challenge.get()).course;

  // A level that was open before the window was reloaded is picked up where it was.
  if (hasOpenLevel(context.globalState)) {
    course()
      .then((opened) => opened.resume())
      .catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  }

  return vscode.Disposable.from(
    challenge,
    vscode.window.registerTreeDataProvider(
      views.challenges,
      laterTree(async () => (await challenge.get()).tree),
    ),
    vscode.window.registerWebviewPanelSerializer(viewTypes.challenge, {
      deserializeWebviewPanel: async (panel) => (await course()).restorePanel(panel),
    }),
    registerCommand(log, commands.startChallenge, async (level?: string) =>
      (await course()).start(typeof level === 'string' ? level : undefined),
    ),
    registerCommand(log, commands.chooseChallenge, async () => (await challenge.get()).choose()),
    ...Object.entries(actionCommands).map(([action, command]) =>
      registerCommand(log, command, async () => (await course()).run(action as ChallengeAction)),
    ),
    registerCommand(log, commands.challengeAnswer, async (answer?: string) =>
      (await course()).answer(typeof answer === 'string' ? answer : undefined),
    ),
    registerCommand(log, commands.challengeShowPanel, async () => (await course()).showPanel()),
    registerCommand(log, commands.challengeLeave, async () => (await course()).leave()),
  );
}

/** Whether a level is kept as the current one; what is kept is validated where it is used. */
function hasOpenLevel(state: vscode.Memento): boolean {
  const kept: unknown = state.get(challengeProgressKey);
  return typeof kept === 'object' && kept !== null && 'current' in kept;
}
