/** @typedef {Record<string, number>} Figures */
/**
 * @typedef {object} SoakPart
 * @property {number} times how often the work was done between the two measurements
 * @property {number} seconds
 * @property {Figures} before
 * @property {Figures} after
 * @property {[kind: string, more: number][]} grown kinds of objects in the extension host that were left behind at every turn
 */
/** @typedef {Record<string, SoakPart>} SoakResult */

/**
 * By how much each figure may grow: what collections leave by chance, and what the editor itself keeps of its own history.
 * @type {Readonly<Figures>}
 */
const bounds = {
  'extension host, MB': 10,
  'worker, MB': 5,
  'worker, tensors': 0,
  'page, MB': 15,
  'page, documents': 2,
  'page, nodes': 3000,
  'page, listeners': 100,
  "page's worker, tensors": 0,
};

/**
 * What the editor itself keeps of everything that was done once: in VS Code 1.100 each opening of its own Markdown preview leaves 33 nodes.
 * @type {Readonly<Record<string, Figures>>}
 */
const keptByTheEditor = { panels: { 'page, nodes': 35 } };

/**
 * By how much a figure may grow in a part of the soak.
 * @param {string} part
 * @param {string} figure
 * @param {number} times how often the work was done
 */
const boundOf = (part, figure, times) => (bounds[figure] ?? 0) + (keptByTheEditor[part]?.[figure] ?? 0) * times;

/**
 * What grew beyond its bound.
 * @param {SoakResult} result
 * @returns {string[]}
 */
export const leaks = (result) =>
  Object.entries(result).flatMap(([part, { times, before, after, grown }]) => [
    ...Object.keys(bounds)
      .filter((figure) => !(growth(before, after, figure) <= boundOf(part, figure, times)))
      .map((figure) => `${part}: ${figure}`),
    ...grown.map(([kind]) => `${part}: ${kind}`),
  ]);

/**
 * @param {Figures} before
 * @param {Figures} after
 * @param {string} figure
 */
const growth = (before, after, figure) => (after[figure] ?? NaN) - (before[figure] ?? NaN);

/** @param {number} value */
const shown = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(1));

/**
 * @param {SoakResult} result
 * @returns {string[]}
 */
export const soakLines = (result) =>
  Object.entries(result).flatMap(([part, { times, seconds, before, after, grown }]) => [
    '',
    `${times} ${part} in ${seconds.toFixed(0)} s`,
    ...Object.keys(bounds).map((figure) => {
      const bound = boundOf(part, figure, times);
      const more = growth(before, after, figure);
      const [from, to] = [shown(before[figure] ?? NaN), shown(after[figure] ?? NaN)];
      return `  ${figure.padEnd(26)}${from.padStart(10)} ->${to.padStart(8)}   at most ${bound} more   ${more <= bound ? 'flat' : 'GROWS'}`;
    }),
    ...grown.map(([kind, more]) => `  left behind in the extension host: ${more} x ${kind}   GROWS`),
  ]);
