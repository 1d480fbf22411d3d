import * as vscode from 'vscode';
import { commands, contextKeys } from '../../contributions.js';
import { ChallengeCourse, type ChallengeCourseServices } from './challengeCourse.js';
import { ChallengeLibrary } from './challengeLibrary.js';
import { ChallengeMemory } from './challengeMemory.js';
import { ChallengeTree } from './challengeTree.js';

export type ChallengeServices = Omit<ChallengeCourseServices, 'library' | 'memory'>;

/** The challenge with its levels for the activity bar and its place in the status bar. */
export class Challenge implements vscode.Disposable {
  readonly course: ChallengeCourse;
  readonly tree: ChallengeTree;
  private readonly library: ChallengeLibrary;
  private readonly memory: ChallengeMemory;
  private readonly entry: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable;

  constructor(services: ChallengeServices) {
    const { context } = services;
    this.library = new ChallengeLibrary(context.extensionUri);
    this.memory = new ChallengeMemory(context);
    this.course = new ChallengeCourse({ ...services, library: this.library, memory: this.memory });
    this.tree = new ChallengeTree(this.library, this.memory);
    this.entry = vscode.window.createStatusBarItem('gradientLens.challenge', vscode.StatusBarAlignment.Left, 50);
    this.entry.name = vscode.l10n.t('Gradient Lens: challenge');
    this.entry.command = commands.challengeShowPanel;
    this.subscriptions = vscode.Disposable.from(
      this.course,
      this.tree,
      this.memory,
      this.entry,
      this.course.onDidChange(() => this.showPlace()),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** Asks for a level and opens it. */
  async choose(): Promise<void> {
    const chosen = await vscode.window.showQuickPick(
      (await this.library.all()).map(({ id, number, title, summary }) => ({
        label: `${number}. ${title}`,
        detail: summary,
        ...(this.memory.level(id)?.passed !== undefined && { description: vscode.l10n.t('passed') }),
        id,
      })),
      { title: vscode.l10n.t('Which level of the challenge?') },
    );
    if (chosen !== undefined) await this.course.start(chosen.id);
  }

  private showPlace(): void {
    const session = this.course.current;
    void vscode.commands.executeCommand('setContext', contextKeys.challengeOpen, session !== undefined);
    if (session === undefined) {
      this.entry.hide();
      return;
    }
    const { level, stepIndex, step } = session;
    this.entry.text = vscode.l10n.t(
      '$(beaker) Challenge {0}: step {1} of {2}',
      level.number,
      stepIndex + 1,
      level.steps.length,
    );
    this.entry.tooltip = step.title;
    this.entry.show();
  }
}
