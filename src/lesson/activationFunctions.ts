import type { HiddenActivation } from './hiddenActivations.js';

/** An activation function and its derivative in closed form, for drawing. */
export interface ActivationFunction {
  readonly value: (x: number) => number;
  /** At a kink the derivative that TensorFlow.js uses: 0 for ReLU at 0. */
  readonly derivative: (x: number) => number;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const sigmoidDerivative = (x: number) => sigmoid(x) * (1 - sigmoid(x));

/** Slope of leaky ReLU left of 0: the default of Keras 2 and TensorFlow.js. */
const LEAK = 0.3;

/** Scale and alpha of SELU (Klambauer et al. 2017). */
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

/** Error function by its series near 0 and its continued fraction elsewhere; absolute error below 1e-14. */
function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let term = size;
    let sum = size;
    for (let n = 1; Math.abs(term) > 1e-17 * sum && n < 200; n++) {
      term *= -(size * size) / n;
      sum += term / (2 * n + 1);
    }
    return (Math.sign(x) * 2 * sum) / Math.sqrt(Math.PI);
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (size + fraction);
  return Math.sign(x) * (1 - Math.exp(-size * size) / (Math.sqrt(Math.PI) * (size + fraction)));
}

const normalDistribution = (x: number) => (1 + errorFunction(x / Math.SQRT2)) / 2;
const normalDensity = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** The activations on offer for hidden layers, as TensorFlow.js computes them. */
export const activationFunctions: Readonly<Record<HiddenActivation, ActivationFunction>> = {
  sigmoid: { value: sigmoid, derivative: sigmoidDerivative },
  tanh: { value: Math.tanh, derivative: (x) => 1 - Math.tanh(x) ** 2 },
  relu: { value: (x) => Math.max(0, x), derivative: (x) => (x > 0 ? 1 : 0) },
  leakyRelu: { value: (x) => (x > 0 ? x : LEAK * x), derivative: (x) => (x > 0 ? 1 : LEAK) },
  elu: { value: (x) => (x > 0 ? x : Math.expm1(x)), derivative: (x) => (x > 0 ? 1 : Math.exp(x)) },
  selu: {
    value: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x)),
    derivative: (x) => SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)),
  },
  gelu: {
    value: (x) => x * normalDistribution(x),
    derivative: (x) => normalDistribution(x) + x * normalDensity(x),
  },
  swish: { value: (x) => x * sigmoid(x), derivative: (x) => sigmoid(x) + x * sigmoidDerivative(x) },
  softplus: { value: (x) => Math.log1p(Math.exp(-Math.abs(x))) + Math.max(0, x), derivative: sigmoid },
};
