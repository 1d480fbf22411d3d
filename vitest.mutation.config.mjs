import { defineConfig } from 'vitest/config';
import unit from './vitest.config.mjs';

/** The rooms' own tests, without those that take minutes: random texts, and the numbers of the lessons. */
export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['test/unit/{model,readers,engine,diagnosis}/**/*.test.ts'],
    exclude: ['test/unit/readers/fuzz/**'],
  },
});
