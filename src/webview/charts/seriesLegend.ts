/** Dashes and point shapes by series: the second signal beside colour. */
export const SERIES_DASHES = [
  [1, 0],
  [7, 4],
  [2, 3],
  [10, 3, 2, 3],
];
export const SERIES_SHAPES = ['circle', 'square', 'triangle-up', 'diamond'];

/** Widths at the page's type size, as far as a legend can know them before it is drawn. */
const LETTER_PIXELS = 6.5;
const SYMBOL_PIXELS = 30;
/** What the vertical axis beside the drawing takes of the page. */
const AXIS_PIXELS = 60;

/**
 * A label in lines of at most so many letters, broken between words, and within a word that is longer than a line: a person's model
 * may have a long name.
 */
export function labelLines(label: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...piecesOf(word, letters));
  }
  return lines;
}

/** A word in pieces of at most so many letters. */
function piecesOf(word: string, letters: number): readonly string[] {
  const all = Array.from(word);
  return Array.from({ length: Math.max(1, Math.ceil(all.length / letters)) }, (_, index) =>
    all.slice(index * letters, (index + 1) * letters).join(''),
  );
}

interface LegendOptions {
  /** Letters in a line of a label. */
  readonly letters?: number;
  /** Labels of another legend that stands in the same row. */
  readonly beside?: readonly string[];
}

/** A legend above a drawing: one row where it has room for these labels, else one below the other, so that none is cut off. */
export function seriesLegend(labels: readonly string[], { letters = 34, beside = [] }: LegendOptions = {}) {
  const lines = labels.map((label) => labelLines(label, letters));
  const row = [...lines.flat(), ...beside].reduce(
    (width, line) => width + line.length * LETTER_PIXELS + SYMBOL_PIXELS,
    0,
  );
  const broken = lines.some(({ length }) => length > 1);
  return {
    title: null,
    orient: 'top',
    columns: { expr: `width + ${AXIS_PIXELS} < ${Math.round(row)} ? 1 : 0` },
    labelLimit: { expr: `width + ${AXIS_PIXELS - SYMBOL_PIXELS}` },
    ...(broken && { labelExpr: `${JSON.stringify(lines)}[indexof(${JSON.stringify(labels)}, datum.label)]` }),
    symbolSize: 90,
    symbolOpacity: 1,
    // Shapes without an outline: dashes around so small a shape would blur it.
    symbolStrokeWidth: 0,
  } as const;
}
