import { diagnose } from '../../../src/diagnosis/diagnose.js';
import type { Finding } from '../../../src/model/finding.js';
import type {
  ActivationReport,
  CheckAssumptions,
  GradientReport,
  KernelReport,
  LayerReport,
  Spread,
} from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS, type Criteria } from '../../../src/model/marks.js';
import type { NetworkSpec } from '../../../src/model/network.js';

/** A quantity that is the same in every draw. */
export const same = (value: number): Spread => ({ median: value, p05: value, p95: value });

type Figures<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** An 8 x 8 kernel whose gradient is healthy but for the figures given, each the same in every draw. */
export function kernel(
  figures: Figures<'meanAbs' | 'l2' | 'gradientToWeight'> = {},
  more: Partial<KernelReport> = {},
): KernelReport {
  const { meanAbs = 0.01, l2 = 0.1, gradientToWeight = 0.1 } = figures;
  return {
    weight: 'kernel',
    shape: [8, 8],
    meanAbs: same(meanAbs),
    maxAbs: same(meanAbs),
    l2: same(l2),
    zeroShare: same(0),
    gradientToWeight: same(gradientToWeight),
    meanAbsPerDraw: [meanAbs],
    belowShare: 0,
    aboveShare: 0,
    nanDraws: 0,
    infiniteDraws: 0,
    ...more,
  };
}

/** Outputs of standard deviation 1, none of them dead or saturated, but for the figures given. */
export function outputs(
  figures: Figures<'deadShare' | 'saturatedShare' | 'standardDeviation'> & { readonly slope?: number | null } = {},
): ActivationReport {
  const { deadShare = 0, saturatedShare = 0, standardDeviation = 1, slope = 0.5 } = figures;
  return {
    name: 'relu',
    mean: same(0),
    standardDeviation: same(standardDeviation),
    zeroShare: same(0.5),
    deadShare: same(deadShare),
    saturatedShare: same(saturatedShare),
    meanAbsDerivative: slope === null ? null : same(slope),
    histogram: { low: 0, high: 1, counts: [1] },
  };
}

/** What the layers of a report are, in order; each is a dense layer with one healthy kernel unless said otherwise. */
export type LayerFigures = Partial<LayerReport>;

/** A layer with these kernels. */
export const withKernels = (...kernels: readonly KernelReport[]): LayerFigures => ({ kernels });

/** What a report may say besides its layers. */
export interface ReportChanges extends Partial<Omit<GradientReport, 'layers' | 'assumptions'>> {
  readonly assumptions?: Partial<CheckAssumptions>;
}

/** A report written by hand: healthy where nothing else is said, 64 draws of a batch of 32, the notebook's marks. */
export function reportOf(layers: readonly LayerFigures[], changes: ReportChanges = {}): GradientReport {
  const { assumptions, ...figures } = changes;
  return {
    layers: layers.map((layer, index) => ({
      path: [index],
      className: 'Dense',
      label: 'dense 8, relu',
      outputShape: [8],
      parameters: 72,
      kernels: [kernel()],
      activation: outputs(),
      ...layer,
    })),
    loss: same(0.7),
    nonFiniteDraws: 0,
    allZeroShare: 0,
    firstToLast: same(1),
    hiddenFirstToLast: layers.length < 3 ? null : same(1),
    hiddenFactorPerLayer: layers.length < 3 ? null : same(1),
    parameters: 72 * layers.length,
    assumptions: {
      loss: 'meanSquaredError',
      lossSource: 'given',
      inputs: 'random',
      targets: 'random',
      batchSize: 32,
      seed: 42,
      draws: 64,
      marks: COURSE_MARKS,
      defaultInitializers: [],
      notes: [],
      ...assumptions,
    },
    computation: { tensorflow: '4.22.0', backend: 'wasm', milliseconds: 1, vectorised: true },
    ...figures,
  };
}

/** What one rule finds when all of them look at a report. */
export function findingsOf(
  rule: string,
  report: GradientReport,
  network: NetworkSpec,
  criteria: Criteria = 'robust',
): readonly Finding[] {
  return diagnose(report, network, criteria).findings.filter((finding) => finding.rule === rule);
}

/** The severity of the only finding of a rule; `none` without one. */
export function severityOf(
  rule: string,
  report: GradientReport,
  network: NetworkSpec,
  criteria: Criteria = 'robust',
): string {
  const [finding, ...others] = findingsOf(rule, report, network, criteria);
  if (others.length > 0) throw new Error(`${others.length + 1} findings`);
  return finding?.severity ?? 'none';
}
