import { entryOf } from '../model/entryOf.js';
import { KERAS_LOSS_NAMES, LOSS_FUNCTIONS, LOSS_NAMES } from '../model/lossNames.js';

/** The names that TensorFlow.js 4.22 takes where an activation is named; a test holds them against the engine. */
export const KNOWN_ACTIVATIONS: readonly string[] = [
  'linear',
  'sigmoid',
  'tanh',
  'relu',
  'relu6',
  'elu',
  'selu',
  'hardSigmoid',
  'softplus',
  'softsign',
  'gelu',
  'gelu_new',
  'mish',
  'swish',
  'softmax',
  'logSoftmax',
];

/** The names that `compile` takes, and those of `tf.losses` that can be compiled. */
export const KNOWN_LOSSES: readonly string[] = [...new Set([...LOSS_NAMES, ...Object.keys(LOSS_FUNCTIONS)])];

/** What people write who know another library. */
const FOREIGN_NAMES: Readonly<Record<string, string>> = {
  ...KERAS_LOSS_NAMES,
  logistic: 'sigmoid',
  silu: 'swish',
  rectifier: 'relu',
  none: 'linear',
  xavier: 'glorotUniform',
  kaiming: 'heNormal',
  he: 'heNormal',
  glorot: 'glorotUniform',
  lecun: 'leCunNormal',
};

/** The known name that a foreign one stands for. */
export function nameMeantBy(name: string, known: readonly string[]): string | undefined {
  const meant = entryOf(FOREIGN_NAMES, name.toLowerCase());
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}
