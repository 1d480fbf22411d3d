import * as l10n from '@vscode/l10n';
import { serialization } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { ConfigValue, LayerConfig, LayerSpec } from '../model/network.js';
import { failure, success, type ProblemCode, type Result } from '../model/result.js';
import { activationNamed, leakyActivation, linearActivation, reluActivation, type Activation } from './activations.js';
import { messageOf, oneClause } from './errorText.js';
import { initializerName, samplerFor } from './initializers.js';
import { initializerClass, type LayerPlace } from './layerArguments.js';
import { capitalised, layerInWords, layerLabel } from './layerName.js';
import { recordWeights, type RecordedWeight } from './layerRecorder.js';
import { nearestName } from '../model/nearestName.js';
import type { PlannedLayer, PlannedWeight, VectorStep } from './networkPlan.js';
import { sizeOf } from './shape.js';
import type { Noise } from './noise.js';
import { opaqueLayer } from './opaqueLayer.js';

type TensorFlowLayer = layers.Layer;
type LayerClass = new (config: unknown) => TensorFlowLayer;

/** Every layer class that TensorFlow.js registers. */
function layerClasses(): ReadonlyMap<string, LayerClass> {
  const registered = serialization.SerializationMap.getMap().classNameMap as Readonly<
    Record<string, readonly unknown[]>
  >;
  const found = new Map<string, LayerClass>();
  for (const [name, [candidate]] of Object.entries(registered)) {
    if (typeof candidate === 'function' && candidate.prototype instanceof layers.Layer) {
      found.set(name, candidate as LayerClass);
    }
  }
  return found;
}

let classes: ReadonlyMap<string, LayerClass> | undefined;

/** TensorFlow.js looks initialisers up by class name, while a file may name them as its factories do. */
function withInitializerClasses(config: LayerConfig): Record<string, ConfigValue> {
  return Object.fromEntries(
    Object.entries(config).map(([argument, value]): [string, ConfigValue] => {
      if (!argument.endsWith('Initializer') || typeof value !== 'object' || value === null || !('className' in value)) {
        return [argument, value];
      }
      const { className, config: own } = value as { className: string; config?: ConfigValue };
      return [argument, { className: initializerClass(className), config: own ?? {} }];
    }),
  );
}

/** Creates TensorFlow.js' own layer, with the layers inside it. */
function instantiate(spec: LayerSpec): TensorFlowLayer {
  classes ??= layerClasses();
  const known = classes.get(spec.className);
  if (known === undefined) throw new UnknownLayer(spec.className, nearestName(spec.className, [...classes.keys()]));
  const config: Record<string, unknown> = withInitializerClasses(spec.config);
  // The batch size that a file fixes is not the one that is checked.
  delete config.batchInputShape;
  delete config.batchSize;
  if (spec.className === 'InputLayer' && config.inputShape === undefined) config.inputShape = [];
  const inside = spec.layers?.map(instantiate) ?? [];
  if (spec.className === 'Sequential') config.layers = inside;
  else if (spec.className === 'RNN' || spec.className === 'StackedRNNCells') {
    config[spec.className === 'RNN' ? 'cell' : 'cells'] = spec.className === 'RNN' ? inside[0] : inside;
  } else if (inside[0] !== undefined) config.layer = inside[0];
  return new known(config);
}

class UnknownLayer extends Error {
  constructor(className: string, nearest: string | undefined) {
    super(
      nearest === undefined
        ? l10n.t('there is no layer class called "{0}"', className)
        : l10n.t('there is no layer class called "{0}"; did you mean "{1}"', className, nearest),
    );
  }
}

