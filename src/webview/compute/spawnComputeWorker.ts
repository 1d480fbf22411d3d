import source from 'bundle:compute-worker';
import type { SpawnedWorker } from './computeSession.js';

/** Starts the compute worker from its inlined bundle: a webview may not start one from a resource's address. */
export function spawnComputeWorker(): SpawnedWorker {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address);
  return {
    channel: {
      post: (message) => worker.postMessage(message),
      listen: (listener) => {
        const onMessage = (event: MessageEvent<unknown>) => listener(event.data);
        worker.addEventListener('message', onMessage);
        return () => worker.removeEventListener('message', onMessage);
      },
    },
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
    onCrash: (listener) =>
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        listener(event.message === '' ? 'the worker could not be started' : event.message);
      }),
  };
}
