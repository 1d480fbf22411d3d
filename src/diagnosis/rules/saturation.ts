import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import { layerName } from '../measuredLayers.js';
import { activationPlace } from '../networkStructure.js';
import { figure, percentage } from '../wording.js';
import type { MeasuredRule } from '../rule.js';

/** Share of a layer's outputs in the flat part of its activation, median over the draws. */
const WARNING = 0.5;
const ERROR = 0.9;

/**
 * Outputs in the flat part of a bounded activation (tanh: |a| > 0.97, after Karpathy; sigmoid: f'(z) < 0.05), where hardly any
 * gradient passes: a warning above half of a layer (neural-viz), an error above nine tenths.
 */
export const saturation: MeasuredRule = {
  id: 'saturation',
  reads: 'report',
  find: ({ report, network }) =>
    report.layers.flatMap((layer): Finding[] => {
      const share = layer.activation?.saturatedShare.median ?? 0;
      if (!(share > WARNING)) return [];
      const name = layerName(report, layer.path);
      const slope = layer.activation?.meanAbsDerivative?.median ?? NaN;
      return [
        {
          rule: saturation.id,
          severity: share > ERROR ? 'error' : 'warning',
          headline: l10n.t('saturated: {0} of {1}', percentage(share), name),
          message: Number.isFinite(slope)
            ? l10n.t(
                "In {0} {1} of the outputs lie in the flat part of the activation and its mean slope is only {2}: the kernel's initial values, or the inputs, are too large for it.",
                name,
                percentage(share),
                figure(slope),
              )
            : l10n.t(
                "In {0} {1} of the outputs lie in the flat part of the activation: the kernel's initial values, or the inputs, are too large for it.",
                name,
                percentage(share),
              ),
          layers: [activationPlace(network, layer.path)],
          argument: 'activation',
          evidence: [
            { label: l10n.t('share of saturated outputs, median over the draws'), value: share, threshold: WARNING },
            { label: l10n.t("mean |f'(z)|"), value: slope },
          ],
          excess: share,
        },
      ];
    }),
  keyFigure: ({ report }) => ({
    label: l10n.t('saturated outputs'),
    value: Math.max(0, ...report.layers.map(({ activation }) => activation?.saturatedShare.median ?? 0)),
    unit: 'share',
  }),
};
