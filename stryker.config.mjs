/** Mutation testing: `npm run mutation -- --mutate src/diagnosis/wording.ts`. What it writes stays in `mutation/`. */

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/{readers,engine,diagnosis}/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.mjs', related: false },
  coverageAnalysis: 'perTest',
  // What runs once, while a file is loaded, would need every test in a process of its own: tables and thresholds, mostly.
  ignoreStatic: true,
  appendPlugins: ['./scripts/mutation/wordsAreNoLogic.mjs'],
  ignorers: ['words-are-no-logic'],
  concurrency: 1,
  dryRunTimeoutMinutes: 60,
  // Vitest checks no types, and a comment on top of a fixture would make it another text.
  disableTypeChecks: false,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'mutation/report.html' },
  jsonReporter: { fileName: 'mutation/report.json' },
  tempDirName: 'mutation/sandbox',
  ignorePatterns: ['mutation', 'dist', 'coverage', 'test-results', '.vscode-*', 'media', '*.vsix'],
};
