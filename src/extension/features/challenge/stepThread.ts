import * as vscode from 'vscode';
import { stepOf } from '../../../lesson/challenge/challengeProgress.js';
import { answerChoices, waitsForAnswer } from '../../../lesson/challenge/stepState.js';
import { anchorRange } from '../../../lesson/challenge/stepAnchor.js';
import { kernelLayers } from '../../../lesson/challenge/challengeNetwork.js';
import type { StepContent } from '../../../lesson/challenge/challengeContent.js';
import { commands, type CommandId } from '../../contributions.js';
import { editorRange } from '../../services/modelReadings.js';
import type { ChallengeSession } from './challengeSession.js';
import { challengeCommandIds } from './challengeCommandIds.js';

/** Typing moves nothing until it pauses this long. */
const PAUSE_MILLISECONDS = 250;

/** The step that is shown, as a comment thread at the piece of syntax that it speaks of. */
export class StepThread implements vscode.Disposable {
  private readonly controller: vscode.CommentController;
  private readonly subscriptions: vscode.Disposable;
  private thread: vscode.CommentThread | undefined;
  private isDisposed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: ChallengeSession,
    private readonly icon: vscode.Uri,
  ) {
    this.controller = vscode.comments.createCommentController('gradientLens.challenge', vscode.l10n.t('Challenge'));
    this.subscriptions = vscode.Disposable.from(
      session.onDidChange(() => void this.draw()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document !== session.document) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.move(), PAUSE_MILLISECONDS);
      }),
    );
    void this.draw();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.subscriptions.dispose();
    // It disposes its thread; a thread that is disposed twice is an error in the editor's log.
    this.controller.dispose();
  }

  private async draw(): Promise<void> {
    const { session } = this;
    const range = await this.place();
    const comments = await this.comments();
    if (this.isDisposed) return;
    // While the syntax is being retyped the thread stays where the editor has carried it.
    const thread = (this.thread ??= this.controller.createCommentThread(
      session.document.uri,
      range ?? new vscode.Range(0, 0, 0, 0),
      [],
    ));
    if (range !== undefined && !sameLine(thread.range, range)) thread.range = range;
    thread.canReply = false;
    thread.contextValue = 'step';
    thread.label = vscode.l10n.t('Challenge, level {0}: {1}', session.level.number, session.level.title);
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    thread.comments = comments;
  }

  private async move(): Promise<void> {
    const range = await this.place();
    if (this.thread !== undefined && range !== undefined && !sameLine(this.thread.range, range))
      this.thread.range = range;
  }

  /** The anchor's first line: a thread below the whole of a long definition would be far from its name. */
  private async place(): Promise<vscode.Range | undefined> {
    const { document, grading, step } = this.session;
    const found = await grading.find(document);
    const anchored = anchorRange(step.anchor, found.definition) ?? found.definition?.range;
    if (anchored === undefined) return undefined;
    const range = editorRange(document, anchored);
    return range.isSingleLine ? range : document.lineAt(range.start.line).range;
  }

  private async comments(): Promise<vscode.Comment[]> {
    const { session } = this;
    const { step, progress, feedback, check } = session;
    const { hints, answer } = stepOf(progress, step.id);
    const comment = (name: string, text: string): vscode.Comment => ({
      author: { name, iconPath: this.icon },
      body: trusted(text),
      mode: vscode.CommentMode.Preview,
      contextValue: step.kind,
    });
    const comments = [
      comment(
        vscode.l10n.t('Step {0} of {1}: {2}', session.stepIndex + 1, session.level.steps.length, step.title),
        await this.stepText(step),
      ),
      ...step.hints
        .slice(0, hints)
        .map((hint, index) =>
          comment(vscode.l10n.t('Hint {0} of {1}', index + 1, step.hints.length), escapeMarkdown(hint)),
        ),
    ];
    if (answer !== undefined && feedback !== undefined) {
      const icon = feedback.correct ? '$(pass)' : '$(info)';
      const next = session.stepDone(step) ? `\n\n${link(vscode.l10n.t('Next step'), commands.challengeNext)}` : '';
      comments.push(comment(vscode.l10n.t('Your answer'), `${icon} ${escapeMarkdown(feedback.message)}${next}`));
    }
    const result = resultText(session);
    if (result !== undefined && check.kind !== 'none') comments.push(comment(vscode.l10n.t('Check'), result));
    return comments;
  }

  private async stepText(step: StepContent): Promise<string> {
    const starter = await this.session.grading.starter();
    const choices = answerChoices(step, kernelLayers(starter).length);
    const question = 'question' in step ? `\n\n**${escapeMarkdown(step.question)}**` : '';
    const answers = choices.map(
      ({ id, label }) => `[${escapeMarkdown(label)}](${commandUri(commands.challengeAnswer, [id])})`,
    );
    // Layers are many and short; sentences stand one below the other.
    const list = step.kind === 'predict' ? answers.join(' · ') : answers.map((answer) => `- ${answer}`).join('\n');
    const { hints } = stepOf(this.session.progress, step.id);
    const left = step.hints.length - hints;
    const actions = [
      ...(choices.length === 0 ? [link(`$(beaker) ${vscode.l10n.t('Check')}`, commands.challengeCheck)] : []),
      ...(left > 0 ? [link(`$(lightbulb) ${vscode.l10n.t('Hint ({0} left)', left)}`, commands.challengeHint)] : []),
      ...(step.kind === 'edit' || step.kind === 'draws'
        ? [link(vscode.l10n.t('Show solution'), commands.challengeShowSolution)]
        : []),
      ...(this.session.stepIndex > 0 ? [link(vscode.l10n.t('Back'), commands.challengeBack)] : []),
      ...(this.session.stepIndex < this.session.level.steps.length - 1
        ? [link(vscode.l10n.t('Next'), commands.challengeNext)]
        : []),
    ];
    return `${step.markdown}${question}${list === '' ? '' : `\n\n${list}`}\n\n${actions.join(' · ')}`;
  }
}

