import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { COURSE_MARKS } from '../../src/model/marks.js';
import type { CheckRequest } from '../../src/model/gradientCheck.js';
import { startComputeWorker } from '../../src/extension/node/startComputeWorker.js';
import type { ComputeWorker } from '../../src/extension/platform.js';
import { ComputeService } from '../../src/extension/services/compute.js';
import { extension } from './extension.js';

const request = (draws: number, units: number): CheckRequest => ({
  network: {
    layers: [
      { className: 'Dense', config: { units, activation: 'tanh', inputShape: [units] } },
      { className: 'Dense', config: { units, activation: 'tanh' } },
      { className: 'Dense', config: { units: 1 } },
    ],
  },
  data: { kind: 'random', batchSize: 32 },
  seed: 1,
  draws,
  marks: COURSE_MARKS,
});

/** Added in front of the packaged worker: it dies when it is told to. */
const mortal = (bundle: string) => `
const { parentPort } = require('node:worker_threads');
const deaths = {
  exit: () => process.exit(3),
  error: () => setImmediate(() => { throw new Error('a fault inside the worker'); }),
  memory: () => { const held = []; for (;;) held.push(new Array(100000).fill(held.length)); },
};
parentPort.on('message', ({ death }) => death && deaths[death]());
require(${JSON.stringify(bundle)});
`;

describe('when the compute worker dies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lens-worker-'));
  const file = join(folder, 'worker.cjs');
  const log = vscode.window.createOutputChannel('death', { log: true });
  const workers: ComputeWorker[] = [];
  let service: ComputeService;

  before(() => writeFileSync(file, mortal(join(extension().extensionPath, 'dist', 'compute.cjs'))));
  beforeEach(() => {
    workers.length = 0;
    service = new ComputeService(
      {
        startComputeWorker: () => {
          const worker = startComputeWorker(file, () => undefined, { maxOldGenerationSizeMb: 128 });
          workers.push(worker);
          return worker;
        },
      },
      log,
    );
  });
  afterEach(() => service.dispose());
  after(() => {
    log.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const death of ['exit', 'error', 'memory'] as const) {
    it(`by ${death}, the check under way says so in one sentence and the next one works`, async () => {
      const { signal } = new AbortController();
      let told = false;
      const outcome = await service.diagnose(request(1024, 256), {
        signal,
        onProgress: () => {
          if (told) return;
          told = true;
          workers[0]?.post({ death });
        },
      });
      assert.ok(!outcome.ok, 'the check was to be interrupted');
      assert.match(outcome.problem.message, /^The computation stopped unexpectedly and was restarted: [^.]+\.$/);
      const next = await service.diagnose(request(1, 4), { signal });
      assert.ok(next.ok, next.ok ? '' : next.problem.message);
      assert.equal(workers.length, 2);
    });
  }
});
