import { describe, expect, it } from 'vitest';
import { nodeVersionComplaint } from '../../../scripts/project/nodeVersion.mjs';

describe('the Node.js version', () => {
  it.each(['20.19.0', '20.19.1', '20.20.0', '22.0.0', '100.0.0'])('%s is new enough', (version) => {
    expect(nodeVersionComplaint(version, '>=20.19.0')).toBeUndefined();
  });

  it.each(['20.18.9', '18.20.4', '9.99.99'])('%s is too old', (version) => {
    expect(nodeVersionComplaint(version, '>=20.19.0')).toBe(
      `Node.js ${version} is too old: install Node.js 20.19.0 or newer.`,
    );
  });
});
