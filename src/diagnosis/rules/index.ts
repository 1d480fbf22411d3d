import type { Rule } from '../rule.js';
import { deadUnits } from './deadUnits.js';
import { exploding } from './exploding.js';
import { initialLoss } from './initialLoss.js';
import { nonFinite } from './nonFinite.js';
import { outputAndLoss } from './outputAndLoss.js';
import { poorInitialisation } from './poorInitialisation.js';
import { saturation } from './saturation.js';
import { symmetricKernels } from './symmetricKernels.js';
import { uniformlySmall } from './uniformlySmall.js';
import { unknownArgument } from './unknownArgument.js';
import { unknownName } from './unknownName.js';
import { updateRatio } from './updateRatio.js';
import { vanishing } from './vanishing.js';

/** Every rule; the order breaks ties between findings of the same severity. */
export const rules: readonly Rule[] = [
  unknownName,
  nonFinite,
  symmetricKernels,
  outputAndLoss,
  exploding,
  vanishing,
  saturation,
  uniformlySmall,
  poorInitialisation,
  initialLoss,
  deadUnits,
  updateRatio,
  unknownArgument,
];
