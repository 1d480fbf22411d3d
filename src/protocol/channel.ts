/** A two-way pipe for structured-cloneable messages: a worker's port, a webview, or two ends in memory. */
export interface Channel {
  post(message: unknown): void;
  /** Calls `listener` with every message until the returned function is called. */
  listen(listener: (message: unknown) => void): () => void;
}

/** Two channels joined in memory; messages arrive asynchronously and in order, cloned as across a real boundary. */
export function channelPair(clone: (message: unknown) => unknown): [Channel, Channel] {
  const listeners: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [new Set(), new Set()];
  const end = (own: 0 | 1): Channel => ({
    post: (message) => {
      const copy = clone(message);
      void Promise.resolve().then(() => {
        for (const listener of listeners[own === 0 ? 1 : 0]) listener(copy);
      });
    },
    listen: (listener) => {
      listeners[own].add(listener);
      return () => listeners[own].delete(listener);
    },
  });
  return [end(0), end(1)];
}
