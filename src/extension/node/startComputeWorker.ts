import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { ComputeWorker } from '../platform.js';

/** A network of the largest size that is checked needs a third of it; beyond, the worker ends and not the editor. */
const LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 2048 };

/** Starts the compute bundle in a worker thread; `report` receives what the worker writes about faults. */
export function startComputeWorker(
  file: string,
  report: (text: string) => void,
  resourceLimits: ResourceLimits = LIMITS,
): ComputeWorker {
  const worker = new Worker(file, { stdout: true, stderr: true, resourceLimits });
  let terminated = false;
  worker.stdout.on('data', (data: Buffer) => report(data.toString()));
  worker.stderr.on('data', (data: Buffer) => report(data.toString()));
  return {
    post: (message) => worker.postMessage(message),
    listen: (listener) => {
      worker.on('message', listener);
      return () => worker.off('message', listener);
    },
    terminate: () => {
      terminated = true;
      void worker.terminate();
    },
    onUnexpectedEnd: (listener) => {
      let reason: string | undefined;
      worker.on('error', (error) => {
        reason = error.message;
      });
      worker.on('exit', (code) => {
        if (!terminated) listener(reason ?? `exit code ${code}`);
      });
    },
  };
}
