/** The challenge's progress in the global state. */
export const challengeProgressKey = 'challenge.progress';

/** The progress of one lesson in the global state. */
export const lessonProgressKey = (lesson: string): string => `lesson.progress.${lesson}`;

/** Everything of the global state that follows the person to another machine: it must be named in one call. */
export function synchronisedKeys(lessonIds: readonly string[]): readonly string[] {
  return [challengeProgressKey, ...lessonIds.map(lessonProgressKey)];
}
