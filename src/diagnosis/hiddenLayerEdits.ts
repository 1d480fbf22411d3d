import * as l10n from '@vscode/l10n';
import type { Finding } from '../model/finding.js';
import type { NetworkEdit } from '../model/fix.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from '../model/network.js';
import type { FixProposal } from './fix.js';
import {
  activationOf,
  activationPlace,
  hiddenLayers,
  initializerClass,
  isRecurrent,
  kernelInitializers,
  layerAt,
  placedLayers,
  type PlacedLayer,
} from './networkStructure.js';

/** Activations whose slope is below 1 nearly everywhere, so that every layer shrinks the gradient. */
const SQUASHING = ['sigmoid', 'hardSigmoid', 'softmax', 'tanh', 'softsign', 'softplus'];
const ZERO_REGION = ['relu', 'relu6', 'thresholdedReLU'];
/** Where TensorFlow.js starts a kernel that names no initialiser. */
const DEFAULT_INITIALIZER = 'GlorotNormal';

/** A hidden layer and the place where its activation is named. */
export interface ActivatedLayer {
  readonly layer: PlacedLayer;
  readonly place: PlacedLayer;
  readonly activation: string;
}

/** The hidden dense and convolutional layers that apply an activation function, in themselves or in a layer behind them. */
export function activatedLayers(network: NetworkSpec): readonly ActivatedLayer[] {
  return hiddenLayers(network).flatMap((layer) => {
    if (isRecurrent(layer.spec.className) || layer.spec.className === 'Embedding') return [];
    const path = activationPlace(network, layer.path);
    const spec = layerAt(network, path);
    const activation = spec && activationOf(spec);
    if (spec === undefined || activation === undefined || activation === 'linear') return [];
    return [{ layer, place: { path, spec }, activation }];
  });
}

/** The layers whose activation is to blame for a finding, by what the finding says about activations of their kind. */
export function layersToBlame(network: NetworkSpec, finding: Finding): readonly ActivatedLayer[] {
  const all = activatedLayers(network);
  const among = (names: readonly string[]) => all.filter(({ activation }) => names.includes(activation));
  if (finding.rule === 'dead-units') return among(ZERO_REGION);
  if (finding.rule !== 'vanishing' && finding.rule !== 'saturation') return all;
  const squashing = among(SQUASHING);
  return squashing.length > 0 ? squashing : all;
}

/** The initialiser whose gain keeps the signal's size behind an activation (Glorot and Bengio; He et al.; Klambauer et al.). */
export function matchingInitializer(activation: string, distribution: 'Normal' | 'Uniform' = 'Normal'): string {
  if (activation === 'selu') return `leCun${distribution}`;
  const saturating = ['sigmoid', 'hardSigmoid', 'tanh', 'softsign', 'softmax', 'linear'];
  return `${saturating.includes(activation) ? 'glorot' : 'he'}${distribution}`;
}

/** An initialiser in the form that the network's others have: `{ className, config }` or a name; its seed stays. */
function initializerValue(network: NetworkSpec, current: ConfigValue | undefined, name: string): ConfigValue {
  const className = name.charAt(0).toUpperCase() + name.slice(1);
  const serialized = (config: ConfigValue | undefined): ConfigValue => {
    const seed = typeof config === 'object' && config !== null && 'seed' in config ? config.seed : undefined;
    return { className, config: seed === undefined ? {} : { seed } };
  };
  if (typeof current === 'object' && current !== null && 'className' in current) return serialized(current.config);
  if (typeof current === 'string') return /^[A-Z]/.test(current) ? className : name;
  const others = placedLayers(network).flatMap(({ spec }) =>
    kernelInitializers(spec.className).map((argument) => spec.config[argument]),
  );
  return others.some((value) => typeof value === 'object') ? serialized(undefined) : name;
}

/** Gives a layer's kernels an initialiser; nothing where they have it already. Recurrent kernels keep theirs. */
export function initializerEdits(
  network: NetworkSpec,
  { path, spec }: PlacedLayer,
  name: string,
): readonly NetworkEdit[] {
  const wanted = name.charAt(0).toUpperCase() + name.slice(1);
  return kernelInitializers(spec.className)
    .filter((argument) => argument !== 'recurrentInitializer')
    .filter((argument) => (initializerClass(spec.config[argument]) ?? DEFAULT_INITIALIZER) !== wanted)
    .map((argument) => {
      const value = initializerValue(network, spec.config[argument], name);
      return { kind: 'setArgument', layer: path, argument, value };
    });
}

/** Names an activation at its place; undefined where the place is a layer of its own kind, such as `ReLU`, that cannot name another. */
function activationEdits({ place, activation }: ActivatedLayer, wanted: string): readonly NetworkEdit[] | undefined {
  if (activation === wanted) return [];
  if (place.spec.config.activation === undefined) return undefined;
  return [{ kind: 'setArgument', layer: place.path, argument: 'activation', value: wanted }];
}

/** The change to one activation in all layers to blame, with an initialiser or without; undefined if nothing would change. */
export function activationProposal(
  network: NetworkSpec,
  finding: Finding,
  activation: string,
  initializer?: string,
): FixProposal | undefined {
  const changed = layersToBlame(network, finding).flatMap((hidden) => {
    const activations = activationEdits(hidden, activation);
    if (activations === undefined) return [];
    const initializers = initializer === undefined ? [] : initializerEdits(network, hidden.layer, initializer);
    return activations.length + initializers.length === 0
      ? []
      : [{ activations, edits: [...activations, ...initializers] }];
  });
  if (!changed.some(({ activations }) => activations.length > 0)) return undefined;
  const name = initializer === undefined ? activation : `${activation} + ${initializer}`;
  return {
    id: name.replaceAll(' ', ''),
    action: useInHiddenLayers(name, changed.length),
    edits: changed.flatMap(({ edits }) => edits),
  };
}

/** `Use relu + heNormal in 4 hidden layers`. */
export function useInHiddenLayers(name: string, count: number): string {
  return count === 1 ? l10n.t('Use {0} in 1 hidden layer', name) : l10n.t('Use {0} in {1} hidden layers', name, count);
}

/** The proposals that change something. */
export function proposals(...candidates: readonly (FixProposal | undefined)[]): readonly FixProposal[] {
  return candidates.filter((candidate) => candidate !== undefined);
}

/** Whether a layer stands directly in the network or in a nested model, where another can be put behind it. */
export function standsInModel(network: NetworkSpec, path: readonly number[]): boolean {
  const parent: LayerSpec | undefined = path.length > 1 ? layerAt(network, path.slice(0, -1)) : undefined;
  return parent === undefined ? path.length === 1 : parent.className === 'Sequential';
}