/** Builds one leaf, a layer or a wrapper with what it wraps, for inputs of [batch, ...inputShape]; nothing is allocated. */
export function buildLayer(
  place: LayerPlace,
  inputShape: readonly number[],
): Result<{ readonly layer: PlannedLayer; readonly notes: readonly string[] }> {
  const { spec, path } = place;
  const words = layerInWords(path, spec.className);
  const fail = (code: ProblemCode, reason: string) =>
    failure({ code, message: l10n.t('{0}: {1}.', capitalised(words), reason), layer: path[0]! });

  if (spec.className === 'Model' || spec.className === 'Functional') {
    return fail('cannot-build', l10n.t('only a Sequential model can be measured inside another'));
  }
  try {
    const { value, weights } = recordWeights(() => {
      const instance = instantiate(spec);
      // An open batch: some layers refuse every other batch than the one they were built for.
      const batchShape = [null, ...inputShape];
      instance.build(batchShape);
      instance.built = true;
      const shape = spec.className === 'InputLayer' ? batchShape : instance.computeOutputShape(batchShape);
      return { instance, outputShape: (shape as number[]).slice(1) };
    });
    const { instance, outputShape } = value;
    if (outputShape.some((size) => !Number.isInteger(size) || size < 1)) {
      return fail(
        'shape-mismatch',
        l10n.t('an input of shape {0} leaves it an empty output', `[${inputShape.join(', ')}]`),
      );
    }
    const activation = activationOf(spec, outputShape.length);
    const inner = spec.layers?.[0];
    const step = stepFor(spec, activation, inputShape.length, weights);
    const layer: PlannedLayer = {
      path: inner === undefined ? path : [...path, 0],
      spec,
      className: (inner ?? spec).className,
      label: layerLabel(spec),
      inputShape,
      outputShape,
      weights: plannedWeights(spec, weights),
      activation,
      activationName: activationNameOf(spec, activation),
      step,
      unrepeatable: spec.layers?.some(({ className }) => noisy.has(className)) ?? false,
      opaque: opaqueLayer(instance, weights),
    };
    return success({ layer, notes: notesFor(layer, words) });
  } catch (error) {
    if (error instanceof UnknownLayer) return fail('unknown-layer', error.message);
    return fail('cannot-build', l10n.t('TensorFlow.js cannot build it: {0}', oneClause(messageOf(error))));
  }
}

function activationOf(spec: LayerSpec, outputRank: number): Activation | null {
  const { config } = spec;
  switch (spec.className) {
    case 'LeakyReLU':
      return leakyActivation(typeof config.alpha === 'number' ? config.alpha : 0.3);
    case 'ReLU':
      return reluActivation(typeof config.maxValue === 'number' ? config.maxValue : null);
    case 'ELU':
      return activationNamed('elu') ?? null;
    case 'Softmax': {
      // TensorFlow.js' default axis is 1, which is the last one only for flat outputs.
      const axis = config.axis ?? 1;
      return axis === -1 || axis === outputRank ? (activationNamed('softmax') ?? null) : null;
    }
    default: {
      const name = config.activation;
      return typeof name === 'string' ? (activationNamed(name) ?? null) : linearActivation;
    }
  }
}

const movesNumbersOnly = new Set([
  'InputLayer',
  'Flatten',
  'Reshape',
  'Permute',
  'RepeatVector',
  'Dropout',
  'SpatialDropout1D',
  'GaussianDropout',
  'GaussianNoise',
  'AlphaDropout',
  'ZeroPadding2D',
  'Cropping2D',
  'UpSampling2D',
  'Masking',
]);
const recurrent = new Set(['SimpleRNN', 'GRU', 'LSTM', 'ConvLSTM2D', 'RNN']);

function activationNameOf(spec: LayerSpec, activation: Activation | null): string | null {
  if (movesNumbersOnly.has(spec.className)) return null;
  if (recurrent.has(spec.className) && typeof spec.config.activation !== 'string') return 'tanh';
  return activation?.name ?? spec.className;
}

function stepFor(
  spec: LayerSpec,
  activation: Activation | null,
  inputRank: number,
  weights: readonly RecordedWeight[],
): VectorStep | null {
  const { config } = spec;
  const number = (name: string, otherwise: number) => (typeof config[name] === 'number' ? config[name] : otherwise);
  const flag = (name: string) => config[name] !== false;
  const lastAxis = config.axis === undefined || config.axis === -1 || config.axis === inputRank;
  switch (spec.className) {
    case 'InputLayer':
    case 'Flatten':
    case 'Reshape':
      return config.dataFormat === 'channelsFirst' ? null : { kind: 'reshape' };
    case 'Dense':
      return activation && { kind: 'dense', activation, useBias: weights.length === 2 };
    case 'Activation':
    case 'ReLU':
    case 'LeakyReLU':
    case 'ELU':
    case 'Softmax':
      return activation && { kind: 'activation', activation };
    case 'Dropout':
    case 'SpatialDropout1D':
    case 'GaussianNoise':
    case 'GaussianDropout':
    case 'AlphaDropout':
      return { kind: 'noise', noise: noiseOf(spec.className, config) };
    case 'BatchNormalization':
      return {
        kind: 'batchNormalization',
        axis: lastAxis ? inputRank : number('axis', -1),
        epsilon: number('epsilon', 1e-3),
        momentum: number('momentum', 0.99),
        center: flag('center'),
        scale: flag('scale'),
      };
    case 'LayerNormalization':
      return lastAxis
        ? { kind: 'layerNormalization', epsilon: number('epsilon', 1e-3), center: flag('center'), scale: flag('scale') }
        : null;
    case 'UpSampling2D':
      // TensorFlow.js 4.22 itself returns a wrong gradient for batches of more than one (its cpu kernel mixes up two strides).
      return config.dataFormat === 'channelsFirst' || (config.interpolation ?? 'nearest') !== 'nearest'
        ? null
        : { kind: 'repeat', size: sizeOfUpSampling(config.size) };
    default:
      return null;
  }
}

