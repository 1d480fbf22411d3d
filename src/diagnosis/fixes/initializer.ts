import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import type { NetworkEdit } from '../../model/fix.js';
import type { NetworkSpec } from '../../model/network.js';
import type { Fix, FixProposal } from '../fix.js';
import { initializerEdits, matchingInitializer } from '../hiddenLayerEdits.js';
import {
  activationOf,
  activationPlace,
  isRecurrent,
  kernelLayers,
  layerAt,
  samePath,
  type PlacedLayer,
} from '../networkStructure.js';

/** Hidden layers, and the output layer only if the finding is about it. */
function layersToInitialise(network: NetworkSpec, finding: Finding): readonly PlacedLayer[] {
  const layers = kernelLayers(network);
  const output = layers.at(-1);
  return layers.filter(
    (layer) =>
      layer.spec.className !== 'Embedding' &&
      !isRecurrent(layer.spec.className) &&
      (layer !== output || finding.layers.some((path) => samePath(path, layer.path))),
  );
}

function proposal(network: NetworkSpec, finding: Finding, distribution: 'Normal' | 'Uniform'): FixProposal | undefined {
  const names = new Set<string>();
  const edits = layersToInitialise(network, finding).flatMap((layer): readonly NetworkEdit[] => {
    const place = layerAt(network, activationPlace(network, layer.path));
    const name = matchingInitializer((place && activationOf(place)) ?? 'linear', distribution);
    const changes = initializerEdits(network, layer, name);
    if (changes.length > 0) names.add(name);
    return changes;
  });
  if (edits.length === 0) return undefined;
  const [one = '', another] = names;
  const used = another === undefined ? one : l10n.t('{0} and {1}', one, another);
  return {
    id: [...names].join('+'),
    action:
      edits.length === 1 ? l10n.t('Use {0} in 1 layer', used) : l10n.t('Use {0} in {1} layers', used, edits.length),
    edits,
  };
}

/** Kernels that match their activation: He for the ReLU family, Glorot for saturating and linear ones, LeCun for SELU. */
export const initializer: Fix = {
  id: 'initializer',
  rules: [
    'vanishing',
    'uniformly-small',
    'exploding',
    'poor-initialisation',
    'initial-loss',
    'saturation',
    'symmetric-kernels',
    'dead-units',
    'non-finite',
  ],
  candidates: (network, finding) =>
    [proposal(network, finding, 'Normal'), proposal(network, finding, 'Uniform')].filter((one) => one !== undefined),
};
