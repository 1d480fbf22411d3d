import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import type { GradientReport } from '../../model/gradientCheck.js';
import { decimal } from '../../model/localNumber.js';
import type { OptimizerSpec } from '../../model/network.js';
import { largestStep, SMALLEST_STEP, stepRatio } from '../firstStep.js';
import { hiddenKernels, numberedKernels, pathsOf } from '../measuredLayers.js';
import { figure } from '../wording.js';
import type { MeasuredRule } from '../rule.js';

interface Ratios {
  /** Geometric mean over the kernels. */
  readonly typical: number;
  readonly largest: number;
}

function ratiosOf(report: GradientReport, optimizer: OptimizerSpec): Ratios | undefined {
  const ratios = numberedKernels(report)
    .map(({ kernel }) => stepRatio(kernel, optimizer))
    .filter((ratio) => ratio !== undefined);
  if (ratios.length === 0) return undefined;
  const typical = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  return { typical, largest: Math.max(...ratios) };
}

/**
 * The first step's size against the kernels' when the file gives optimiser and rate. SGD and momentum: rate x norm(g) / norm(W), too
 * large when its geometric mean over the kernels is above 1e-1, too small when even the largest is below 1e-5. Adam, Adamax and RMSProp
 * rescale the gradient, so that formula says nothing there: their first step is about rate / rms(W) per weight whatever the gradient, and only steps
 * as large as the weights (above 1) count, because later ones partly cancel. Silent for Adagrad and Adadelta, whose first step
 * depends on their accumulators, and too large is not said of a network without hidden layers, where larger steps converge.
 */
export const updateRatio: MeasuredRule = {
  id: 'update-ratio',
  reads: 'report',
  find: ({ report, network }) => {
    const { optimizer } = network;
    if (optimizer?.learningRate === undefined) return [];
    const ratios = ratiosOf(report, optimizer);
    const largest = largestStep(optimizer);
    if (ratios === undefined || largest === undefined) return [];
    const tooLarge = ratios.typical > largest && hiddenKernels(report).length > 0;
    if (!tooLarge && !(ratios.largest < SMALLEST_STEP)) return [];
    const ratio = tooLarge ? ratios.typical : ratios.largest;
    const bound = tooLarge ? largest : SMALLEST_STEP;
    const finding: Finding = {
      rule: updateRatio.id,
      severity: tooLarge && ratio > 10 * bound ? 'error' : 'warning',
      headline: l10n.t('learning rate: the first step changes the kernels by {0} of their size', figure(ratio)),
      message: tooLarge
        ? l10n.t(
            'With {0} and a rate of {1} the first step changes the kernels by {2} of their size, above {3}: it overshoots.',
            optimizer.name,
            decimal(optimizer.learningRate),
            figure(ratio),
            figure(bound),
          )
        : l10n.t(
            'With {0} and a rate of {1} the first step changes the kernels by {2} of their size, below {3}: training would hardly move.',
            optimizer.name,
            decimal(optimizer.learningRate),
            figure(ratio),
            figure(bound),
          ),
      layers: pathsOf(numberedKernels(report)),
      argument: 'learningRate',
      evidence: [{ label: l10n.t('first step / size of the kernels'), value: ratio, threshold: bound }],
      excess: Math.abs(Math.log10(ratio / bound)),
    };
    return [finding];
  },
  keyFigure: ({ report, network }) => ({
    label: l10n.t('first step / size of the kernels'),
    value: (network.optimizer && ratiosOf(report, network.optimizer)?.typical) ?? NaN,
    unit: 'size',
  }),
};
