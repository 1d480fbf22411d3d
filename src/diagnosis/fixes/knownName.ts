import * as l10n from '@vscode/l10n';
import type { LayerPath, NetworkEdit } from '../../model/fix.js';
import type { NetworkSpec } from '../../model/network.js';
import type { Fix, FixProposal } from '../fix.js';
import { proposals, standsInModel } from '../hiddenLayerEdits.js';
import { layerAt, placedLayers } from '../networkStructure.js';
import { meantName } from '../rules/unknownName.js';

const LEAKY_RELU = /^leaky_?relu$/i;

/** Every layer that has the same wrong name there: it is often written once for all of them. */
function layersWith(network: NetworkSpec, argument: string, written: string): readonly LayerPath[] {
  return placedLayers(network).flatMap(({ path, spec }) => (spec.config[argument] === written ? [path] : []));
}

function leakyReluLayers(network: NetworkSpec, layers: readonly LayerPath[]): FixProposal | undefined {
  if (!layers.every((layer) => standsInModel(network, layer))) return undefined;
  return {
    id: 'leakyReLU as a layer',
    action:
      layers.length === 1
        ? l10n.t('Use a leakyReLU layer behind this one')
        : l10n.t('Use leakyReLU layers behind these {0} layers', layers.length),
    edits: layers.flatMap((layer): readonly NetworkEdit[] => [
      { kind: 'setArgument', layer, argument: 'activation', value: 'linear' },
      { kind: 'insertLayer', after: layer, layer: { className: 'LeakyReLU', config: {} } },
    ]),
  };
}

function correction(argument: string, written: string, layers: readonly LayerPath[]): FixProposal | undefined {
  const meant = meantName(argument, written);
  if (meant === undefined) return undefined;
  return {
    id: `${written} to ${meant}`,
    action:
      layers.length > 1
        ? l10n.t('Change {0} to {1} in {2} layers', written, meant, layers.length)
        : l10n.t('Change {0} to {1}', written, meant),
    edits:
      layers.length === 0
        ? [{ kind: 'setLoss', loss: meant }]
        : layers.map((layer) => ({ kind: 'setArgument', layer, argument, value: meant })),
  };
}

/** The right name for a misspelt activation, initialiser or loss; TensorFlow.js has leaky ReLU only as a layer of its own. */
export const knownName: Fix = {
  id: 'known-name',
  rules: ['unknown-name'],
  candidates: (network, { argument, layers: [layer] }) => {
    if (argument === undefined) return [];
    const written = layer === undefined ? network.loss : layerAt(network, layer)?.config[argument];
    if (typeof written !== 'string') return [];
    const layers = layer === undefined ? [] : layersWith(network, argument, written);
    const isLeaky = argument === 'activation' && LEAKY_RELU.test(written);
    return proposals(isLeaky ? leakyReluLayers(network, layers) : undefined, correction(argument, written, layers));
  },
};
