import * as v from 'valibot';

const partProgress = v.object({
  /** Answers by prediction id; `skipped` where the person chose not to answer. */
  predictions: v.record(v.string(), v.string()),
  completed: v.boolean(),
});
export type PartProgress = v.InferOutput<typeof partProgress>;

/** A person's way through one lesson, by part id; kept in the editor's global state. */
export const lessonProgress = v.object({ parts: v.record(v.string(), partProgress) });
export type LessonProgress = v.InferOutput<typeof lessonProgress>;

export const NO_PROGRESS: LessonProgress = { parts: {} };

/** The recorded answer of a person who skips a prediction. */
export const SKIPPED = 'skipped';

function changed(progress: LessonProgress, part: string, change: Partial<PartProgress>): LessonProgress {
  const before = progress.parts[part] ?? { predictions: {}, completed: false };
  return { parts: { ...progress.parts, [part]: { ...before, ...change } } };
}

/** The first answer counts: a prediction made after the result is none. */
export function withPrediction(progress: LessonProgress, part: string, id: string, answer: string): LessonProgress {
  const predictions = progress.parts[part]?.predictions ?? {};
  return Object.hasOwn(predictions, id)
    ? progress
    : changed(progress, part, { predictions: { ...predictions, [id]: answer } });
}

export function withCompleted(progress: LessonProgress, part: string): LessonProgress {
  return changed(progress, part, { completed: true });
}

/** The first part not completed, in the lesson's order; undefined when all are. */
export function nextPart(progress: LessonProgress, parts: readonly string[]): string | undefined {
  return parts.find((part) => progress.parts[part]?.completed !== true);
}
