import * as vscode from 'vscode';
import { stepOf } from '../../../lesson/challenge/challengeProgress.js';
import { answerChoices } from '../../../lesson/challenge/stepState.js';
import { kernelLayers } from '../../../lesson/challenge/challengeNetwork.js';
import type { ChallengeContent } from '../../../lesson/challenge/challengeContent.js';
import type { ChallengeAction, ChallengePageState } from '../../../protocol/challengeContract.js';
import type { Checks } from '../../services/checks.js';
import type { ComputeService } from '../../services/compute.js';
import { editorRange, type ModelReadings } from '../../services/modelReadings.js';
import { challengeFile, plainText } from './challengeFile.js';
import { ChallengeGrading } from './challengeGrading.js';
import type { ChallengeLibrary } from './challengeLibrary.js';
import type { ChallengeMemory } from './challengeMemory.js';
import { ChallengePanel } from './challengePanel.js';
import { challengePageState } from './challengePageState.js';
import { ChallengeSession } from './challengeSession.js';
import { offerClosedCommentsView } from './commentsViewOffer.js';
import { saveResult } from './saveResult.js';
import { SolutionDocuments } from './solutionDocuments.js';
import { StepThread } from './stepThread.js';

export interface ChallengeCourseServices {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly compute: ComputeService;
  readonly readings: ModelReadings;
  readonly checks: Checks;
  readonly library: ChallengeLibrary;
  readonly memory: ChallengeMemory;
}

