import * as vscode from 'vscode';
import type { ComputeWorker } from '../platform.js';

/**
 * Starts the compute bundle in a Web Worker of the browser's extension host. The bundle is read through the editor's file
 * system, which takes a moment; messages posted before then wait.
 */
export function startComputeWorker(bundle: vscode.Uri): ComputeWorker {
  const listeners = new Set<(message: unknown) => void>();
  let endListener: ((reason: string) => void) | undefined;
  let waiting: unknown[] | undefined = [];
  let worker: Worker | undefined;
  let terminated = false;

  const start = async () => {
    const source = await vscode.workspace.fs.readFile(bundle);
    if (terminated) return;
    const url = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'text/javascript' }));
    worker = new Worker(url);
    worker.onmessage = (event: MessageEvent<unknown>) => {
      for (const listener of listeners) listener(event.data);
    };
    worker.onerror = (event) => endListener?.(event.message);
    const queued = waiting ?? [];
    waiting = undefined;
    for (const message of queued) worker.postMessage(message);
  };
  start().catch((error: unknown) => endListener?.(String(error)));

  return {
    post: (message) => {
      if (waiting !== undefined) waiting.push(message);
      else worker?.postMessage(message);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    terminate: () => {
      terminated = true;
      worker?.terminate();
    },
    onUnexpectedEnd: (listener) => {
      endListener = listener;
    },
  };
}
