import type { View } from 'vega';
import type { Chart } from './chart.js';

/** The data sets that a drawing shows. */
export class ShownData {
  #shown: Chart['data'] | undefined;

  constructor(private readonly view: Pick<View, 'data' | 'resize' | 'runAsync'>) {}

  /** Brings the drawing up to date and tells how long that took, in milliseconds; data sets that are the same as before are left alone. */
  async show(data: Chart['data']): Promise<number> {
    const before = this.#shown;
    const changed = Object.entries(data).filter(([name, rows]) => rows !== before?.[name]);
    this.#shown = data;
    if (before !== undefined && changed.length === 0) return 0;
    const begun = performance.now();
    // Vega writes into the rows it is given.
    for (const [name, rows] of changed)
      this.view.data(
        name,
        rows.map((row) => ({ ...row })),
      );
    // Labels of an axis may have become wider: without being told to, Vega keeps the room that the first ones had.
    await this.view.resize().runAsync();
    return performance.now() - begun;
  }
}
