import { entryOf } from '../model/entryOf.js';
import { KERAS_LOSS_NAMES, LOSS_FUNCTIONS } from '../model/lossNames.js';
import {
  abs,
  add,
  cast,
  clipByValue,
  div,
  exp,
  floor,
  log,
  log1p,
  logSoftmax,
  max,
  maximum,
  mean,
  minimum,
  mul,
  neg,
  oneHot,
  relu,
  reshape,
  softplus,
  sqrt,
  square,
  squaredDifference,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { lastSize } from './shape.js';

/** What a loss expects as targets; decides how targets are drawn and checked. */
export type TargetKind = 'values' | 'labels' | 'oneHot' | 'classIndex' | 'signs' | 'counts' | 'positive';

/** A loss as TensorFlow.js computes it. */
export interface Loss {
  /** TensorFlow.js' name; `squaredErrorSum` and `huber` are additions. */
  readonly name: string;
  readonly targets: TargetKind;
  /** Losses per sample (or any finer part) whose mean, or sum, is the loss. `y` has the output's rank, features last. */
  perSample(y: Tensor, output: Tensor): Tensor;
  readonly reduction: 'mean' | 'sum';
}

/** Keras' fuzz factor, `tf.backend().epsilon()` on a float32 backend. */
export const LOSS_EPSILON = 1e-7;

const clipProbability = (p: Tensor) => clipByValue(p, LOSS_EPSILON, 1 - LOSS_EPSILON);
const meanOfLast = (t: Tensor) => mean(t, -1);

/** max(x, 0) - x y + ln(1 + e^-|x|), for logits x. */
const sigmoidCrossEntropy = (y: Tensor, logits: Tensor) =>
  add(sub(relu(logits), mul(logits, y)), log1p(exp(neg(abs(logits)))));

function categoricalCrossEntropy(y: Tensor, output: Tensor): Tensor {
  const probabilities = clipProbability(div(output, sum(output, -1, true)));
  return neg(sum(mul(y, log(probabilities)), -1));
}

const normalised = (t: Tensor) => div(t, sqrt(maximum(sum(square(t), -1, true), LOSS_EPSILON)));

const huberPerEntry = (y: Tensor, output: Tensor) => {
  const error = abs(sub(y, output));
  const quadratic = minimum(error, 1);
  return add(mul(0.5, square(quadratic)), sub(error, quadratic));
};

const logarithm = (t: Tensor) => log(add(1, clipByValue(t, LOSS_EPSILON, Number.MAX_VALUE)));
const marginLoss = (y: Tensor, output: Tensor) => maximum(0, sub(1, mul(y, output)));

const define = (
  name: string,
  targets: TargetKind,
  perSample: (y: Tensor, output: Tensor) => Tensor,
  reduction: 'mean' | 'sum' = 'mean',
): Loss => ({ name, targets, perSample, reduction });

const known: readonly Loss[] = [
  define('meanSquaredError', 'values', (y, p) => meanOfLast(squaredDifference(p, y))),
  define('squaredErrorSum', 'values', (y, p) => squaredDifference(p, y), 'sum'),
  define('meanAbsoluteError', 'values', (y, p) => meanOfLast(abs(sub(p, y)))),
  define('meanAbsolutePercentageError', 'positive', (y, p) =>
    mul(100, meanOfLast(abs(div(sub(y, p), clipByValue(abs(y), LOSS_EPSILON, Number.MAX_VALUE))))),
  ),
  define('meanSquaredLogarithmicError', 'positive', (y, p) => meanOfLast(square(sub(logarithm(p), logarithm(y))))),
  define('huber', 'values', (y, p) => meanOfLast(huberPerEntry(y, p))),
  define('logcosh', 'values', (y, p) => {
    const error = sub(p, y);
    return meanOfLast(sub(add(error, softplus(mul(-2, error))), Math.LN2));
  }),
  define('binaryCrossentropy', 'labels', (y, p) => {
    const clipped = clipProbability(p);
    return meanOfLast(sigmoidCrossEntropy(y, log(div(clipped, sub(1, clipped)))));
  }),
  define('sigmoidCrossEntropy', 'labels', (y, logits) => meanOfLast(sigmoidCrossEntropy(y, logits))),
  define('categoricalCrossentropy', 'oneHot', categoricalCrossEntropy),
  define('sparseCategoricalCrossentropy', 'classIndex', (y, p) => {
    const indices = cast(floor(reshape(y, [-1])), 'int32');
    const classes = oneHot(indices, lastSize(p.shape));
    return categoricalCrossEntropy(cast(reshape(classes, p.shape), 'float32'), clipProbability(p));
  }),
  define('softmaxCrossEntropy', 'oneHot', (y, logits) => neg(sum(mul(y, logSoftmax(logits)), -1))),
  define('kullbackLeiblerDivergence', 'oneHot', (y, p) =>
    sum(mul(y, log(div(clipByValue(y, LOSS_EPSILON, 1), clipByValue(p, LOSS_EPSILON, 1)))), -1),
  ),
  define('poisson', 'counts', (y, p) => meanOfLast(sub(p, mul(y, log(add(LOSS_EPSILON, p)))))),
  define('hinge', 'signs', (y, p) => meanOfLast(marginLoss(y, p))),
  define('squaredHinge', 'signs', (y, p) => meanOfLast(square(marginLoss(y, p)))),
  define('categoricalHinge', 'oneHot', (y, p) =>
    maximum(0, add(1, sub(max(mul(sub(1, y), p), -1), sum(mul(y, p), -1)))),
  ),
  define('cosineProximity', 'values', (y, p) => neg(sum(mul(normalised(y), normalised(p)), -1))),
];

const byName = new Map(known.map((loss) => [loss.name, loss]));

/** Every loss name that the engine computes. */
export const lossNames: readonly string[] = [...byName.keys()];

/** The loss of that name: TensorFlow.js' string names and the `tf.losses` functions that can be compiled. */
export function lossNamed(name: string): Loss | undefined {
  return byName.get(entryOf(LOSS_FUNCTIONS, name) ?? name);
}

/** What an abbreviation of Keras' stands for. */
export const lossMeantBy = (name: string): string | undefined => entryOf(KERAS_LOSS_NAMES, name.toLowerCase());

/** The name of the loss that fits an output layer's activation. */
export function lossForOutput(activation: string): string {
  switch (activation) {
    case 'sigmoid':
    case 'hardSigmoid':
      return 'binaryCrossentropy';
    case 'softmax':
      return 'categoricalCrossentropy';
    default:
      return 'meanSquaredError';
  }
}

/** Losses per draw [draws] of outputs [draws, batch, ...] against targets tiled to the same leading axes. */
export function lossPerDraw(loss: Loss, y: Tensor, output: Tensor): Tensor {
  const perSample = reshape(loss.perSample(y, output), [output.shape[0], -1]);
  return loss.reduction === 'sum' ? sum(perSample, 1) : mean(perSample, 1);
}
