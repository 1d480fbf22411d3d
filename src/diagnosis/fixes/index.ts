import type { Fix } from '../fix.js';
import { argumentName } from './argumentName.js';
import { batchNormalization } from './batchNormalization.js';
import { elu } from './elu.js';
import { gelu } from './gelu.js';
import { initializer } from './initializer.js';
import { knownName } from './knownName.js';
import { leakyRelu } from './leakyRelu.js';
import { learningRate } from './learningRate.js';
import { outputActivation } from './outputActivation.js';
import { outputLoss } from './outputLoss.js';
import { relu } from './relu.js';
import { selu } from './selu.js';
import { swish } from './swish.js';
import { tanh } from './tanh.js';

/** Every kind of fix; the order breaks ties between candidates that measure alike. */
export const fixes: readonly Fix[] = [
  knownName,
  argumentName,
  outputActivation,
  outputLoss,
  learningRate,
  relu,
  initializer,
  tanh,
  elu,
  selu,
  leakyRelu,
  gelu,
  swish,
  batchNormalization,
];
