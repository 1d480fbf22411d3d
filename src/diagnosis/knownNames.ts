import { entryOf } from '../model/entryOf.js';
/** The names that TensorFlow.js 4.22 takes where an activation, an initialiser or a loss is named; a test holds them against the engine. */
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

export const KNOWN_INITIALIZERS: readonly string[] = [
  'constant',
  'glorotNormal',
  'glorotUniform',
  'heNormal',
  'heUniform',
  'identity',
  'leCunNormal',
  'leCunUniform',
  'ones',
  'orthogonal',
  'randomNormal',
  'randomUniform',
  'truncatedNormal',
  'varianceScaling',
  'zeros',
];

/** The names that `compile` takes, and those of `tf.losses` that can be compiled. */
export const KNOWN_LOSSES: readonly string[] = [
  'meanSquaredError',
  'meanAbsoluteError',
  'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError',
  'squaredHinge',
  'hinge',
  'categoricalHinge',
  'logcosh',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'kullbackLeiblerDivergence',
  'poisson',
  'cosineProximity',
  'huber',
  'squaredErrorSum',
  'sigmoidCrossEntropy',
  'softmaxCrossEntropy',
  'huberLoss',
  'absoluteDifference',
];

/** What people write who know another library. */
const FOREIGN_NAMES: Readonly<Record<string, string>> = {
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  mape: 'meanAbsolutePercentageError',
  msle: 'meanSquaredLogarithmicError',
  kld: 'kullbackLeiblerDivergence',
  bce: 'binaryCrossentropy',
  cce: 'categoricalCrossentropy',
  cosine: 'cosineProximity',
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
