import type { NetworkEdit } from '../../model/fix.js';
import type { Fix } from '../fix.js';
import {
  initializerEdits,
  layersToBlame,
  standsInModel,
  useInHiddenLayers,
  type ActivatedLayer,
} from '../hiddenLayerEdits.js';
import { samePath } from '../networkStructure.js';

/** Only a layer that names its activation itself can hand it over to a layer behind it. */
const namesItself = ({ layer, place }: ActivatedLayer) =>
  samePath(layer.path, place.path) && place.spec.config.activation !== undefined;

/**
 * Leaky ReLU with He kernels: a small slope below zero, so that no unit is dead (Maas et al. 2013). TensorFlow.js has it as a layer, not
 * as an activation's name, so the layer in front becomes linear.
 */
export const leakyRelu: Fix = {
  id: 'leaky-relu',
  rules: ['vanishing', 'dead-units'],
  candidates: (network, finding) => {
    const layers = layersToBlame(network, finding).filter(
      (hidden) => namesItself(hidden) && standsInModel(network, hidden.layer.path),
    );
    if (layers.length === 0) return [];
    const edits = layers.flatMap(({ layer }): readonly NetworkEdit[] => [
      { kind: 'setArgument', layer: layer.path, argument: 'activation', value: 'linear' },
      ...initializerEdits(network, layer, 'heNormal'),
      { kind: 'insertLayer', after: layer.path, layer: { className: 'LeakyReLU', config: {} } },
    ]);
    return [{ id: 'leakyReLU+heNormal', action: useInHiddenLayers('leakyReLU + heNormal', layers.length), edits }];
  },
};
