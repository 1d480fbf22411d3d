import * as l10n from '@vscode/l10n';
import type { NetworkEdit } from '../../model/fix.js';
import type { Fix } from '../fix.js';
import { outputOf, type Output } from '../networkStructure.js';

/** The activation whose range is what a loss takes; undefined where several do. */
function activationFor(loss: string | undefined, units: number | undefined): string | undefined {
  switch (loss) {
    case 'categoricalCrossentropy':
    case 'sparseCategoricalCrossentropy':
    case 'kullbackLeiblerDivergence':
      return units === 1 ? undefined : 'softmax';
    case 'binaryCrossentropy':
      return 'sigmoid';
    case 'softmaxCrossEntropy':
    case 'sigmoidCrossEntropy':
      return 'linear';
    case undefined:
    default:
      return units === 1 ? 'sigmoid' : undefined;
  }
}

/** The output layer's own argument; undefined where a layer such as `Softmax` is the activation. */
function edit({ activationLayer, activation }: Output, wanted: string): NetworkEdit | undefined {
  const named = activationLayer.spec.config.activation !== undefined;
  if (!named && activation !== 'linear') return undefined;
  return { kind: 'setArgument', layer: activationLayer.path, argument: 'activation', value: wanted };
}

/** The output activation that fits the loss. */
export const outputActivation: Fix = {
  id: 'output-activation',
  rules: ['output-and-loss'],
  candidates: (network) => {
    const output = outputOf(network);
    const wanted = output && activationFor(network.loss, output.units);
    if (output === undefined || wanted === undefined || wanted === output.activation) return [];
    const change = edit(output, wanted);
    if (change === undefined) return [];
    return [{ id: `output ${wanted}`, action: l10n.t('Use {0} in the output layer', wanted), edits: [change] }];
  },
};
