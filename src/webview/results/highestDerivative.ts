import { activationFunctions } from '../../lesson/activationFunctions.js';
import type { HiddenActivation } from '../../lesson/hiddenActivations.js';
import type { HIGHEST_ANSWERS } from '../../lesson/widgets/activationExplorer.js';

const REACH = 12;
const STEPS = 4800;

/** Supremum of |f'(x)| over x, to two digits: sigmoid 0.25, tanh and ReLU 1. */
export function highestDerivative(activation: HiddenActivation): number {
  const { derivative } = activationFunctions[activation];
  let highest = 0;
  for (let index = 0; index <= STEPS; index++) {
    highest = Math.max(highest, Math.abs(derivative(-REACH + (2 * REACH * index) / STEPS)));
  }
  return highest;
}

/** Which of the answers on offer an activation's highest derivative is nearest to. */
export function highestAnswer(activation: HiddenActivation): (typeof HIGHEST_ANSWERS)[number] {
  const highest = highestDerivative(activation);
  if (highest < 0.375) return 'quarter';
  return highest < 0.75 ? 'half' : 'one';
}
