import * as l10n from '@vscode/l10n';
import { decimal } from '../../model/localNumber.js';
import type { ConfigValue, NetworkSpec } from '../../model/network.js';
import type { ChallengeFigures } from './challengeVerdict.js';
import { flatLayers, hiddenLayers, kernelLayers, numberList } from './challengeNetwork.js';
import { figureText, median, timesText } from './figureText.js';
import { percentText } from './challengeVerdict.js';

function valueText(value: ConfigValue | undefined): string {
  if (value === undefined || value === null) return l10n.t('the default');
  if (typeof value === 'object' && 'className' in value && typeof value.className === 'string') {
    const config = 'config' in value && typeof value.config === 'object' && value.config !== null ? value.config : {};
    const settings = Object.entries(config).flatMap(([name, setting]) =>
      typeof setting === 'number' && setting !== 0 ? [`${name} ${setting}`] : [],
    );
    return settings.length === 0 ? value.className : `${value.className} (${settings.join(', ')})`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the person did, one clause per kind of change, read off the two networks: `tanh instead of sigmoid in layers 1-3`. */
export function approach(starter: NetworkSpec, network: NetworkSpec): readonly string[] {
  const before = hiddenLayers(starter);
  const after = hiddenLayers(network);
  const groups = new Map<string, number[]>();
  const note = (clause: string, layer: number) => groups.set(clause, [...(groups.get(clause) ?? []), layer]);
  for (const [index, layer] of after.entries()) {
    const old = before[index];
    if (old === undefined) {
      note(l10n.t('a further hidden layer'), layer.number);
      continue;
    }
    if (layer.activation !== old.activation)
      note(l10n.t('{0} instead of {1}', layer.activation, old.activation), layer.number);
    if (layer.units !== old.units)
      note(l10n.t('{0} units instead of {1}', layer.units ?? '?', old.units ?? '?'), layer.number);
    for (const argument of ['kernelInitializer', 'biasInitializer'] as const) {
      const [was, is] = [old.spec.config[argument], layer.spec.config[argument]];
      if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) continue;
      note(
        argument === 'kernelInitializer'
          ? l10n.t('weights from {0} instead of {1}', valueText(is), valueText(was))
          : l10n.t('biases from {0} instead of {1}', valueText(is), valueText(was)),
        layer.number,
      );
    }
  }
  const clauses = [...groups].map(([clause, layers]) => {
    const { text, several } = numberList(layers);
    return several ? l10n.t('{0} in layers {1}', clause, text) : l10n.t('{0} in layer {1}', clause, text);
  });
  const normalisations = (spec: NetworkSpec) =>
    flatLayers(spec).filter(({ spec: { className } }) => className.endsWith('Normalization')).length;
  const added = normalisations(network) - normalisations(starter);
  if (added > 0)
    clauses.push(added === 1 ? l10n.t('one normalisation layer') : l10n.t('{0} normalisation layers', added));
  const [oldOptimizer, newOptimizer] = [starter.optimizer, network.optimizer];
  if (newOptimizer !== undefined && JSON.stringify(oldOptimizer) !== JSON.stringify(newOptimizer)) {
    const words = ({ name, learningRate }: { name: string; learningRate?: number }) =>
      learningRate === undefined ? name : l10n.t('{0} with learning rate {1}', name, decimal(learningRate));
    clauses.push(
      oldOptimizer === undefined
        ? words(newOptimizer)
        : l10n.t('{0} instead of {1}', words(newOptimizer), words(oldOptimizer)),
    );
  }
  return clauses;
}

/** What became of the first layer's gradient; nothing where there is none or one of the two is no number. */
function firstLayerGain(was = NaN, is = NaN): string[] {
  const [old, now] = [figureText(was), figureText(is)];
  if (Number.isNaN(was) || Number.isNaN(is)) return [];
  if (was === 0 && is > 0) return [l10n.t('The first layer got no gradient at all and now gets {0}.', now)];
  if (is === 0 && was > 0) return [l10n.t('The first layer gets no gradient at all any more: {0} before.', old)];
  if (is > 1.5 * was)
    return [l10n.t('The first layer gets {0} times more: {1} before, {2} now.', timesText(is / was), old, now)];
  if (was > 1.5 * is)
    return [l10n.t('The first layer gets {0} times less: {1} before, {2} now.', timesText(was / is), old, now)];
  return [l10n.t('The first layer gets {0}, about as before ({1}).', now, old)];
}

/** By how much it helped, in the person's own numbers: one sentence each. */
export function gains(before: ChallengeFigures, after: ChallengeFigures): readonly string[] {
  const sentences = firstLayerGain(before.layers[0]?.median, after.layers[0]?.median);
  if (before.deadShare >= 0.1 && after.deadShare < before.deadShare) {
    sentences.push(
      l10n.t(
        'The share of dead units in the worst layer went from {0} to {1}.',
        percentText(before.deadShare),
        percentText(after.deadShare),
      ),
    );
  }
  if (after.accuracies.length > 0 && before.accuracies.length > 0) {
    sentences.push(
      l10n.t(
        'The training accuracy went from {0} to {1} (medians).',
        percentText(median(before.accuracies)),
        percentText(median(after.accuracies)),
      ),
    );
  }
  return sentences;
}

/** How many hidden layers are written otherwise than in the starter. */
export function changedLayers(starter: NetworkSpec, network: NetworkSpec): number {
  const written = (spec: NetworkSpec) =>
    hiddenLayers(spec).map(({ activation, spec: { className, config } }) =>
      JSON.stringify([className, activation, config]),
    );
  const [before, after] = [written(starter), written(network)];
  const added = Math.max(
    0,
    flatLayers(network).length -
      flatLayers(starter).length -
      Math.max(0, kernelLayers(network).length - kernelLayers(starter).length),
  );
  const changed = after.filter((layer, index) => layer !== before[index]).length;
  return Math.max(changed, added);
}
