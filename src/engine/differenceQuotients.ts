import { inDoublePrecision } from './doublePrecision.js';
import type { NetworkPlan } from './networkPlan.js';
import type { Batch, PassSettings, WeightDraws } from './pass.js';
import { tensorForward } from './tensorPass.js';

/** One entry of one weight of a network. */
export interface Entry {
  readonly layer: number;
  readonly weight: number;
  readonly index: number;
}

/** The loss after a change of one entry, and the layers in which an activation's input then lies beyond one of its kinks. */
interface Variation {
  readonly loss: number;
  readonly crossed: readonly number[];
}

/** A slope of the loss along one entry and how far it can be off. */
export interface Slope {
  readonly value: number;
  readonly uncertainty: number;
  /** Layers whose kinks lie within the step; none where the difference is a derivative. */
  readonly crossed: readonly number[];
  /** Whether the loss bends at the point itself, though no activation in sight has a kink there. */
  readonly bends: boolean;
}

/** Numbers that one forward pass over several variations may hold. */
const CHUNK_NUMBERS = 2e6;

/** A network at one point, whose loss is evaluated in double precision around it. */
export class DifferenceQuotients {
  private readonly regions: readonly (Int8Array | null)[];
  private readonly centre: number;
  private readonly perChunk: number;

  /** `weights` and `settings` are those of the pass that is verified, for one draw. */
  constructor(
    private readonly plan: NetworkPlan,
    private readonly weights: WeightDraws,
    private readonly batch: Batch,
    private readonly settings: PassSettings,
    outputs: number,
  ) {
    this.perChunk = plan.vectorisable ? Math.max(1, Math.floor(CHUNK_NUMBERS / (plan.parameters + 4 * outputs))) : 1;
    const { loss, layers } = this.forward([null]);
    this.centre = loss[0]!;
    this.regions = plan.layers.map((_layer, l) => {
      const kinks = this.kinks(l);
      const z = layers[l]?.z ?? null;
      return z === null || kinks.length === 0 ? null : regionsOf(z, kinks);
    });
  }

  /** Layers in which these activations' inputs lie on the other side of a kink than in double precision. */
  disagreeing(inputs: (layer: number) => Float32Array | null): number[] {
    return this.regions.flatMap((own, l) => {
      const z = inputs(l);
      if (own === null || z === null) return [];
      const theirs = regionsOf(z, this.kinks(l));
      return own.some((region, i) => region !== theirs[i]) ? [l] : [];
    });
  }

  /**
   * Central differences over `steps` and their halves, extrapolated to a step of 0 (Richardson): the error falls with the fourth
   * power of the step. `breathe` is called between passes.
   */
  async slopes(entries: readonly Entry[], steps: readonly number[], breathe: () => Promise<void>): Promise<Slope[]> {
    const moves = entries.flatMap((entry, i) => [1, -1, 0.5, -0.5].map((share) => ({ entry, by: share * steps[i]! })));
    const varied: Variation[] = [];
    for (let start = 0; start < moves.length; start += this.perChunk) {
      await breathe();
      varied.push(...this.vary(moves.slice(start, start + this.perChunk)));
    }
    return entries.map((_entry, i) => this.slope(varied.slice(4 * i, 4 * i + 4), steps[i]!));
  }

  private slope([up, down, halfUp, halfDown]: readonly Variation[], step: number): Slope {
    const whole = (up!.loss - down!.loss) / (2 * step);
    const half = (halfUp!.loss - halfDown!.loss) / step;
    const value = (4 * half - whole) / 3;
    const size = Math.abs(this.centre);
    const rounding = (5e-16 * (size + Math.sqrt(size))) / step;
    // Of a smooth loss this halves with the step; at a kink it stays.
    const bend = (up!.loss + down!.loss - 2 * this.centre) / step;
    const halfBend = (halfUp!.loss + halfDown!.loss - 2 * this.centre) / (step / 2);
    const crossed = [...new Set([up, down, halfUp, halfDown].flatMap((one) => one!.crossed))];
    return {
      value,
      uncertainty: Math.abs(value - half) + rounding,
      crossed,
      bends: Math.abs(bend) > 1e-4 * Math.abs(value) + 8 * rounding && Math.abs(halfBend) > 0.75 * Math.abs(bend),
    };
  }

  private vary(moves: readonly { readonly entry: Entry; readonly by: number }[]): Variation[] {
    const { loss, layers } = this.forward(moves);
    return moves.map(({ entry, by }, point) => ({
      loss: loss[point]! + this.penalty(entry, by),
      crossed: this.regions.flatMap((own, l) => {
        const z = layers[l]?.z;
        if (own === null || !z) return [];
        return differs(z, point * own.length, own, this.kinks(l)) ? [l] : [];
      }),
    }));
  }

  /** How much the penalty on an entry grows with it. */
  private penalty({ layer, weight, index }: Entry, by: number): number {
    const { l1, l2 } = this.plan.layers[layer]!.weights[weight]!;
    const before = this.weights.values[layer]![weight]![index]!;
    const after = before + by;
    return l1 * (Math.abs(after) - Math.abs(before)) + l2 * (after * after - before * before);
  }

  private kinks(layer: number): readonly number[] {
    return this.plan.layers[layer]?.activation?.scalar?.kinks ?? [];
  }

  private forward(moves: readonly ({ readonly entry: Entry; readonly by: number } | null)[]) {
    const count = moves.length;
    const values = this.weights.values.map((arrays) =>
      arrays.map((array) => {
        const repeated = new Float64Array(count * array.length);
        for (let point = 0; point < count; point++) repeated.set(array, point * array.length);
        return repeated;
      }),
    );
    moves.forEach((move, point) => {
      if (move === null) return;
      const { layer, weight, index } = move.entry;
      const array = values[layer]![weight]!;
      array[(point * array.length) / count + index]! += move.by;
    });
    // In there a Float64Array is what float32 numbers are kept in.
    const doubled = values as unknown as WeightDraws['values'];
    const variations: WeightDraws = { first: this.weights.first, count, values: doubled };
    const settings = { ...this.settings, collect: true, sharedDropout: true };
    return inDoublePrecision(() => tensorForward(this.plan, variations, this.batch, settings));
  }
}

/** Per input twice the number of kinks below it, plus one if it lies exactly on one. */
function regionsOf(z: Float32Array, kinks: readonly number[]): Int8Array {
  const regions = new Int8Array(z.length);
  z.forEach((value, i) => (regions[i] = regionOf(value, kinks)));
  return regions;
}

function regionOf(z: number, kinks: readonly number[]): number {
  let region = 0;
  for (const kink of kinks) {
    if (z > kink) region += 2;
    else if (z === kink) region += 1;
  }
  return region;
}

function differs(z: Float32Array, start: number, regions: Int8Array, kinks: readonly number[]): boolean {
  for (let i = 0; i < regions.length; i++) if (regionOf(z[start + i]!, kinks) !== regions[i]) return true;
  return false;
}
