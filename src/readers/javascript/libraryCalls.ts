import { entryOf } from '../../model/entryOf.js';
import { buildLayer } from './buildLayer.js';
import { serializedClassName } from './layerNames.js';
import { createModel } from './modelMethods.js';
import { reasonClause, type Reason } from './reason.js';
import type { CallPlace, Run } from './run.js';
import { causesOf, primitive, UNDEFINED, type SerializedValue, type Value } from './value.js';

const OTHER_MODELS: Readonly<Record<string, Reason>> = {
  model: { kind: 'functional-model' },
  loadLayersModel: { kind: 'loaded-model' },
  loadGraphModel: { kind: 'loaded-model' },
};

/** Positional or named arguments of a factory below `tf.regularizers`. */
function regularizer(run: Run, path: string, given: Value | undefined): SerializedValue {
  const config = run.object();
  if (path === 'regularizers.l1') config.properties.set('l2', { value: primitive(0) });
  if (path === 'regularizers.l2') config.properties.set('l1', { value: primitive(0) });
  if (given?.kind === 'object') {
    for (const [name, property] of given.properties) config.properties.set(name, property);
    config.open = given.open;
  } else if (given !== undefined && given.kind !== 'primitive') config.open = causesOf(given);
  return { kind: 'serialized', className: serializedClassName(path), config };
}

function serialized(run: Run, path: string, given: Value | undefined): SerializedValue {
  if (path.startsWith('regularizers.')) return regularizer(run, path, given);
  const className = serializedClassName(path);
  if (given?.kind === 'object') return { kind: 'serialized', className, config: given };
  const config = run.object();
  if (given !== undefined) config.open = causesOf(given);
  return { kind: 'serialized', className, config };
}

/** The optimiser behind `tf.train.adam` and `new tf.AdamOptimizer`, by its factory's name. */
function optimizerName(path: string): string | undefined {
  const byFactory = /^train\.([A-Za-z]+)$/u.exec(path)?.[1];
  if (byFactory !== undefined) return byFactory;
  const byClass = /^(?:train\.)?(SGD|Momentum|RMSProp|Adam|Adadelta|Adamax|Adagrad)Optimizer$/u.exec(path)?.[1];
  return byClass === undefined
    ? undefined
    : byClass === 'SGD'
      ? 'sgd'
      : byClass === 'RMSProp'
        ? 'rmsprop'
        : byClass.toLowerCase();
}

function callback(run: Run, values: readonly Value[], place: CallPlace): Value | undefined {
  const found = values.find(({ kind }) => kind === 'function');
  return found === undefined ? undefined : run.call(found, undefined, [], place);
}

/** What a function of TensorFlow.js gives, as far as it matters for reading definitions. */
export function callLibrary(run: Run, path: string, values: readonly Value[], place: CallPlace): Value {
  const [group, name, ...deeper] = path.split('.');
  const [first] = values;
  if (path === 'sequential' || path === 'Sequential') return createModel(run, values, place);
  if (group === 'layers' && name !== undefined && deeper.length === 0 && name !== 'input' && /^[a-z]/u.test(name)) {
    return buildLayer(run, name, values, place);
  }
  if ((group === 'initializers' || group === 'regularizers' || group === 'constraints') && name !== undefined) {
    return serialized(run, path, first);
  }
  const optimizer = optimizerName(path);
  if (optimizer !== undefined) {
    const node = place.argumentNodes?.[0];
    const rateRange = node === undefined ? undefined : run.place(node);
    return { kind: 'optimizer', name: optimizer, learningRate: first, rateRange };
  }
  if (path === 'tidy' || path === 'profile' || path === 'time') {
    const result = callback(run, values, place);
    if (path === 'tidy' && result !== undefined) return result;
  }
  if (path === 'keep' && first !== undefined) return first;
  if (path === 'dispose' || path === 'nextFrame' || path === 'ready' || path === 'setBackend') return UNDEFINED;
  const other = entryOf(OTHER_MODELS, path);
  if (other !== undefined) return otherModel(run, other, place);
  for (const value of values) if (value.kind === 'function') run.deferred.push(value);
  return run.unknownExpression(place.node);
}

function otherModel(run: Run, what: Reason, place: CallPlace): Value {
  if (run.module.isRead) run.otherModels.push({ reason: reasonClause(what), range: run.place(place.node) });
  return run.unknown({
    key: `${run.module.file}:other-model:${place.node.start}`,
    text: run.source(place.node),
    reason: what,
    range: run.place(place.node),
    askable: false,
  });
}
