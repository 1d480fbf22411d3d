import * as vscode from 'vscode';
import { nextPart } from '../../../lesson/lessonProgress.js';
import type { OfferedModel } from '../../../protocol/lessonContract.js';
import { commands, partCommands, views } from '../../contributions.js';
import { registerCommand } from '../../services/commands.js';
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

/** The lesson panels, the commands that open them and what is remembered of them. */
export function registerLessons({ context, log, readings }: LessonServices): vscode.Disposable {
  const { extensionUri } = context;
  const library = new LessonLibrary(extensionUri);
  const memory = new LessonMemory(context, [...new Set(partCommands.map(({ lesson }) => lesson))]);

  /** Opens the first part that is not completed; the last part when all are. */
  async function continueLesson(lessonId: string): Promise<void> {
    const lesson = (await library.all()).find(({ id }) => id === lessonId);
    const ids = lesson?.parts.map(({ id }) => id) ?? [];
    const part = nextPart(memory.progress(lessonId), ids) ?? ids.at(-1);
    if (part !== undefined) await panels.open({ lesson: lessonId, part });
  }

  const models = new OpenModels(readings);
  const actions = new LessonActions(extensionUri, continueLesson);
  const tree = new LessonTree(library, memory);
  const panels = new LessonPanels({
    extensionUri,
    log,
    library,
    memory,
    models,
    actions,
    onProgress: () => tree.refresh(),
  });

  return vscode.Disposable.from(
    panels,
    tree,
    vscode.window.registerTreeDataProvider(views.lessons, tree),
    ...partCommands.map(({ command, lesson, part }) =>
      registerCommand(log, command, () => panels.open({ lesson, part })),
    ),
    registerCommand(log, commands.openPart, async (place?: LinkedPlace) => {
      const chosen = place ?? (await choosePart(library));
      if (chosen !== undefined) await panels.open(chosen, await offeredBy(place, models));
    }),
    registerCommand(log, commands.continueLesson, async () => {
      const [first] = await library.all();
      if (first !== undefined) await continueLesson(first.id);
    }),
    registerCommand(log, commands.openSampleModel, async () => {
      const [first] = await library.all();
      if (first !== undefined) await actions.run('openSampleModel', first.id);
    }),
    registerCommand(log, commands.resetProgress, async () => {
      const reset = vscode.l10n.t('Reset');
      const chosen = await vscode.window.showWarningMessage(
        vscode.l10n.t('Forget all predictions and check marks of the lessons?'),
        { modal: true },
        reset,
      );
      if (chosen !== reset) return;
      for (const { id } of await library.all()) panels.showProgress(id, await memory.reset(id));
    }),
  );
}

/** The model that a link is about, if its file is still open and has it. */
async function offeredBy(place: LinkedPlace | undefined, models: OpenModels): Promise<OfferedModel | undefined> {
  const linked = place && modelOfLink(place);
  const model = linked && (await models.list()).find(({ id }) => id === linked.id);
  return model && { model, seed: linked.seed, draws: linked.draws };
}

async function choosePart(library: LessonLibrary): Promise<LinkedPlace | undefined> {
  const lessons = await library.all();
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
