import * as l10n from '@vscode/l10n';
import { hiddenKernels, layerNumbers, numberedKernels, pathsOf, type NumberedKernel } from '../measuredLayers.js';
import { figure } from '../wording.js';
import type { Measured, MeasuredRule } from '../rule.js';

/**
 * norm(g) / norm(W) below which even a rate of 0.1 changes a kernel by less than 1e-5 of its size in a step, the lower bound of a
 * healthy update ratio (DeepDiagnosis, torchmortem).
 */
const SMALL_AGAINST_WEIGHTS = 1e-4;
/** With a loss near zero small gradients are what one wants. */
const SMALLEST_LOSS = 0.05;

/** A kernel of zeros behind a layer, as many start their output: it holds the gradient back for the first step only. */
function isBehindZeros({ kernel, number }: NumberedKernel, all: readonly NumberedKernel[]): boolean {
  return (
    kernel.meanAbs.median === 0 &&
    // norm(g) / norm(W) is no number where W is 0.
    all.some(
      (later) => later.number > number && later.kernel.l2.median > 0 && isNaN(later.kernel.gradientToWeight.median),
    )
  );
}

function smallKernels({ report, criteria }: Measured): readonly NumberedKernel[] {
  const { small } = report.assumptions.marks;
  const all = numberedKernels(report);
  return all.filter((numbered) => {
    const { kernel } = numbered;
    if (isBehindZeros(numbered, all)) return false;
    const belowMark = kernel.meanAbs.median < small;
    // A kernel of zeros has no relative size; its gradient is judged by the mark alone.
    const isSmallForKernel = !(kernel.gradientToWeight.median >= SMALL_AGAINST_WEIGHTS);
    return belowMark && (criteria !== 'robust' || isSmallForKernel);
  });
}

/**
 * Median of mean |g| below the small mark, 1e-4 in the notebook, without the decay of the vanishing rule: deep ReLU networks with Glorot
 * kernels, or a loss that is near zero from the start. The mark alone fires on every healthy ReLU network of width 1024, on embeddings
 * and on stacked LSTMs, so by the robust criteria the gradient must also be below 1e-4 of its kernel's size. An output that starts
 * from zeros holds back all other gradients at the first step and only then, so it is no reason.
 */
export const uniformlySmall: MeasuredRule = {
  id: 'uniformly-small',
  reads: 'report',
  find: (measured) => {
    const { report, criteria } = measured;
    const { small } = report.assumptions.marks;
    const affected = smallKernels(measured);
    if (affected.length === 0) return [];
    const smallest = Math.min(...affected.map(({ kernel }) => kernel.meanAbs.median));
    const where = layerNumbers(affected.map(({ number }) => number));
    const satisfied = report.loss.median < SMALLEST_LOSS;
    const allHidden = hiddenKernels(report).every((hidden) => affected.some(({ kernel }) => kernel === hidden.kernel));
    return [
      {
        rule: uniformlySmall.id,
        severity: !satisfied && (allHidden || criteria !== 'robust') ? 'warning' : 'information',
        headline: l10n.t('small: {0} down to {1}', where, figure(smallest)),
        message: satisfied
          ? l10n.t(
              'Gradients are small without shrinking from layer to layer: the mean |gradient| of {0} goes down to {1}, below the mark {2}; the loss is already {3}, so there is little left to learn from these targets.',
              where,
              figure(smallest),
              figure(small),
              figure(report.loss.median),
            )
          : l10n.t(
              'Gradients are small without shrinking from layer to layer: the mean |gradient| of {0} goes down to {1}, below the mark {2}; at a loss of {3} the network would hardly move.',
              where,
              figure(smallest),
              figure(small),
              figure(report.loss.median),
            ),
        layers: pathsOf(affected),
        evidence: [
          { label: l10n.t('smallest mean |gradient|, median over the draws'), value: smallest, threshold: small },
          {
            label: l10n.t('norm of the gradient / norm of the kernel'),
            value: Math.min(...affected.map(({ kernel }) => kernel.gradientToWeight.median)),
            threshold: SMALL_AGAINST_WEIGHTS,
          },
          { label: l10n.t('loss'), value: report.loss.median, threshold: SMALLEST_LOSS },
        ],
        excess: Math.log10(small / smallest),
      },
    ];
  },
  keyFigure: ({ report }) => ({
    label: l10n.t('smallest gradient'),
    value: Math.min(...numberedKernels(report).map(({ kernel }) => kernel.meanAbs.median)),
    unit: 'size',
  }),
};