/** What the last check saw, in a sentence. */
function resultText(session: ChallengeSession): string | undefined {
  const { check, level, step } = session;
  switch (check.kind) {
    case 'none':
      return undefined;
    case 'running':
      return vscode.l10n.t('$(loading~spin) Measuring: {0} of {1}', check.completed, check.steps);
    case 'problem':
      return `$(error) ${escapeMarkdown(check.message)}`;
    case 'done': {
      const { passed, shortfalls } = check.graded.verdict;
      if (session.isComplete)
        return vscode.l10n.t(
          '$(pass-filled) **Passed.** {0} {1}',
          escapeMarkdown(level.learnt),
          link(vscode.l10n.t('Show the result'), commands.challengeShowPanel),
        );
      if (passed) return vscode.l10n.t('$(pass) The verdict: passed.');
      if (waitsForAnswer(step.kind, stepOf(session.progress, step.id).answer))
        return vscode.l10n.t(
          '$(warning) Not passed yet. What is missing would answer the question, so the sentence comes after your answer.',
        );
      return vscode.l10n.t('$(warning) Still missing: {0}', escapeMarkdown(shortfalls[0]?.message ?? ''));
    }
  }
}

function trusted(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, true);
  markdown.isTrusted = { enabledCommands: [...challengeCommandIds] };
  return markdown;
}

function commandUri(command: CommandId, args: readonly unknown[] = []): string {
  return `command:${command}${args.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(args))}`}`;
}

function link(label: string, command: CommandId): string {
  return `[${label}](${commandUri(command)})`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~$-]/g, '\\$&');
}

function sameLine(one: vscode.Range | undefined, other: vscode.Range): boolean {
  return one?.start.line === other.start.line && one.end.line === other.end.line;
}
