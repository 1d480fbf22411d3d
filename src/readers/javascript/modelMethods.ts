import * as l10n from '@vscode/l10n';
import { causeClause } from './cause.js';
import { readConfig } from './configuration.js';
import { isNothing, NORMAL, type CallPlace, type Run } from './run.js';
import {
  causesOf,
  ModelValue,
  UNDEFINED,
  type Argument,
  type ObjectValue,
  type PropertyValue,
  type Value,
} from './value.js';
import type { SourceRange } from '../../model/sourceRange.js';

/** A sequential model as `tf.sequential(given)` makes it. */
export function createModel(run: Run, values: readonly Value[], place: CallPlace): ModelValue {
  const frame = [...run.frames].reverse().find(({ site }) => site?.hasArguments === true) ?? run.frames.at(-1);
  const model = new ModelValue(
    run.heap.now(),
    run.place(place.node),
    run.pathOfFrames(),
    frame?.site,
    run.entry,
    run.frames.length,
    run.frames.at(-1)?.name,
    run.module.isRead,
  );
  run.models.push(model);
  const [given] = values;
  if (given === undefined) return model;
  const argument = place.argumentNodes?.[0] ?? place.node;
  if (given.kind === 'object') {
    readModelArguments(run, model, given, argument);
    noteError(run, model, place);
    return model;
  }
  noteError(run, model, place);
  if (causesOf(given).length > 0) addGap(run, model, given, run.place(argument));
  return model;
}

function noteError(run: Run, model: ModelValue, place: CallPlace): void {
  const { error } = place.node;
  if (error === undefined) return;
  model.fault ??= {
    reason: l10n.t('The code of this model does not parse: it may not be written to the end.'),
    range: run.place(error),
  };
}

function readModelArguments(run: Run, model: ModelValue, given: ObjectValue, node: SourceRange): void {
  const label = given.properties.get('name');
  if (label !== undefined) model.label = readConfig(run, label.value).value;
  const layers = given.properties.get('layers');
  if (layers === undefined) {
    const [cause] = given.open;
    if (cause !== undefined)
      addGap(run, model, { kind: 'unknown', causes: given.open, direct: false }, run.place(node));
    return;
  }
  const place = layers.range?.value ?? run.place(node);
  addList(run, model, layers, place);
}

function addList(run: Run, model: ModelValue, layers: PropertyValue, place: SourceRange): void {
  const { value } = layers;
  if (value.kind === 'union') {
    addGap(run, model, value, place);
    return;
  }
  if (value.kind !== 'array') {
    addGap(run, model, value, place);
    return;
  }
  for (const element of value.elements) {
    if (element.kind === 'gap') model.layers.push({ kind: 'gap', causes: element.causes });
    else addLayer(run, model, element, place);
  }
}

function noLayerClause(run: Run, value: Value): string {
  if (value.kind !== 'object') return l10n.t('this is not a layer that can be read');
  const name = value.ofClass === undefined ? undefined : run.nameOf(value.ofClass.node);
  return name === undefined
    ? l10n.t('an object is not a layer that can be read')
    : l10n.t('an object of the class {0} is not a layer that can be read', name);
}

/** What is added is not known: said with the place, since no typed value could stand for it. */
function addGap(run: Run, model: ModelValue, value: Value, range: SourceRange): void {
  run.heap.touch(model);
  const [cause] = causesOf(value);
  const reason = cause === undefined ? noLayerClause(run, value) : causeClause(cause);
  model.layers.push({
    kind: 'gap',
    causes: causesOf(value),
    fault: { reason: l10n.t('The layers given here cannot be read: {0}.', reason), range },
    entry: run.entry,
  });
}

/** Appends a layer, whatever it turns out to be. */
export function addLayer(run: Run, model: ModelValue, value: Value, range: SourceRange): void {
  switch (value.kind) {
    case 'layer':
    case 'model':
      run.heap.touch(model);
      model.layers.push({ kind: 'added', layer: value, range, entry: run.entry });
      return;
    case 'union':
      addAlternatives(run, model, value.alternatives, value.causes, range);
      return;
    default:
      addGap(run, model, value, range);
  }
}

