import * as l10n from '@vscode/l10n';
import { hiddenKernels, layerNumbers, numberedKernels, pathsOf } from '../measuredLayers.js';
import { figure } from '../wording.js';
import type { Measured, MeasuredRule } from '../rule.js';
import { hiddenSignal } from '../hiddenSignal.js';

/** Above this a gradient is not only large but will overflow soon (torchdiag). */
const SEVERE = 100;
/** norm(g) / norm(W) above which a step at the usual rate of 0.01 passes 0.1, the upper bound of a healthy update ratio. */
const LARGE_AGAINST_WEIGHTS = 10;
/** The mirror images of the vanishing rule's factor and ratio. */
const GROWING_FACTOR = 2;
const GROWN_SIGNAL = 33;

/** In a network without hidden layers, or by size alone, 1.0 is no trouble: one linear unit starts at 1.1 and learns well. */
function reallyExplodes(measured: Measured, gradientToWeight: number, size: number): boolean {
  const { report, network } = measured;
  if (size > SEVERE) return true;
  if (hiddenKernels(report).length === 0) return false;
  const backward = report.hiddenFactorPerLayer?.median ?? 1;
  const forward = hiddenSignal(report, network)?.lastToFirst ?? 1;
  return gradientToWeight > LARGE_AGAINST_WEIGHTS || backward > GROWING_FACTOR || forward > GROWN_SIGNAL;
}

/**
 * Median of mean |g| above the large mark, 1.0 in the notebook; an error above 100 (torchdiag). The mark alone would also
 * name healthy networks (a linear unit, a small He network with squared error), so by the robust criteria something must show that it
 * grew: norm(g) / norm(W) above 10, a factor per layer above 2, or a signal that the hidden layers amplify more than 33 times.
 */
export const exploding: MeasuredRule = {
  id: 'exploding',
  reads: 'report',
  explains: ['update-ratio'],
  find: (measured) => {
    const { report, criteria } = measured;
    const { large } = report.assumptions.marks;
    const affected = numberedKernels(report)
      .filter(({ kernel }) => kernel.meanAbs.median > large)
      .sort((one, other) => other.kernel.meanAbs.median - one.kernel.meanAbs.median);
    const [worst, ...others] = affected;
    if (worst === undefined) return [];
    const size = worst.kernel.meanAbs.median;
    const toWeight = Math.max(...affected.map(({ kernel }) => kernel.gradientToWeight.median));
    if (criteria === 'robust' && !reallyExplodes(measured, toWeight, size)) return [];
    const also = layerNumbers(others.map(({ number }) => number).sort((one, other) => one - other));
    return [
      {
        rule: exploding.id,
        severity: size > SEVERE ? 'error' : 'warning',
        headline: l10n.t('exploding: layer {0} gets {1}', worst.number, figure(size)),
        message:
          others.length === 0
            ? l10n.t(
                'Gradients explode: the mean |gradient| of layer {0} is {1}, above the mark {2}.',
                worst.number,
                figure(size),
                figure(large),
              )
            : l10n.t(
                'Gradients explode: the mean |gradient| of layer {0} is {1}, above the mark {2}; it is also above it in {3}.',
                worst.number,
                figure(size),
                figure(large),
                also,
              ),
        layers: pathsOf(affected),
        evidence: [
          { label: l10n.t('largest mean |gradient|, median over the draws'), value: size, threshold: large },
          {
            label: l10n.t('norm of the gradient / norm of the kernel'),
            value: toWeight,
            threshold: LARGE_AGAINST_WEIGHTS,
          },
        ],
        excess: Math.log10(size / large),
      },
    ];
  },
  keyFigure: ({ report }) => ({
    label: l10n.t('largest gradient'),
    value: Math.max(...numberedKernels(report).map(({ kernel }) => kernel.meanAbs.median)),
    unit: 'size',
  }),
};
