import { beforeAll, describe, expect, it } from 'vitest';
import { measureFixes } from '../../../src/compute/measureFixes.js';
import { checkGradients } from '../../../src/engine/index.js';
import type { CheckRequest } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import { pause, prepareBackends } from './backendForTests.js';

beforeAll(prepareBackends);

/** A network whose draws cost some milliseconds each, on whatever machine. */
const request: CheckRequest = {
  network: {
    layers: [
      { className: 'Conv2D', config: { filters: 8, kernelSize: 3, activation: 'sigmoid', inputShape: [16, 16, 3] } },
      { className: 'Conv2D', config: { filters: 8, kernelSize: 3, activation: 'sigmoid' } },
      { className: 'Conv2D', config: { filters: 8, kernelSize: 3, activation: 'sigmoid' } },
      { className: 'Conv2D', config: { filters: 8, kernelSize: 3, activation: 'sigmoid' } },
      { className: 'Flatten', config: {} },
      { className: 'Dense', config: { units: 1, activation: 'sigmoid' } },
    ],
    loss: 'binaryCrossentropy',
  },
  data: { kind: 'random', batchSize: 16 },
  seed: 42,
  draws: 12,
  marks: COURSE_MARKS,
};

const sizes = async (changes: Partial<CheckRequest>): Promise<{ sizes: readonly number[]; notes: string }> => {
  const report = await checkGradients({ ...request, ...changes }, { pause });
  if (!report.ok) throw new Error(report.problem.message);
  const { layers, assumptions } = report.value;
  expect(layers[0]?.kernels[0]?.meanAbsPerDraw).toHaveLength(assumptions.draws);
  return { sizes: layers[0]?.kernels[0]?.meanAbsPerDraw ?? [], notes: assumptions.notes.join(' ') };
};

describe('the draws that time allows for', () => {
  it('are fewer where each is dear, the same ones as otherwise, and said', async () => {
    const all = await sizes({});
    const some = await sizes({ timeLimit: 1e-3 });
    expect(some.sizes).toEqual(all.sizes.slice(0, 8));
    expect(some.notes).toMatch(/8 draws instead of 12, because each takes about [\d.e-]+ s here/);
    expect(all.notes).not.toMatch(/instead of/);
  });

  it('are all of them where there is time, and never fewer than a median needs', async () => {
    expect((await sizes({ timeLimit: 600_000 })).sizes).toHaveLength(12);
    expect((await sizes({ timeLimit: 1e-3, draws: 5 })).sizes).toHaveLength(5);
  });

  it('are the same for a network and for every fix of it', async () => {
    const outcome = await measureFixes({ ...request, timeLimit: 1e-3 }, { pause });
    if (!outcome.ok || outcome.value.report === undefined) throw new Error('not measured');
    expect(outcome.value.report.assumptions.draws).toBe(8);
    const draws = outcome.value.fixes.map(({ report }) => report?.assumptions.draws);
    expect(draws.length).toBeGreaterThan(2);
    expect(new Set(draws)).toEqual(new Set([8]));
  });
});
