import { describe, expect, it } from 'vitest';
import type { OptimizerSpec } from '../../../../src/model/network.js';
import { dense } from '../networkBuilder.js';
import { findingsOf, kernel, reportOf, severityOf, withKernels } from '../reportOf.js';

const network = (name: string, learningRate?: number) => {
  const optimizer: OptimizerSpec = { name, ...(learningRate !== undefined && { learningRate }) };
  return { layers: [dense(8, 'relu'), dense(1)], optimizer };
};

/** Kernels whose gradient has this part of their norm, layer by layer. */
const ratios = (...toWeight: readonly number[]) =>
  reportOf(toWeight.map((gradientToWeight) => withKernels(kernel({ gradientToWeight }))));

/** Kernels of 8 x 8 entries, each of this root mean square: norm 8 rms, and a gradient of a tenth of it. */
const sized = (rms: number) => {
  const one = withKernels(kernel({ l2: 0.8 * rms, gradientToWeight: 0.1 }));
  return reportOf([one, one]);
};

describe('the first step against the size of the kernels', () => {
  it.each([
    ['SGD below a tenth', network('sgd', 0.099), ratios(1, 1), 'none'],
    ['SGD above a tenth', network('sgd', 0.11), ratios(1, 1), 'warning'],
    ['SGD at ten times that', network('sgd', 1), ratios(1, 1), 'warning'],
    ['SGD above ten times that', network('sgd', 1.1), ratios(1, 1), 'error'],
    ['momentum, whose first step is the same', network('momentum', 0.11), ratios(1, 1), 'warning'],
    ['a mean below a tenth', network('sgd', 0.1), ratios(100, 0.009), 'none'],
    ['a mean above a tenth', network('sgd', 0.1), ratios(100, 0.011), 'warning'],
    ['a step that is too small in every kernel', network('sgd', 0.9e-5), ratios(1, 0.1), 'warning'],
    ['a step that is too small in one of them', network('sgd', 1e-5), ratios(1, 0.1), 'none'],
    ['a large step without hidden layers', network('sgd', 10), ratios(1), 'none'],
    ['a small step without hidden layers', network('sgd', 1e-6), ratios(1), 'warning'],
    ['kernels without a gradient', network('sgd', 10), ratios(0, 0), 'none'],
    ['kernels of zeros', network('sgd', 10), ratios(NaN, Infinity), 'none'],
    ['kernels of zeros beside others', network('sgd', 0.11), ratios(NaN, 1), 'warning'],
    ['Adam with steps as large as the weights', network('adam', 0.5), sized(0.5), 'none'],
    ['Adam with larger steps', network('adam', 0.51), sized(0.5), 'warning'],
    ['Adam by its class name', network('Adam', 0.51), sized(0.5), 'warning'],
    ['Adamax with larger steps', network('adamax', 0.51), sized(0.5), 'warning'],
    ['Adam with tiny steps', network('adam', 4.9e-6), sized(0.5), 'warning'],
    ['Adam with small steps', network('adam', 5.1e-6), sized(0.5), 'none'],
    // The first mean square is a tenth of the gradient's own: steps are sqrt(10) = 3.16 times the rate.
    ['RMSProp with steps as large as the weights', network('rmsprop', 0.158), sized(0.5), 'none'],
    ['RMSProp with larger steps', network('rmsprop', 0.159), sized(0.5), 'warning'],
    ['Adagrad, whose step depends on its accumulator', network('adagrad', 100), ratios(1, 1), 'none'],
    ['no rate', network('sgd'), ratios(1, 1), 'none'],
    ['no optimiser', { layers: [dense(8), dense(1)] }, ratios(1, 1), 'none'],
  ])('%s', (_name, trained, report, severity) => {
    expect(severityOf('update-ratio', report, trained)).toBe(severity);
  });

  it('is said with the rate that caused it', () => {
    const [large] = findingsOf('update-ratio', ratios(1, 1), network('sgd', 10));
    expect(large?.headline).toBe('learning rate: the first step changes the kernels by 10 of their size');
    expect(large?.message).toMatch(/^With sgd and a rate of 10 .* by 10 of their size, above 0\.1: it overshoots\.$/);
    expect(large).toMatchObject({ argument: 'learningRate', layers: [[0], [1]] });
    expect(large?.excess).toBeCloseTo(2);
    const [small] = findingsOf('update-ratio', ratios(1, 0.1), network('sgd', 1e-7));
    expect(small?.message).toMatch(/^With sgd and a rate of 1e-7 .* by 1\.0e-7 of their size, below 1\.0e-5: training/);
    expect(small?.excess).toBeCloseTo(2);
  });
});
