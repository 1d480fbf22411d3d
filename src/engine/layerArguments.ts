import * as l10n from '@vscode/l10n';
import { entryOf } from '../model/entryOf.js';
import { INITIALIZER_NAMES } from '../model/initializerNames.js';
import { decimal } from '../model/localNumber.js';
import type { Problem } from '../model/result.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from '../model/network.js';
import { activationNames } from './activations.js';
import { capitalised, layerInWords } from './layerName.js';
import { lossMeantBy, lossNamed, lossNames } from './losses.js';
import { nearestName } from '../model/nearestName.js';
import { optimizerNames } from './optimizers.js';

/** Where a layer stands: its index path and the index of the network's own layer that holds it. */
export interface LayerPlace {
  readonly path: readonly number[];
  readonly spec: LayerSpec;
}

const wholeNumbers = ['units', 'filters', 'inputDim', 'outputDim', 'n', 'depthMultiplier'];
const wholeNumbersOrLists = ['kernelSize', 'poolSize', 'strides', 'dilationRate'];
const shares = ['rate', 'dropout', 'recurrentDropout'];
const notNegative = ['stddev', 'epsilon', 'momentum', 'alpha', 'maxValue'];

const required: Readonly<Record<string, readonly string[]>> = {
  Dense: ['units'],
  Conv1D: ['filters', 'kernelSize'],
  Conv2D: ['filters', 'kernelSize'],
  Conv3D: ['filters', 'kernelSize'],
  Conv2DTranspose: ['filters', 'kernelSize'],
  SeparableConv2D: ['filters', 'kernelSize'],
  DepthwiseConv2D: ['kernelSize'],
  Embedding: ['inputDim', 'outputDim'],
  SimpleRNN: ['units'],
  GRU: ['units'],
  LSTM: ['units'],
  Dropout: ['rate'],
  RepeatVector: ['n'],
  Reshape: ['targetShape'],
  Permute: ['dims'],
  Activation: ['activation'],
};

/** A value as a person would write it; JSON has no word for NaN and the infinities. */
const shown = (value: ConfigValue) => (typeof value === 'number' ? String(value) : JSON.stringify(value));
const isWhole = (value: ConfigValue) => typeof value === 'number' && Number.isInteger(value) && value >= 1;

/** The first thing wrong with a layer's own arguments, before TensorFlow.js sees them. */
export function problemWithArguments(place: LayerPlace): Problem | undefined {
  const { spec, path } = place;
  const { config } = spec;
  const layer = path[0]!;
  const name = capitalised(layerInWords(path, spec.className));
  const wrong = (argument: string, says: string, code: Problem['code'] = 'invalid-argument'): Problem => ({
    code,
    message: l10n.t('{0}: {1}.', name, says),
    layer,
    argument,
  });

  for (const argument of entryOf(required, spec.className) ?? []) {
    const value = config[argument];
    if (value === undefined || value === null)
      return wrong(argument, l10n.t('{0} is missing; give it a value', argument), 'missing-value');
  }
  for (const [argument, value] of Object.entries(config)) {
    if (value === null) continue;
    if (wholeNumbers.includes(argument) && !isWhole(value)) {
      return wrong(argument, l10n.t('{0} must be a whole number of 1 or more, not {1}', argument, shown(value)));
    }
    if (wholeNumbersOrLists.includes(argument)) {
      const parts: readonly ConfigValue[] = Array.isArray(value) ? value : [value];
      if (!parts.every(isWhole)) {
        return wrong(
          argument,
          l10n.t('{0} must be made of whole numbers of 1 or more, not {1}', argument, shown(value)),
        );
      }
    }
    if (shares.includes(argument) && !(typeof value === 'number' && value >= 0 && value < 1)) {
      return wrong(argument, l10n.t('{0} must be a number from 0 to below 1, not {1}', argument, shown(value)));
    }
    if (notNegative.includes(argument) && !(typeof value === 'number' && value >= 0)) {
      return wrong(argument, l10n.t('{0} must be a number of 0 or more, not {1}', argument, shown(value)));
    }
    if (argument === 'activation' || argument === 'recurrentActivation') {
      if (typeof value !== 'string' || !activationNames.includes(value)) {
        return wrong(argument, unknownActivation(value), 'unknown-activation');
      }
    }
    if (argument.endsWith('Initializer')) {
      const fault = unknownInitializer(value);
      if (fault !== undefined) return wrong(argument, fault, 'unknown-initializer');
    }
    if (argument === 'inputShape' || argument === 'batchInputShape') {
      const dimensions: readonly ConfigValue[] = Array.isArray(value) ? value : [value];
      if (!dimensions.every((dimension) => dimension === null || isWhole(dimension))) {
        return wrong(
          argument,
          l10n.t('{0} must be a list of whole numbers of 1 or more, not {1}', argument, shown(value)),
        );
      }
    }
  }
  return undefined;
}

