import {
  abs,
  add,
  clipByValue,
  div,
  elu,
  erf,
  leakyRelu,
  logSoftmax,
  mul,
  relu,
  relu6,
  selu,
  sigmoid,
  softmax,
  softplus,
  square,
  tanh,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** An activation function as a tensor operation and, where it works on each entry alone, as scalar functions. */
export interface Activation {
  /** TensorFlow.js' name. */
  readonly name: string;
  tensor(z: Tensor): Tensor;
  /** Null where an output depends on more than one input (softmax). */
  readonly scalar: ScalarActivation | null;
  /** The outputs' bounds, if they have finite ones. */
  readonly range: readonly [low: number, high: number] | null;
  /** Whether a whole region of inputs gives exactly 0, so that a unit can be dead. */
  readonly zeroRegion: boolean;
}

/** `z` is the input of the activation, `a` its output. */
export interface ScalarActivation {
  value(z: number): number;
  /** f'(z); at a kink the value that TensorFlow.js uses. */
  derivative(z: number, a: number): number;
  /** Whether the output lies in the flat part; absent where the function does not saturate. */
  saturated?(z: number, a: number): boolean;
  /** Inputs where the derivative jumps. */
  readonly kinks: readonly number[];
}

const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;
const SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

const logistic = (z: number) => 1 / (1 + Math.exp(-z));
/** ln(1 + e^z) without overflow. */
const logOnePlusExp = (z: number) => (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)));
/** The standard normal density. */
const normalDensity = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/**
 * The error function to double precision: its Maclaurin series near 0, the continued fraction of the complementary
 * function further out (Abramowitz and Stegun 7.1.6 and 7.1.14).
 */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return x;
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let term = size;
    let sum = size;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= (2 * size * size) / (2 * n + 1);
      sum += term;
    }
    return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * Math.exp(-size * size) * sum;
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n--) fraction = n / 2 / (size + fraction);
  const complement = Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction);
  return Math.sign(x) * (1 - complement);
}

/** TensorFlow.js' Mish and tanh-GELU are compositions; ours repeat them operation by operation. */
const mishTensor = (z: Tensor) => mul(z, tanh(softplus(z)));
const geluNewTensor = (z: Tensor) =>
  mul(mul(0.5, z), add(1, tanh(mul(SQRT_2_OVER_PI, add(z, mul(0.044715, mul(z, square(z))))))));

const linear: Activation = {
  name: 'linear',
  tensor: (z) => z,
  scalar: { value: (z) => z, derivative: () => 1, kinks: [] },
  range: null,
  zeroRegion: false,
};

const plainRelu: Activation = {
  name: 'relu',
  tensor: relu,
  scalar: { value: (z) => Math.max(z, 0), derivative: (z) => (z > 0 ? 1 : 0), kinks: [0] },
  range: null,
  zeroRegion: true,
};

