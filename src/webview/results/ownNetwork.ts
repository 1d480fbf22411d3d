import * as l10n from '@vscode/l10n';
import { ACTIVATION_LABELS } from '../../lesson/hiddenActivations.js';
import { AS_WRITTEN, type OwnActivation, type OwnInitializer } from '../../lesson/ownNetwork.js';
import type { OwnPair } from '../../lesson/widgets/ownModel.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import type { Marks } from '../../model/marks.js';
import type { NetworkSpec } from '../../model/network.js';
import { initializerLabel } from './networkWords.js';

/** Samples in the random batch that the person's model is measured on. */
const OWN_BATCH = 32;

/** The person's model on a random batch, with the loss that its file or its output layer says. */
export function ownRequest(
  network: NetworkSpec,
  { seed, draws }: { readonly seed: number; readonly draws: number },
  marks: Marks,
): CheckRequest {
  return { network, data: { kind: 'random', batchSize: OWN_BATCH }, seed, draws, marks };
}

/** What the page calls a model of the person's with these changes. */
function ownLabel(name: string, activation: OwnActivation, initializer: OwnInitializer): string {
  if (activation === AS_WRITTEN) {
    return initializer === AS_WRITTEN
      ? l10n.t('model "{0}" as written', name)
      : l10n.t('model "{0}" with {1}', name, initializerLabel(initializer));
  }
  return initializer === AS_WRITTEN
    ? l10n.t('model "{0}" with {1}', name, ACTIVATION_LABELS[activation])
    : l10n.t('model "{0}" with {1} and {2}', name, ACTIVATION_LABELS[activation], initializerLabel(initializer));
}

/** What the page calls the two versions of the person's model. */
export function ownLabels({ model, changes: [first, second] }: OwnPair): readonly [string, string] {
  const labels = [first, second].map(({ activation, initializer }) => ownLabel(model.name, activation, initializer));
  const [one = '', two = ''] = labels;
  return one === two ? [l10n.t('{0}, first', one), l10n.t('{0}, second', two)] : [one, two];
}

/** What a chart of the person's model shows. */
export function ownCaption({ name, file }: { readonly name: string; readonly file: string }, draws: number): string {
  return draws === 1
    ? l10n.t('Mean |gradient| per layer of {0} in {1}, batch of {2} random inputs, one draw', name, file, OWN_BATCH)
    : l10n.t(
        'Mean |gradient| per layer of {0} in {1}, batch of {2} random inputs, {3} draws: median, and 5-95 % as a band',
        name,
        file,
        OWN_BATCH,
        draws,
      );
}
