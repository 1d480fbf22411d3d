import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import unit from './vitest.config.mjs';

/** Most mutants fall to a short test; Vitest itself begins with the longest. */
class ShortestFirst extends BaseSequencer {
  /**
   * @override
   * @param {Parameters<BaseSequencer['sort']>[0]} files
   */
  async sort(files) {
    return (await super.sort(files)).reverse();
  }
}

/** The rooms' own tests, without those that take minutes: random texts, and diagnoses of hundreds of networks that are measured. */
export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['test/unit/{model,readers,engine,diagnosis}/**/*.test.ts'],
    // Stryker has limits of its own, and what is slow on a busy machine must not fail, let alone unnoticed: Stryker passes over a file whose hooks fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    sequence: { sequencer: ShortestFirst },
    exclude: ['test/unit/readers/fuzz/**', 'test/unit/diagnosis/falseAlarms.test.ts', 'test/unit/diagnosis/rules/**'],
  },
});
