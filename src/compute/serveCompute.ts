import { checkGradients, describeEngine, train } from '../engine/index.js';
import { diagnose } from '../diagnosis/diagnose.js';
import { throwIfCancelled } from '../model/cancellation.js';
import { success } from '../model/result.js';
import type { Channel } from '../protocol/channel.js';
import { computeContract, type ComputeContract, type NoContract } from '../protocol/computeContract.js';
import type { AbortSignalLike } from '../protocol/contract.js';
import { connect, type Connection } from '../protocol/rpc.js';
import { speak } from '../protocol/speak.js';
import { measureChallenge } from './measureChallenge.js';
import { measureFixes } from './measureFixes.js';

/** What a worker's shell supplies: the pipe to its owner and a way to let waiting messages in. */
export interface ComputeShell {
  readonly channel: Channel;
  /** Resolves after the event loop has delivered the messages that wait, so that a cancellation is seen. */
  readonly pause: () => Promise<void>;
  readonly onFault: (fault: string) => void;
}

/**
 * Answers the compute contract with the engine, one computation at a time: a worker has one core, and two interleaved
 * checks would both be late. A queued computation that was cancelled is never started.
 */
export function serveCompute({ channel, pause, onFault }: ComputeShell): Connection<NoContract> {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(signal: AbortSignalLike, work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(async () => {
      await pause();
      throwIfCancelled(signal);
      return work();
    });
    last = turn.catch(() => undefined);
    return turn;
  };

  const gate = new Gate();

  return connect<ComputeContract, NoContract>({
    channel,
    contract: computeContract,
    onFault,
    handlers: {
      speak: (bundle) => {
        speak(bundle);
        return null;
      },
      describe: () => describeEngine(),
      check: (request, { signal, progress }) =>
        inTurn(signal, () => checkGradients(request, { signal, pause, onProgress: progress })),
      diagnose: (request, { signal, progress }) =>
        inTurn(signal, async () => {
          const report = await checkGradients(request, { signal, pause, onProgress: progress });
          if (!report.ok) return report;
          return success({
            report: report.value,
            diagnosis: diagnose(report.value, request.network, request.criteria),
          });
        }),
      measureFixes: (request, { signal, progress }) =>
        inTurn(signal, () => measureFixes(request, { signal, pause, onProgress: progress })),
      measureChallenge: ({ rule, network, singleSeed }, { signal, progress }) =>
        inTurn(signal, () => measureChallenge(rule, network, singleSeed, { signal, pause, onProgress: progress })),
      train: ({ trainings, everyBatch }, { signal, progress }) =>
        inTurn(signal, () =>
          train(trainings, {
            signal,
            pause,
            paused: () => gate.opening(signal),
            onEpoch: (run, record) => progress({ run, record }),
            ...(everyBatch && { onBatch: (run, batch) => progress({ run, batch }) }),
          }),
        ),
      hold: (held) => {
        gate.hold(held);
        return null;
      },
    },
  });
}

/** Holds back a training until it may go on. */
class Gate {
  #open: (() => void) | undefined;
  #opening: Promise<void> | null = null;

  hold(held: boolean): void {
    if (held) {
      this.#opening ??= new Promise((resolve) => (this.#open = resolve));
      return;
    }
    this.#opening = null;
    this.#open?.();
  }

  /** Null while nothing is held; a cancellation does not wait for the gate. */
  opening(signal: AbortSignalLike): Promise<void> | null {
    const opening = this.#opening;
    if (opening === null || signal.aborted) return null;
    return Promise.race([opening, new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))]);
  }
}
