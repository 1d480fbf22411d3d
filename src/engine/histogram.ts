const BINS = 40;
/** A power of two, so that doubling keeps the bin edges exact. */
const INITIAL_HIGH = 2 ** -10;

/**
 * Counts values in equal bins without knowing their range beforehand: where a value falls outside, the range doubles and
 * neighbouring bins merge, so that every count stays exact.
 */
export class Histogram {
  private readonly counts = new Float64Array(BINS);
  private low: number;
  private high: number;
  private readonly fixed: boolean;
  private readonly lowIsFixed: boolean;

  /** With a `range` all values lie in it; without, the range grows around 0, or upwards from 0 if `notNegative`. */
  constructor(range: readonly [low: number, high: number] | null, notNegative: boolean) {
    this.fixed = range !== null;
    this.lowIsFixed = notNegative;
    [this.low, this.high] = range ?? [notNegative ? 0 : -INITIAL_HIGH, INITIAL_HIGH];
  }

  /** Counts the finite values among `values[start..end)`. */
  add(values: Float32Array, start: number, end: number): void {
    if (!this.fixed) this.grow(values, start, end);
    const { counts, low } = this;
    const scale = BINS / (this.high - low);
    for (let i = start; i < end; i++) {
      const bin = Math.floor((values[i]! - low) * scale);
      if (bin >= 0 && bin < BINS) counts[bin] = counts[bin]! + 1;
      else if (bin === BINS) counts[BINS - 1] = counts[BINS - 1]! + 1;
    }
  }

  private grow(values: Float32Array, start: number, end: number): void {
    let largest = 0;
    for (let i = start; i < end; i++) {
      const size = Math.abs(values[i]!);
      if (size > largest && size < Infinity) largest = size;
    }
    while (largest > this.high) this.double();
  }

  private double(): void {
    const merged = new Float64Array(BINS);
    const offset = this.lowIsFixed ? 0 : BINS / 4;
    for (let bin = 0; bin < BINS; bin++) {
      const target = offset + (bin >> 1);
      merged[target] = merged[target]! + this.counts[bin]!;
    }
    this.counts.set(merged);
    this.high *= 2;
    if (!this.lowIsFixed) this.low *= 2;
  }

  report(): { readonly low: number; readonly high: number; readonly counts: readonly number[] } {
    return { low: this.low, high: this.high, counts: [...this.counts] };
  }
}
