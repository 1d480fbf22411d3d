import { entryOf } from '../model/entryOf.js';
import type { OptimizerSpec } from '../model/network.js';

/** An update rule on plain numbers, as TensorFlow.js' optimiser of that name applies it. */
export interface UpdateRule {
  /** Arrays of state per weight array, and what they start from. */
  readonly slots: readonly number[];
  /** Changes `weights` and `slots` in place; `step` counts from 1. */
  update(weights: Float32Array, gradient: Float32Array, slots: readonly Float32Array[], step: number): void;
}

/** `tf.backend().epsilon()` of a float32 backend. */
const EPSILON = 1e-7;

function sgd(rate: number): UpdateRule {
  return {
    slots: [],
    update: (weights, gradient) => {
      for (let i = 0; i < weights.length; i++) weights[i]! -= rate * gradient[i]!;
    },
  };
}

function momentum(rate: number, kept: number): UpdateRule {
  return {
    slots: [0],
    update: (weights, gradient, [velocity]) => {
      for (let i = 0; i < weights.length; i++) {
        const v = kept * velocity![i]! + gradient[i]!;
        velocity![i] = v;
        weights[i]! -= rate * v;
      }
    },
  };
}

/** Kingma and Ba's Adam with both moments corrected for their bias. */
function adam(rate: number, beta1: number, beta2: number): UpdateRule {
  return {
    slots: [0, 0],
    update: (weights, gradient, [first, second], step) => {
      const correction1 = 1 / (1 - beta1 ** step);
      const correction2 = 1 / (1 - beta2 ** step);
      for (let i = 0; i < weights.length; i++) {
        const g = gradient[i]!;
        const m = beta1 * first![i]! + (1 - beta1) * g;
        const v = beta2 * second![i]! + (1 - beta2) * g * g;
        first![i] = m;
        second![i] = v;
        weights[i]! -= (rate * m * correction1) / (Math.sqrt(v * correction2) + EPSILON);
      }
    },
  };
}

/** Adam with the largest gradient in place of the second moment. */
function adamax(rate: number, beta1: number, beta2: number): UpdateRule {
  return {
    slots: [0, 0],
    update: (weights, gradient, [first, largest], step) => {
      const corrected = rate / (1 - beta1 ** step);
      for (let i = 0; i < weights.length; i++) {
        const g = gradient[i]!;
        const m = beta1 * first![i]! + (1 - beta1) * g;
        const u = Math.max(beta2 * largest![i]!, Math.abs(g));
        first![i] = m;
        largest![i] = u;
        weights[i]! -= (corrected * m) / (u + EPSILON);
      }
    },
  };
}

function adagrad(rate: number): UpdateRule {
  return {
    slots: [0.1],
    update: (weights, gradient, [squares]) => {
      for (let i = 0; i < weights.length; i++) {
        const g = gradient[i]!;
        const sum = squares![i]! + g * g;
        squares![i] = sum;
        weights[i]! -= (rate * g) / Math.sqrt(sum + EPSILON);
      }
    },
  };
}

/** Zeiler's Adadelta, with TensorFlow.js' use of the average from before this step in the denominator. */
function adadelta(rate: number, rho: number): UpdateRule {
  return {
    slots: [0, 0],
    update: (weights, gradient, [squares, updates]) => {
      for (let i = 0; i < weights.length; i++) {
        const g = gradient[i]!;
        const change = (Math.sqrt(updates![i]! + EPSILON) / Math.sqrt(squares![i]! + EPSILON)) * g;
        squares![i] = rho * squares![i]! + (1 - rho) * g * g;
        updates![i] = rho * updates![i]! + (1 - rho) * change * change;
        weights[i]! -= rate * change;
      }
    },
  };
}

function rmsprop(rate: number, decay: number): UpdateRule {
  return {
    slots: [0],
    update: (weights, gradient, [squares]) => {
      for (let i = 0; i < weights.length; i++) {
        const g = gradient[i]!;
        const mean = decay * squares![i]! + (1 - decay) * g * g;
        squares![i] = mean;
        weights[i]! -= (rate * g) / Math.sqrt(mean + EPSILON);
      }
    },
  };
}

const rules: Readonly<Record<string, { readonly rate: number; readonly rule: (rate: number) => UpdateRule }>> = {
  sgd: { rate: 0.01, rule: sgd },
  momentum: { rate: 0.01, rule: (rate) => momentum(rate, 0.9) },
  adam: { rate: 0.001, rule: (rate) => adam(rate, 0.9, 0.999) },
  adamax: { rate: 0.002, rule: (rate) => adamax(rate, 0.9, 0.999) },
  adagrad: { rate: 0.01, rule: adagrad },
  adadelta: { rate: 1, rule: (rate) => adadelta(rate, 0.95) },
  rmsprop: { rate: 0.001, rule: (rate) => rmsprop(rate, 0.9) },
};

/** The optimisers that TensorFlow.js knows by name, and momentum. */
export const optimizerNames: readonly string[] = Object.keys(rules);

/** The rule of an optimiser, with the rate that `model.compile` uses where none is given. */
export function updateRule(optimizer: OptimizerSpec): UpdateRule {
  const found = entryOf(rules, optimizer.name.toLowerCase());
  if (found === undefined) throw new RangeError(`no optimizer ${optimizer.name}`);
  return found.rule(optimizer.learningRate ?? found.rate);
}
