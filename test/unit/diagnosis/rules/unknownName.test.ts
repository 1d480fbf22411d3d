import { beforeAll, describe, expect, it } from 'vitest';
import { measureFixes } from '../../../../src/compute/measureFixes.js';
import { inspect } from '../../../../src/diagnosis/diagnose.js';
import { KNOWN_ACTIVATIONS, KNOWN_LOSSES } from '../../../../src/diagnosis/knownNames.js';
import { activationNames } from '../../../../src/engine/activations.js';
import { lossNamed, lossNames } from '../../../../src/engine/losses.js';
import type { NetworkSpec } from '../../../../src/model/network.js';
import { prepareBackends } from '../../engine/backendForTests.js';
import { request } from '../measure.js';
import { dense } from '../networkBuilder.js';

beforeAll(prepareBackends);

const network = (activation: string, initializer = 'heNormal', loss = 'binaryCrossentropy'): NetworkSpec => ({
  layers: [dense(8, activation, { inputShape: [4], kernelInitializer: initializer }), dense(1, 'sigmoid')],
  loss,
});

describe('names that TensorFlow.js does not know', () => {
  it('are told from exactly those that the engine takes', () => {
    expect(KNOWN_ACTIVATIONS.toSorted()).toEqual(activationNames.toSorted());
    expect(lossNames.filter((name) => !KNOWN_LOSSES.includes(name))).toEqual([]);
    expect(KNOWN_LOSSES.filter((name) => lossNamed(name) === undefined)).toEqual([]);
  });

  it.each([
    [network('rleu'), 'activation', 'unknown activation: rleu, not relu'],
    [network('ReLU'), 'activation', 'unknown activation: ReLU, not relu'],
    [network('silu'), 'activation', 'unknown activation: silu, not swish'],
    [network('relu', 'heNormall'), 'kernelInitializer', 'unknown kernelInitializer: heNormall, not heNormal'],
    [network('relu', 'xavier'), 'kernelInitializer', 'unknown kernelInitializer: xavier, not glorotUniform'],
    [network('relu', 'heNormal', 'mse'), 'loss', 'unknown loss: mse, not meanSquaredError'],
    [
      network('relu', 'heNormal', 'binary_crossentropy'),
      'loss',
      'unknown loss: binary_crossentropy, not binaryCrossentropy',
    ],
    [network('zzzzzzzz'), 'activation', 'unknown activation: zzzzzzzz'],
  ])('are found (%#)', (sick, argument, headline) => {
    const [finding, ...others] = inspect(sick);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'unknown-name', severity: 'error', argument, headline });
    expect(finding?.message).toMatch(/^TensorFlow\.js knows no .*\.$/);
  });

  it('are not suspected where all is well', () => {
    expect(inspect(network('gelu_new', 'GlorotUniform', 'huberLoss'))).toEqual([]);
  });

  it('are corrected by a fix that makes the network measurable', async () => {
    const outcome = await measureFixes(request(network('rleu'), { draws: 4 }), { pause: () => Promise.resolve() });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const [fix] = outcome.value.fixes;
    expect(outcome.value.problem).toMatch(/rleu/);
    expect(fix).toMatchObject({
      helpful: true,
      action: 'Change rleu to relu',
      title: 'Change rleu to relu (then: healthy, measured over 4 draws)',
    });
  });

  it('offers leaky ReLU as the layer that it is in TensorFlow.js', async () => {
    const outcome = await measureFixes(request(network('leakyRelu'), { draws: 4 }), { pause: () => Promise.resolve() });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(outcome.value.fixes.filter(({ helpful }) => helpful).map(({ action }) => action)).toEqual([
      'Use a leakyReLU layer behind this one',
    ]);
  });
});
