import type { LayerPath, NetworkEdit } from '../../model/fix.js';
import type { ConfigValue, LayerConfig, LayerSpec, NetworkSpec } from '../../model/network.js';
import { networkOf } from '../../model/network.js';
import { samePath } from '../networkStructure.js';

/** The network after all of the edits; their paths are those of the network before any of them. */
export function applyEdits(network: NetworkSpec, edits: readonly NetworkEdit[]): NetworkSpec {
  const { layers, ...compiled } = networkOf(network);
  return edits.reduce<NetworkSpec>(compileEdit, { layers: editedLayers(layers, [], edits), ...compiled });
}

function compileEdit(network: NetworkSpec, edit: NetworkEdit): NetworkSpec {
  switch (edit.kind) {
    case 'setLoss':
      return { ...network, loss: edit.loss };
    case 'setLearningRate':
      if (network.optimizer === undefined) return network;
      return { ...network, optimizer: { ...network.optimizer, learningRate: edit.learningRate } };
    case 'setArgument':
    case 'renameArgument':
    case 'insertLayer':
      return network;
  }
}

function editedLayers(
  layers: readonly LayerSpec[],
  above: LayerPath,
  edits: readonly NetworkEdit[],
): readonly LayerSpec[] {
  return layers.flatMap((layer, index) => {
    const path = [...above, index];
    const config = edits.reduce<LayerConfig>((current, edit) => configEdit(current, path, edit), layer.config);
    const inserted = edits.flatMap((edit) =>
      edit.kind === 'insertLayer' && samePath(edit.after, path) ? [edit.layer] : [],
    );
    const inner = layer.layers && { layers: editedLayers(layer.layers, path, edits) };
    return [{ className: layer.className, config, ...inner }, ...inserted];
  });
}

function configEdit(config: LayerConfig, path: LayerPath, edit: NetworkEdit): LayerConfig {
  switch (edit.kind) {
    case 'setArgument':
      return samePath(edit.layer, path) ? { ...config, [edit.argument]: edit.value } : config;
    case 'renameArgument':
      return samePath(edit.layer, path) ? renamed(config, edit.argument, edit.name, edit.value) : config;
    case 'insertLayer':
    case 'setLoss':
    case 'setLearningRate':
      return config;
  }
}

/** Keeps the arguments' order, as renaming in the source does. */
function renamed(config: LayerConfig, argument: string, name: string, value: ConfigValue | undefined): LayerConfig {
  return Object.fromEntries(
    Object.entries(config).map(([key, old]) => (key === argument ? [name, value ?? old] : [key, old])),
  );
}
