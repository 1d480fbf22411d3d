import * as l10n from '@vscode/l10n';
import { ACTIVATION_LABELS, type HiddenActivation } from '../../lesson/hiddenActivations.js';
import { INITIALIZER_LABELS, type KernelInitializer } from '../../lesson/kernelInitializers.js';

/** Names of initialisers stand for themselves; what a number says is translated. */
export function initializerLabel(initializer: KernelInitializer): string {
  switch (initializer) {
    case 'smallNormal':
      return l10n.t('normal, deviation 0.05');
    case 'standardNormal':
      return l10n.t('normal, deviation 1');
    default:
      return INITIALIZER_LABELS[initializer];
  }
}

interface HiddenChoice {
  readonly activation: HiddenActivation;
  readonly initializer: KernelInitializer;
}

/** What the page calls two networks: by activation, else also by initialiser, else also by place. */
export function pairLabels([first, second]: readonly [HiddenChoice, HiddenChoice]): readonly [string, string] {
  const [one, two] = [ACTIVATION_LABELS[first.activation], ACTIVATION_LABELS[second.activation]];
  if (first.activation !== second.activation) return [l10n.t('{0} network', one), l10n.t('{0} network', two)];
  if (first.initializer !== second.initializer) {
    return [
      l10n.t('{0} network ({1})', one, initializerLabel(first.initializer)),
      l10n.t('{0} network ({1})', two, initializerLabel(second.initializer)),
    ];
  }
  return [l10n.t('{0} network A', one), l10n.t('{0} network B', two)];
}
