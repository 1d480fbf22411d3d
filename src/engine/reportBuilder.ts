import type {
  CheckAssumptions,
  CheckRequest,
  GradientReport,
  LayerReport,
  Spread,
  Verification,
} from '../model/gradientCheck.js';
import { ActivationStatistics } from './activationStatistics.js';
import { GradientStatistics } from './gradientStatistics.js';
import type { PlannedLayer } from './networkPlan.js';
import type { PassResult, WeightDraws } from './pass.js';
import type { PreparedCheck } from './prepareCheck.js';
import { spreadOf } from './spread.js';

/** A kernel's place in the plan and what is gathered about it. */
interface KernelPlace {
  readonly layer: number;
  readonly weight: number;
  readonly statistics: GradientStatistics;
}

/** Turns passes over the draws into a report. */
export class ReportBuilder {
  private readonly weights: readonly KernelPlace[];
  private readonly activations: readonly (ActivationStatistics | null)[];
  private readonly loss: Float64Array;

  constructor(
    private readonly request: CheckRequest,
    private readonly check: PreparedCheck,
  ) {
    const { plan, draws, data } = check;
    this.loss = new Float64Array(draws);
    this.weights = plan.layers.flatMap((layer, l) =>
      layer.weights.flatMap((weight, w) =>
        weight.differentiable ? [{ layer: l, weight: w, statistics: new GradientStatistics(weight, draws) }] : [],
      ),
    );
    this.activations = plan.layers.map((layer) =>
      layer.activationName === null
        ? null
        : new ActivationStatistics(layer, layer.activationName, data.batch.size, draws),
    );
  }

  /** Takes the results of some consecutive draws. */
  add(weights: WeightDraws, result: PassResult): void {
    this.loss.set(result.loss, result.first);
    for (const { layer, weight, statistics } of this.weights) {
      const gradient = result.gradients[layer]![weight]!;
      statistics.add(result.first, result.draws, gradient, weights.values[layer]![weight]!);
    }
    this.activations.forEach((statistics, l) => {
      const values = result.layers[l];
      if (values) statistics?.add(result.first, result.draws, values.output, values.z);
    });
  }

  /** `notes` are sentences on how it was computed, told before those on the network. */
  build(
    notes: readonly string[],
    computation: GradientReport['computation'],
    verification?: Verification,
  ): GradientReport {
    const { plan } = this.check;
    return {
      layers: plan.layers.map((layer, index) => this.layerReport(layer, index)),
      loss: spreadOf(this.loss),
      nonFiniteDraws: this.countDraws((draw) => !this.isFinite(draw)),
      allZeroShare: this.allZeroShare(),
      ...this.decay(),
      parameters: plan.parameters,
      assumptions: this.assumptions(notes),
      ...(verification && { verification }),
      computation,
    };
  }

  private allZeroShare(): number {
    const kernels = this.kernels();
    if (kernels.length === 0) return 0;
    return (
      this.countDraws((draw) => kernels.every(({ statistics }) => statistics.allZero[draw] === 1)) / this.check.draws
    );
  }

  private kernels(): readonly KernelPlace[] {
    return this.weights.filter(({ layer, weight }) => this.check.plan.layers[layer]?.weights[weight]?.isKernel);
  }

  private countDraws(fits: (draw: number) => boolean): number {
    let count = 0;
    for (let draw = 0; draw < this.check.draws; draw++) if (fits(draw)) count++;
    return count;
  }

  private isFinite(draw: number): boolean {
    return Number.isFinite(this.loss[draw]) && this.weights.every(({ statistics }) => statistics.isFinite(draw));
  }

  private layerReport(layer: PlannedLayer, index: number): LayerReport {
    return {
      path: layer.path,
      className: layer.className,
      label: layer.label,
      outputShape: layer.outputShape,
      parameters: layer.weights.reduce((sum, weight) => sum + weight.size, 0),
      kernels: this.kernels()
        .filter((place) => place.layer === index)
        .map(({ statistics }) => statistics.report(this.request.marks)),
      activation: this.activations[index]?.report() ?? null,
    };
  }

  /** How the gradient changes from the last kernel to the first; each layer counts with its first kernel. */
  private decay(): Pick<GradientReport, 'firstToLast' | 'hiddenFirstToLast' | 'hiddenFactorPerLayer'> {
    const all = this.kernels();
    const perLayer = all.filter((place, i) => all.findIndex((other) => other.layer === place.layer) === i);
    const ratios = (values: (place: KernelPlace) => Float64Array, [first, ...others]: readonly KernelPlace[]) => {
      if (first === undefined) return new Float64Array(0);
      const denominator = values(others.at(-1) ?? first);
      return values(first).map((value, draw) => value / denominator[draw]!);
    };
    const hidden = perLayer.slice(0, -1);
    const norms = ratios(({ statistics }) => statistics.l2, hidden);
    const factors = norms.map((ratio) => ratio ** (1 / (hidden.length - 1)));
    const ofHidden = (values: Float64Array): Spread | null => (hidden.length < 2 ? null : spreadOf(values));
    return {
      firstToLast: spreadOf(ratios(({ statistics }) => statistics.meanAbs, perLayer)),
      hiddenFirstToLast: ofHidden(norms),
      hiddenFactorPerLayer: ofHidden(factors),
    };
  }

  private assumptions(more: readonly string[]): CheckAssumptions {
    const { plan, chosen, data, draws, weights } = this.check;
    const defaults = weights === null ? plan.layers : [];
    return {
      loss: chosen.loss.name,
      lossSource: chosen.source,
      inputs: data.inputs,
      targets: data.targets,
      batchSize: data.batch.size,
      seed: this.request.seed,
      draws,
      marks: this.request.marks,
      defaultInitializers: defaults.flatMap((layer) =>
        layer.weights
          .filter((weight) => weight.initializerIsDefault)
          .slice(0, 1)
          .map((weight) => ({ layer: layer.path[0]!, initializer: weight.initializer })),
      ),
      notes: [...(chosen.note === null ? [] : [chosen.note]), ...more, ...plan.notes],
    };
  }
}