function sizeOfUpSampling(size: ConfigValue | undefined): readonly [rows: number, columns: number] {
  const [rows, columns] = Array.isArray(size) ? (size as readonly number[]) : [size, size];
  return [Number(rows ?? 2), Number(columns ?? 2)];
}

const noisy = new Set(['Dropout', 'SpatialDropout1D', 'GaussianNoise', 'GaussianDropout', 'AlphaDropout']);

function noiseOf(className: string, config: LayerConfig): Noise {
  const rate = typeof config.rate === 'number' ? config.rate : 0;
  const shape = Array.isArray(config.noiseShape) ? (config.noiseShape as readonly (number | null)[]) : null;
  switch (className) {
    case 'SpatialDropout1D':
      return { kind: 'spatialDropout', rate };
    case 'GaussianNoise':
      return { kind: 'gaussianNoise', deviation: typeof config.stddev === 'number' ? config.stddev : 0 };
    case 'GaussianDropout':
      return { kind: 'gaussianDropout', rate };
    case 'AlphaDropout':
      return { kind: 'alphaDropout', rate, shape };
    default:
      return { kind: 'dropout', rate, shape };
  }
}

const camelCase = (name: string) => name.replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
const argumentFor: Readonly<Record<string, string>> = {
  kernel: 'kernelInitializer',
  recurrentKernel: 'recurrentInitializer',
  depthwiseKernel: 'depthwiseInitializer',
  pointwiseKernel: 'pointwiseInitializer',
  embeddings: 'embeddingsInitializer',
};

function plannedWeights(spec: LayerSpec, recorded: readonly RecordedWeight[]): PlannedWeight[] {
  const inner = spec.layers?.[0] ?? spec;
  const seen = new Map<string, number>();
  return recorded.map((weight, index) => {
    const plain = camelCase(weight.name);
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    const capital = plain.charAt(0).toUpperCase() + plain.slice(1);
    const direction = index < recorded.length / 2 ? 'forward' : 'backward';
    const name = spec.className === 'Bidirectional' ? direction + capital : count > 1 ? `${plain}${count}` : plain;
    const argument = argumentFor[plain];
    const penalty = (key: string) => (typeof weight.regularizer?.[key] === 'number' ? weight.regularizer[key] : 0);
    return {
      name,
      shape: weight.shape,
      size: sizeOf(weight.shape),
      sample: samplerFor(weight.initializer, weight.shape),
      initializer: initializerName(weight.initializer),
      initializerIsDefault: argument !== undefined && (inner.config[argument] ?? null) === null,
      isKernel: argument !== undefined,
      differentiable: weight.trainable,
      l1: penalty('l1'),
      l2: penalty('l2'),
    };
  });
}

function notesFor({ spec, step, unrepeatable }: PlannedLayer, words: string): string[] {
  const notes: string[] = [];
  const rate = (name: string) => typeof spec.config[name] === 'number' && spec.config[name] > 0;
  const inner = spec.layers ?? [];
  const drops = (config: LayerConfig) => Number(config.dropout ?? 0) > 0 || Number(config.recurrentDropout ?? 0) > 0;
  if (drops(spec.config) || inner.some(({ config }) => drops(config)) || (step?.kind === 'noise' && rate('rate'))) {
    notes.push(l10n.t('{0} drops units, as during training', words));
  } else if (rate('stddev') && step?.kind === 'noise') {
    notes.push(l10n.t('{0} adds noise, as during training', words));
  }
  if (unrepeatable) notes.push(l10n.t("{0} uses TensorFlow.js' own noise, which no seed repeats", words));
  if (spec.className === 'BatchNormalization') {
    notes.push(l10n.t('{0} normalises by the batch, as during training', words));
  }
  if (spec.config.trainable === false) notes.push(l10n.t('{0} is frozen; its gradient is shown all the same', words));
  return notes;
}
