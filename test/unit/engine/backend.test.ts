import { expect, test } from 'vitest';
import { describeEngine, onBackend, prepareBackend } from '../../../src/engine/backend.js';

test('without a binary plain JavaScript computes, whatever is handed over later', async () => {
  expect(await prepareBackend()).toBe('cpu');
  expect(await prepareBackend({ wasmBinary: Uint8Array.of(0, 1, 2, 3) })).toBe('cpu');
  expect(await describeEngine()).toMatchObject({ backend: 'cpu', tensorflow: expect.stringMatching(/^4\./) as string });
});

test('a kernel that plain JavaScript lacks, too, is an error', () => {
  const missing = () => {
    throw new Error("Kernel 'Erf' not registered for backend 'cpu'");
  };
  expect(() => onBackend('cpu', missing)).toThrow("Kernel 'Erf' not registered");
});