const known: readonly Activation[] = [
  linear,
  {
    name: 'sigmoid',
    tensor: sigmoid,
    scalar: {
      value: logistic,
      derivative: (_z, a) => a * (1 - a),
      saturated: (_z, a) => a * (1 - a) < 0.05,
      kinks: [],
    },
    range: [0, 1],
    zeroRegion: false,
  },
  {
    name: 'tanh',
    tensor: tanh,
    scalar: {
      value: Math.tanh,
      derivative: (_z, a) => 1 - a * a,
      saturated: (_z, a) => Math.abs(a) > 0.97,
      kinks: [],
    },
    range: [-1, 1],
    zeroRegion: false,
  },
  plainRelu,
  {
    name: 'relu6',
    tensor: relu6,
    scalar: {
      value: (z) => Math.min(Math.max(z, 0), 6),
      derivative: (z) => (z > 0 && z <= 6 ? 1 : 0),
      kinks: [0, 6],
    },
    range: [0, 6],
    zeroRegion: true,
  },
  {
    name: 'elu',
    tensor: elu,
    scalar: {
      value: (z) => (z >= 0 ? z : Math.expm1(z)),
      derivative: (z) => (z >= 0 ? 1 : Math.exp(z)),
      kinks: [],
    },
    range: null,
    zeroRegion: false,
  },
  {
    name: 'selu',
    tensor: selu,
    scalar: {
      value: (z) => (z > 0 ? SELU_SCALE * z : SELU_SCALE * SELU_ALPHA * Math.expm1(z)),
      derivative: (z) => (z > 0 ? SELU_SCALE : SELU_SCALE * SELU_ALPHA * Math.exp(z)),
      kinks: [0],
    },
    range: null,
    zeroRegion: false,
  },
  {
    name: 'hardSigmoid',
    tensor: (z) => clipByValue(add(0.5, mul(0.2, z)), 0, 1),
    scalar: {
      value: (z) => Math.min(Math.max(0.2 * z + 0.5, 0), 1),
      derivative: (z) => (z >= -2.5 && z <= 2.5 ? 0.2 : 0),
      saturated: (_z, a) => a <= 0 || a >= 1,
      kinks: [-2.5, 2.5],
    },
    range: [0, 1],
    zeroRegion: true,
  },
  {
    name: 'softplus',
    tensor: softplus,
    scalar: { value: logOnePlusExp, derivative: logistic, kinks: [] },
    range: null,
    zeroRegion: false,
  },
  {
    name: 'softsign',
    tensor: (z) => div(z, add(abs(z), 1)),
    scalar: {
      value: (z) => z / (1 + Math.abs(z)),
      derivative: (z) => 1 / (1 + Math.abs(z)) ** 2,
      saturated: (_z, a) => Math.abs(a) > 0.97,
      kinks: [],
    },
    range: [-1, 1],
    zeroRegion: false,
  },
  {
    name: 'gelu',
    tensor: (z) => mul(mul(0.5, z), add(1, erf(div(z, Math.SQRT2)))),
    scalar: {
      value: (z) => 0.5 * z * (1 + errorFunction(z / Math.SQRT2)),
      derivative: (z) => 0.5 * (1 + errorFunction(z / Math.SQRT2)) + z * normalDensity(z),
      kinks: [],
    },
    range: null,
    zeroRegion: false,
  },
  {
    name: 'gelu_new',
    tensor: geluNewTensor,
    scalar: {
      value: (z) => 0.5 * z * (1 + Math.tanh(SQRT_2_OVER_PI * (z + 0.044715 * z ** 3))),
      derivative: (z) => {
        const t = Math.tanh(SQRT_2_OVER_PI * (z + 0.044715 * z ** 3));
        return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * SQRT_2_OVER_PI * (1 + 3 * 0.044715 * z * z);
      },
      kinks: [],
    },
    range: null,
    zeroRegion: false,
  },
  {
    name: 'mish',
    tensor: mishTensor,
    scalar: {
      value: (z) => z * Math.tanh(logOnePlusExp(z)),
      derivative: (z) => {
        const t = Math.tanh(logOnePlusExp(z));
        return t + z * (1 - t * t) * logistic(z);
      },
      kinks: [],
    },
    range: null,
    zeroRegion: false,
  },
  {
    name: 'swish',
    tensor: (z) => mul(z, sigmoid(z)),
    scalar: {
      value: (z) => z * logistic(z),
      derivative: (z) => {
        const s = logistic(z);
        return s + z * s * (1 - s);
      },
      kinks: [],
    },
    range: null,
    zeroRegion: false,
  },
  { name: 'softmax', tensor: (z) => softmax(z), scalar: null, range: [0, 1], zeroRegion: false },
  { name: 'logSoftmax', tensor: (z) => logSoftmax(z), scalar: null, range: null, zeroRegion: false },
];

const byName = new Map(known.map((activation) => [activation.name, activation]));

/** The names that TensorFlow.js takes for an `activation` argument. */
export const activationNames: readonly string[] = [...byName.keys()];

/** The activation of that name, as an `activation` argument names it. */
export function activationNamed(name: string): Activation | undefined {
  return byName.get(name);
}

/** `LeakyReLU`: slope `alpha` for negative inputs. */
export const leakyActivation = (alpha: number): Activation => ({
  name: 'leakyReLU',
  tensor: (z) => leakyRelu(z, alpha),
  scalar: { value: (z) => (z > 0 ? z : alpha * z), derivative: (z) => (z > 0 ? 1 : alpha), kinks: [0] },
  range: null,
  zeroRegion: alpha === 0,
});

/** The `ReLU` layer with its optional `maxValue`. */
export function reluActivation(maxValue: number | null): Activation {
  if (maxValue === null) return plainRelu;
  return {
    name: 'relu',
    tensor: (z) => clipByValue(relu(z), 0, maxValue),
    scalar: {
      value: (z) => Math.min(Math.max(z, 0), maxValue),
      derivative: (z) => (z > 0 && z <= maxValue ? 1 : 0),
      kinks: [0, maxValue],
    },
    range: [0, maxValue],
    zeroRegion: true,
  };
}

/** No activation. */
export const linearActivation = linear;
