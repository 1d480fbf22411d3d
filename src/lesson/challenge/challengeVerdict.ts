import * as l10n from '@vscode/l10n';
import type { ChallengeMeasurement } from '../../model/challenge.js';
import type { GradientReport } from '../../model/gradientCheck.js';
import { decimal } from '../../model/localNumber.js';
import type { NetworkSpec } from '../../model/network.js';
import type { ChallengeRule } from './challengeRule.js';
import { figureText, markText, median } from './figureText.js';
import { keptShape, type Shortfall } from './keptShape.js';

/** One layer's figure behind a verdict. */
export interface LayerMedian {
  /** 1 for the first layer with a kernel. */
  readonly number: number;
  readonly label: string;
  readonly median: number;
  readonly path: readonly number[];
}

/** The figures that a verdict goes by; absent where nothing was measured. */
export interface ChallengeFigures {
  readonly layers: readonly LayerMedian[];
  readonly draws: number;
  readonly firstToLast: number;
  /** Largest share of dead units of any layer, median over the draws. */
  readonly deadShare: number;
  readonly loss: number;
  /** Last epoch's training accuracy by seed, and held-out accuracy beside it. */
  readonly accuracies: readonly number[];
  readonly validationAccuracies: readonly number[];
}

export interface ChallengeVerdict {
  readonly passed: boolean;
  /** What is still missing, gravest first; empty when passed. */
  readonly shortfalls: readonly Shortfall[];
  readonly figures?: ChallengeFigures;
}

/** The figure of each layer with a kernel; of a recurrent layer's two kernels the smaller one. */
export function layerMedians(report: GradientReport): readonly LayerMedian[] {
  return report.layers
    .filter(({ kernels }) => kernels.length > 0)
    .map(({ kernels, label, path }, index) => ({
      number: index + 1,
      label,
      path,
      median: Math.min(...kernels.map(({ meanAbs }) => meanAbs.median)),
    }));
}

export function challengeFigures({ report, histories }: ChallengeMeasurement): ChallengeFigures {
  const last = histories.map(({ epochs }) => epochs.at(-1));
  return {
    layers: layerMedians(report),
    draws: report.assumptions.draws,
    firstToLast: report.firstToLast.median,
    deadShare: Math.max(0, ...report.layers.map(({ activation }) => activation?.deadShare.median ?? 0)),
    loss: report.loss.median,
    accuracies: last.map((epoch) => epoch?.accuracy ?? NaN),
    validationAccuracies: last.map((epoch) => epoch?.validationAccuracy ?? NaN),
  };
}

/** The verdict on a network whose shape already fails: nothing needs to be measured. */
export function verdictOnShape(rule: ChallengeRule, network: NetworkSpec): ChallengeVerdict | undefined {
  const shortfalls = keptShape(rule, network);
  return shortfalls.length === 0 ? undefined : { passed: false, shortfalls };
}

/** The verdict on a measured network: every criterion of the rule, by medians over the draws. */
export function challengeVerdict(
  rule: ChallengeRule,
  network: NetworkSpec,
  measurement: ChallengeMeasurement,
): ChallengeVerdict {
  const figures = challengeFigures(measurement);
  const shortfalls = [
    ...keptShape(rule, network),
    ...findings(rule, measurement),
    ...sizes(rule, figures),
    ...decay(rule, figures),
    ...accuracy(rule, figures),
  ];
  return { passed: shortfalls.length === 0, shortfalls, figures };
}

function findings({ gradients }: ChallengeRule, { diagnosis }: ChallengeMeasurement): readonly Shortfall[] {
  const forbidden: readonly string[] = gradients.forbidden;
  return diagnosis.findings
    .filter(({ rule }) => forbidden.includes(rule))
    .map(({ message, layers }) => ({ code: 'finding', message, ...(layers[0] !== undefined && { layer: layers[0] }) }));
}

/** The layer that beats all others, or the first whose median is no number: that one is wrong by every mark. */
function extreme(
  layers: readonly LayerMedian[],
  beats: (layer: LayerMedian, best: LayerMedian) => boolean,
): LayerMedian | undefined {
  const [first, ...others] = layers;
  const invalid = layers.find(({ median: size }) => Number.isNaN(size));
  return invalid ?? (first && others.reduce((best, layer) => (beats(layer, best) ? layer : best), first));
}

function sizes(
  { gradients: { smallest, largest } }: ChallengeRule,
  { layers }: ChallengeFigures,
): readonly Shortfall[] {
  const shortfalls: Shortfall[] = [];
  const least = extreme(layers, (layer, low) => layer.median < low.median);
  const most = extreme(layers, (layer, high) => layer.median > high.median);
  if (smallest !== undefined && least !== undefined && !(least.median >= smallest)) {
    shortfalls.push({
      code: 'too-small',
      message: l10n.t(
        'Layer {0} still gets too little: its median gradient is {1}, below the mark {2}.',
        least.number,
        figureText(least.median),
        markText(smallest),
      ),
      layer: least.path,
    });
  }
  if (largest !== undefined && most !== undefined && !(most.median <= largest)) {
    shortfalls.push({
      code: 'too-large',
      message: l10n.t(
        'Layer {0} still gets too much: its median gradient is {1}, above the mark {2}.',
        most.number,
        figureText(most.median),
        markText(largest),
      ),
      layer: most.path,
    });
  }
  return shortfalls;
}

function decay({ gradients: { firstToLast } }: ChallengeRule, figures: ChallengeFigures): readonly Shortfall[] {
  if (firstToLast === undefined || figures.firstToLast >= firstToLast) return [];
  const [first] = figures.layers;
  const last = figures.layers.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      code: 'decay',
      message: l10n.t(
        'The gradient still fades on its way back: layer {0} gets {1} of what layer {2} gets, and the level asks for {3}.',
        first.number,
        figureText(figures.firstToLast),
        last.number,
        markText(firstToLast),
      ),
      layer: first.path,
    },
  ];
}

function accuracy({ training }: ChallengeRule, { accuracies }: ChallengeFigures): readonly Shortfall[] {
  if (training === undefined) return [];
  const reached = median(accuracies);
  if (reached >= training.accuracy) return [];
  return [
    {
      code: 'accuracy',
      message: l10n.t(
        'It does not learn enough yet: after {0} epochs the training accuracy is {1} (median of {2} seeds), and the level asks for {3}.',
        training.epochs,
        percentText(reached),
        accuracies.length,
        percentText(training.accuracy),
      ),
    },
  ];
}

/** An accuracy as `86.5 %`. */
export function percentText(share: number): string {
  return Number.isNaN(share) ? 'NaN' : `${decimal((100 * share).toFixed(1))} %`;
}
