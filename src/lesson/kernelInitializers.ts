import type { ConfigValue } from '../model/network.js';

/** The kernel initialisers a lesson offers. */
export const KERNEL_INITIALIZERS = [
  'glorotUniform',
  'glorotNormal',
  'heNormal',
  'heUniform',
  'leCunNormal',
  'smallNormal',
  'standardNormal',
] as const;

export type KernelInitializer = (typeof KERNEL_INITIALIZERS)[number];

export const INITIALIZER_LABELS: Readonly<Record<KernelInitializer, string>> = {
  glorotUniform: 'Glorot uniform',
  glorotNormal: 'Glorot normal',
  heNormal: 'He normal',
  heUniform: 'He uniform',
  leCunNormal: 'LeCun normal',
  smallNormal: 'normal, deviation 0.05',
  standardNormal: 'normal, deviation 1',
};

const DEVIATIONS: Partial<Record<KernelInitializer, number>> = { smallNormal: 0.05, standardNormal: 1 };

/** The initialiser as TensorFlow.js' layer configuration takes it. */
export function initializerConfig(initializer: KernelInitializer): ConfigValue {
  const stddev = DEVIATIONS[initializer];
  return stddev === undefined ? initializer : { className: 'RandomNormal', config: { mean: 0, stddev } };
}
