import { describe, expect, it } from 'vitest';
import { activationFunctions } from '../../../src/lesson/activationFunctions.js';
import { HIDDEN_ACTIVATIONS } from '../../../src/lesson/hiddenActivations.js';

/** Values and derivatives from their definitions to 10 digits, those of the normal distribution from the C library's erf. */
const known = [
  ['sigmoid', -3, 0.0474258732, 0.0451766597],
  ['sigmoid', 2, 0.880797078, 0.1049935854],
  ['tanh', 0.5, 0.4621171573, 0.786447733],
  ['relu', -2, 0, 0],
  ['relu', 2, 2, 1],
  ['leakyRelu', -2, -0.6, 0.3],
  ['leakyRelu', 2, 2, 1],
  ['elu', -1, -0.6321205588, 0.3678794412],
  ['elu', 1, 1, 1],
  ['selu', -1, -1.1113307378, 0.646768603],
  ['selu', 1, 1.0507009874, 1.0507009874],
  ['gelu', 1, 0.8413447461, 1.0833154706],
  ['gelu', -1, -0.1586552539, -0.0833154706],
  // Phi(4) = 0.9999683288, where the error function comes from its continued fraction.
  ['gelu', 4, 3.999873315, 1.0005036497],
  ['gelu', -4, -0.000126685, -0.0005036497],
  // From 8.5 on nothing is left of the other tail.
  ['gelu', 9, 9, 1],
  ['gelu', -9, 0, 0],
  ['swish', 1, 0.7310585786, 0.9276705119],
  ['softplus', 3, 3.0485873516, 0.9525741268],
  ['softplus', -3, 0.0485873516, 0.0474258732],
] as const;

describe('the activations that a lesson draws', () => {
  it.each(known)('%s at %d is %d, with the slope %d', (name, x, value, derivative) => {
    expect(activationFunctions[name].value(x)).toBeCloseTo(value, 9);
    expect(activationFunctions[name].derivative(x)).toBeCloseTo(derivative, 9);
  });

  it.each(HIDDEN_ACTIVATIONS)('have the slope that differences show: %s', (name) => {
    const { value, derivative } = activationFunctions[name];
    const step = 1e-5;
    for (let x = -9.05; x < 9.1; x += 0.1) {
      expect(derivative(x)).toBeCloseTo((value(x + step) - value(x - step)) / (2 * step), 8);
    }
  });

  it("have TensorFlow.js' slope at a kink", () => {
    expect(activationFunctions.relu.derivative(0)).toBe(0);
    expect(activationFunctions.leakyRelu.derivative(0)).toBe(0.3);
  });

  it('do not overflow far out', () => {
    expect(activationFunctions.softplus.value(1000)).toBe(1000);
    expect(activationFunctions.softplus.value(-1000)).toBe(0);
    expect(activationFunctions.elu.value(-1000)).toBe(-1);
  });
});
