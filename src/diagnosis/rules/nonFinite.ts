import * as l10n from '@vscode/l10n';
import { layerNumbers, numberedKernels, pathsOf } from '../measuredLayers.js';
import { percentage } from '../wording.js';
import type { MeasuredRule } from '../rule.js';

/**
 * NaN or Infinity in some gradient or in the loss. Always an error (torchdiag), and tested before every other rule: in the
 * notebook's if / elif / else a NaN comes out as "Good magnitude".
 */
export const nonFinite: MeasuredRule = {
  id: 'non-finite',
  reads: 'report',
  find: ({ report }) => {
    if (report.nonFiniteDraws === 0) return [];
    const share = report.nonFiniteDraws / report.assumptions.draws;
    const affected = numberedKernels(report).filter(({ kernel }) => kernel.nanDraws + kernel.infiniteDraws > 0);
    const where = affected.length === 0 ? l10n.t('the loss') : layerNumbers(affected.map(({ number }) => number));
    return [
      {
        rule: nonFinite.id,
        severity: 'error',
        headline: l10n.t('not a number: {0}', where),
        message:
          affected.length === 0
            ? l10n.t(
                'In {0} of the draws the loss is NaN or infinite, so the first training step would destroy the weights.',
                percentage(share),
              )
            : l10n.t(
                'In {0} of the draws the gradient of {1} is NaN or infinite, so the first training step would destroy the weights.',
                percentage(share),
                where,
              ),
        layers: pathsOf(affected),
        evidence: [{ label: l10n.t('share of draws with NaN or Infinity'), value: share, threshold: 0 }],
        excess: share,
      },
    ];
  },
  keyFigure: ({ report }) => ({
    label: l10n.t('draws with NaN or Infinity'),
    value: report.nonFiniteDraws / report.assumptions.draws,
    unit: 'share',
  }),
};
