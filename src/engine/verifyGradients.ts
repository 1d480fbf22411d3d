import * as l10n from '@vscode/l10n';
import type { Verification } from '../model/gradientCheck.js';
import { DifferenceQuotients, type Entry, type Slope } from './differenceQuotients.js';
import { layerInWords } from './layerName.js';
import type { NetworkPlan } from './networkPlan.js';
import { sizeOf } from './shape.js';
import type { Batch, PassResult, PassSettings, WeightDraws } from './pass.js';
import { RandomStream, streamUse } from './randomStream.js';

/** One draw and the gradients that were computed for it. */
export interface VerifiedPass {
  readonly plan: NetworkPlan;
  readonly batch: Batch;
  readonly settings: PassSettings;
  readonly weights: WeightDraws;
  readonly result: PassResult;
}

/** Entries compared per weight; of weights that are computed one forward pass at a time, and of large ones, fewer. */
const ENTRIES_PER_WEIGHT = 8;
/** Multiplications that the forward passes of one verification may take. */
const WORK_LIMIT = 8e9;
/** Steps are tried until the quotient is known to this share of the weight's largest gradient ... */
const PRECISE = 1e-5;
/** ... and if none is, the best one serves that is known to this share. */
const SUFFICIENT = 1e-4;
/**
 * Steps relative to the weight's usual size, tried in this order until a quotient is good: the first suits smooth losses, the large
 * one gradients that would vanish in the loss's rounding, the small ones the neighbourhood of kinks.
 */
const STEPS = [1e-3, 3e-2, 1e-5, 1e-7];
/** A gradient smaller than this share of its layer's largest is the rounding of one that is 0. */
const ROUNDING = 1e-5;

interface Candidate extends Entry {
  readonly gradient: number;
  /** The weight's usual size, in which steps are measured. */
  readonly size: number;
  /** The gradient by which an error is judged. */
  readonly scale: number;
}

/** Compares gradients of the first draw with central differences of the loss, entry by entry. */
export async function verifyGradients(pass: VerifiedPass, breathe: () => Promise<void>): Promise<Verification> {
  const { plan, batch, settings, result } = pass;
  const obstacle = obstacleTo(pass);
  if (obstacle !== undefined) return { ...nothing, unavailable: obstacle };
  const candidates = chooseCandidates(pass);
  const outputs = batch.size * plan.layers.reduce((sum, layer) => sum + sizeOf(layer.outputShape), 0);
  const quotients = new DifferenceQuotients(plan, pass.weights, batch, settings, outputs);
  const tally = new Tally(plan);

  // A unit that single precision sees on the other side of its kink changes the gradients of everything before it.
  const blurred = quotients.disagreeing((layer) => result.layers[layer]?.z ?? null);
  let pending = candidates.filter((candidate) => {
    const unclear = blurred.filter((layer) => layer >= candidate.layer);
    if (unclear.length > 0) tally.skip(unclear);
    return unclear.length === 0;
  });
  const best = new Map<Candidate, Slope>();
  for (const step of STEPS) {
    if (pending.length === 0) break;
    const slopes = await quotients.slopes(
      pending,
      pending.map(({ size }) => step * size),
      breathe,
    );
    pending.forEach((candidate, i) => best.set(candidate, better(best.get(candidate), slopes[i]!)));
    pending = pending.filter((candidate) => !isKnown(best.get(candidate)!, PRECISE * candidate.scale));
  }
  for (const [candidate, slope] of best) {
    if (isKnown(slope, SUFFICIENT * candidate.scale)) tally.compare(candidate, slope);
    else tally.leaveOut(candidate, slope);
  }
  return tally.verification();
}

const nothing: Verification = {
  maxRelativeError: NaN,
  comparedEntries: 0,
  skippedAtKinks: 0,
  kinks: [],
  tooSmallEntries: 0,
};

const isSmooth = ({ crossed, bends }: Slope): boolean => crossed.length === 0 && !bends;
const isKnown = (slope: Slope, tolerance: number): boolean => isSmooth(slope) && slope.uncertainty <= tolerance;

/** Of two quotients the one that is a derivative, of two such ones the better known. */
function better(before: Slope | undefined, now: Slope): Slope {
  if (before === undefined || !isSmooth(before)) return now;
  return isSmooth(now) && now.uncertainty < before.uncertainty ? now : before;
}

