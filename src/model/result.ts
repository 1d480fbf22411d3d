/**
 * Why something could not be done: an expected failure, said to the person as it stands.
 * `message` is one full sentence: what, where, what to do.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** Index into the network's layers, where the problem belongs to one. */
  readonly layer?: number;
  /** The layer's (or compile's) argument, where the problem belongs to one. */
  readonly argument?: string;
}

export type ProblemCode =
  | 'empty-network'
  | 'missing-input-shape'
  | 'invalid-argument'
  | 'unknown-layer'
  | 'unknown-activation'
  | 'unknown-initializer'
  | 'unknown-loss'
  | 'unknown-optimizer'
  | 'not-differentiable'
  | 'shape-mismatch'
  | 'too-large'
  | 'invalid-data'
  | 'missing-value'
  | 'cannot-build'
  | 'out-of-memory';

/** An expected failure is a value; an exception is a bug or a cancellation. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
