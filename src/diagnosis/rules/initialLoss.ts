import * as l10n from '@vscode/l10n';
import { numberedKernels, pathsOf } from '../measuredLayers.js';
import { innermost, outputOf } from '../networkStructure.js';
import { figure } from '../wording.js';
import type { Measured, MeasuredRule } from '../rule.js';

/** Nats by which an initial cross-entropy may exceed that of guessing: dropout and He kernels cost healthy networks up to 1.05. */
const MARGIN = 2;

/** The cross-entropy of guessing, ln(classes); undefined for another loss or an output that does not fit it. */
function lossOfGuessing({
  report,
  network,
}: Measured): { readonly loss: number; readonly classes: number } | undefined {
  const output = outputOf(network);
  const { loss } = report.assumptions;
  if (output === undefined) return undefined;
  if (loss === 'binaryCrossentropy' && output.activation === 'sigmoid') return { loss: Math.LN2, classes: 2 };
  const isCategorical = loss === 'categoricalCrossentropy' || loss === 'sparseCategoricalCrossentropy';
  const { units } = output;
  if (!isCategorical || output.activation !== 'softmax' || units === undefined || units < 2) return undefined;
  return { loss: Math.log(units), classes: units };
}

/**
 * An initial cross-entropy far above ln(classes), that of guessing (Karpathy): before training a network knows nothing, and a larger
 * loss means that it is sure of wrong answers.
 */
export const initialLoss: MeasuredRule = {
  id: 'initial-loss',
  reads: 'report',
  find: (measured) => {
    const { report, network } = measured;
    const guessing = lossOfGuessing(measured);
    const loss = report.loss.median;
    const last = numberedKernels(report).at(-1);
    if (guessing === undefined || last === undefined || !(loss > guessing.loss + MARGIN)) return [];
    return [
      {
        rule: initialLoss.id,
        severity: 'warning',
        headline: l10n.t('initial loss: {0} instead of {1}', figure(loss), figure(guessing.loss)),
        message: l10n.t(
          "Before training the loss is {0}, far above the {1} of guessing among {2} classes: the kernels' initial values, or the inputs, are so large that the network starts out sure of wrong answers.",
          figure(loss),
          figure(guessing.loss),
          guessing.classes,
        ),
        layers: pathsOf([last]).map((path) => innermost(network, path)),
        argument: 'kernelInitializer',
        evidence: [
          { label: l10n.t('initial loss, median over the draws'), value: loss, threshold: guessing.loss + MARGIN },
          { label: l10n.t('loss of guessing, ln(classes)'), value: guessing.loss },
        ],
        excess: loss - guessing.loss,
      },
    ];
  },
  keyFigure: ({ report }) => ({ label: l10n.t('initial loss'), value: report.loss.median, unit: 'size' }),
};
