import { defineConfig } from 'vitest/config';

/** `npm test -- long` sets it: files named *.long.test.ts walk whole ways, which takes minutes. */
const long = process.env.GRADIENT_LENS_LONG !== undefined;

export default defineConfig({
  test: {
    include: [long ? 'test/e2e/*.long.test.ts' : 'test/e2e/*.test.ts'],
    exclude: long ? [] : ['test/e2e/*.long.test.ts'],
    // A window mostly waits; more of them than cores would make each other miss their time limits.
    maxWorkers: 2,
    globalSetup: ['test/e2e/harness/installExtension.ts'],
    // A window of a machine that others use now and then misses a moment: there a test has failed when it fails twice, and the output names it.
    retry: process.env.CI === undefined ? 0 : 1,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    // what a person would wait for patiently, too, on a machine that is busy
    expect: { poll: { timeout: 20_000, interval: 100 } },
  },
});
