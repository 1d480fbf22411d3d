/** What a lesson may ask the editor to do, by names of our own; the host decides which command each one is. */
export const LESSON_COMMANDS = [
  'openBrokenModel',
  'showFix',
  'openChallenge',
  'openSampleModel',
  'continueLesson',
] as const;

export type LessonCommand = (typeof LESSON_COMMANDS)[number];

/** The files of a lesson's `sources/` that a command opens. */
export const COMMAND_SOURCES: Readonly<Record<LessonCommand, readonly string[]>> = {
  openBrokenModel: ['broken.ts'],
  showFix: ['broken.ts', 'fixed.ts'],
  openChallenge: [],
  openSampleModel: ['sample.ts'],
  continueLesson: [],
};
