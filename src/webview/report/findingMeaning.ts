import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';

/** What a finding means for training, in two plain sentences; empty for a rule that the page does not know. */
export function findingMeaning({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): string {
  switch (rule) {
    case 'vanishing':
      return severity === 'information'
        ? l10n.t(
            'Going back from the output, every layer passes on less than half of the gradient, so the layers near the input learn more slowly than the others. Every further layer makes it worse.',
          )
        : l10n.t(
            'The layers near the input get so small a gradient that plain gradient descent hardly moves them; an optimiser that rescales it, such as Adam, hides this only in part. Going back from the output, every layer multiplies the gradient by a number below one.',
          );
    case 'uniformly-small':
      return l10n.t(
        'All layers get about equally little, so it is not the depth that takes the gradient away. Small initial weights, or a loss that is almost zero from the start, can be the cause.',
      );
    case 'exploding':
      return l10n.t(
        'A training step would throw the weights far beyond anything useful. Going back from the output, every layer multiplies the gradient by a number above one.',
      );
    case 'non-finite':
      return l10n.t(
        'One training step with such a gradient turns every weight into NaN. As long as that is so, no other figure of this report means anything.',
      );
    case 'dead-units':
      return l10n.t(
        'A unit that puts out 0 for every sample gets no gradient and cannot recover by itself. The layer works as if it had fewer units.',
      );
    case 'saturation':
      return l10n.t(
        'In its flat part an activation hardly answers to its input, so its derivative is close to 0. That is where the gradient is lost.',
      );
    case 'poor-initialisation':
      return l10n.t(
        'The outputs grow or shrink from layer to layer before training has begun. An initialiser that fits the activation keeps their size.',
      );
    case 'symmetric-kernels':
      return l10n.t(
        'All units of the layer start alike, get the same gradient and stay alike. The layer can never do more than a single unit.',
      );
    case 'output-and-loss':
      return l10n.t(
        'The loss expects another kind of output than the last layer gives. Training then minimises something else than what is meant.',
      );
    case 'initial-loss':
      return l10n.t(
        'A network that knows nothing yet should be about as wrong as guessing. A loss that is far from it points to the output layer, the loss or the initial weights.',
      );
    case 'update-ratio':
      return l10n.t(
        'It compares what one step changes with the weights that are there. Far too small a share and training crawls; far too large and it jumps about.',
      );
    case 'unknown-argument':
      return l10n.t(
        'TensorFlow.js ignores or refuses what it does not know. The layer is then not the one that is meant.',
      );
    case 'unknown-name':
      return l10n.t(
        'TensorFlow.js stops at a name that it does not know. The model cannot be built until it is right.',
      );
    default:
      return '';
  }
}
