import * as v from 'valibot';
import { CancelledError } from '../model/cancellation.js';
import type { Channel } from './channel.js';
import type { AbortSignalLike, CallContext, Contract, Handlers, ParamsOf, ProgressOf, ResultOf } from './contract.js';

const messageSchema = v.variant('kind', [
  v.object({ kind: v.literal('request'), id: v.number(), method: v.string(), params: v.unknown() }),
  v.object({ kind: v.literal('result'), id: v.number(), value: v.unknown() }),
  v.object({ kind: v.literal('error'), id: v.number(), code: v.string(), message: v.string() }),
  v.object({ kind: v.literal('progress'), id: v.number(), value: v.unknown() }),
  v.object({ kind: v.literal('cancel'), id: v.number() }),
]);
type Message = v.InferOutput<typeof messageSchema>;

export type RpcErrorCode = 'unknown-method' | 'invalid-parameters' | 'failed' | 'closed' | 'unsendable';

/** A call that could not be answered; `message` is for the log, not for the person. */
export class RpcError extends Error {
  constructor(
    readonly code: RpcErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'RpcError';
  }
}

export interface CallOptions<Progress> {
  readonly signal?: AbortSignalLike | undefined;
  readonly onProgress?: ((value: Progress) => void) | undefined;
}

/** One end of a connection: calls the `Remote` contract and answers the `Local` one. */
export interface Connection<Remote extends Contract> {
  /**
   * Rejects with {@link CancelledError} when cancelled, with {@link RpcError} when the method is unknown, its parameters
   * are refused, its implementation throws, or the connection closes before the answer.
   */
  readonly call: <Name extends keyof Remote & string>(
    method: Name,
    params: ParamsOf<Remote[Name]>,
    options?: CallOptions<ProgressOf<Remote[Name]>>,
  ) => Promise<ResultOf<Remote[Name]>>;
  /** Rejects every pending call, aborts every running one and stops listening. */
  readonly close: (reason?: string) => void;
}

export interface ConnectionOptions<Local extends Contract> {
  readonly channel: Channel;
  readonly contract: Local;
  readonly handlers: Handlers<Local>;
  /** Told of messages that are not ours or malformed, and of handlers that threw. */
  readonly onFault?: (fault: string) => void;
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ((value: unknown) => void) | undefined;
  readonly detach: () => void;
}

interface RunningCall {
  aborted: boolean;
  readonly listeners: Set<() => void>;
}

/** Connects one end. Both ends are alike: each may call, answer, report progress and cancel. */
export function connect<Local extends Contract, Remote extends Contract>(
  options: ConnectionOptions<Local>,
): Connection<Remote> {
  const { channel, contract, handlers, onFault } = options;
  const pending = new Map<number, PendingCall>();
  const running = new Map<number, RunningCall>();
  let nextId = 1;
  let closed: string | undefined;

  const post = (message: Message) => channel.post(message);

  async function answer(id: number, name: string, rawParams: unknown): Promise<void> {
    const method = Object.hasOwn(contract, name) ? contract[name] : undefined;
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (method === undefined || handler === undefined) {
      post({ kind: 'error', id, code: 'unknown-method', message: `there is no method "${name}"` });
      return;
    }
    const params = v.safeParse(method.params, rawParams);
    if (!params.success) {
      const [issue] = params.issues;
      const path = v.getDotPath(issue) ?? 'parameters';
      post({ kind: 'error', id, code: 'invalid-parameters', message: `${name}: ${path}: ${issue.message}` });
      return;
    }
    const call: RunningCall = { aborted: false, listeners: new Set() };
    running.set(id, call);
    const context: CallContext<unknown> = {
      signal: {
        get aborted() {
          return call.aborted;
        },
        addEventListener: (_type, listener) => call.listeners.add(listener),
        removeEventListener: (_type, listener) => call.listeners.delete(listener),
      },
      progress: (value) => {
        if (running.has(id)) post({ kind: 'progress', id, value });
      },
    };
    try {
      const value: unknown = await (handler as (params: unknown, context: CallContext<unknown>) => unknown)(
        params.output,
        context,
      );
      if (running.has(id)) post({ kind: 'result', id, value });
    } catch (error) {
      // A cancelled call has no entry any more: its caller was answered at once and waits for nothing.
      if (running.has(id)) {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        onFault?.(`${name}: ${text}`);
        post({ kind: 'error', id, code: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    } finally {
      running.delete(id);
    }
  }

  function abort(id: number): void {
    const call = running.get(id);
    if (call === undefined) return;
    running.delete(id);
    call.aborted = true;
    for (const listener of call.listeners) listener();
  }

  function settle(id: number): PendingCall | undefined {
    const call = pending.get(id);
    pending.delete(id);
    call?.detach();
    return call;
  }

  const stopListening = channel.listen((raw) => {
    const parsed = v.safeParse(messageSchema, raw);
    if (!parsed.success) {
      onFault?.(`a message that is not of this protocol was ignored: ${parsed.issues[0].message}`);
      return;
    }
    const message = parsed.output;
    switch (message.kind) {
      case 'request':
        void answer(message.id, message.method, message.params);
        break;
      case 'cancel':
        abort(message.id);
        break;
      case 'progress':
        pending.get(message.id)?.onProgress?.(message.value);
        break;
      case 'result':
        settle(message.id)?.resolve(message.value);
        break;
      case 'error':
        settle(message.id)?.reject(new RpcError(message.code as RpcErrorCode, message.message));
        break;
    }
  });

  return {
    call: (method, params, callOptions) =>
      new Promise((resolve, reject) => {
        const signal = callOptions?.signal;
        if (closed !== undefined) {
          reject(new RpcError('closed', closed));
          return;
        }
        if (signal?.aborted === true) {
          reject(new CancelledError());
          return;
        }
        const id = nextId++;
        const onAbort = () => {
          settle(id)?.reject(new CancelledError());
          post({ kind: 'cancel', id });
        };
        signal?.addEventListener('abort', onAbort);
        pending.set(id, {
          resolve: resolve as (value: unknown) => void,
          reject,
          onProgress: callOptions?.onProgress as ((value: unknown) => void) | undefined,
          detach: () => signal?.removeEventListener('abort', onAbort),
        });
        try {
          post({ kind: 'request', id, method, params });
        } catch (error) {
          settle(id)?.reject(new RpcError('unsendable', `${method}: ${String(error)}`));
        }
      }),
    close: (reason = 'the connection was closed') => {
      if (closed !== undefined) return;
      closed = reason;
      stopListening();
      for (const id of [...running.keys()]) abort(id);
      for (const id of [...pending.keys()]) settle(id)?.reject(new RpcError('closed', reason));
    },
  };
}
