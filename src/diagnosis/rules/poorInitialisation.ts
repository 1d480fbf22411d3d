import * as l10n from '@vscode/l10n';
import { hiddenSignal } from '../hiddenSignal.js';
import { innermost } from '../networkStructure.js';
import { factor, figure } from '../wording.js';
import type { MeasuredRule } from '../rule.js';

/** Standard deviation of the last hidden layer's outputs against the first one's: what counts as lost, and what as grown. */
const LOST = 0.03;
const LOST_ENTIRELY = 0.003;
const GROWN = 1 / LOST;
/** Geometric factor per layer above which the initial kernels, not the depth, are to blame. */
const GREATEST_FACTOR = 2;
/**
 * Initial values that do not fit the activations, by what they do: the signal through three or more hidden layers shrinks below
 * 0.03 or grows above 33 times in all, or by a factor above 2 per layer. (A small factor over few layers says nothing: Glorot's
 * compromise shrinks the signal where a layer is much wider than the one before, as behind a single unit.) TheDeepChecker and NeuraLint ask for a standard
 * deviation between 0.5 and 2 in every layer, which no healthy sigmoid, softsign or Glorot ReLU layer has; the change from layer
 * to layer separates.
 */
export const poorInitialisation: MeasuredRule = {
  id: 'poor-initialisation',
  reads: 'report',
  explains: ['initial-loss'],
  find: ({ report, network }) => {
    const hidden = hiddenSignal(report, network);
    if (hidden === undefined) return [];
    const { lastToFirst, factorPerLayer, first, last } = hidden;
    const lost = lastToFirst < LOST;
    const grown = lastToFirst > GROWN || factorPerLayer > GREATEST_FACTOR;
    if (!lost && !grown) return [];
    const times = factor(lost ? 1 / lastToFirst : lastToFirst);
    return [
      {
        rule: poorInitialisation.id,
        severity: lastToFirst < LOST_ENTIRELY || lastToFirst > GROWN ? 'warning' : 'information',
        headline: lost
          ? l10n.t('poor initialisation: the signal shrinks {0}', times)
          : l10n.t('poor initialisation: the signal grows {0}', times),
        message: lost
          ? l10n.t(
              "The kernels' initial values do not fit their activations: the signal shrinks {0} through the hidden layers (standard deviation {1} after the first, {2} after the last; factor {3} per layer).",
              times,
              figure(first),
              figure(last),
              figure(factorPerLayer),
            )
          : l10n.t(
              "The kernels' initial values do not fit their activations: the signal grows {0} through the hidden layers (standard deviation {1} after the first, {2} after the last; factor {3} per layer).",
              times,
              figure(first),
              figure(last),
              figure(factorPerLayer),
            ),
        layers: hidden.layers.map((path) => innermost(network, path)),
        argument: 'kernelInitializer',
        evidence: [
          {
            label: l10n.t('last / first hidden standard deviation'),
            value: lastToFirst,
            threshold: lost ? LOST : GROWN,
          },
          {
            label: l10n.t('factor per hidden layer'),
            value: factorPerLayer,
            ...(!lost && { threshold: GREATEST_FACTOR }),
          },
        ],
        excess: Math.abs(Math.log10(lastToFirst)),
      },
    ];
  },
  keyFigure: ({ report, network }) => ({
    label: l10n.t('signal, last / first hidden layer'),
    value: hiddenSignal(report, network)?.lastToFirst ?? NaN,
    unit: 'size',
  }),
};
