import * as l10n from '@vscode/l10n';

/** What each rule finds, for programs that list the rules beside their findings; a test holds that none is missing. */
export function ruleDescriptions(): Readonly<Record<string, string>> {
  return {
    'non-finite': l10n.t('A gradient or the loss is NaN or infinite before the first training step.'),
    'symmetric-kernels': l10n.t(
      'All units of a layer start alike and stay alike, so the layer learns as a single unit would.',
    ),
    'output-and-loss': l10n.t('The output layer and the loss do not belong together.'),
    exploding: l10n.t('Gradients are so large that a training step throws the weights far away.'),
    vanishing: l10n.t('Gradients shrink from layer to layer, so the first layers hardly learn.'),
    saturation: l10n.t('Most outputs of a layer lie where its activation is flat and lets no gradient through.'),
    'uniformly-small': l10n.t('Gradients are small in every layer alike.'),
    'poor-initialisation': l10n.t(
      'The signal shrinks or grows from layer to layer, because the initial weights do not fit the activations.',
    ),
    'initial-loss': l10n.t(
      'The loss before training is far above that of guessing: the network starts out sure of wrong answers.',
    ),
    'dead-units': l10n.t('Units put out zero on every sample and get no gradient.'),
    'update-ratio': l10n.t('A training step is far too large or far too small for the weights that it changes.'),
    'unknown-name': l10n.t('An activation, initialiser or loss has a name that TensorFlow.js does not know.'),
    'unknown-argument': l10n.t('A layer has an argument that its class does not take, so TensorFlow.js ignores it.'),
  };
}
