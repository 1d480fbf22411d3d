/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/{readers,engine,diagnosis}/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.mjs' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Vitest checks no types, and a comment on top of a fixture would make it another text.
  disableTypeChecks: false,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'mutation/report.html' },
  jsonReporter: { fileName: 'mutation/report.json' },
  tempDirName: 'mutation/sandbox',
  ignorePatterns: ['mutation', 'dist', 'coverage', 'test-results', '.vscode-*', 'media', '*.vsix'],
};
