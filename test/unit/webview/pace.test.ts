import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '../../../src/webview/charts/pace.js';

describe('The pace of a drawing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function paced(took = 10) {
    const draw = vi.fn(() => Promise.resolve(took));
    const onFault = vi.fn();
    return { pace: new Pace({ draw, onFault }), draw, onFault };
  }

  it('draws at once when nothing was drawn before', () => {
    const { pace, draw } = paced();
    pace.ask();
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it('rests three times as long as a drawing took, then draws once for all that was asked for', async () => {
    const { pace, draw } = paced(10);
    pace.ask();
    await vi.advanceTimersByTimeAsync(0);
    pace.ask();
    pace.ask();
    await vi.advanceTimersByTimeAsync(29);
    expect(draw).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(draw).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('draws again what was asked for while it drew', async () => {
    const { pace, draw } = paced(10);
    pace.ask();
    pace.ask();
    await vi.advanceTimersByTimeAsync(30);
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('draws once a second out of sight, and at once when it comes into sight', async () => {
    const { pace, draw } = paced(10);
    pace.seen(false);
    pace.ask();
    await vi.advanceTimersByTimeAsync(0);
    pace.ask();
    await vi.advanceTimersByTimeAsync(999);
    expect(draw).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(draw).toHaveBeenCalledTimes(2);
    pace.ask();
    await vi.advanceTimersByTimeAsync(500);
    pace.seen(true);
    expect(draw).toHaveBeenCalledTimes(3);
  });

  it('draws nothing when it comes into sight and is up to date', async () => {
    const { pace, draw } = paced();
    pace.seen(false);
    pace.ask();
    await vi.advanceTimersByTimeAsync(0);
    pace.seen(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(draw).toHaveBeenCalledTimes(1);
    pace.ask();
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('tells of a fault and goes on drawing', async () => {
    const { pace, draw, onFault } = paced();
    draw.mockRejectedValueOnce(new Error('no room'));
    pace.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(onFault).toHaveBeenCalledWith(new Error('no room'));
    pace.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(draw).toHaveBeenCalledTimes(2);
  });

  it('draws no more once it has ended', async () => {
    const { pace, draw } = paced();
    pace.ask();
    await vi.advanceTimersByTimeAsync(0);
    pace.ask();
    pace.end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(draw).toHaveBeenCalledTimes(1);
  });
});
