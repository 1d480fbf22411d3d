import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/measurements/{editorBench,soak}.ts'],
    fileParallelism: false,
    globalSetup: ['test/e2e/harness/installExtension.ts'],
    testTimeout: 7_200_000,
    hookTimeout: 180_000,
  },
});