/** The challenge as a whole: at most one level is open, with its file, its thread and the panel beside. */
export class ChallengeCourse implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly panel: ChallengePanel;
  private readonly solutions: SolutionDocuments;
  private readonly subscriptions: vscode.Disposable;
  private session: ChallengeSession | undefined;
  private opened: vscode.Disposable | undefined;

  /** Fires when another level is open, or its step or check has changed. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly services: ChallengeCourseServices) {
    const { context, log, checks } = services;
    this.panel = new ChallengePanel({
      extensionUri: context.extensionUri,
      log,
      state: () => this.state(),
      run: (action) => this.run(action),
      answer: (answer) => this.answer(answer),
      openStep: async (step) => this.session?.openStep(step),
      openLevel: (level) => this.start(level),
      reveal: (layer) => this.reveal(layer),
      cancel: () => this.session?.cancel(),
    });
    this.solutions = new SolutionDocuments(
      () => services.library.all(),
      () => this.session,
    );
    this.subscriptions = vscode.Disposable.from(
      this.panel,
      this.solutions,
      checks.onDidChange(({ uri, definition, status }) => {
        const { session } = this;
        if (status.kind === 'done' && session?.document.uri.toString() === uri.toString())
          void session.followLens(definition);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.session?.document && this.session.check.kind === 'done') this.panel.update();
      }),
    );
  }

  dispose(): void {
    this.opened?.dispose();
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  get current(): ChallengeSession | undefined {
    return this.session;
  }

  /** Opens a level, or goes on with the one that is kept; the first one that is not passed where there is none. */
  async start(levelId?: string): Promise<void> {
    const levels = await this.services.library.all();
    const { memory } = this.services;
    const id =
      levelId ?? memory.progress.current ?? levels.find((level) => memory.level(level.id)?.passed === undefined)?.id;
    const level = levels.find((one) => one.id === id) ?? levels[0];
    if (level === undefined) return;
    const scratch = vscode.Uri.joinPath(this.services.context.globalStorageUri, 'challenge');
    const document = await challengeFile(level, memory, scratch);
    if (document === undefined) return;
    await this.showDocument(document);
    await this.enter(level, document);
    this.panel.show();
    this.panel.update();
    offerClosedCommentsView(memory).catch((error: unknown) => this.services.log.error(String(error)));
  }

  /** After a reload: the level that was open, without opening its file or its panel. */
  async resume(): Promise<void> {
    const { library, memory } = this.services;
    const { current } = memory.progress;
    if (current === undefined || this.session !== undefined) return;
    const level = await library.find(current);
    const place = memory.place(current);
    if (level === undefined || place === undefined) return;
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(place);
    } catch {
      // The file is gone: starting the challenge puts it back.
      return;
    }
    await this.enter(level, document);
  }

  async leave(): Promise<void> {
    this.close();
    this.panel.close();
    await this.services.memory.leave();
    this.changed.fire();
  }

  /** The editor restored the panel after a reload. */
  async restorePanel(panel: vscode.WebviewPanel): Promise<void> {
    await this.resume();
    this.panel.attach(panel);
  }

  showPanel(): void {
    this.panel.show();
    this.panel.update();
  }

  /** Answers the step's question; asks which answer where none is given. */
  async answer(given?: string): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const choices = answerChoices(session.step, kernelLayers(await session.grading.starter()).length);
    if (choices.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('This step of the challenge asks no question.'));
      return;
    }
    const title = 'question' in session.step ? session.step.question : undefined;
    const answer = given ?? (await vscode.window.showQuickPick([...choices], title === undefined ? {} : { title }))?.id;
    if (answer !== undefined) await session.answer(answer);
  }

  async run(action: ChallengeAction): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    switch (action) {
      case 'check':
        return session.runCheck();
      case 'next':
        return session.move(1);
      case 'back':
        return session.move(-1);
      case 'hint':
        return session.hint();
      case 'resetStep':
        return resetStep(session);
      case 'showSolution':
        return this.showSolution(session);
      case 'showFile':
        return this.showDocument(session.document);
      case 'anotherDraw':
        return session.anotherDraw();
      case 'saveMarkdown':
        return saveResult(session, 'md', this.version);
      case 'saveJson':
        return saveResult(session, 'json', this.version);
      case 'nextLevel':
        return this.nextLevel(session);
    }
  }

  private get version(): string {
    const { version } = this.services.context.extension.packageJSON as { readonly version: string };
    return version;
  }

  private async enter(level: ChallengeContent, document: vscode.TextDocument): Promise<void> {
    if (this.session?.level.id === level.id && this.session.document === document) return;
    this.close();
    const { compute, readings, memory, checks, context } = this.services;
    const grading = new ChallengeGrading(level, compute, readings);
    const session = new ChallengeSession(document, grading, memory, checks);
    this.session = session;
    await session.begin();
    const thread = new StepThread(session, vscode.Uri.joinPath(context.extensionUri, 'media', 'icon.png'));
    this.opened = vscode.Disposable.from(
      session,
      thread,
      session.onDidChange(() => {
        this.panel.update();
        this.changed.fire();
      }),
    );
    this.changed.fire();
  }

  private close(): void {
    this.opened?.dispose();
    this.opened = undefined;
    this.session = undefined;
  }

  private async state(): Promise<ChallengePageState> {
    const { session } = this;
    if (session === undefined) return { kind: 'idle' };
    return challengePageState(session, await this.services.library.all(), this.services.memory);
  }

  private async showDocument(document: vscode.TextDocument): Promise<void> {
    const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
      preview: false,
    });
  }

  private async reveal(layer: readonly number[]): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    const { definition } = await session.grading.find(session.document);
    const range = definition?.layers[layer[0] ?? 0]?.range;
    await this.showDocument(session.document);
    if (range === undefined) return;
    const { start } = editorRange(session.document, range);
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== session.document) return;
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private async showSolution(session: ChallengeSession): Promise<void> {
    const { step } = session;
    const { tried } = stepOf(session.progress, step.id);
    if (!tried && !session.stepDone(step)) {
      const show = vscode.l10n.t('Show It');
      const chosen = await vscode.window.showWarningMessage(
        vscode.l10n.t('Show the solution before trying? Check has not been pressed in this step yet.'),
        { modal: true },
        show,
      );
      if (chosen !== show) return;
    }
    await this.solutions.show(session);
  }

  private async nextLevel({ level }: ChallengeSession): Promise<void> {
    const levels = await this.services.library.all();
    const next = levels.find(({ number }) => number > level.number);
    if (next !== undefined) await this.start(next.id);
  }
}

async function resetStep(session: ChallengeSession): Promise<void> {
  if (plainText(session.document.getText()) !== plainText(session.textToResetTo())) {
    const reset = vscode.l10n.t('Reset');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Put {0} back to how it was when this step began?', session.level.file),
      { modal: true, detail: vscode.l10n.t('You can undo this in the editor.') },
      reset,
    );
    if (chosen !== reset) return;
  }
  await session.resetStep();
}
