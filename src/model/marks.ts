/** The two marks on a log scale of mean |gradient|. */
export interface Marks {
  /** Below this a gradient counts as too small. */
  readonly small: number;
  /** Above this a gradient counts as too large. */
  readonly large: number;
}

/** The notebook's marks: below 0.0001 "too small (vanishing)", above 1.0 "too large (exploding)". */
export const COURSE_MARKS: Marks = { small: 1e-4, large: 1 };

export type MagnitudeVerdict = 'too small' | 'good' | 'too large' | 'not a number' | 'infinite';

/**
 * The notebook's verdict on one mean |gradient|, with NaN and Infinity tested first:
 * the notebook's own if / elif / else calls a NaN "Good magnitude".
 */
export function magnitudeVerdict(meanAbs: number, marks: Marks): MagnitudeVerdict {
  if (Number.isNaN(meanAbs)) return 'not a number';
  if (!Number.isFinite(meanAbs)) return 'infinite';
  if (meanAbs < marks.small) return 'too small';
  if (meanAbs > marks.large) return 'too large';
  return 'good';
}

/**
 * What decides a verdict: `robust` the evidence over many draws, the marks only inform; `course` and `custom` also the marks,
 * which are then the notebook's or the person's own.
 */
export type Criteria = 'robust' | 'course' | 'custom';
