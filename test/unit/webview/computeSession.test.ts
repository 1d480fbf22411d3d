import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../src/model/cancellation.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import { success } from '../../../src/model/result.js';
import { channelPair } from '../../../src/protocol/channel.js';
import { computeContract, type ComputeContract, type NoContract } from '../../../src/protocol/computeContract.js';
import type { LanguageBundle } from '../../../src/protocol/languageBundle.js';
import type { Handlers } from '../../../src/protocol/contract.js';
import { connect } from '../../../src/protocol/rpc.js';
import { ComputeSession, type SpawnedWorker } from '../../../src/webview/compute/computeSession.js';
import { gradientReportOf } from './gradientReportOf.js';

const request = {
  network: { layers: [] },
  data: { kind: 'random', batchSize: 1 },
  seed: 1,
  draws: 1,
  marks: COURSE_MARKS,
} as const;
const report = success(gradientReportOf([[0.1]]));
const description = { tensorflow: '4.22.0', backend: 'cpu' };

/** Workers in memory; `handlers(n)` answers for the n-th. */
function pool(handlers: (number: number) => Pick<Handlers<ComputeContract>, 'describe' | 'check'>) {
  const workers: { terminated: boolean; spoken: LanguageBundle[]; crash: (reason: string) => void }[] = [];
  const spawn = (): SpawnedWorker => {
    const [page, worker] = channelPair(structuredClone);
    const spoken: LanguageBundle[] = [];
    const speak = (bundle: LanguageBundle) => {
      spoken.push(bundle);
      return null;
    };
    connect<ComputeContract, NoContract>({
      channel: worker,
      contract: computeContract,
      handlers: {
        ...handlers(workers.length),
        speak,
        diagnose: never,
        measureFixes: never,
        measureChallenge: never,
        train: never,
        hold: never,
      },
    });
    const record = { terminated: false, spoken, crash: (_reason: string): void => undefined };
    workers.push(record);
    return {
      channel: page,
      terminate: () => (record.terminated = true),
      onCrash: (listener) => (record.crash = listener),
    };
  };
  return { workers, spawn };
}

const never = () => new Promise<never>(() => undefined);

describe('the compute session', () => {
  it('starts a worker on first use and keeps it', async () => {
    const { workers, spawn } = pool(() => ({ describe: () => description, diagnose: never, check: () => report }));
    const session = new ComputeSession(spawn);
    expect(workers).toHaveLength(0);
    await session.call('check', request);
    await session.call('check', request);
    expect(workers).toHaveLength(1);
  });

  it('tells every worker that it starts the language of the page, before anything else', async () => {
    const bundle = { 'no weights': 'keine Gewichte' };
    const { workers, spawn } = pool((number) => ({
      describe: () => {
        expect(workers[number]?.spoken).toEqual([bundle]);
        return description;
      },
      check: never,
    }));
    const session = new ComputeSession(spawn, { bundle });
    await session.call('describe', null);
    workers[0]?.crash('out of memory');
    await session.call('describe', null);
    expect(workers).toHaveLength(2);
  });

  it('keeps a worker that answers after a cancellation', async () => {
    const { workers, spawn } = pool(() => ({ describe: () => description, diagnose: never, check: never }));
    const session = new ComputeSession(spawn, { graceMilliseconds: 50 });
    const controller = new AbortController();
    const call = session.call('check', request, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toBeInstanceOf(CancelledError);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(workers).toMatchObject([{ terminated: false }]);
  });

  it('ends a worker that is stuck after a cancellation and makes the other calls again in a new one', async () => {
    const { workers, spawn } = pool((number) =>
      number === 0
        ? { describe: never, diagnose: never, check: never }
        : { describe: () => description, diagnose: never, check: () => report },
    );
    const session = new ComputeSession(spawn, { graceMilliseconds: 20 });
    const controller = new AbortController();
    const cancelled = session.call('check', request, { signal: controller.signal });
    const waiting = session.call('check', request);
    controller.abort();
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
    await expect(waiting).resolves.toEqual(report);
    expect(workers).toMatchObject([{ terminated: true }, { terminated: false }]);
  });

  it('fails the calls of a worker that crashes, and starts another for the next', async () => {
    const { workers, spawn } = pool((number) => ({
      describe: () => description,
      check: number === 0 ? never : () => report,
    }));
    const session = new ComputeSession(spawn);
    const call = session.call('check', request);
    workers[0]?.crash('out of memory');
    await expect(call).rejects.toThrow('out of memory');
    await expect(session.call('check', request)).resolves.toEqual(report);
  });

  it('ends the worker when closed', async () => {
    const { workers, spawn } = pool(() => ({ describe: () => description, diagnose: never, check: never }));
    const session = new ComputeSession(spawn);
    const call = session.call('check', request);
    session.close();
    await expect(call).rejects.toThrow('the page was closed');
    expect(workers).toMatchObject([{ terminated: true }]);
    await expect(session.call('describe', null)).rejects.toBeInstanceOf(CancelledError);
  });
});
