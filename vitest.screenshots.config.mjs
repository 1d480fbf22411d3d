import { defineConfig } from 'vitest/config';

const pictures = process.env.GRADIENT_LENS_SCREENSHOTS === undefined ? 'readmePictures' : 'capture';

export default defineConfig({
  test: {
    include: [`test/e2e/screenshots/${pictures}.ts`],
    fileParallelism: false,
    globalSetup: ['test/e2e/harness/installExtension.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
