import type { KernelReport } from '../model/gradientCheck.js';
import type { Marks } from '../model/marks.js';
import type { PlannedWeight } from './networkPlan.js';
import { spreadOf } from './spread.js';

/** Gathers one weight's gradient over the draws, computed in double precision; non-finite entries are counted, not averaged. */
export class GradientStatistics {
  readonly meanAbs: Float64Array;
  readonly l2: Float64Array;
  readonly allZero: Uint8Array;
  private readonly maxAbs: Float64Array;
  private readonly zeroShare: Float64Array;
  private readonly gradientToWeight: Float64Array;
  private nanDraws = 0;
  private infiniteDraws = 0;

  constructor(
    private readonly weight: PlannedWeight,
    draws: number,
  ) {
    this.meanAbs = new Float64Array(draws);
    this.l2 = new Float64Array(draws);
    this.allZero = new Uint8Array(draws);
    this.maxAbs = new Float64Array(draws);
    this.zeroShare = new Float64Array(draws);
    this.gradientToWeight = new Float64Array(draws);
  }

  /** Takes some consecutive draws' gradients and the weights they belong to. */
  add(first: number, count: number, gradient: Float32Array, values: Float32Array): void {
    const { size } = this.weight;
    for (let draw = 0; draw < count; draw++) {
      let sumAbs = 0;
      let sumSquares = 0;
      let largest = 0;
      let zeros = 0;
      let weightSquares = 0;
      for (let i = draw * size; i < (draw + 1) * size; i++) {
        const g = gradient[i]!;
        const w = values[i]!;
        const absolute = Math.abs(g);
        sumAbs += absolute;
        sumSquares += g * g;
        if (absolute > largest) largest = absolute;
        if (g === 0) zeros++;
        weightSquares += w * w;
      }
      this.set(first + draw, { sumAbs, sumSquares, largest, zeros, weightSquares });
    }
  }

  private set(
    draw: number,
    sums: { sumAbs: number; sumSquares: number; largest: number; zeros: number; weightSquares: number },
  ): void {
    const { size } = this.weight;
    const finite = Number.isFinite(sums.sumAbs);
    // A NaN among the entries makes the sum NaN; an infinity without a NaN makes it infinite.
    if (Number.isNaN(sums.sumAbs)) this.nanDraws++;
    else if (!finite) this.infiniteDraws++;
    const norm = Math.sqrt(sums.sumSquares);
    this.meanAbs[draw] = sums.sumAbs / size;
    this.l2[draw] = finite ? norm : NaN;
    this.maxAbs[draw] = finite ? sums.largest : NaN;
    this.zeroShare[draw] = sums.zeros / size;
    this.gradientToWeight[draw] = finite ? norm / Math.sqrt(sums.weightSquares) : NaN;
    this.allZero[draw] = sums.zeros === size ? 1 : 0;
  }

  /** Whether a draw has a non-finite entry. */
  isFinite(draw: number): boolean {
    return Number.isFinite(this.meanAbs[draw]);
  }

  report(marks: Marks): KernelReport {
    const { meanAbs } = this;
    const share = (fits: (value: number) => boolean) => meanAbs.filter(fits).length / meanAbs.length;
    return {
      weight: this.weight.name,
      shape: this.weight.shape,
      meanAbs: spreadOf(meanAbs),
      maxAbs: spreadOf(this.maxAbs),
      l2: spreadOf(this.l2),
      zeroShare: spreadOf(this.zeroShare),
      gradientToWeight: spreadOf(this.gradientToWeight),
      meanAbsPerDraw: [...meanAbs],
      belowShare: share((value) => value < marks.small),
      aboveShare: share((value) => value > marks.large),
      nanDraws: this.nanDraws,
      infiniteDraws: this.infiniteDraws,
    };
  }
}
