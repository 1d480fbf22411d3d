import { signal, type ReadonlySignal } from '@preact/signals';
import { CancelledError } from '../../model/cancellation.js';
import type { Result } from '../../model/result.js';

/** What is to be seen of an experiment: the last outcome stays while a newer one is computed. */
export interface RunState<Input, Outcome> {
  readonly running: boolean;
  /** 0 to 1, or null while nothing is known. */
  readonly progress: number | null;
  readonly outcome: { readonly input: Input; readonly value: Outcome } | null;
  /** One sentence, if the last run failed. */
  readonly problem: string | null;
  readonly cancelled: boolean;
}

export interface RunContext {
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
}

/** Runs one computation at a time; a newer input cancels the older one, and a cancelled one changes nothing. */
export class LatestRun<Input, Outcome> {
  readonly #state = signal<RunState<Input, Outcome>>({
    running: false,
    progress: null,
    outcome: null,
    problem: null,
    cancelled: false,
  });
  #controller: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly compute: (input: Input, context: RunContext) => Promise<Result<Outcome>>,
    private readonly onFault: (message: string) => void,
  ) {}

  get state(): ReadonlySignal<RunState<Input, Outcome>> {
    return this.#state;
  }

  /** Runs after a pause in the calls, so that dragging a slider does not start a computation per pixel. */
  runSoon(input: Input, delayMilliseconds = 80): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(input), delayMilliseconds);
  }

  async run(input: Input): Promise<void> {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.#set({ running: true, progress: null, problem: null, cancelled: false });
    try {
      const result = await this.compute(input, {
        signal: controller.signal,
        progress: (share) => {
          if (this.#controller === controller) this.#set({ progress: share });
        },
      });
      if (this.#controller !== controller) return;
      this.#controller = undefined;
      if (result.ok) this.#set({ running: false, progress: null, outcome: { input, value: result.value } });
      else this.#set({ running: false, progress: null, problem: result.problem.message });
    } catch (error) {
      if (this.#controller !== controller || error instanceof CancelledError) return;
      this.#controller = undefined;
      this.onFault(error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.#set({
        running: false,
        progress: null,
        problem: 'The computation stopped unexpectedly; press Run to start it again, and see the log for the cause.',
      });
    }
  }

  /** Stops what runs or waits; the last outcome stays. */
  cancel(): void {
    clearTimeout(this.#timer);
    if (this.#controller === undefined) return;
    const controller = this.#controller;
    this.#controller = undefined;
    this.#set({ running: false, progress: null, cancelled: true });
    controller.abort();
  }

  #set(change: Partial<RunState<Input, Outcome>>): void {
    this.#state.value = { ...this.#state.value, ...change };
  }
}
