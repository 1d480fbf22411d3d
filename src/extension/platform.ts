import type { Channel } from '../protocol/channel.js';

/** A running compute worker: a pipe that can be cut. */
export interface ComputeWorker extends Channel {
  /** Ends the worker at once and frees its memory. */
  terminate(): void;
  /** Calls the listener once if the worker ends by itself, with the reason. */
  onUnexpectedEnd(listener: (reason: string) => void): void;
}

/** What differs between the extension hosts of the desktop or server (Node) and of the browser. */
export interface Platform {
  startComputeWorker(): ComputeWorker;
}
