/**
 * What each shipped file may weigh at most, in bytes; a trailing `*` stands for any end of the name, and then the sum of all
 * such files counts. The figures leave about a quarter of room above what was measured when they were set.
 * @type {Readonly<Record<string, number>>}
 */
export const sizeBudgets = {
  'dist/extension.cjs': 50_000,
  'dist/extension/*': 600_000,
  'dist/web/extension.js': 520_000,
  'dist/cli.cjs': 2_300_000,
  'dist/compute.cjs': 2_000_000,
  'dist/web/compute.js': 1_700_000,
  'dist/webview/*': 3_000_000,
  'dist/challenges/*': 200_000,
  'dist/lessons/*': 500_000,
  'dist/ThirdPartyNotices.txt': 200_000,
  'gradient-lens.vsix': 2_500_000,
};
