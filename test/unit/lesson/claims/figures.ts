import type { GradientReport, KernelReport } from '../../../../src/model/gradientCheck.js';

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const kernels = (report: GradientReport): readonly KernelReport[] =>
  report.layers.flatMap((layer) => layer.kernels);

/** Median over the draws of each layer's mean |gradient|, from the first layer to the last. */
export const medians = (report: GradientReport): readonly number[] =>
  kernels(report).map(({ meanAbs }) => meanAbs.median);

/** Mean |gradient| of each layer, draw by draw. */
export function draws(report: GradientReport): readonly (readonly number[])[] {
  const all = kernels(report);
  return (all[0]?.meanAbsPerDraw ?? []).map((_, draw) => all.map(({ meanAbsPerDraw }) => meanAbsPerDraw[draw] ?? NaN));
}

/** Share of the draws whose layers satisfy the condition. */
export function shareOf(report: GradientReport, condition: (sizes: readonly number[]) => boolean): number {
  const all = draws(report);
  return all.filter(condition).length / all.length;
}

export const someBelow = (mark: number) => (sizes: readonly number[]) => sizes.some((size) => size < mark);
export const everyAbove = (mark: number) => (sizes: readonly number[]) => sizes.every((size) => size > mark);

/** How many times the last layer's gradient is the first one's, draw by draw. */
export const lastToFirst = (report: GradientReport): readonly number[] =>
  draws(report).map((sizes) => (sizes.at(-1) ?? NaN) / (sizes[0] ?? NaN));

/** The largest over the smallest. */
export const spreadOf = (values: readonly number[]): number => Math.max(...values) / Math.min(...values);

/** Geometric mean of the factor from layer to layer on the way back to the first. */
export function factorPerLayer(report: GradientReport): number {
  const sizes = medians(report);
  return ((sizes[0] ?? NaN) / (sizes.at(-1) ?? NaN)) ** (1 / (sizes.length - 1));
}
