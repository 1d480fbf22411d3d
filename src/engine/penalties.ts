import type { NetworkPlan, PlannedWeight } from './networkPlan.js';
import type { WeightDraws } from './pass.js';

/** Adds the gradients and values of l1 sum|w| + l2 sum w², which TensorFlow.js' training adds to the loss. */
export function addPenalties(
  plan: NetworkPlan,
  weights: WeightDraws,
  gradients: readonly (readonly (Float32Array | null)[])[],
  loss: Float32Array,
): void {
  plan.layers.forEach((layer, l) =>
    layer.weights.forEach((weight, w) => {
      const gradient = gradients[l]?.[w];
      if (!gradient || (weight.l1 === 0 && weight.l2 === 0)) return;
      addPenalty(weight, weights.values[l]![w]!, gradient, loss);
    }),
  );
}

function addPenalty(weight: PlannedWeight, values: Float32Array, gradient: Float32Array, loss: Float32Array): void {
  const { size, l1, l2 } = weight;
  for (let draw = 0; draw < loss.length; draw++) {
    let penalty = 0;
    for (let i = draw * size; i < (draw + 1) * size; i++) {
      const value = values[i]!;
      penalty += l1 * Math.abs(value) + l2 * value * value;
      gradient[i] = gradient[i]! + l1 * Math.sign(value) + 2 * l2 * value;
    }
    loss[draw] = loss[draw]! + penalty;
  }
}
