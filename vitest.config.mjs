import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    // Every core: the tests compute, and Vitest would leave one of them idle.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['src/{model,readers,engine,diagnosis,lesson,protocol}/**'],
    },
    // The build's scripts run in Node as they are, with the packages that Node gives them; their tests do not.
    server: { deps: { external: [/(?<!\/test\/unit)\/scripts\//] } },
    deps: {
      optimizer: {
        ssr: {
          // Node would take TensorFlow.js' ES5 builds, which lack the gradients; the products bundle its modules.
          enabled: true,
          rolldownOptions: { resolve: { mainFields: ['module', 'main'] } },
          include: [
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-core/dist/register_all_gradients',
            '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops',
            '@tensorflow/tfjs-layers',
            '@tensorflow/tfjs-backend-cpu',
            '@tensorflow/tfjs-backend-wasm',
          ],
        },
      },
    },
  },
});