function addAlternatives(
  run: Run,
  model: ModelValue,
  alternatives: readonly Value[],
  causes: ReturnType<typeof causesOf>,
  range: SourceRange,
): void {
  const [first, ...rest] = alternatives;
  if (first === undefined) return;
  const add = (action: () => void) => () => {
    action();
    return NORMAL;
  };
  if (rest.length === 0) addLayer(run, model, first, range);
  else {
    run.heap.fork(
      causes,
      add(() => addLayer(run, model, first, range)),
      add(() => addAlternatives(run, model, rest, causes, range)),
    );
  }
}

function add(run: Run, model: ModelValue, values: readonly Value[], place: CallPlace): Value {
  const [value] = values;
  const { escaped } = model;
  noteError(run, model, place);
  if (escaped?.layers === model.layers.length) {
    run.heap.touch(model);
    const reason = l10n.t('Layers may be added by {0}, which cannot be read.', escaped.text);
    model.layers.push({ kind: 'gap', causes: [], fault: { reason, range: escaped.range }, entry: run.entry });
  }
  const [node] = place.argumentNodes ?? [];
  addLayer(run, model, value ?? UNDEFINED, run.place(node ?? place.node));
  return UNDEFINED;
}

function pop(run: Run, model: ModelValue): Value {
  run.heap.touch(model);
  const last = model.layers.at(-1);
  if (last?.kind === 'added') model.layers.pop();
  else if (last !== undefined) {
    const reason = l10n.t('A layer is removed here, but which one is not known.');
    model.layers.push({ ...last, fault: { reason, range: last.fault?.range ?? model.range } });
  }
  return UNDEFINED;
}

function compile(run: Run, model: ModelValue, values: readonly Value[], place: CallPlace): Value {
  const [given = UNDEFINED] = values;
  const node = place.argumentNodes?.[0] ?? place.node;
  const arguments_ = new Map<string, Argument>();
  for (const name of isNothing(given) ? [] : ['loss', 'optimizer']) {
    const value = run.member(given, name, node);
    const written = given.kind === 'object' ? given.properties.get(name)?.range : undefined;
    const range = written ?? { property: run.place(node), value: run.place(node) };
    if (!isNothing(value)) arguments_.set(name, { name, value, range });
  }
  run.heap.touch(model);
  model.compilations.push({ arguments: arguments_, range: run.place(place.node), entry: run.entry });
  return UNDEFINED;
}

function getLayer(model: ModelValue, [which, second]: readonly Value[]): Value | undefined {
  if (model.layers.some(({ kind }) => kind === 'gap')) return undefined;
  const layers = model.layers.flatMap((item) => (item.kind === 'added' ? [item.layer] : []));
  const index = [which, second].find((value) => value?.kind === 'primitive' && typeof value.value === 'number');
  if (index?.kind === 'primitive') return layers[Number(index.value)];
  if (which?.kind !== 'primitive') return undefined;
  return layers.find((layer) => layer.kind === 'layer' && layer.config.name === which.value);
}

const INERT: ReadonlySet<string> = new Set(['summary', 'dispose', 'build', 'setWeights', 'loadWeights', 'resetStates']);

export const modelMethodNames: ReadonlySet<string> = new Set([
  'add',
  'pop',
  'compile',
  'getLayer',
  ...INERT,
  'fit',
  'fitDataset',
  'predict',
  'evaluate',
  'trainOnBatch',
  'apply',
  'save',
  'then',
  'catch',
  'finally',
]);

/** What a call on a sequential model does to its definition. */
export function callModelMethod(
  run: Run,
  model: ModelValue,
  name: string,
  values: readonly Value[],
  place: CallPlace,
): Value | undefined {
  switch (name) {
    case 'add':
      return add(run, model, values, place);
    case 'pop':
      return pop(run, model);
    case 'compile':
      return compile(run, model, values, place);
    case 'getLayer':
      return getLayer(model, values);
    default:
      return INERT.has(name) ? UNDEFINED : undefined;
  }
}
