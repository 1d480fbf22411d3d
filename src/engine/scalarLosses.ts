import { entryOf } from '../model/entryOf.js';
import { LOSS_EPSILON } from './losses.js';

/** Outputs in single precision (the kernels) or double (the finite differences). */
export type Outputs = Float32Array | Float64Array;

/**
 * The loss of `rows` outputs of `units` each, and its derivative by every output if `slope` is given. The formulas are those of
 * `losses.ts`, written out; the derivative at a clipping is 0 outside and passes inside, ends included, as TensorFlow.js has it.
 */
export type ScalarLoss = (
  y: Float32Array,
  p: Outputs,
  rows: number,
  units: number,
  slope: Float32Array | null,
) => number;

/** A loss that is a mean (or sum) of terms, one per entry. */
function entrywise(
  term: (y: number, p: number) => number,
  derivative: (y: number, p: number) => number,
  reduction: 'mean' | 'sum' = 'mean',
): ScalarLoss {
  return (y, p, rows, units, slope) => {
    const count = rows * units;
    const share = reduction === 'mean' ? 1 / count : 1;
    let total = 0;
    for (let i = 0; i < count; i++) {
      total += term(y[i]!, p[i]!);
      if (slope !== null) slope[i] = derivative(y[i]!, p[i]!) * share;
    }
    return total * share;
  };
}

const LOW = LOSS_EPSILON;
const HIGH = 1 - LOSS_EPSILON;
const clip = (p: number) => Math.min(Math.max(p, LOW), HIGH);
const inside = (p: number) => p >= LOW && p <= HIGH;
/** max(x, 0) - x y + ln(1 + e^-|x|). */
const logitTerm = (y: number, x: number) => Math.max(x, 0) - x * y + Math.log1p(Math.exp(-Math.abs(x)));

/** Cross entropy of probabilities that are first divided by their sum, then clipped. `target(row, unit)` gives the true share. */
function categorical(
  clipFirst: boolean,
  target: (y: Float32Array, row: number, unit: number, units: number) => number,
): ScalarLoss {
  return (y, p, rows, units, slope) => {
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const start = row * units;
      const entry = (unit: number) => (clipFirst ? clip(p[start + unit]!) : p[start + unit]!);
      let sum = 0;
      for (let unit = 0; unit < units; unit++) sum += entry(unit);
      let weighted = 0;
      for (let unit = 0; unit < units; unit++) {
        const q = entry(unit) / sum;
        const share = target(y, row, unit, units);
        if (share !== 0) total -= share * Math.log(clip(q));
        const byShare = inside(q) ? -share / q : 0;
        weighted += byShare * q;
        if (slope !== null) slope[start + unit] = byShare;
      }
      if (slope === null) continue;
      for (let unit = 0; unit < units; unit++) {
        const passes = !clipFirst || inside(p[start + unit]!);
        slope[start + unit] = passes ? (slope[start + unit]! - weighted) / sum / rows : 0;
      }
    }
    return total / rows;
  };
}

const losses: Readonly<Record<string, ScalarLoss>> = {
  meanSquaredError: entrywise(
    (y, p) => (p - y) ** 2,
    (y, p) => 2 * (p - y),
  ),
  squaredErrorSum: entrywise(
    (y, p) => (p - y) ** 2,
    (y, p) => 2 * (p - y),
    'sum',
  ),
  meanAbsoluteError: entrywise(
    (y, p) => Math.abs(p - y),
    (y, p) => Math.sign(p - y),
  ),
  huber: entrywise(
    (y, p) => (Math.abs(p - y) <= 1 ? 0.5 * (p - y) ** 2 : Math.abs(p - y) - 0.5),
    (y, p) => (Math.abs(p - y) <= 1 ? p - y : Math.sign(p - y)),
  ),
  binaryCrossentropy: entrywise(
    (y, p) => {
      const q = clip(p);
      return logitTerm(y, Math.log(q / (1 - q)));
    },
    (y, p) => (inside(p) ? (p - y) / (p * (1 - p)) : 0),
  ),
  sigmoidCrossEntropy: entrywise(logitTerm, (y, x) => 1 / (1 + Math.exp(-x)) - y),
  categoricalCrossentropy: categorical(false, (y, row, unit, units) => y[row * units + unit]!),
  sparseCategoricalCrossentropy: categorical(true, (y, row, unit) => (Math.floor(y[row]!) === unit ? 1 : 0)),
};

/** The written-out loss of that name, for the losses that the dense kernels know. */
export function scalarLossNamed(name: string): ScalarLoss | undefined {
  return entryOf(losses, name);
}
