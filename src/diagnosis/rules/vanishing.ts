import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import type { GradientReport } from '../../model/gradientCheck.js';
import { hiddenKernels, numberedKernels, pathsOf, type NumberedKernel } from '../measuredLayers.js';
import { activationPlace } from '../networkStructure.js';
import { factor, figure } from '../wording.js';
import type { MeasuredRule } from '../rule.js';

/** First hidden kernel's gradient norm over the last's, median over the draws. */
const VANISHING_RATIO = 0.03;
/** Geometric factor per hidden layer, median over the draws. */
const SHRINKING_FACTOR = 0.5;
/** Fewer hidden layers give a single step, which separates nothing. */
const FEWEST_HIDDEN_LAYERS = 3;
/** With a loss near zero every gradient is small for a reason that has nothing to do with depth. */
const SMALLEST_LOSS = 0.05;

/** Number of inputs of each unit: the product of all dimensions of the kernel but the last. */
const fanIn = ({ kernel }: NumberedKernel) => kernel.shape.slice(0, -1).reduce((product, size) => product * size, 1);

/** The hidden layers' first kernels. */
function hiddenFirstKernels(report: GradientReport): readonly NumberedKernel[] {
  return hiddenKernels(report).filter(
    ({ layer }, index, all) => all.findIndex((other) => other.layer === layer) === index,
  );
}

/**
 * The factor per layer without the part that comes from the kernels' sizes: the norm of a kernel's gradient grows with the
 * square root of its fan-in, so a network with 10 inputs and wide layers seems to shrink at its first layer and does not.
 */
function factorWithoutFanIn(perLayer: number, hidden: readonly NumberedKernel[]): number {
  const [first] = hidden;
  const last = hidden.at(-1);
  if (first === undefined || last === undefined) return perLayer;
  return perLayer * (fanIn(last) / fanIn(first)) ** (1 / (2 * (hidden.length - 1)));
}

/**
 * Gradients that shrink towards the input. Over the hidden kernels (output layer excluded), median over the draws:
 * shrinking when the geometric factor per layer is below 0.5 over three or more hidden layers, both as measured and with the kernels'
 * fan-in taken out; vanishing when also norm(first) / norm(last) < 0.03 and the loss is above 0.05. Fitted on Glorot and He
 * networks of width 8 to 1024: without the second factor a He network of three layers of 128 and 10 inputs comes out at 0.41, with it
 * at 0.77, while sigmoid networks stay between 0.23 and 0.32 at every width and depth.
 */
export const vanishing: MeasuredRule = {
  id: 'vanishing',
  reads: 'report',
  explains: ['uniformly-small'],
  find: ({ report, network }) => {
    const hidden = hiddenFirstKernels(report);
    const [first] = hidden;
    const last = numberedKernels(report).at(-1);
    const perLayer = report.hiddenFactorPerLayer?.median;
    const ratio = report.hiddenFirstToLast?.median;
    if (first === undefined || last === undefined || perLayer === undefined || ratio === undefined) return [];
    const ownFactor = factorWithoutFanIn(perLayer, hidden);
    if (hidden.length < FEWEST_HIDDEN_LAYERS || !(Math.max(perLayer, ownFactor) < SHRINKING_FACTOR)) return [];
    const vanished = ratio < VANISHING_RATIO && report.loss.median > SMALLEST_LOSS;
    const times = factor(1 / report.firstToLast.median);
    const finding: Finding = {
      rule: vanishing.id,
      severity: vanished ? 'warning' : 'information',
      headline: vanished
        ? l10n.t('vanishing: layer {0} gets {1} less than layer {2}', first.number, times, last.number)
        : l10n.t('shrinking: layer {0} gets {1} less than layer {2}', first.number, times, last.number),
      message: vanished
        ? l10n.t(
            'Gradients vanish: layer {0} gets {1} less than layer {2} (mean |gradient| {3} against {4}), and every hidden layer passes on only {5} of what it receives.',
            first.number,
            times,
            last.number,
            figure(first.kernel.meanAbs.median),
            figure(last.kernel.meanAbs.median),
            figure(perLayer),
          )
        : l10n.t(
            'Gradients shrink towards the input: every hidden layer passes on only {0} of what it receives, so layer {1} gets {2} less than layer {3}; with more layers they will vanish.',
            figure(perLayer),
            first.number,
            times,
            last.number,
          ),
      layers: pathsOf(hidden).map((path) => activationPlace(network, path)),
      argument: 'activation',
      evidence: [
        { label: l10n.t('first / last hidden gradient norm'), value: ratio, threshold: VANISHING_RATIO },
        { label: l10n.t('factor per hidden layer'), value: perLayer, threshold: SHRINKING_FACTOR },
        { label: l10n.t('factor per hidden layer without fan-in'), value: ownFactor, threshold: SHRINKING_FACTOR },
        { label: l10n.t('loss'), value: report.loss.median, threshold: SMALLEST_LOSS },
      ],
      excess: Math.log10(SHRINKING_FACTOR / perLayer),
    };
    return [finding];
  },
  keyFigure: ({ report }) => ({
    label: l10n.t('first layer'),
    value: numberedKernels(report)[0]?.kernel.meanAbs.median ?? NaN,
    unit: 'size',
  }),
};
