import * as vscode from 'vscode';
import { commands, partCommands, views, viewTypes } from '../../contributions.js';
import { registerCommand } from '../../services/commands.js';
import { Later } from '../../services/later.js';
import { laterTree } from '../../services/laterTree.js';
import type { LinkedPlace } from '../../services/lessonPlaces.js';
import { synchronisedKeys } from '../../services/synchronisedKeys.js';
import type { LessonServices } from './lessons.js';

/** What leads to the lessons, which are loaded at their first use: their commands, their view and their panels after a reload. */
export function registerLessons(services: LessonServices): vscode.Disposable {
  const { context, log } = services;
  const lessons = new Later(async () => {
    const { Lessons } = await import('./lessons.js');
    return new Lessons(services);
  });
  context.globalState.setKeysForSync(synchronisedKeys([...new Set(partCommands.map(({ lesson }) => lesson))]));

  return vscode.Disposable.from(
    lessons,
    vscode.window.registerTreeDataProvider(
      views.lessons,
      laterTree(async () => (await lessons.get()).tree),
    ),
    vscode.window.registerWebviewPanelSerializer(viewTypes.lesson, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await lessons.get()).panels.restore(panel, state),
    }),
    ...partCommands.map(({ command, lesson, part }) =>
      registerCommand(log, command, async () => (await lessons.get()).open({ lesson, part })),
    ),
    registerCommand(log, commands.openPart, async (place?: LinkedPlace) => (await lessons.get()).open(place)),
    registerCommand(log, commands.continueLesson, async () => (await lessons.get()).continueFirst()),
    registerCommand(log, commands.openSampleModel, async () => (await lessons.get()).openSampleModel()),
    registerCommand(log, commands.resetProgress, async () => (await lessons.get()).resetProgress()),
  );
}
