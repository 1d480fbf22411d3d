import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Traces from now on what the page's thread does; the function that it returns ends that and tells the longest task's processor
 * time in milliseconds, which other programs of a busy machine do not lengthen.
 */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser to trace');
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] });
  return async () => {
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const pages = new Set(
      traceEvents
        .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid}/${tid}`),
    );
    const own = traceEvents.filter(({ pid, tid, tdur }) => tdur !== undefined && pages.has(`${pid}/${tid}`));
    return own.reduce((longest, { tdur }) => Math.max(longest, (tdur ?? 0) / 1000), 0);
  };
}
