import { defineConfig } from 'vitest/config';
import unit from './vitest.config.mjs';

/** The rooms' own tests, without those that take minutes: random texts, and diagnoses of hundreds of networks that are measured. */
export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['test/unit/{model,readers,engine,diagnosis}/**/*.test.ts'],
    exclude: ['test/unit/readers/fuzz/**', 'test/unit/diagnosis/falseAlarms.test.ts', 'test/unit/diagnosis/rules/**'],
  },
});
