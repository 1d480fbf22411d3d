import { signal, type ReadonlySignal } from '@preact/signals';
import { CancelledError } from '../../model/cancellation.js';
import type { Result } from '../../model/result.js';
import type { BatchRecord, EpochRecord, TrainingHistory, TrainingRequest } from '../../model/training.js';

/** The worker's part in a training. */
export interface Trainer {
  /** Trains the networks side by side; `run` is a network's place among the requests. */
  train(
    requests: readonly TrainingRequest[],
    options: {
      readonly signal: AbortSignal;
      readonly onEpoch: (run: number, record: EpochRecord) => void;
      /** If given, called after every batch too. */
      readonly onBatch?: (run: number, record: BatchRecord) => void;
    },
  ): Promise<Result<readonly TrainingHistory[]>>;
  /** Holds every training between two epochs, or lets them go on. */
  hold(held: boolean): Promise<unknown>;
}

export type TrainingStatus = 'idle' | 'running' | 'paused' | 'stopped' | 'finished' | 'failed';

export interface TrainingState {
  readonly status: TrainingStatus;
  /** One history per request, growing epoch by epoch. */
  readonly histories: readonly (readonly EpochRecord[])[];
  /** The networks that are being trained, where every batch is followed: their last one. */
  readonly batches: readonly BatchRecord[];
  /** Share of all epochs that are done, 0 to 1. */
  readonly share: number;
  /** Estimate from the time taken so far, pauses left out; null before there is one. */
  readonly secondsLeft: number | null;
  /** One sentence, if the training failed. */
  readonly problem: string | null;
}

const NO_TRAINING: TrainingState = {
  status: 'idle',
  histories: [],
  batches: [],
  share: 0,
  secondsLeft: null,
  problem: null,
};

/** Charts take tens of milliseconds to draw: epochs that come faster are shown together. */
const SHOWN_EVERY_MILLISECONDS = 200;

/** Trains networks in groups that advance side by side, group after group; can be held, resumed and stopped. */
export class TrainingRun {
  readonly #state = signal<TrainingState>(NO_TRAINING);
  #controller: AbortController | undefined;
  /** Every epoch so far, some of which may not be shown yet. */
  #histories: readonly (readonly EpochRecord[])[] = [];
  /** By a network's place among the requests: its last batch. */
  readonly #batches = new Map<number, BatchRecord>();
  #showing: ReturnType<typeof setTimeout> | undefined;
  #runningSince = 0;
  #milliseconds = 0;

  constructor(
    private readonly trainer: Trainer,
    private readonly onFault: (message: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get state(): ReadonlySignal<TrainingState> {
    return this.#state;
  }

  /** Shows histories that were trained before. */
  restore(histories: readonly (readonly EpochRecord[])[]): void {
    this.#state.value = { ...NO_TRAINING, status: 'finished', histories, share: 1 };
  }

  /** Begins anew, ending what runs. `groupSize` requests are trained side by side. */
  async start(
    requests: readonly TrainingRequest[],
    { groupSize, everyBatch }: { readonly groupSize: number; readonly everyBatch: boolean },
  ): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.#milliseconds = 0;
    this.#runningSince = this.now();
    clearTimeout(this.#showing);
    this.#showing = undefined;
    this.#histories = requests.map(() => []);
    this.#state.value = { ...NO_TRAINING, status: 'running', histories: this.#histories };
    try {
      await this.trainer.hold(false);
      for (let first = 0; first < requests.length; first += groupSize) {
        const group = requests.slice(first, first + groupSize);
        this.#batches.clear();
        const result = await this.trainer.train(group, {
          signal: controller.signal,
          onEpoch: (run, record) => {
            if (this.#controller === controller) this.#grow(first + run, record, requests);
          },
          ...(everyBatch && {
            onBatch: (run: number, record: BatchRecord) => {
              if (this.#controller !== controller) return;
              this.#batches.set(first + run, record);
              this.#showSoon(requests);
            },
          }),
        });
        if (this.#controller !== controller) return;
        if (!result.ok) {
          this.#finish({ status: 'failed', problem: result.problem.message });
          return;
        }
      }
      this.#finish({ status: 'finished', share: 1 });
    } catch (error) {
      if (this.#controller !== controller || error instanceof CancelledError) return;
      controller.abort();
      this.onFault(error instanceof Error ? (error.stack ?? error.message) : String(error));
      this.#finish({
        status: 'failed',
        problem: 'The training stopped unexpectedly; press Restart to begin again, and see the log for the cause.',
      });
    }
  }

  pause(): void {
    if (this.#state.value.status !== 'running') return;
    this.#milliseconds += this.now() - this.#runningSince;
    this.#set({ status: 'paused' });
    this.#hold(true);
  }

  resume(): void {
    if (this.#state.value.status !== 'paused') return;
    this.#runningSince = this.now();
    this.#set({ status: 'running' });
    this.#hold(false);
  }

  /** Ends the training; what was learnt so far stays to be seen. */
  stop(): void {
    const controller = this.#controller;
    if (controller === undefined) return;
    this.#finish({ status: 'stopped' });
    controller.abort();
    this.#hold(false);
  }

  #hold(held: boolean): void {
    this.trainer.hold(held).catch((error: unknown) => this.onFault(String(error)));
  }

  #grow(index: number, record: EpochRecord, requests: readonly TrainingRequest[]): void {
    this.#histories = this.#histories.map((history, place) =>
      // A worker that was replaced begins again with the first epoch.
      place === index ? [...history.slice(0, record.epoch - 1), record] : history,
    );
    this.#showSoon(requests);
  }

  #showSoon(requests: readonly TrainingRequest[]): void {
    this.#showing ??= setTimeout(() => this.#show(requests), SHOWN_EVERY_MILLISECONDS);
  }

  #show(requests: readonly TrainingRequest[]): void {
    this.#showing = undefined;
    const histories = this.#histories;
    const total = requests.reduce((sum, { epochs }) => sum + epochs, 0);
    const done = histories.reduce((sum, history, run) => sum + history.length + this.#unfinishedEpoch(run), 0);
    const paused = this.#state.value.status === 'paused';
    const milliseconds = this.#milliseconds + (paused ? 0 : this.now() - this.#runningSince);
    this.#set({
      histories,
      batches: [...this.#batches.values()],
      share: total === 0 ? 1 : done / total,
      secondsLeft: (milliseconds / done) * (total - done) * 1e-3,
    });
  }

  /** Share of the epoch a network is in, where its batches are followed. */
  #unfinishedEpoch(run: number): number {
    const last = this.#batches.get(run);
    return last !== undefined && last.epoch > (this.#histories[run]?.length ?? 0) ? last.batch / last.batches : 0;
  }

  #finish(change: Partial<TrainingState>): void {
    this.#controller = undefined;
    clearTimeout(this.#showing);
    this.#showing = undefined;
    this.#batches.clear();
    this.#set({ histories: this.#histories, batches: [], ...change, secondsLeft: null });
  }

  #set(change: Partial<TrainingState>): void {
    this.#state.value = { ...this.#state.value, ...change };
  }
}
