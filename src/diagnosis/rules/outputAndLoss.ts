import * as l10n from '@vscode/l10n';
import type { Finding, Severity } from '../../model/finding.js';
import type { NetworkSpec } from '../../model/network.js';
import { outputOf, type Output } from '../networkStructure.js';
import type { WrittenRule } from '../rule.js';

/** Losses that take the probability of each class, and those of `tf.losses` that take logits. */
const CATEGORICAL = ['categoricalCrossentropy', 'sparseCategoricalCrossentropy'];
const UNBOUNDED = [
  'linear',
  'relu',
  'relu6',
  'elu',
  'selu',
  'softplus',
  'gelu',
  'gelu_new',
  'swish',
  'mish',
  'leakyReLU',
];
const SIGNED = ['tanh', 'softsign'];
const PROBABILITY = ['sigmoid', 'hardSigmoid'];

/** What is wrong with a pair, as a clause behind `because`, and how bad it is. */
interface Misfit {
  readonly severity: Severity;
  readonly because: string;
  /** The argument to blame: the output layer's `activation`, or `loss` of `compile`. */
  readonly argument: 'activation' | 'loss';
}

function misfitOf({ activation, units }: Output, loss: string | undefined): Misfit | undefined {
  if (activation === 'softmax' && units === 1) {
    const because = l10n.t('a softmax of one unit is always 1, so nothing can be learned');
    return { severity: 'error', because, argument: 'activation' };
  }
  if (loss === undefined) return undefined;
  if (CATEGORICAL.includes(loss)) return categoricalMisfit(activation, units);
  if (loss === 'binaryCrossentropy') return binaryMisfit(activation, units);
  if (loss === 'softmaxCrossEntropy' && activation === 'softmax') {
    return {
      severity: 'warning',
      because: l10n.t('this loss applies softmax itself, so it is applied twice'),
      argument: 'activation',
    };
  }
  if (loss === 'sigmoidCrossEntropy' && PROBABILITY.includes(activation)) {
    return {
      severity: 'warning',
      because: l10n.t('this loss applies the sigmoid itself, so it is applied twice'),
      argument: 'activation',
    };
  }
  if (loss === 'kullbackLeiblerDivergence' && (UNBOUNDED.includes(activation) || SIGNED.includes(activation))) {
    return { severity: 'warning', because: l10n.t('this loss needs probabilities'), argument: 'activation' };
  }
  return undefined;
}

function categoricalMisfit(activation: string, units: number | undefined): Misfit | undefined {
  if (activation === 'softmax') return undefined;
  if (units === 1) {
    const because = l10n.t(
      'with one unit its share is always 1, whatever the network puts out, so nothing can be learned',
    );
    return { severity: 'error', because, argument: 'loss' };
  }
  if (PROBABILITY.includes(activation)) {
    const because = l10n.t('this loss needs probabilities that add up to 1, as softmax gives them');
    return { severity: 'warning', because, argument: 'activation' };
  }
  if (!UNBOUNDED.includes(activation) && !SIGNED.includes(activation)) return undefined;
  const because = l10n.t('this loss needs probabilities, and values at or below 0 count as 0 and get no gradient');
  return { severity: 'error', because, argument: 'activation' };
}

function binaryMisfit(activation: string, units: number | undefined): Misfit | undefined {
  if (activation === 'softmax' && units !== undefined && units > 2) {
    const because = l10n.t('it takes every class for a question of its own, which softmax outputs are not');
    return { severity: 'information', because, argument: 'loss' };
  }
  if (!UNBOUNDED.includes(activation) && !SIGNED.includes(activation)) return undefined;
  const because = l10n.t('this loss needs probabilities, and values outside 0 to 1 are clipped and get no gradient');
  return { severity: 'error', because, argument: 'activation' };
}

function outputInWords(activation: string, units: number | undefined): string {
  if (units === undefined) return activation;
  return units === 1 ? l10n.t('{0}, 1 unit', activation) : l10n.t('{0}, {1} units', activation, units);
}

function sentence(output: string, loss: string | undefined, because: string): string {
  return loss === undefined
    ? l10n.t('The output ({0}) does not fit any loss: {1}.', output, because)
    : l10n.t('The output ({0}) does not fit {1}: {2}.', output, loss, because);
}

/**
 * An output layer whose activation and units do not fit the loss that the file compiles: sigmoid belongs to binary cross-entropy, softmax to
 * categorical, linear to squared error. Read from activation, units and loss, never from a layer's name, which caused UMLAUT's false alarms.
 * Pairs that merely learn more slowly and have their uses are silent: sigmoid or softmax with squared error, two softmax units with binary cross-entropy.
 */
export const outputAndLoss: WrittenRule = {
  id: 'output-and-loss',
  reads: 'network',
  explains: ['uniformly-small'],
  find: (network: NetworkSpec): readonly Finding[] => {
    const output = outputOf(network);
    const misfit = output && misfitOf(output, network.loss);
    if (output === undefined || misfit === undefined) return [];
    const { loss } = network;
    const { activation, units } = output;
    return [
      {
        rule: outputAndLoss.id,
        severity: misfit.severity,
        headline:
          loss === undefined
            ? l10n.t('output and loss: {0}', activation)
            : l10n.t('output and loss: {0} with {1}', activation, loss),
        message: sentence(outputInWords(activation, units), loss, misfit.because),
        layers: [output.activationLayer.path],
        argument: misfit.argument,
        evidence: units === undefined ? [] : [{ label: l10n.t('units of the output layer'), value: units }],
      },
    ];
  },
};
