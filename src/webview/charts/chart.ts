import type { TopLevelSpec } from 'vega-lite';

/** A cell that carries a judgement says so by a sign and a colour besides its words. */
export type ChartCell = string | { readonly text: string; readonly tone: 'good' | 'bad' };

export function cellText(cell: ChartCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** Neighbouring columns of one group share a header above their own. */
export interface ChartColumn {
  readonly group?: string;
  readonly name: string;
}

export function columnText({ group, name }: ChartColumn): string {
  return group === undefined ? name : `${group}: ${name}`;
}

/** A table with the same data as a chart; the first column is the row's header. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

/**
 * A chart before it is drawn. `specification` depends on the chart's structure only and names its data sets; the numbers come in
 * `data`, so that new numbers update the drawing in place.
 */
export interface Chart {
  readonly specification: TopLevelSpec;
  readonly data: Readonly<Record<string, readonly object[]>>;
  /** What the drawing shows, in words computed from the data. */
  readonly summary: string;
  /** Computed when it is asked for, because a file has other numbers than a page: with a decimal point in every language. */
  readonly table: ChartTable;
  /** File name without an ending. */
  readonly name: string;
}
