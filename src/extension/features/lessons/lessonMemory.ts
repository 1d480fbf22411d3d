import type * as vscode from 'vscode';
import { NO_PROGRESS, withCompleted, withPrediction, type LessonProgress } from '../../../lesson/lessonProgress.js';
import type { PageMemory } from '../../../protocol/lessonContract.js';
import { lessonProgressKey as progressKey } from '../../services/synchronisedKeys.js';
import type { Place } from './lessonLibrary.js';

const memoryKey = ({ lesson, part }: Place) => `lesson.memory.${lesson}.${part}`;

/**
 * What is remembered of a person's way through the lessons: progress in the synchronised global state, a page's controls and
 * results in the workspace's state.
 */
export class LessonMemory {
  constructor(private readonly context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState'>) {}

  progress(lesson: string): LessonProgress {
    return this.context.globalState.get<LessonProgress>(progressKey(lesson)) ?? NO_PROGRESS;
  }

  async predict({ lesson, part }: Place, prediction: string, answer: string): Promise<LessonProgress> {
    return this.update(lesson, withPrediction(this.progress(lesson), part, prediction, answer));
  }

  async complete({ lesson, part }: Place): Promise<LessonProgress> {
    return this.update(lesson, withCompleted(this.progress(lesson), part));
  }

  async reset(lesson: string): Promise<LessonProgress> {
    return this.update(lesson, NO_PROGRESS);
  }

  page(place: Place): PageMemory {
    return this.context.workspaceState.get<PageMemory>(memoryKey(place)) ?? {};
  }

  async rememberPage(place: Place, memory: PageMemory): Promise<void> {
    await this.context.workspaceState.update(memoryKey(place), memory);
  }

  private async update(lesson: string, progress: LessonProgress): Promise<LessonProgress> {
    await this.context.globalState.update(progressKey(lesson), progress);
    return progress;
  }
}
