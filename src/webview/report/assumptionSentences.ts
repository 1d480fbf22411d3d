import * as l10n from '@vscode/l10n';
import type { CheckAssumptions, GradientReport } from '../../model/gradientCheck.js';
import { decimal, grouped } from '../../model/localNumber.js';

/** What the check took for granted, one sentence each. */
export function assumptionSentences({ assumptions, parameters }: GradientReport): readonly string[] {
  const { inputs, targets, batchSize, seed, draws, marks, defaultInitializers, notes } = assumptions;
  return [
    lossSentence(assumptions),
    batchSize === 1
      ? l10n.t('Inputs: {0}, 1 sample. Targets: {1}.', inputs, targets)
      : l10n.t('Inputs: {0}, {1} samples. Targets: {2}.', inputs, batchSize, targets),
    draws === 1
      ? l10n.t('One random initialisation, seed {0}: another seed gives other numbers.', seed)
      : l10n.t(
          '{0} random initialisations from seed {1}: shown are the median and where 5 to 95 % of them lie.',
          draws,
          seed,
        ),
    l10n.t('Marks: below {0} is too small, above {1} too large.', decimal(marks.small), decimal(marks.large)),
    ...initializerSentences(defaultInitializers),
    ...notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}${/[.!?]$/.test(note) ? '' : '.'}`),
    l10n.t('The network has {0} parameters.', grouped(parameters)),
  ];
}

function lossSentence({ loss, lossSource }: CheckAssumptions): string {
  switch (lossSource) {
    case 'given':
      return l10n.t('Loss: {0}, as you set it.', loss);
    case 'compiled':
      return l10n.t('Loss: {0}, as the file compiles it.', loss);
    case 'output':
      return l10n.t('Loss: {0}, chosen to fit the output layer.', loss);
  }
}

/** One sentence for each default initialiser, however many layers have it. */
function initializerSentences(defaults: CheckAssumptions['defaultInitializers']): readonly string[] {
  const names = [...new Set(defaults.map(({ initializer }) => initializer))];
  return names.map((name) => {
    const layers = defaults.filter(({ initializer }) => initializer === name).map(({ layer }) => layer + 1);
    const first = layers[0] ?? 1;
    // Keras' default for dense and convolutional layers is another one; for the rest both have the same.
    if (name === 'glorotNormal') {
      return layers.length === 1
        ? l10n.t('Layer {0} names no initialiser: TensorFlow.js then uses {1}, Keras glorotUniform.', first, name)
        : l10n.t(
            'Layers {0} name no initialiser: TensorFlow.js then uses {1}, Keras glorotUniform.',
            layers.join(', '),
            name,
          );
    }
    return layers.length === 1
      ? l10n.t('Layer {0} names no initialiser: TensorFlow.js then uses {1}.', first, name)
      : l10n.t('Layers {0} name no initialiser: TensorFlow.js then uses {1}.', layers.join(', '), name);
  });
}
