/** What can be measured, in the order in which it is. */
export const benchmarkKeys = [
  'check.single',
  'check.draws256',
  'check.deep',
  'check.wide',
  'train.pair',
  'train.seeds20',
  'read.2000lines',
  'memory',
];
