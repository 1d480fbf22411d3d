/** The losses that a check can use, by the names that TensorFlow.js knows them by; the engine computes exactly these. */
export const LOSS_NAMES: readonly string[] = [
  'meanSquaredError',
  'squaredErrorSum',
  'meanAbsoluteError',
  'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError',
  'huber',
  'logcosh',
  'binaryCrossentropy',
  'sigmoidCrossEntropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'softmaxCrossEntropy',
  'kullbackLeiblerDivergence',
  'poisson',
  'hinge',
  'squaredHinge',
  'categoricalHinge',
  'cosineProximity',
];

/** `tf.losses.*` functions that a file may pass to `compile` instead of a name, with the loss that they compute. */
export const LOSS_FUNCTIONS: Readonly<Record<string, string>> = {
  huberLoss: 'huber',
  absoluteDifference: 'meanAbsoluteError',
  meanSquaredError: 'meanSquaredError',
  sigmoidCrossEntropy: 'sigmoidCrossEntropy',
  softmaxCrossEntropy: 'softmaxCrossEntropy',
};

/** What people write who know Keras; TensorFlow.js refuses these, so they only name what was meant. */
export const KERAS_LOSS_NAMES: Readonly<Record<string, string>> = {
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  mape: 'meanAbsolutePercentageError',
  msle: 'meanSquaredLogarithmicError',
  kld: 'kullbackLeiblerDivergence',
  bce: 'binaryCrossentropy',
  cce: 'categoricalCrossentropy',
  cosine: 'cosineProximity',
};
