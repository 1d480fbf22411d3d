import type { Frame, Locator, Page } from 'playwright-core';

/** Moments of different frames are comparable: milliseconds since 1970, as the frames' own clocks have them. */
export interface Moments {
  /** Of the last key or button that was pressed. */
  readonly input: number;
  /** When what was waited for was there. */
  readonly seen: number;
}

/** What is waited for: an element, and the text of it if that matters. */
export interface Sight {
  readonly selector: string;
  readonly text?: RegExp;
}

/** Waits, from now on, for something that a press of a key or button brings about. */
export async function whenSeen(frame: Frame, { selector, text }: Sight): Promise<() => Promise<Moments>> {
  const moments = await frame.evaluateHandle(
    ({ selector, source }) => {
      const moment = () => performance.timeOrigin + performance.now();
      const pattern = source === null ? null : new RegExp(source);
      let input = 0;
      const note = () => (input = moment());
      for (const kind of ['mousedown', 'keydown']) window.addEventListener(kind, note, true);
      return {
        seen: new Promise<{ input: number; seen: number }>((resolve, reject) => {
          setTimeout(() => reject(new Error(`not seen within a minute: ${selector} ${source ?? ''}`)), 60_000);
          const isThere = () =>
            [...document.querySelectorAll(selector)].some((node) => pattern?.test(node.textContent) ?? true);
          const look = () => {
            if (input === 0 || !isThere()) return;
            observer.disconnect();
            for (const kind of ['mousedown', 'keydown']) window.removeEventListener(kind, note, true);
            resolve({ input, seen: moment() });
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        }),
      };
    },
    { selector, source: text?.source ?? null },
  );
  return () => moments.evaluate(({ seen }) => seen);
}

interface Noting {
  firstSights?: Map<string, number>;
}

/**
 * Has every frame that opens from now on note when it first shows each of these; asked from outside, the answer would come up to half a
 * second late. What it gives tells the moments of the frame with this body, undefined for what it does not show.
 */
export async function noteFirstSights<const Selector extends string>(
  page: Page,
  selectors: readonly Selector[],
): Promise<(body: Locator) => Promise<Partial<Record<Selector, number>>>> {
  await page.context().addInitScript((wanted) => {
    const sights = new Map<string, number>();
    (globalThis as Noting).firstSights = sights;
    // An observer would not outlive the editor's writing of the document.
    setInterval(() => {
      for (const selector of wanted)
        if (!sights.has(selector) && document.querySelector(selector) !== null)
          sights.set(selector, performance.timeOrigin + performance.now());
    }, 4);
  }, selectors);
  return (body) =>
    body.evaluate(
      () => Object.fromEntries((globalThis as Noting).firstSights ?? []) as Partial<Record<Selector, number>>,
    );
}
