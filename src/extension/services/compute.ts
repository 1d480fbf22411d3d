import * as vscode from 'vscode';
import { CancelledError } from '../../model/cancellation.js';
import { failure, type Result } from '../../model/result.js';
import type { ChallengeMeasurement } from '../../model/challenge.js';
import type { FixesOutcome } from '../../model/fix.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import {
  noContract,
  type ChallengeMeasurementProgress,
  type CheckOutcome,
  type CheckProgress,
  type ComputeContract,
  type FixProgress,
  type NoContract,
} from '../../protocol/computeContract.js';
import type { ParamsOf } from '../../protocol/contract.js';
import { connect, RpcError, type Connection } from '../../protocol/rpc.js';
import type { ComputeWorker, Platform } from '../platform.js';

/** A cancelled worker that has not come back to its event loop after this time is ended. */
const GRACE_MILLISECONDS = 3_000;
/** An idle worker keeps TensorFlow.js in memory; after this time it is ended and started again when needed. */
const IDLE_MILLISECONDS = 120_000;

export interface ComputeCallOptions<Progress> {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

interface Running {
  readonly worker: ComputeWorker;
  readonly connection: Connection<ComputeContract>;
}

/**
 * The extension's compute worker: started when first needed, ended when idle, replaced when it dies or does not
 * answer. TensorFlow.js lives only there.
 */
export class ComputeService implements vscode.Disposable {
  private running: Running | undefined;
  private calls = 0;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  /** Workers that were ended because a cancelled call held them; the calls that waited behind it are made again. */
  private readonly abandoned = new WeakSet<Running>();

  constructor(
    private readonly platform: Platform,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Rejects with {@link CancelledError} when cancelled; every other failure comes back as a problem to show. */
  diagnose(request: CheckRequest, options: ComputeCallOptions<CheckProgress>): Promise<Result<CheckOutcome>> {
    return this.compute((connection) => connection.call('diagnose', request, options));
  }

  /** The same for every candidate fix, each measured on the same data and seeds. */
  measureFixes(request: CheckRequest, options: ComputeCallOptions<FixProgress>): Promise<Result<FixesOutcome>> {
    return this.compute((connection) => connection.call('measureFixes', request, options));
  }

  /** All that a level of the challenge is graded by. */
  measureChallenge(
    request: ParamsOf<ComputeContract['measureChallenge']>,
    options: ComputeCallOptions<ChallengeMeasurementProgress>,
  ): Promise<Result<ChallengeMeasurement>> {
    return this.compute((connection) => connection.call('measureChallenge', request, options));
  }

  dispose(): void {
    clearTimeout(this.idleTimer);
    this.stop('the extension was closed');
  }

  private async compute<Value>(
    call: (connection: Connection<ComputeContract>) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    clearTimeout(this.idleTimer);
    this.calls += 1;
    const running = (this.running ??= this.start());
    try {
      return await call(running.connection);
    } catch (error) {
      if (error instanceof CancelledError) {
        void this.endIfStuck();
        throw error;
      }
      if (this.abandoned.has(running)) return await this.compute(call);
      this.log.error(error instanceof Error ? error : String(error));
      return failure({
        code: 'cannot-build',
        message:
          error instanceof RpcError && error.code === 'closed'
            ? vscode.l10n.t(
                'The computation stopped unexpectedly and was restarted: try again, perhaps with fewer draws.',
              )
            : vscode.l10n.t('The check failed for a reason of our own; the log says more ("Show Log").'),
      });
    } finally {
      this.calls -= 1;
      if (this.calls === 0) this.idleTimer = setTimeout(() => this.stop('idle'), IDLE_MILLISECONDS);
    }
  }

  private start(): Running {
    const worker = this.platform.startComputeWorker();
    const connection = connect<NoContract, ComputeContract>({
      channel: worker,
      contract: noContract,
      handlers: {},
      onFault: (fault) => this.log.error(fault),
    });
    if (vscode.l10n.bundle !== undefined)
      connection.call('speak', vscode.l10n.bundle).catch((error: unknown) => this.log.warn(String(error)));
    worker.onUnexpectedEnd((reason) => {
      this.log.error(`the compute worker ended: ${reason}`);
      if (this.running?.worker === worker) this.stop(reason);
      else connection.close(reason);
    });
    return { worker, connection };
  }

  private stop(reason: string): void {
    const running = this.running;
    this.running = undefined;
    running?.connection.close(reason);
    running?.worker.terminate();
  }

  /** A cancelled computation lets go at its next pause; one that never pauses is cut off. */
  private async endIfStuck(): Promise<void> {
    const running = this.running;
    if (running === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), GRACE_MILLISECONDS);
    });
    const answered = running.connection.call('describe', null).then(
      () => 'answered',
      () => 'answered',
    );
    if ((await Promise.race([answered, late])) === 'late' && this.running === running) {
      this.log.warn('the compute worker did not answer after a cancellation and was ended');
      this.abandoned.add(running);
      this.stop('it did not answer');
    }
    clearTimeout(timer);
  }
}
