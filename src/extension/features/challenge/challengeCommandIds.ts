import type { ChallengeAction } from '../../../protocol/challengeContract.js';
import { commands, type CommandId } from '../../contributions.js';

/** The command of each action: a step's thread may run these and no others. */
export const actionCommands: Readonly<Record<ChallengeAction, CommandId>> = {
  check: commands.challengeCheck,
  next: commands.challengeNext,
  back: commands.challengeBack,
  hint: commands.challengeHint,
  resetStep: commands.challengeResetStep,
  showSolution: commands.challengeShowSolution,
  showFile: commands.challengeShowFile,
  anotherDraw: commands.challengeAnotherDraw,
  saveMarkdown: commands.challengeSaveMarkdown,
  saveJson: commands.challengeSaveJson,
  nextLevel: commands.challengeNextLevel,
};

export const challengeCommandIds: readonly CommandId[] = [
  ...Object.values(actionCommands),
  commands.challengeAnswer,
  commands.challengeShowPanel,
];
