import * as vscode from 'vscode';
import type { ChallengeContent } from '../../../lesson/challenge/challengeContent.js';
import { commands } from '../../contributions.js';
import type { ChallengeLibrary } from './challengeLibrary.js';
import type { ChallengeMemory } from './challengeMemory.js';

/** The levels of the challenge in the activity bar, with a check mark on each that was passed. */
export class ChallengeTree implements vscode.TreeDataProvider<ChallengeContent>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly library: ChallengeLibrary,
    private readonly memory: ChallengeMemory,
  ) {
    this.subscription = memory.onDidChange(() => this.changed.fire());
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  async getChildren(node?: ChallengeContent): Promise<ChallengeContent[]> {
    return node === undefined ? [...(await this.library.all())] : [];
  }

  getTreeItem({ id, number, title, summary, steps }: ChallengeContent): vscode.TreeItem {
    const progress = this.memory.level(id);
    const passed = progress?.passed !== undefined;
    const step = steps.findIndex((one) => one.id === progress?.step) + 1;
    const state = passed
      ? vscode.l10n.t('passed')
      : step > 0
        ? vscode.l10n.t('step {0} of {1}', step, steps.length)
        : vscode.l10n.t('not started');
    const item = new vscode.TreeItem(vscode.l10n.t('{0}. {1}', number, title));
    item.id = id;
    item.description = state;
    item.tooltip = summary;
    const icon = passed ? 'pass-filled' : step > 0 ? 'arrow-circle-right' : 'circle-large-outline';
    item.iconPath = new vscode.ThemeIcon(icon);
    item.accessibilityInformation = { label: vscode.l10n.t('Level {0}: {1}, {2}', number, title, state) };
    item.command = { command: commands.startChallenge, title: vscode.l10n.t('Open'), arguments: [id] };
    return item;
  }
}
