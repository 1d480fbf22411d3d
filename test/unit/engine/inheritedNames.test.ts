import { beforeAll, describe, expect, it } from 'vitest';
import { checkGradients } from '../../../src/engine/index.js';
import type { CheckRequest } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { LayerSpec, NetworkSpec } from '../../../src/model/network.js';
import { pause, prepareBackends } from './backendForTests.js';

beforeAll(prepareBackends);

const dense = (config: LayerSpec['config'] = {}): LayerSpec => ({
  className: 'Dense',
  config: { units: 1, inputShape: [2], ...config },
});

describe('names that every JavaScript object inherits', () => {
  it.each<[what: string, network: NetworkSpec, code: string]>([
    ['a layer', { layers: [{ className: 'constructor', config: { inputShape: [2] } }] }, 'unknown-layer'],
    ['a loss', { layers: [dense()], loss: 'constructor' }, 'unknown-loss'],
    ['an activation', { layers: [dense({ activation: 'constructor' })] }, 'unknown-activation'],
    ['an initializer', { layers: [dense({ kernelInitializer: 'constructor' })] }, 'unknown-initializer'],
    ['an optimizer', { layers: [dense()], optimizer: { name: 'constructor' } }, 'unknown-optimizer'],
  ])('are not %s', async (_what, network, code) => {
    const request: CheckRequest = {
      network,
      data: { kind: 'random', batchSize: 4 },
      seed: 1,
      draws: 1,
      marks: COURSE_MARKS,
    };
    const result = await checkGradients(request, { pause });
    if (result.ok) throw new Error('it was measured');
    expect(result.problem.code).toBe(code);
    expect(result.problem.message).toMatch(/"?constructor"?/);
    expect(result.problem.message).not.toMatch(/native code/);
  });
});
