import { failure, success, type Result } from '../model/result.js';
import type { BatchRecord, EpochRecord, TrainingHistory, TrainingRequest } from '../model/training.js';
import { prepareBackend } from './backend.js';
import { breather, type Breathing } from './breather.js';
import { problemBehind } from './computationProblem.js';
import { TrainingRun, type MadeData } from './trainingRun.js';

/** How a caller follows, holds and stops a training. */
export interface TrainingOptions extends Breathing {
  /** Called after every epoch of every network, `run` being its index. */
  readonly onEpoch?: (run: number, record: EpochRecord) => void;
  /** If given, called after every batch of every network. */
  readonly onBatch?: (run: number, record: BatchRecord) => void;
}

/**
 * Trains several networks in turns, epoch by epoch, each as Keras' `model.fit` would: rows held out from the end, a new order
 * every epoch, running means over the batches. A cancellation throws `CancelledError`; no tensor outlives the call.
 */
export async function train(
  requests: readonly TrainingRequest[],
  options: TrainingOptions,
): Promise<Result<readonly TrainingHistory[]>> {
  const backend = await prepareBackend();
  const runs: TrainingRun[] = [];
  const made: MadeData = new Map();
  for (const request of requests) {
    const run = TrainingRun.start(request, backend, made);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const histories: EpochRecord[][] = runs.map(() => []);
  const breathe = breather(options);
  try {
    while (runs.some((run) => !run.finished)) {
      for (const [index, run] of runs.entries()) {
        if (run.finished) continue;
        await breathe();
        const epoch = run.trainEpoch(options.onBatch !== undefined);
        let slice = epoch.next();
        while (slice.done !== true) {
          if (slice.value !== undefined) options.onBatch?.(index, slice.value);
          await breathe();
          slice = epoch.next();
        }
        histories[index]?.push(slice.value);
        options.onEpoch?.(index, slice.value);
      }
    }
  } catch (error) {
    const problem = problemBehind(error);
    if (problem === undefined) throw error;
    return failure(problem);
  }
  return success(histories.map((epochs) => ({ epochs })));
}
