import * as v from 'valibot';

const stepProgress = v.object({
  done: v.boolean(),
  /** How many of the three hints were asked for. */
  hints: v.number(),
  answer: v.exactOptional(v.string()),
  /** A check was made in this step. */
  tried: v.boolean(),
});
export type StepProgress = v.InferOutput<typeof stepProgress>;

const levelProgress = v.object({
  /** The step that is shown. */
  step: v.string(),
  steps: v.record(v.string(), stepProgress),
  /** The person's text at the last check, so that another machine can go on with it. */
  text: v.exactOptional(v.string()),
  /** When the level was first passed, as an ISO date. */
  passed: v.exactOptional(v.string()),
});
export type LevelProgress = v.InferOutput<typeof levelProgress>;

/** A person's way through the challenge; kept in the editor's synchronised global state. */
export const challengeProgress = v.object({
  /** The level that is open; absent when the person has left the challenge. */
  current: v.exactOptional(v.string()),
  levels: v.record(v.string(), levelProgress),
});
export type ChallengeProgress = v.InferOutput<typeof challengeProgress>;

export const NOT_STARTED: ChallengeProgress = { levels: {} };

const UNTOUCHED: StepProgress = { done: false, hints: 0, tried: false };

export function stepOf(level: LevelProgress, step: string): StepProgress {
  return level.steps[step] ?? UNTOUCHED;
}

export function withStep(level: LevelProgress, step: string, change: Partial<StepProgress>): LevelProgress {
  return { ...level, steps: { ...level.steps, [step]: { ...stepOf(level, step), ...change } } };
}

/** The step as it was before anything was done in it. */
export function withResetStep(level: LevelProgress, step: string): LevelProgress {
  return { ...level, steps: { ...level.steps, [step]: UNTOUCHED } };
}
