import * as l10n from '@vscode/l10n';
import { ACTIVATION_LABELS, HIDDEN_ACTIVATIONS, type HiddenActivation } from '../../lesson/hiddenActivations.js';
import { KERNEL_INITIALIZERS, type KernelInitializer } from '../../lesson/kernelInitializers.js';
import { AS_WRITTEN, type OwnActivation, type OwnInitializer } from '../../lesson/ownNetwork.js';
import { DRAW_CHOICES } from '../../lesson/widgets/gradientComparison.js';
import { initializerLabel } from '../results/networkWords.js';

export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

export function activationChoices(): readonly Choice<HiddenActivation>[] {
  return HIDDEN_ACTIVATIONS.map((value) => ({ value, label: ACTIVATION_LABELS[value] }));
}

export function initializerChoices(): readonly Choice<KernelInitializer>[] {
  return KERNEL_INITIALIZERS.map((value) => ({ value, label: initializerLabel(value) }));
}

export function ownActivationChoices(): readonly Choice<OwnActivation>[] {
  return [{ value: AS_WRITTEN, label: l10n.t('as written') }, ...activationChoices()];
}

export function ownInitializerChoices(): readonly Choice<OwnInitializer>[] {
  return [{ value: AS_WRITTEN, label: l10n.t('as written') }, ...initializerChoices()];
}

export function drawChoices(): readonly Choice<(typeof DRAW_CHOICES)[number]>[] {
  return DRAW_CHOICES.map((value) => ({
    value,
    label: value === 1 ? l10n.t('1, as in the notebook') : l10n.t('{0}, median and spread', value),
  }));
}
