import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atMostEvery } from '../../../src/webview/host/atMostEvery.js';

describe('Work that is done at most once an interval', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const spaced = () => {
    const done: string[] = [];
    let latest = '';
    const work = atMostEvery(300, () => done.push(latest));
    return {
      done,
      ask: (value: string) => {
        latest = value;
        work.ask();
      },
      flush: () => work.flush(),
    };
  };

  it('is done at once at the first request', () => {
    const { done, ask } = spaced();
    ask('a');
    expect(done).toEqual(['a']);
  });

  it('answers what comes within an interval once, with the last of it', () => {
    const { done, ask } = spaced();
    for (const value of ['a', 'b', 'c']) ask(value);
    vi.advanceTimersByTime(299);
    expect(done).toEqual(['a']);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(['a', 'c']);
    ask('d');
    expect(done).toEqual(['a', 'c']);
    vi.advanceTimersByTime(300);
    expect(done).toEqual(['a', 'c', 'd']);
  });

  it('is done at once again after a whole quiet interval, and never unasked', () => {
    const { done, ask } = spaced();
    ask('a');
    vi.advanceTimersByTime(5000);
    expect(done).toEqual(['a']);
    ask('b');
    expect(done).toEqual(['a', 'b']);
  });

  it('does what is waiting when it is flushed, once', () => {
    const { done, ask, flush } = spaced();
    flush();
    expect(done).toEqual([]);
    ask('a');
    ask('b');
    flush();
    flush();
    expect(done).toEqual(['a', 'b']);
    vi.advanceTimersByTime(5000);
    expect(done).toEqual(['a', 'b']);
  });
});
