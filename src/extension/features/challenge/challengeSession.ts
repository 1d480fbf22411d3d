import * as vscode from 'vscode';
import { stepOf, withResetStep, withStep, type LevelProgress } from '../../../lesson/challenge/challengeProgress.js';
import type { ChallengeContent, StepContent } from '../../../lesson/challenge/challengeContent.js';
import { isReached, answerFeedback, type AnswerFeedback } from '../../../lesson/challenge/stepState.js';
import { CancelledError } from '../../../model/cancellation.js';
import type { GradientReport } from '../../../model/gradientCheck.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { sameNetwork } from '../../../model/network.js';
import type { Checks } from '../../services/checks.js';
import type { ChallengeGrading, Graded } from './challengeGrading.js';
import { plainText, replaceText } from './challengeFile.js';
import type { ChallengeMemory } from './challengeMemory.js';

/** The last check of the level's file, or the one that runs. */
export type SessionCheck =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly completed: number; readonly steps: number }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'done'; readonly graded: Graded; readonly single?: GradientReport };

/** One level that is open: its file, the step that is shown, and what the last check saw. */
export class ChallengeSession implements vscode.Disposable {
  readonly level: ChallengeContent;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private lastCheck: SessionCheck = { kind: 'none' };
  private running: AbortController | undefined;

  constructor(
    readonly document: vscode.TextDocument,
    readonly grading: ChallengeGrading,
    private readonly memory: ChallengeMemory,
    private readonly checks: Checks,
  ) {
    this.level = grading.level;
  }

  dispose(): void {
    this.running?.abort();
    this.changed.dispose();
  }

  get check(): SessionCheck {
    return this.lastCheck;
  }

  get progress(): LevelProgress {
    return this.memory.level(this.level.id) ?? { step: this.firstStep.id, steps: {} };
  }

  get stepIndex(): number {
    return Math.max(
      0,
      this.level.steps.findIndex(({ id }) => id === this.progress.step),
    );
  }

  get step(): StepContent {
    return this.level.steps[this.stepIndex] ?? this.firstStep;
  }

  /** Whether the level's last step is shown and what was checked last passes. */
  get isComplete(): boolean {
    const { lastCheck } = this;
    const isLast = this.stepIndex === this.level.steps.length - 1;
    return isLast && lastCheck.kind === 'done' && lastCheck.graded.verdict.passed && this.stepDone(this.step);
  }

  stepDone({ id }: StepContent): boolean {
    return stepOf(this.progress, id).done;
  }

  /** What is said to the answer of the step that is shown. */
  get feedback(): AnswerFeedback | undefined {
    const { answer } = stepOf(this.progress, this.step.id);
    return answer === undefined ? undefined : answerFeedback(this.step, answer, this.grading.beforeMeasurement);
  }

  /** Whether the definition as it is now is another network than the one that was checked. */
  isStale(current: ModelDefinition | undefined): boolean {
    const { lastCheck } = this;
    if (lastCheck.kind !== 'done') return false;
    return current?.beforeEdit === true || current === undefined || !sameNetwork(lastCheck.graded.network, current);
  }

  /** Begins with the step that is kept as the current one, and with what the last check of the level saw. */
  async begin(): Promise<void> {
    const kept = this.memory.result(this.level.id);
    if (kept !== undefined) {
      this.grading.restore(kept.before);
      this.lastCheck = { kind: 'done', graded: kept.graded };
    }
    await this.memory.rememberLevel(this.level.id, this.progress);
    await this.keepTextOf(this.step);
  }

  async openStep(id: string): Promise<void> {
    if (!this.level.steps.some((step) => step.id === id)) return;
    await this.keep({ ...this.progress, step: id });
    await this.keepTextOf(this.step);
  }

  /** To the next step; a step that asks for nothing that can be checked is done by going on. */
  async move(by: 1 | -1): Promise<void> {
    const target = this.level.steps[this.stepIndex + by];
    if (target !== undefined) await this.openStep(target.id);
  }

  async hint(): Promise<void> {
    const { hints } = stepOf(this.progress, this.step.id);
    await this.keep(withStep(this.progress, this.step.id, { hints: Math.min(this.step.hints.length, hints + 1) }));
  }

  async answer(answer: string): Promise<void> {
    // A prediction is judged by the starter's measurement, which a reload forgets.
    if (this.step.kind === 'predict' && this.grading.beforeMeasurement === undefined) await this.runCheck();
    const feedback = answerFeedback(this.step, answer, this.grading.beforeMeasurement);
    if (feedback === undefined) return;
    const done = stepOf(this.progress, this.step.id).done || feedback.correct || this.step.kind === 'predict';
    await this.keep(withStep(this.progress, this.step.id, { answer, done }));
  }

  /** Puts the file back to how it was when the step began, and forgets what was done in it. */
  async resetStep(): Promise<void> {
    const text = this.textToResetTo();
    if (plainText(this.document.getText()) !== plainText(text)) await replaceText(this.document, text);
    this.lastCheck = { kind: 'none' };
    await this.memory.rememberResult(this.level.id, undefined);
    await this.keep(withResetStep(this.progress, this.step.id));
  }

