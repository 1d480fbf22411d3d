import * as l10n from '@vscode/l10n';
import { entryOf } from '../model/entryOf.js';
import type { LayerSpec } from '../model/network.js';

const irregular: Readonly<Record<string, string>> = {
  ReLU: 'reLU',
  PReLU: 'prelu',
  SimpleRNN: 'simpleRNN',
  RNN: 'rnn',
  LSTM: 'lstm',
  GRU: 'gru',
  ELU: 'elu',
};

/** The factory name under `tf.layers` for a class name: `Conv2D` gives `conv2d`, `LeakyReLU` gives `leakyReLU`. */
function factoryName(className: string): string {
  const name = entryOf(irregular, className);
  if (name !== undefined) return name;
  return (className.charAt(0).toLowerCase() + className.slice(1)).replace(/(\d)D/, '$1d');
}

/** How a message names a layer: `layer 2 (dense)`, or `layer 2.1 (dense)` inside another. */
export function layerInWords(path: readonly number[], className: string): string {
  return l10n.t('layer {0} ({1})', path.map((index) => index + 1).join('.'), factoryName(className));
}

/** The same at the start of a sentence. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A short label such as `dense 8, sigmoid` or `conv2d 16, 3×3, relu`. */
export function layerLabel(spec: LayerSpec): string {
  const { config } = spec;
  const inner = spec.layers?.[0];
  if (inner !== undefined && spec.className !== 'Sequential')
    return `${factoryName(spec.className)}(${layerLabel(inner)})`;
  const size = config.units ?? config.filters ?? config.rate ?? config.alpha ?? config.targetShape;
  const shape = config.kernelSize ?? config.poolSize;
  const sizeText = Array.isArray(size) ? size.join('×') : size;
  const shapeText = Array.isArray(shape) ? shape.join('×') : shape;
  const activation = config.activation;
  const head = [
    factoryName(spec.className),
    typeof sizeText === 'number' || typeof sizeText === 'string' ? sizeText : '',
  ]
    .join(' ')
    .trim();
  return [head, shapeText, activation]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(', ');
}
