import { describe, expect, it, vi } from 'vitest';
import { CancelledError } from '../../../src/model/cancellation.js';
import { failure, success, type Result } from '../../../src/model/result.js';
import { LatestRun, type RunContext } from '../../../src/webview/compute/latestRun.js';

interface Started {
  readonly input: number;
  readonly context: RunContext;
  readonly finish: (result: Result<string>) => void;
  readonly fail: (error: Error) => void;
}

function runner() {
  const started: Started[] = [];
  const faults: string[] = [];
  const run = new LatestRun<number, string>(
    (input, context) =>
      new Promise((finish, fail) => {
        context.signal.addEventListener('abort', () => fail(new CancelledError()));
        started.push({ input, context, finish, fail });
      }),
    (fault) => faults.push(fault),
  );
  return { run, started, faults };
}

describe('the latest run', () => {
  it('cancels the older computation and shows only the newer result', async () => {
    const { run, started } = runner();
    const first = run.run(1);
    const second = run.run(2);
    expect(started[0]?.context.signal.aborted).toBe(true);
    started[0]?.finish(success('old'));
    started[1]?.finish(success('new'));
    await Promise.all([first, second]);
    expect(run.state.value).toMatchObject({ running: false, outcome: { input: 2, value: 'new' }, problem: null });
  });

  it('keeps the last result when cancelled and says so', async () => {
    const { run, started } = runner();
    const first = run.run(1);
    started[0]?.finish(success('kept'));
    await first;
    const second = run.run(2);
    run.cancel();
    await second;
    expect(run.state.value).toMatchObject({ running: false, cancelled: true, outcome: { value: 'kept' } });
  });

  it('shows an expected failure as its sentence and reports a fault to the log', async () => {
    const { run, started, faults } = runner();
    const first = run.run(1);
    started[0]?.finish(failure({ code: 'too-large', message: 'Too large.' }));
    await first;
    expect(run.state.value.problem).toBe('Too large.');
    const second = run.run(2);
    started[1]?.fail(new Error('boom'));
    await second;
    expect(run.state.value.problem).toMatch(/^The computation stopped unexpectedly/);
    expect(faults).toHaveLength(1);
  });

  it('waits for a pause in the calls', () => {
    vi.useFakeTimers();
    try {
      const { run, started } = runner();
      for (const input of [1, 2, 3]) {
        run.runSoon(input, 80);
        vi.advanceTimersByTime(50);
      }
      expect(started).toHaveLength(0);
      vi.advanceTimersByTime(80);
      expect(started.map(({ input }) => input)).toEqual([3]);
    } finally {
      vi.useRealTimers();
    }
  });
});