function obstacleTo({ plan, result }: VerifiedPass): string | undefined {
  const noisy = plan.layers.find((layer) => layer.unrepeatable);
  if (noisy !== undefined) {
    return l10n.t('{0} uses noise that no seed repeats, so two passes cannot be compared', inWords(noisy));
  }
  const numbers = [result.loss, ...result.gradients.flat()];
  if (!numbers.every((values) => values === null || values.every(Number.isFinite))) {
    return l10n.t('the first draw has a loss or a gradient that is not a finite number');
  }
  return undefined;
}

const inWords = ({ path, className }: { readonly path: readonly number[]; readonly className: string }) =>
  layerInWords(path, className);

/** Per weight the entry with the largest gradient and some others, chosen by the seed. */
function chooseCandidates({ plan, batch, settings, weights, result }: VerifiedPass): Candidate[] {
  const largest = result.gradients.map((arrays) => arrays.map((array) => (array === null ? 0 : largestIn(array))));
  const overall = Math.max(0, ...largest.flat());
  const tensors = plan.layers.flatMap((layer) => layer.weights).filter(({ differentiable }) => differentiable).length;
  const passes = 4 * plan.parameters * batch.size * Math.max(tensors, 1);
  const affordable = Math.floor(WORK_LIMIT / Math.max(passes, 1));
  const perWeight = Math.max(1, Math.min(affordable, plan.vectorisable ? ENTRIES_PER_WEIGHT : ENTRIES_PER_WEIGHT / 2));
  return plan.layers.flatMap((layer, l) =>
    layer.weights.flatMap((_weight, w) => {
      const gradient = result.gradients[l]?.[w];
      if (!gradient) return [];
      const values = weights.values[l]![w]!;
      const ofLayer = Math.max(...largest[l]!);
      const own = largest[l]![w]!;
      const scale = own > ROUNDING * ofLayer ? own : ofLayer || overall || 1;
      const usual = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length) || 1;
      return chosenIndices(new RandomStream(settings.seed, streamUse.verification, l, w), gradient, perWeight).map(
        (index): Candidate => ({
          layer: l,
          weight: w,
          index,
          gradient: gradient[index]!,
          size: Math.max(usual, Math.abs(values[index]!)),
          scale,
        }),
      );
    }),
  );
}

const largestIn = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function chosenIndices(stream: RandomStream, gradient: Float32Array, count: number): readonly number[] {
  let best = 0;
  gradient.forEach((value, i) => {
    if (Math.abs(value) > Math.abs(gradient[best]!)) best = i;
  });
  const chosen = new Set([best]);
  while (chosen.size < Math.min(count, gradient.length)) chosen.add(stream.index(gradient.length));
  return [...chosen];
}

/** Counts what was compared and what was left out, and where. */
class Tally {
  private worst = 0;
  private compared = 0;
  private skipped = 0;
  private tooSmall = 0;
  private readonly kinks = new Map<number, number>();

  constructor(private readonly plan: NetworkPlan) {}

  compare({ gradient, scale }: Candidate, slope: Slope): void {
    this.compared++;
    this.worst = Math.max(this.worst, Math.abs(gradient - slope.value) / scale);
  }

  /** Counts an entry left out for the kinks of these layers. */
  skip(layers: readonly number[]): void {
    this.skipped++;
    const nearest = Math.min(...layers);
    this.kinks.set(nearest, (this.kinks.get(nearest) ?? 0) + 1);
  }

  leaveOut(candidate: Candidate, slope: Slope): void {
    if (slope.crossed.length > 0) this.skip(slope.crossed);
    else if (slope.bends) this.skip([this.bendAfter(candidate.layer)]);
    else this.tooSmall++;
  }

  /** Where a kink can lie that no activation's inputs show: inside the next layer of TensorFlow.js' own, else in the loss. */
  private bendAfter(layer: number): number {
    const inside = this.plan.layers.findIndex(({ step }, l) => l >= layer && step === null);
    return inside < 0 ? this.plan.layers.length : inside;
  }

  verification(): Verification {
    const kinks = [...this.kinks].sort(([, one], [, other]) => other - one);
    return {
      maxRelativeError: this.compared === 0 ? NaN : this.worst,
      comparedEntries: this.compared,
      skippedAtKinks: this.skipped,
      kinks: kinks.map(([layer, entries]) => ({
        path: this.plan.layers[layer]?.path ?? [],
        label: this.plan.layers[layer]?.label ?? l10n.t('the loss'),
        entries,
      })),
      tooSmallEntries: this.tooSmall,
    };
  }
}
