import type { LessonContent } from '../src/lesson/lessonContent.js';

/**
 * Compiles every lesson of `lessons/`, in English and in the languages that it has; what is wrong in the content is answered,
 * not thrown, with the line from 1.
 */
export function compileLessons(root: string): Promise<{
  readonly lessons: readonly LessonContent[];
  readonly translations: readonly { readonly language: string; readonly lesson: LessonContent }[];
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}>;
