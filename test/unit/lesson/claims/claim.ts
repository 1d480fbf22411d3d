import type { LessonMeasurements } from './LessonMeasurements.js';

/** A measured number and the range in which the sentence is true. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A sentence of a lesson, word for word without emphasis, and what holds it: figures that are measured anew in every run of the
 * tests, or the reason why it needs none (a definition, a question, a request to do something).
 */
export type Claim = { readonly sentence: string } & (
  | { readonly evidence: (measure: LessonMeasurements) => Promise<readonly Figure[]> | readonly Figure[] }
  | { readonly needsNone: string }
);

/** The claims of one file of lessons/. */
export interface FileClaims {
  readonly file: string;
  readonly claims: readonly Claim[];
}

export const between = (what: string, value: number, from: number, to: number): Figure => ({ what, value, from, to });
export const exactly = (what: string, value: number, expected: number): Figure =>
  between(what, value, expected, expected);
export const holds = (what: string, condition: boolean): Figure => exactly(what, condition ? 1 : 0, 1);
