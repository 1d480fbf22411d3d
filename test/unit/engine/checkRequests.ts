import { expect } from 'vitest';
import { checkGradients } from '../../../src/engine/checkGradients.js';
import type { CheckRequest } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { LayerSpec } from '../../../src/model/network.js';
import type { Problem } from '../../../src/model/result.js';
import { pause } from './backendForTests.js';

export const dense = (units: number, activation: string, more: LayerSpec['config'] = {}): LayerSpec => ({
  className: 'Dense',
  config: { units, activation, kernelInitializer: 'glorotUniform', ...more },
});

/** The notebook's Part 1 network with another hidden activation. */
export const part1 = (activation: string, more: LayerSpec['config'] = {}): CheckRequest => ({
  network: {
    layers: [
      dense(8, activation, { inputShape: [2], ...more }),
      dense(8, activation, more),
      dense(8, activation, more),
      dense(8, activation, more),
      dense(1, 'sigmoid'),
    ],
    loss: 'squaredErrorSum',
  },
  data: { kind: 'rows', x: [[1, 2]], y: [[0.8]] },
  seed: 42,
  draws: 1,
  marks: COURSE_MARKS,
});

/** The problem of a check that has one, told in a whole sentence. */
export async function problemOf(layers: readonly LayerSpec[], more: Partial<CheckRequest> = {}): Promise<Problem> {
  const request: CheckRequest = {
    ...part1('relu'),
    network: { layers },
    data: { kind: 'random', batchSize: 4 },
    ...more,
  };
  const result = await checkGradients(request, { pause });
  if (result.ok) throw new Error('there was no problem');
  expect(result.problem.message).toMatch(/^[A-Z].*\.$/);
  return result.problem;
}
