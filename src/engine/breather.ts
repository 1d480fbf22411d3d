import { util } from '@tensorflow/tfjs-core';
import { throwIfCancelled, type CancellationSignal } from '../model/cancellation.js';

/** How a long computation lets messages in. */
export interface Breathing {
  readonly signal?: CancellationSignal;
  /** Yields to the event loop, so that a message can arrive. */
  readonly pause: () => Promise<void>;
  /** While the computation is to stand still: a promise that ends with it; else null. */
  readonly paused?: () => Promise<void> | null;
}

/** Longest time without yielding, in milliseconds, apart from a single slice of work. */
const LONGEST_STRETCH = 12;

/** Yields when the last time is long enough ago, waits while the computation is held, and throws if it is cancelled. */
export function breather({ signal, pause, paused }: Breathing): () => Promise<void> {
  let last = util.now();
  return async () => {
    throwIfCancelled(signal);
    if (util.now() - last < LONGEST_STRETCH) return;
    await pause();
    for (let hold = paused?.() ?? null; hold !== null; hold = paused?.() ?? null) {
      await hold;
      throwIfCancelled(signal);
    }
    last = util.now();
    throwIfCancelled(signal);
  };
}
