import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../src/diagnosis/diagnose.js';
import type { NetworkSpec } from '../../../../src/model/network.js';
import { dense, layer } from '../networkBuilder.js';
import { findingsOf, outputs, reportOf, severityOf } from '../reportOf.js';

const network: NetworkSpec = { layers: [dense(8, 'relu'), dense(8, 'relu'), dense(1, 'sigmoid')] };

describe('dead units', () => {
  const report = (deadShare: number, batchSize = 32) =>
    reportOf([{}, { activation: outputs({ deadShare }) }, {}], { assumptions: { batchSize } });

  it.each([
    ['a healthy network of 32 samples', 0.26, 'none'],
    ['just below a third', 0.33, 'none'],
    ['a third', 1 / 3, 'warning'],
    ['half of them', 0.5, 'warning'],
    ['more than half', 0.51, 'error'],
    ['a share that is not known', NaN, 'none'],
  ])('%s', (_name, share, severity) => {
    expect(severityOf('dead-units', report(share), network)).toBe(severity);
  });

  it('cannot be told from units that rest by fewer than 8 samples', () => {
    expect(severityOf('dead-units', report(1, 7), network)).toBe('none');
    expect(severityOf('dead-units', report(1, 8), network)).toBe('error');
  });

  it('are told layer by layer', () => {
    const dead = { activation: outputs({ deadShare: 0.625 }) };
    const found = findingsOf('dead-units', reportOf([dead, dead, {}]), network);
    expect(found.map(({ headline }) => headline)).toEqual([
      'dead units: 63 % of layer 1 (dense 8, relu)',
      'dead units: 63 % of layer 2 (dense 8, relu)',
    ]);
    expect(found.map(({ layers, argument, excess }) => [layers, argument, excess])).toEqual([
      [[[0]], 'activation', 0.625],
      [[[1]], 'activation', 0.625],
    ]);
  });

  it('of an activation in a layer of its own are named by the layer in front', () => {
    const separate: NetworkSpec = { layers: [dense(8), layer('ReLU'), dense(1)] };
    const activation = { className: 'ReLU', label: 'reLU', kernels: [], activation: outputs({ deadShare: 0.6 }) };
    const [finding] = findingsOf('dead-units', reportOf([{}, activation, {}]), separate);
    expect(finding?.headline).toBe('dead units: 60 % of reLU behind layer 1');
    expect(finding?.layers).toEqual([[1]]);
  });

  it('in front of every kernel are named alone', () => {
    const first: NetworkSpec = { layers: [layer('ReLU'), dense(1)] };
    const activation = { className: 'ReLU', label: 'reLU', kernels: [], activation: outputs({ deadShare: 0.6 }) };
    expect(findingsOf('dead-units', reportOf([activation, {}]), first)[0]?.headline).toBe('dead units: 60 % of reLU');
  });
});

describe('saturation', () => {
  const report = (saturatedShare: number, slope: number | null = 0.03) =>
    reportOf([{}, { activation: outputs({ saturatedShare, slope }) }, {}]);

  it.each([
    ['half of the outputs', 0.5, 'none'],
    ['more than half', 0.51, 'warning'],
    ['nine tenths', 0.9, 'warning'],
    ['more than nine tenths', 0.91, 'error'],
    ['a share that is not known', NaN, 'none'],
  ])('%s', (_name, share, severity) => {
    expect(severityOf('saturation', report(share), network)).toBe(severity);
  });

  it('says the mean slope where there is one', () => {
    const [finding] = findingsOf('saturation', report(0.75), network);
    expect(finding?.headline).toBe('saturated: 75 % of layer 2 (dense 8, relu)');
    expect(finding?.message).toMatch(
      /^In layer 2 \(dense 8, relu\) 75 % of the outputs .* its mean slope is only 0\.03:/,
    );
    expect(finding?.layers).toEqual([[1]]);
    expect(finding?.excess).toBe(0.75);
    expect(finding?.evidence.map(({ value }) => value)).toEqual([0.75, 0.03]);
    expect(findingsOf('saturation', report(0.75, null), network)[0]?.message).not.toMatch(/slope/);
  });
});

describe('findings', () => {
  it('come worst first', () => {
    const report = reportOf([
      { activation: outputs({ deadShare: 0.4 }) },
      { activation: outputs({ saturatedShare: 0.95 }) },
      {},
    ]);
    const { findings, headline, verdict } = diagnose(report, { ...network, loss: 'mse' });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['unknown-name', 'error'],
      ['saturation', 'error'],
      ['dead-units', 'warning'],
    ]);
    expect(headline).toBe(findings[0]?.headline);
    expect(verdict).toBe(findings[0]?.message);
  });
});
