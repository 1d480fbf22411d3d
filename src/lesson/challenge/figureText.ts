import { decimal, grouped } from '../../model/localNumber.js';

/** A figure in a sentence: `5.4e-5`, `0.042`, `3.1`, `390`. */
export function figureText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-2 || size >= 1e5) return decimal(value.toExponential(1).replace('e+', 'e'));
  return size >= 100 ? value.toFixed(0) : decimal(Number(value.toPrecision(2)));
}

/** A mark as a person would write it: `0.0001`, `0.03`, `1`. */
export function markText(mark: number): string {
  return decimal(mark);
}

/** How many times more, with two significant digits: `46`, `830,000`, `1.2e12`. */
export function timesText(ratio: number): string {
  if (!Number.isFinite(ratio)) return '∞';
  return ratio >= 1e9 ? decimal(ratio.toExponential(1).replace('e+', 'e')) : grouped(Number(ratio.toPrecision(2)));
}

/** The middle value, the mean of the two middle ones of an even number; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? NaN : (low + high) / 2;
}
