import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckRequest } from '../../../src/model/gradientCheck.js';
import { prepareBackends } from '../engine/backendForTests.js';
import { measure, rulesOf } from './measure.js';
import { perceptron, repeated } from './networkBuilder.js';

beforeAll(prepareBackends);

describe('a diagnosis', () => {
  it('tells one trouble once: constant kernels explain every other figure', async () => {
    const network = perceptron({ inputs: 10, hidden: repeated(4, 16), activation: 'relu', initializer: 'zeros' });
    const { diagnosis } = await measure(network);
    expect(rulesOf(diagnosis)).toEqual(['symmetric-kernels']);
  });

  it("goes by the notebook's marks when asked to", async () => {
    const network = perceptron({
      inputs: 10,
      hidden: repeated(3, 16),
      activation: 'relu',
      initializer: 'glorotUniform',
    });
    const smallLoss: Partial<CheckRequest> = { marks: { small: 0.1, large: 1 } };
    expect(rulesOf((await measure(network, smallLoss)).diagnosis)).toEqual([]);
    expect(rulesOf((await measure(network, { ...smallLoss, criteria: 'course' })).diagnosis)).toEqual([
      'uniformly-small',
    ]);
    const large: Partial<CheckRequest> = { marks: { small: 1e-9, large: 1e-3 }, criteria: 'custom' };
    expect(rulesOf((await measure(network, large)).diagnosis)).toEqual(['exploding']);
  });
});
