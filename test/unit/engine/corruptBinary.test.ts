import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';

const shipped = readFileSync(
  new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', import.meta.url),
);

beforeEach(() => {
  // the first call to prepare a backend decides for as long as the module lives
  vi.resetModules();
});

test.each([
  ['cut off', shipped.subarray(0, shipped.length >> 1)],
  ['damaged inside', Buffer.from(shipped).fill(0xff, shipped.length >> 1, (shipped.length >> 1) + 64)],
  ['something else', Buffer.from('<!doctype html>')],
  ['empty', Buffer.alloc(0)],
])('where the binary is %s, plain JavaScript computes and says so in one sentence', async (_, wasmBinary) => {
  const { describeEngine, prepareBackend } = await import('../../../src/engine/backend.js');
  const told: string[] = [];
  expect(await prepareBackend({ wasmBinary, onFallback: (sentence) => told.push(sentence) })).toBe('cpu');
  expect(await describeEngine()).toMatchObject({ backend: 'cpu' });
  expect(told).toEqual([expect.stringMatching(/^[^.]*plain JavaScript[^.]*\.$/)]);
});

test('nothing is said of the binary that is shipped', async () => {
  const { prepareBackend } = await import('../../../src/engine/backend.js');
  const onFallback = vi.fn();
  expect(await prepareBackend({ wasmBinary: shipped, onFallback })).toBe('wasm');
  expect(onFallback).not.toHaveBeenCalled();
});
