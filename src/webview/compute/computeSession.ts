import { CancelledError } from '../../model/cancellation.js';
import type { Channel } from '../../protocol/channel.js';
import { noContract, type ComputeContract, type NoContract } from '../../protocol/computeContract.js';
import type { LanguageBundle } from '../../protocol/languageBundle.js';
import type { ParamsOf, ProgressOf, ResultOf } from '../../protocol/contract.js';
import { connect, RpcError, type CallOptions, type Connection } from '../../protocol/rpc.js';

/** A running worker: its pipe, its end, and news of its death. */
export interface SpawnedWorker {
  readonly channel: Channel;
  terminate(): void;
  onCrash(listener: (reason: string) => void): void;
}

interface SessionOptions {
  readonly graceMilliseconds?: number;
  /** Every worker that is started is told the page's language. */
  readonly bundle?: LanguageBundle;
}

interface LiveWorker {
  readonly worker: SpawnedWorker;
  readonly connection: Connection<ComputeContract>;
}

const STUCK = 'the worker did not answer after a cancellation';

/**
 * Calls the compute worker, started on first use. A cancelled call is first asked to stop; if the worker does not answer
 * within the grace period it is ended and started anew, and calls that were not cancelled are made again.
 */
export class ComputeSession {
  #live: LiveWorker | undefined;
  #closed = false;

  constructor(
    private readonly spawn: () => SpawnedWorker,
    private readonly options: SessionOptions = {},
  ) {}

  async call<Name extends keyof ComputeContract>(
    method: Name,
    params: ParamsOf<ComputeContract[Name]>,
    options: CallOptions<ProgressOf<ComputeContract[Name]>> = {},
  ): Promise<ResultOf<ComputeContract[Name]>> {
    for (;;) {
      if (this.#closed) throw new CancelledError();
      const live = (this.#live ??= this.#start());
      try {
        return await live.connection.call(method, params, options);
      } catch (error) {
        if (error instanceof CancelledError) {
          void this.#endIfStuck(live);
          throw error;
        }
        if (error instanceof RpcError && error.code === 'closed' && error.message === STUCK) continue;
        throw error;
      }
    }
  }

  /** Ends the worker and every call for good. */
  close(): void {
    this.#closed = true;
    this.#end(this.#live, 'the page was closed');
  }

  #start(): LiveWorker {
    const worker = this.spawn();
    const connection = connect<NoContract, ComputeContract>({
      channel: worker.channel,
      contract: noContract,
      handlers: {},
    });
    const { bundle = {} } = this.options;
    if (Object.keys(bundle).length > 0) connection.call('speak', bundle).catch(() => undefined);
    const live = { worker, connection };
    worker.onCrash((reason) => this.#end(live, reason));
    return live;
  }

  #end(live: LiveWorker | undefined, reason: string): void {
    if (live === undefined) return;
    if (this.#live === live) this.#live = undefined;
    live.worker.terminate();
    live.connection.close(reason);
  }

  async #endIfStuck(live: LiveWorker): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<'silent'>((resolve) => {
      timer = setTimeout(() => resolve('silent'), this.options.graceMilliseconds ?? 3000);
    });
    const answer = live.connection.call('describe', null).then(
      () => 'answered' as const,
      () => 'answered' as const,
    );
    if ((await Promise.race([silence, answer])) === 'silent') this.#end(live, STUCK);
    clearTimeout(timer);
  }
}
