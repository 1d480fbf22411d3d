/** What a long computation looks at to know that nobody waits for it any more; every `AbortSignal` is one. */
export interface CancellationSignal {
  readonly aborted: boolean;
}

/** Thrown by a computation that was cancelled; never shown to a person. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled');
    this.name = 'CancelledError';
  }
}

/** Throws {@link CancelledError} if the signal is aborted. */
export function throwIfCancelled(signal: CancellationSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}
