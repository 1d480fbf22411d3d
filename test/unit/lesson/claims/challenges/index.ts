import type { FileClaims } from '../claim.js';
import { deadUnits } from './deadUnits.js';
import { exploding } from './exploding.js';
import { ninetyPercent } from './ninetyPercent.js';
import { stuckAtChance } from './stuckAtChance.js';
import { threeSigmoids } from './threeSigmoids.js';

/** The steps of the challenge's levels. */
export const challenges: readonly FileClaims[] = [
  ...threeSigmoids,
  ...stuckAtChance,
  ...exploding,
  ...deadUnits,
  ...ninetyPercent,
];
