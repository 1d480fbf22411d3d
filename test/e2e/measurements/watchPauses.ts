import type { Frame } from 'playwright-core';

interface PauseClock {
  longest: number;
}

/** Measures from now on how long the thread of a page is ever held up; the function that it returns tells it and stops. */
export async function watchPauses(frame: Frame): Promise<() => Promise<number>> {
  const clock = await frame.evaluateHandle(() => {
    const interval = 4;
    const state: PauseClock & { timer: ReturnType<typeof setInterval> } = {
      longest: 0,
      timer: setInterval(() => {
        const now = performance.now();
        state.longest = Math.max(state.longest, now - last - interval);
        last = now;
      }, interval),
    };
    let last = performance.now();
    return state;
  });
  return () =>
    clock.evaluate((state) => {
      clearInterval(state.timer);
      return state.longest;
    });
}
