import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import type { ConfigValue, LayerSpec } from '../../model/network.js';
import { initializerClass, kernelInitializers, kernelLayers, placedLayers, samePath } from '../networkStructure.js';
import type { PlacedLayer } from '../networkStructure.js';
import type { WrittenRule } from '../rule.js';

const isNumber = (value: ConfigValue | undefined): value is number => typeof value === 'number';

/** Whether an initialiser gives every entry the same value. */
function isConstant(initializer: ConfigValue | undefined): boolean {
  const name = initializerClass(initializer);
  if (name === 'Zeros' || name === 'Ones' || name === 'Constant') return true;
  const config =
    typeof initializer === 'object' && initializer !== null && 'config' in initializer ? initializer.config : {};
  if (typeof config !== 'object' || config === null || !('stddev' in config || 'minval' in config)) return false;
  const { stddev, minval, maxval } = config;
  if (name === 'RandomNormal' || name === 'TruncatedNormal') return stddev === 0;
  return name === 'RandomUniform' && isNumber(minval) && minval === maxval;
}

function constantArgument(spec: LayerSpec): string | undefined {
  return kernelInitializers(spec.className).find((argument) => isConstant(spec.config[argument]));
}

const unitsOf = ({ config }: LayerSpec) => config.units ?? config.filters ?? config.outputDim;

/**
 * A kernel whose entries are all equal in a layer of several units before another layer: all units compute the same, get the same
 * gradient and stay equal for ever (TheDeepChecker, NeuraLint). A last layer that starts at 0 is silent: logistic regression starts
 * so rightly, and behind random hidden layers it is a known technique.
 */
export const symmetricKernels: WrittenRule = {
  id: 'symmetric-kernels',
  reads: 'network',
  explains: [
    'uniformly-small',
    'vanishing',
    'dead-units',
    'poor-initialisation',
    'initial-loss',
    'update-ratio',
    'saturation',
  ],
  find: (network) => {
    const kernels = kernelLayers(network);
    const output = kernels.at(-1);
    const isHidden = ({ path }: PlacedLayer) => output !== undefined && !samePath(path, output.path);
    const affected = kernels.filter(
      (layer) => isHidden(layer) && unitsOf(layer.spec) !== 1 && constantArgument(layer.spec) !== undefined,
    );
    const [first] = affected;
    if (first === undefined) return [];
    const argument = constantArgument(first.spec) ?? 'kernelInitializer';
    const number = kernels.findIndex(({ path }) => samePath(path, first.path)) + 1;
    const finding: Finding = {
      rule: symmetricKernels.id,
      severity: 'error',
      headline: l10n.t('symmetric: the units of layer {0} are all alike', number),
      message: l10n.t(
        'Every entry of the kernel of layer {0} starts with the same value, so all its units compute the same, get the same gradient and can never become different.',
        number,
      ),
      layers: affected.map(({ path }) => path),
      argument,
      evidence: [{ label: l10n.t('layers with a constant kernel'), value: affected.length, threshold: 0 }],
    };
    return placedLayers(network).some(({ spec }) => spec.config.weights !== undefined) ? [] : [finding];
  },
};
