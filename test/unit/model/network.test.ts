import { describe, expect, it } from 'vitest';
import type { ModelDefinition } from '../../../src/model/modelDefinition.js';
import { networkOf, sameNetwork, type NetworkSpec } from '../../../src/model/network.js';

const range = { start: 0, end: 9 };
const inner = { className: 'LSTM', config: { units: 3 }, range, argumentRanges: {} };
const definition: ModelDefinition = {
  name: 'model',
  id: 'model',
  language: 'javascript',
  range,
  layers: [{ className: 'Bidirectional', config: {}, range, argumentRanges: {}, layers: [inner] }],
  unknowns: [],
};

describe('the network alone', () => {
  it('has nothing of where it stands, at any depth', () => {
    expect(networkOf(definition)).toStrictEqual({
      layers: [{ className: 'Bidirectional', config: {}, layers: [{ className: 'LSTM', config: { units: 3 } }] }],
    });
  });

  it('keeps how it is compiled', () => {
    const compiled = { ...definition, loss: 'huber', optimizer: { name: 'adam', learningRate: 0.1 } };
    expect(networkOf(compiled)).toMatchObject({ loss: 'huber', optimizer: { name: 'adam', learningRate: 0.1 } });
  });
});

describe('two networks', () => {
  const network: NetworkSpec = { layers: [{ className: 'Dense', config: { units: 3 } }], loss: 'huber' };

  it('are the same wherever they stand', () => {
    const moved: ModelDefinition = { ...definition, range: { start: 70, end: 79 }, name: 'moved' };
    expect(sameNetwork(definition, moved)).toBe(true);
    expect(sameNetwork(network, { loss: 'huber', layers: network.layers })).toBe(true);
  });

  it.each<[string, NetworkSpec]>([
    ['an argument', { ...network, layers: [{ className: 'Dense', config: { units: 4 } }] }],
    ['a layer', { ...network, layers: [...network.layers, ...network.layers] }],
    ['the loss', { layers: network.layers }],
    ['the optimiser', { ...network, optimizer: { name: 'sgd' } }],
  ])('differ by %s', (_what, other) => {
    expect(sameNetwork(network, other)).toBe(false);
  });
});
