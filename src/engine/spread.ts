import type { Spread } from '../model/gradientCheck.js';

/** The value below which that share of sorted values lies, interpolated linearly (numpy's default). */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** Median, 5th and 95th percentile over the finite values; NaN if there are none. */
export function spreadOf(values: ArrayLike<number>): Spread {
  const finite = Float64Array.from(values).filter(Number.isFinite).sort();
  return { median: quantile(finite, 0.5), p05: quantile(finite, 0.05), p95: quantile(finite, 0.95) };
}
