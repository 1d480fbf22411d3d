import { beforeAll, describe, expect, it } from 'vitest';
import { prepareBackends } from '../engine/backendForTests.js';
import { healthyNetworks } from './healthyNetworks.js';
import { measure } from './measure.js';

beforeAll(prepareBackends);

describe('healthy networks', () => {
  it.each(healthyNetworks)('%s gets no finding', async (_name, network) => {
    const { diagnosis } = await measure(network, { draws: 12 });
    expect(diagnosis.findings).toEqual([]);
    expect(diagnosis.headline).toBe('healthy');
  });
});
