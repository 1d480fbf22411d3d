import * as l10n from '@vscode/l10n';
import type { NetworkEdit } from '../../model/fix.js';
import type { Fix } from '../fix.js';
import { outputOf } from '../networkStructure.js';

/** The loss that takes what an output activation gives. */
function lossFor(activation: string): string {
  if (activation === 'softmax') return 'categoricalCrossentropy';
  return activation === 'sigmoid' || activation === 'hardSigmoid' ? 'binaryCrossentropy' : 'meanSquaredError';
}

/** The loss that fits the output layer; a softmax of one unit becomes a sigmoid with it, because no loss can use it. */
export const outputLoss: Fix = {
  id: 'output-loss',
  rules: ['output-and-loss'],
  candidates: (network) => {
    const output = outputOf(network);
    if (output === undefined || network.loss === undefined) return [];
    const isSoftmaxOfOne = output.activation === 'softmax' && output.units === 1;
    const isNamed = output.activationLayer.spec.config.activation !== undefined;
    if (isSoftmaxOfOne && !isNamed) return [];
    const loss = lossFor(isSoftmaxOfOne ? 'sigmoid' : output.activation);
    if (loss === network.loss) return [];
    const sigmoid: readonly NetworkEdit[] = isSoftmaxOfOne
      ? [{ kind: 'setArgument', layer: output.activationLayer.path, argument: 'activation', value: 'sigmoid' }]
      : [];
    const action = isSoftmaxOfOne
      ? l10n.t('Use sigmoid in the output layer and the loss {0}', loss)
      : l10n.t('Use the loss {0}', loss);
    return [{ id: `loss ${loss}`, action, edits: [...sigmoid, { kind: 'setLoss', loss }] }];
  },
};
