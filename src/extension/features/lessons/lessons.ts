import * as vscode from 'vscode';
import { nextPart } from '../../../lesson/lessonProgress.js';
import type { OfferedModel } from '../../../protocol/lessonContract.js';
import type { ModelReadings } from '../../services/modelReadings.js';
import { modelOfLink, type LinkedPlace } from '../../services/lessonPlaces.js';
import { OpenModels } from '../../services/openModels.js';
import { LessonActions } from './lessonActions.js';
import { LessonLibrary } from './lessonLibrary.js';
import { LessonMemory } from './lessonMemory.js';
import { LessonPanels } from './lessonPanels.js';
import { LessonTree } from './lessonTree.js';

export interface LessonServices {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly readings: ModelReadings;
}

/** The lessons: their panels, the tree of their parts and what is remembered of them. */
export class Lessons implements vscode.Disposable {
  readonly panels: LessonPanels;
  readonly tree: LessonTree;
  private readonly library: LessonLibrary;
  private readonly memory: LessonMemory;
  private readonly models: OpenModels;
  private readonly actions: LessonActions;

  constructor({ context, log, readings }: LessonServices) {
    const { extensionUri } = context;
    this.library = new LessonLibrary(extensionUri);
    this.memory = new LessonMemory(context);
    this.models = new OpenModels(readings);
    this.actions = new LessonActions(extensionUri, (lesson) => this.continueLesson(lesson));
    this.tree = new LessonTree(this.library, this.memory);
    this.panels = new LessonPanels({
      extensionUri,
      log,
      library: this.library,
      memory: this.memory,
      models: this.models,
      actions: this.actions,
      onProgress: () => this.tree.refresh(),
    });
  }

  dispose(): void {
    this.panels.dispose();
    this.tree.dispose();
  }

  /** Opens a part, with the model that the link to it is about; asks which part where none is given. */
  async open(place?: LinkedPlace): Promise<void> {
    const chosen = place ?? (await this.choosePart());
    if (chosen !== undefined) await this.panels.open(chosen, await this.offeredBy(place));
  }

  async continueFirst(): Promise<void> {
    const [first] = await this.library.all();
    if (first !== undefined) await this.continueLesson(first.id);
  }

  async openSampleModel(): Promise<void> {
    const [first] = await this.library.all();
    if (first !== undefined) await this.actions.run('openSampleModel', first.id);
  }

  /** Forgets all progress, once the person has confirmed it. */
  async resetProgress(): Promise<void> {
    const reset = vscode.l10n.t('Reset');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Forget all predictions and check marks of the lessons?'),
      { modal: true },
      reset,
    );
    if (chosen !== reset) return;
    for (const { id } of await this.library.all()) this.panels.showProgress(id, await this.memory.reset(id));
  }

  /** Opens the first part that is not completed; the last part when all are. */
  private async continueLesson(lessonId: string): Promise<void> {
    const lesson = (await this.library.all()).find(({ id }) => id === lessonId);
    const ids = lesson?.parts.map(({ id }) => id) ?? [];
    const part = nextPart(this.memory.progress(lessonId), ids) ?? ids.at(-1);
    if (part !== undefined) await this.panels.open({ lesson: lessonId, part });
  }

  /** The model that a link is about, if its file is still open and has it. */
  private async offeredBy(place: LinkedPlace | undefined): Promise<OfferedModel | undefined> {
    const linked = place && modelOfLink(place);
    const model = linked && (await this.models.list()).find(({ id }) => id === linked.id);
    return model && { model, seed: linked.seed, draws: linked.draws };
  }

  private async choosePart(): Promise<LinkedPlace | undefined> {
    const lessons = await this.library.all();
    const choices = lessons.flatMap((lesson) => [
      { label: lesson.title, kind: vscode.QuickPickItemKind.Separator, place: undefined },
      ...lesson.parts.map(({ id, heading, summary }) => ({
        label: heading,
        detail: summary,
        place: { lesson: lesson.id, part: id },
      })),
    ]);
    const chosen = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Open which part?') });
    return chosen?.place;
  }
}
