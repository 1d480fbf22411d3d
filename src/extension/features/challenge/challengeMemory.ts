import * as vscode from 'vscode';
import * as v from 'valibot';
import {
  challengeProgress,
  NOT_STARTED,
  type ChallengeProgress,
  type LevelProgress,
} from '../../../lesson/challenge/challengeProgress.js';
import type { ChallengeMeasurement } from '../../../model/challenge.js';
import { messageFromText, messageToText } from '../../../protocol/messageText.js';
import { challengeProgressKey } from '../../services/synchronisedKeys.js';
import type { Graded } from './challengeGrading.js';

const commentsViewKey = 'challenge.askedForCommentsView';
const placeKey = (level: string) => `challenge.file.${level}`;
const resultKey = (level: string) => `challenge.result.${level}`;
const textKey = (level: string, step: string) => `challenge.text.${level}.${step}`;

/** The last check of a level, as it is shown again after a reload. */
export interface KeptResult {
  readonly graded: Graded;
  readonly before?: ChallengeMeasurement;
}

/**
 * What is remembered of the challenge: the way through it in the synchronised global state; where the files are and how they
 * stood when a step began in the workspace's own,
 * together with each level's last result.
 */
export class ChallengeMemory {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState' | 'extension'>,
  ) {}

  dispose(): void {
    this.changed.dispose();
  }

  /** What an older version wrote and this one cannot read counts as not started. */
  get progress(): ChallengeProgress {
    const kept = v.safeParse(challengeProgress, this.context.globalState.get(challengeProgressKey) ?? NOT_STARTED);
    return kept.success ? kept.output : NOT_STARTED;
  }

  level(id: string): LevelProgress | undefined {
    return this.progress.levels[id];
  }

  async rememberLevel(id: string, level: LevelProgress): Promise<void> {
    const { levels } = this.progress;
    await this.keep({ current: id, levels: { ...levels, [id]: level } });
  }

  /** Closes the challenge without forgetting anything of it. */
  async leave(): Promise<void> {
    await this.keep({ levels: this.progress.levels });
  }

  get askedForCommentsView(): boolean {
    return this.context.globalState.get(commentsViewKey) === true;
  }

  async rememberAskedForCommentsView(): Promise<void> {
    await this.context.globalState.update(commentsViewKey, true);
  }

  /** The file of a level in this workspace, if it was opened here before. */
  place(level: string): vscode.Uri | undefined {
    const kept = this.context.workspaceState.get<string>(placeKey(level));
    return kept === undefined ? undefined : vscode.Uri.parse(kept);
  }

  async rememberPlace(level: string, uri: vscode.Uri): Promise<void> {
    await this.context.workspaceState.update(placeKey(level), uri.toString());
  }

  /** The file's text when the step began. */
  textAt(level: string, step: string): string | undefined {
    return this.context.workspaceState.get<string>(textKey(level, step));
  }

  async rememberText(level: string, step: string, text: string): Promise<void> {
    await this.context.workspaceState.update(textKey(level, step), text);
  }

  /** The level's last result, if this very version of the extension kept it: another one may have measured otherwise. */
  result(level: string): KeptResult | undefined {
    const kept = messageFromText(this.context.workspaceState.get(resultKey(level)));
    if (typeof kept !== 'object' || kept === null || !('version' in kept) || kept.version !== this.version)
      return undefined;
    return kept as unknown as KeptResult;
  }

  async rememberResult(level: string, result: KeptResult | undefined): Promise<void> {
    const text = result && messageToText({ version: this.version, ...result });
    await this.context.workspaceState.update(resultKey(level), text);
  }

  private get version(): unknown {
    return (this.context.extension.packageJSON as { readonly version: unknown }).version;
  }

  private async keep(progress: ChallengeProgress): Promise<void> {
    await this.context.globalState.update(challengeProgressKey, progress);
    this.changed.fire();
  }
}
