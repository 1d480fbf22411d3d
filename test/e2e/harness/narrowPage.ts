import type { Frame, FrameLocator } from 'playwright-core';
import type { EditorWindow } from './EditorWindow.js';

/** What a panel alone in its window has beside it at this width: the activity bar takes 48 pixels. */
const NARROW = { width: 368, height: 900 };

/** Makes the window so narrow that a panel, alone in it, is 320 pixels wide. */
export async function makeNarrow(window: EditorWindow): Promise<void> {
  if (await window.page.locator('.part.sidebar').isVisible()) await window.command('View: Close Primary Side Bar');
  await window.command('View: Join All Editor Groups');
  await window.page.setViewportSize(NARROW);
}

/** Opens the table of every chart of a page. */
export async function openTables(page: FrameLocator): Promise<void> {
  const closed = page.getByRole('button', { name: 'Table', exact: true, pressed: false });
  while ((await closed.count()) > 0) await closed.first().click();
}

/** What of a page lies outside it, is cut off or has to be scrolled to sideways; formulas are left out, which cannot be broken. */
export async function lostOnPage(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const named = (element: Element) => `${element.tagName.toLowerCase()} "${element.textContent.slice(0, 40)}"`;
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter(
        (element) => element.closest('.visually-hidden, math, thead') === null && element.getClientRects().length > 0,
      );
    const outside = shown('button, select, input, p, h1, h2, li, figcaption, legend, label, th, td, code, svg').filter(
      (element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      },
    );
    const scrolling = shown('.table-scroll, pre, body').filter(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
    );
    // A drawing that is too small for its words cuts them off, and a legend that found no room was shortened.
    const words = [...document.querySelectorAll('figure svg text')].filter((text) => {
      const [word, drawing] = [text, text.closest('svg')!].map((element) => element.getBoundingClientRect());
      const cut =
        word!.width > 0 &&
        (word!.left < drawing!.left - 1 ||
          word!.right > drawing!.right + 1 ||
          word!.top < drawing!.top - 1 ||
          word!.bottom > drawing!.bottom + 1);
      return cut || text.textContent.endsWith('…');
    });
    return [
      ...outside.map((element) => `outside the page: ${named(element)}`),
      ...scrolling.map((element) => `scrolls sideways: ${named(element)}`),
      ...words.map((text) => `cut in a drawing: "${text.textContent}"`),
    ];
  });
}
