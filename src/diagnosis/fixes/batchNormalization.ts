import * as l10n from '@vscode/l10n';
import type { NetworkEdit } from '../../model/fix.js';
import type { Fix } from '../fix.js';
import { activatedLayers, standsInModel } from '../hiddenLayerEdits.js';
import { layerAt } from '../networkStructure.js';

/** Batch normalisation behind every hidden layer's activation (Ioffe and Szegedy 2015). */
export const batchNormalization: Fix = {
  id: 'batch-normalization',
  rules: [
    'vanishing',
    'uniformly-small',
    'exploding',
    'poor-initialisation',
    'initial-loss',
    'saturation',
    'dead-units',
    'non-finite',
  ],
  candidates: (network) => {
    const edits = activatedLayers(network).flatMap(({ place }): readonly NetworkEdit[] => {
      const next = layerAt(network, [...place.path.slice(0, -1), (place.path.at(-1) ?? 0) + 1]);
      if (next?.className === 'BatchNormalization' || !standsInModel(network, place.path)) return [];
      return [{ kind: 'insertLayer', after: place.path, layer: { className: 'BatchNormalization', config: {} } }];
    });
    if (edits.length === 0) return [];
    const action =
      edits.length === 1
        ? l10n.t('Add batch normalisation behind 1 hidden layer')
        : l10n.t('Add batch normalisation behind {0} hidden layers', edits.length);
    return [{ id: 'batchNormalization', action, edits }];
  },
};
