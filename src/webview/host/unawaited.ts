import type { LogEntry } from '../../protocol/savedFile.js';

interface Unawaited {
  /** Nobody waits for the call: a failure is worth a line in the log and no more. */
  readonly tell: (call: Promise<unknown>) => void;
  readonly log: (level: LogEntry['level'], message: string) => void;
}

/** What a page says without waiting for an answer; `send` takes a line to the extension's log. */
export function unawaited(send: (entry: LogEntry) => Promise<unknown>): Unawaited {
  const log: Unawaited['log'] = (level, message) => {
    // Where the log cannot be reached there is nobody left to tell.
    send({ level, message }).catch(() => undefined);
  };
  return { log, tell: (call) => void call.catch((error: unknown) => log('warning', String(error))) };
}