  textToResetTo(): string {
    return this.memory.textAt(this.level.id, this.step.id) ?? this.level.starter;
  }

  /** Grades the file as it is, shows the lens' figures, and goes on to the first step that is not reached yet. */
  async runCheck(): Promise<void> {
    const found = await this.grading.find(this.document);
    if (found.definition !== undefined) this.checks.cancel(this.document.uri, found.definition.id);
    await this.gradeNow();
    const { lastCheck } = this;
    if (lastCheck.kind !== 'done' || lastCheck.graded.definition.layers.length === 0) return;
    await this.alignLens(lastCheck.graded.definition);
    await this.checks.run(this.document, lastCheck.graded.definition);
  }

  /** A check by the lens counts as one of the challenge's, unless this network was graded already. */
  async followLens(definition: ModelDefinition): Promise<void> {
    const { lastCheck } = this;
    if (lastCheck.kind === 'running') return;
    if (lastCheck.kind === 'done' && sameNetwork(lastCheck.graded.network, definition)) return;
    await this.gradeNow();
  }

  cancel(): void {
    this.running?.abort();
  }

  /** Another random start for the notebook's look at a single draw. */
  async anotherDraw(): Promise<void> {
    const { lastCheck } = this;
    if (lastCheck.kind !== 'done' || lastCheck.graded.measurement === undefined) return;
    const shown = lastCheck.single ?? lastCheck.graded.measurement.single;
    const { signal } = new AbortController();
    const single = await this.grading.singleDraw(lastCheck.graded.network, shown.assumptions.seed + 1, signal);
    if (this.lastCheck !== lastCheck || !single.ok) return;
    this.show({ ...lastCheck, single: single.value });
  }

  private async gradeNow(): Promise<void> {
    this.running?.abort();
    const controller = new AbortController();
    this.running = controller;
    const isCurrent = () => this.running === controller;
    const before = this.lastCheck;
    this.show({ kind: 'running', completed: 0, steps: 1 });
    try {
      const graded = await this.grading.grade(this.document, {
        signal: controller.signal,
        onProgress: ({ completed, steps }) => {
          if (isCurrent()) this.show({ kind: 'running', completed, steps });
        },
      });
      if (!isCurrent()) return;
      if (!graded.ok) {
        this.show({ kind: 'problem', message: graded.problem.message });
        return;
      }
      this.lastCheck = { kind: 'done', graded: graded.value };
      const { beforeMeasurement } = this.grading;
      await this.memory.rememberResult(this.level.id, {
        graded: graded.value,
        ...(beforeMeasurement !== undefined && { before: beforeMeasurement }),
      });
      await this.advance(graded.value);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      if (isCurrent()) this.show(before.kind === 'running' ? { kind: 'none' } : before);
    } finally {
      if (isCurrent()) this.running = undefined;
    }
  }

  /** Two figures of one layer would be a riddle: unless the person chose otherwise, the lens draws what the verdict draws. */
  private async alignLens({ id }: ModelDefinition): Promise<void> {
    const { uri } = this.document;
    if (Object.keys(this.checks.choices(uri, id)).length > 0) return;
    const { seed, draws, batchSize, loss } = this.level.rule.gradients;
    await this.checks.choose(uri, id, { seed, draws, batchSize, loss });
  }

  private async advance(graded: Graded): Promise<void> {
    const starter = await this.grading.starter();
    const { steps } = this.level;
    let progress = withStep(this.progress, this.step.id, { tried: true });
    progress = {
      ...progress,
      text: graded.text,
      ...(graded.verdict.passed && progress.passed === undefined && { passed: new Date().toISOString() }),
    };
    for (let index = this.stepIndex; index < steps.length; index++) {
      const step = steps[index];
      if (step === undefined || stepOf(progress, step.id).done) break;
      if (!isReached(step, { starter, ...graded })) break;
      progress = withStep(progress, step.id, { done: true });
      const next = steps[index + 1];
      if (next !== undefined) progress = { ...progress, step: next.id };
      // The last step is to be done by a check of its own, not by the one that did the step before.
      if (next?.kind === 'draws') break;
    }
    await this.keep(progress);
    await this.keepTextOf(this.step);
  }

  private show(check: SessionCheck): void {
    this.lastCheck = check;
    this.changed.fire();
  }

  private async keep(progress: LevelProgress): Promise<void> {
    await this.memory.rememberLevel(this.level.id, progress);
    this.changed.fire();
  }

  private async keepTextOf(step: StepContent): Promise<void> {
    if (this.memory.textAt(this.level.id, step.id) === undefined)
      await this.memory.rememberText(this.level.id, step.id, this.document.getText());
  }

  private get firstStep(): StepContent {
    const [first] = this.level.steps;
    if (first === undefined) throw new Error(`the level ${this.level.id} has no steps`);
    return first;
  }
}
