import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import { layerName } from '../measuredLayers.js';
import { activationPlace } from '../networkStructure.js';
import { percentage } from '../wording.js';
import type { MeasuredRule } from '../rule.js';

/** Shares of a layer's units, median over the draws. */
const WARNING = 1 / 3;
const ERROR = 1 / 2;

/** A few samples cannot tell a dead unit from one that merely rests. */
const FEWEST_SAMPLES = 8;

/**
 * Units that put out exactly 0 on every sample and therefore never learn. Half of all outputs being 0 is normal for ReLU; only
 * units that are 0 on the whole batch count, and above half of a layer it is an error (torchdiag, keras-contrib). Their marks of 10 % and 20 %
 * are too low for a batch of 32 before training: samples grow alike with depth, so eight healthy He layers of 32 show 19 %
 * and an ordinary convolutional network 26 %; a warning starts at a third.
 */
export const deadUnits: MeasuredRule = {
  id: 'dead-units',
  reads: 'report',
  find: ({ report, network }) => {
    if (report.assumptions.batchSize < FEWEST_SAMPLES) return [];
    return report.layers.flatMap((layer): Finding[] => {
      const share = layer.activation?.deadShare.median ?? 0;
      if (!(share >= WARNING)) return [];
      const name = layerName(report, layer.path);
      return [
        {
          rule: deadUnits.id,
          severity: share > ERROR ? 'error' : 'warning',
          headline: l10n.t('dead units: {0} of {1}', percentage(share), name),
          message: l10n.t(
            'In {0} {1} of the units put out 0 on every sample, so their weights get no gradient at all.',
            name,
            percentage(share),
          ),
          layers: [activationPlace(network, layer.path)],
          argument: 'activation',
          evidence: [{ label: l10n.t('share of dead units, median over the draws'), value: share, threshold: WARNING }],
          excess: share,
        },
      ];
    });
  },
  keyFigure: ({ report }) => ({
    label: l10n.t('dead units'),
    value: Math.max(0, ...report.layers.map(({ activation }) => activation?.deadShare.median ?? 0)),
    unit: 'share',
  }),
};
