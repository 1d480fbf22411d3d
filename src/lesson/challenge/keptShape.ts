import * as l10n from '@vscode/l10n';
import type { LayerPath } from '../../model/fix.js';
import type { ConfigValue, NetworkSpec } from '../../model/network.js';
import type { ChallengeRule } from './challengeRule.js';
import { flatLayers, hiddenLayers, kernelLayers, numberList } from './challengeNetwork.js';

export type ShortfallCode =
  | 'empty'
  | 'layers-removed'
  | 'input-changed'
  | 'output-changed'
  | 'linear-layers'
  | 'narrow-layers'
  | 'constant-weights'
  | 'frozen-layers'
  | 'no-optimizer'
  | 'finding'
  | 'too-small'
  | 'too-large'
  | 'decay'
  | 'accuracy';

/** One thing that is still missing: what and where, in a sentence. */
export interface Shortfall {
  readonly code: ShortfallCode;
  readonly message: string;
  readonly layer?: LayerPath;
}

function classOf(value: ConfigValue | undefined): string {
  const name = typeof value === 'object' && value !== null && 'className' in value ? value.className : value;
  return typeof name === 'string' ? name.toLowerCase() : '';
}

/** Whether an initialiser makes every entry of a kernel the same. */
function isConstant(value: ConfigValue | undefined): boolean {
  if (['zeros', 'ones', 'constant'].includes(classOf(value))) return true;
  if (typeof value !== 'object' || value === null || !('config' in value)) return false;
  const { config } = value;
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return false;
  const settings = config as Readonly<Record<string, ConfigValue>>;
  if (settings.stddev === 0) return true;
  return settings.minval !== undefined && settings.minval === settings.maxval;
}

/** The shape that the level asks to keep, before anything is measured: a network without it proves nothing. */
export function keptShape(rule: ChallengeRule, network: NetworkSpec): readonly Shortfall[] {
  const { keep } = rule;
  const kernels = kernelLayers(network);
  const output = kernels.at(-1);
  const hidden = hiddenLayers(network);
  if (output === undefined) {
    return [
      {
        code: 'empty',
        message: l10n.t('The model has no layers left: a network that is not there cannot learn. Put its layers back.'),
      },
    ];
  }
  const shortfalls: Shortfall[] = [];
  if (hidden.length < keep.hiddenLayers) {
    shortfalls.push({
      code: 'layers-removed',
      message: l10n.t(
        'The level has {1} hidden layers and your model has {0}: with fewer layers there is less to vanish, so the lens may rightly call it healthy, but nothing of the level is repaired. Put the missing layers back and change how they work.',
        hidden.length,
        keep.hiddenLayers,
      ),
    });
  }
  const input = inputSize(network);
  if (input !== undefined && input !== keep.inputs) {
    shortfalls.push({
      code: 'input-changed',
      message: l10n.t(
        'The model takes {0} inputs where the level has {1}: the data stay as they are, so set inputShape back to [{1}].',
        input,
        keep.inputs,
      ),
      layer: [0],
    });
  }
  if (output.units !== keep.output.units || output.activation !== keep.output.activation) {
    shortfalls.push({
      code: 'output-changed',
      message: l10n.t(
        "The output layer is not the level's any more ({0} units, {1}): it says what the network answers, so keep {2} units with {3} and repair the layers before it.",
        output.units ?? '?',
        output.activation,
        keep.output.units,
        keep.output.activation,
      ),
      layer: output.path,
    });
  }
  const linear = hidden.filter(({ activation }) => activation === 'linear');
  const [firstLinear] = linear;
  if (firstLinear !== undefined) {
    shortfalls.push({
      code: 'linear-layers',
      message: l10n.t(
        'Without an activation (layer {0}) a layer only multiplies: a stack of such layers is no deeper than one. Give every hidden layer an activation that bends.',
        numberList(linear.map(({ number }) => number)).text,
      ),
      layer: firstLinear.path,
    });
  }
  const narrow = hidden.find(({ units }) => units === 1);
  if (narrow !== undefined) {
    shortfalls.push({
      code: 'narrow-layers',
      message: l10n.t('Layer {0} has a single unit, through which almost nothing passes: give it more.', narrow.number),
      layer: narrow.path,
    });
  }
  const constant = kernels.filter(
    ({ spec: { config } }) =>
      config.weights !== undefined ||
      Object.entries(config).some(
        ([name, value]) => /(kernel|depthwise|pointwise|recurrent)Initializer$/i.test(name) && isConstant(value),
      ),
  );
  const [firstConstant] = constant;
  if (firstConstant !== undefined) {
    shortfalls.push({
      code: 'constant-weights',
      message: l10n.t(
        "The weights of layer {0} are fixed values: then all units of a layer are alike and stay so, whatever the gradient's size. Let them start at random.",
        numberList(constant.map(({ number }) => number)).text,
      ),
      layer: firstConstant.path,
    });
  }
  const frozen = flatLayers(network).find(({ spec }) => spec.config.trainable === false);
  if (frozen !== undefined) {
    shortfalls.push({
      code: 'frozen-layers',
      message: l10n.t('A layer is set to trainable: false, so its gradient is of no use: let every layer learn.'),
      layer: frozen.path,
    });
  }
  if (rule.training !== undefined && network.optimizer === undefined) {
    shortfalls.push({
      code: 'no-optimizer',
      message: l10n.t(
        "The level is graded by training, but the file does not compile the model with an optimizer that can be read: write one, such as optimizer: 'adam'.",
      ),
    });
  }
  return shortfalls;
}

function inputSize(network: NetworkSpec): number | undefined {
  const config = flatLayers(network)[0]?.spec.config;
  if (config === undefined) return undefined;
  if (typeof config.inputDim === 'number') return config.inputDim;
  const shape =
    config.inputShape ?? (Array.isArray(config.batchInputShape) ? config.batchInputShape.slice(1) : undefined);
  return Array.isArray(shape) && typeof shape[0] === 'number' ? shape[0] : undefined;
}