function unknownActivation(value: ConfigValue): string {
  const given = shown(value);
  if (typeof value === 'string' && /^leaky_?relu$/i.test(value)) {
    return l10n.t(
      'there is no activation called {0}; TensorFlow.js has it as a layer of its own, tf.layers.leakyReLU',
      given,
    );
  }
  const nearest = typeof value === 'string' ? nearestName(value, activationNames) : undefined;
  if (nearest !== undefined) {
    return l10n.t('there is no activation called {0}; did you mean "{1}"', given, nearest);
  }
  return typeof value === 'string'
    ? l10n.t('there is no activation called {0}; known are {1}', given, activationNames.join(', '))
    : l10n.t('there is no activation called {0}', given);
}

function unknownInitializer(value: ConfigValue): string | undefined {
  const given = typeof value === 'object' && value !== null && 'className' in value ? value.className : value;
  const known = (name: string) => INITIALIZER_NAMES.some((one) => one === name || initializerClass(one) === name);
  if (typeof given === 'string' && known(given)) return undefined;
  const nearest = typeof given === 'string' ? nearestName(given, INITIALIZER_NAMES) : undefined;
  return nearest === undefined
    ? l10n.t('there is no initializer called {0}; known are {1}', shown(given), INITIALIZER_NAMES.join(', '))
    : l10n.t('there is no initializer called {0}; did you mean "{1}"', shown(given), nearest);
}

/** `glorotUniform` gives `GlorotUniform`, the class name under which TensorFlow.js registers it. */
export const initializerClass = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What is wrong with the loss and the optimiser, if the file compiles the model. */
export function problemWithCompilation(network: NetworkSpec, lossOverride: string | undefined): Problem | undefined {
  const loss = lossOverride ?? network.loss;
  if (loss !== undefined && lossNamed(loss) === undefined) {
    const nearest = lossMeantBy(loss) ?? nearestName(loss, lossNames);
    const message =
      nearest === undefined
        ? l10n.t('TensorFlow.js has no loss called "{0}"; known are {1}.', loss, lossNames.join(', '))
        : l10n.t('TensorFlow.js has no loss called "{0}"; did you mean "{1}".', loss, nearest);
    return { code: 'unknown-loss', message, argument: 'loss' };
  }
  return network.optimizer === undefined ? undefined : problemWithOptimizer(network.optimizer);
}

/** What is wrong with an optimiser's name or rate. */
export function problemWithOptimizer(optimizer: NonNullable<NetworkSpec['optimizer']>): Problem | undefined {
  const { name, learningRate } = optimizer;
  if (!optimizerNames.includes(name.toLowerCase())) {
    const nearest = nearestName(name, optimizerNames);
    const message =
      nearest === undefined
        ? l10n.t('TensorFlow.js has no optimizer called "{0}"; known are {1}.', name, optimizerNames.join(', '))
        : l10n.t('TensorFlow.js has no optimizer called "{0}"; did you mean "{1}".', name, nearest);
    return { code: 'unknown-optimizer', message, argument: 'optimizer' };
  }
  if (learningRate !== undefined && !(learningRate > 0 && Number.isFinite(learningRate))) {
    return {
      code: 'invalid-argument',
      message: l10n.t("The optimizer's learning rate must be a number above 0, not {0}.", decimal(learningRate)),
      argument: 'learningRate',
    };
  }
  return undefined;
}
