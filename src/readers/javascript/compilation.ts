import { entryOf } from '../../model/entryOf.js';
import type { ArgumentRange } from '../../model/modelDefinition.js';
import type { OptimizerSpec } from '../../model/network.js';
import type { DraftUnknown } from '../draft.js';
import { readConfig } from './configuration.js';
import { reasonClause } from './reason.js';
import type { Run } from './run.js';
import type { Argument, Compilation, ModelValue, Value } from './value.js';

/** Loss and optimiser of a model, as far as its `compile` call is known. */
export interface CompilationReading {
  readonly loss: string | undefined;
  readonly optimizer: OptimizerSpec | undefined;
  readonly ranges: Readonly<Record<string, ArgumentRange>> | undefined;
  readonly unknowns: readonly DraftUnknown[];
}

/** TensorFlow.js' functions below `tf.losses` that `compile` knows under another name. */
const LOSS_NAMES: Readonly<Record<string, string>> = { absoluteDifference: 'meanAbsoluteError' };

function lossName(value: Value): string | undefined {
  if (value.kind === 'primitive') return typeof value.value === 'string' ? value.value : undefined;
  if (value.kind === 'library') {
    const name = /^(?:losses|metrics)\.([A-Za-z]+)$/u.exec(value.path)?.[1];
    return name === undefined ? undefined : (entryOf(LOSS_NAMES, name) ?? name);
  }
  const only = onlyElement(value);
  return only === undefined ? undefined : lossName(only);
}

/** The element of a list that has exactly one. */
function onlyElement(value: Value): Value | undefined {
  const [only, ...others] = value.kind === 'array' ? (value.complete ?? []) : [];
  return others.length > 0 ? undefined : only;
}

function gap(
  run: Run,
  argument: string,
  value: Value,
  range: ArgumentRange,
  kind: DraftUnknown['kind'],
  optional: boolean,
): DraftUnknown {
  const reading = readConfig(run, value);
  const [cause] = reading.causes;
  const reason = cause?.reason ?? reading.unsuitable ?? { kind: 'unknown-name' };
  const isDirect = reading.direct && reading.causes.length === 1;
  return {
    key: isDirect && cause !== undefined ? cause.key : `argument:${argument}:${range.value.start}-${range.value.end}`,
    alias: isDirect ? cause?.name : undefined,
    argument,
    layer: undefined,
    kind,
    reason: reasonClause(reason),
    range: range.value,
    suggestions: isDirect && cause !== undefined ? [...cause.suggestions] : [],
    optional,
  };
}

function readRate(
  run: Run,
  value: Value | undefined,
  range: ArgumentRange,
  unknowns: DraftUnknown[],
): number | undefined {
  if (value === undefined || (value.kind === 'primitive' && value.value === undefined)) return undefined;
  if (value.kind === 'primitive') return typeof value.value === 'number' ? value.value : undefined;
  const missing = gap(run, 'learningRate', value, range, 'number', true);
  const answer = run.substitutions.get(missing.key);
  if (typeof answer === 'number') return answer;
  unknowns.push(missing);
  return undefined;
}

/** The compilation that counts: the last one, unless several come from code that runs at different times. */
function decisive(model: ModelValue): Compilation | undefined {
  const own = model.compilations.filter((compilation) => compilation?.entry === model.entry);
  return own.at(-1) ?? model.compilations.at(-1);
}

export function readCompilation(run: Run, model: ModelValue): CompilationReading {
  const compilation = decisive(model);
  const unknowns: DraftUnknown[] = [];
  if (compilation === undefined) return { loss: undefined, optimizer: undefined, ranges: undefined, unknowns };
  const ranges: [string, ArgumentRange][] = [];
  const take = (name: string): Argument | undefined => {
    const argument = compilation.arguments.get(name);
    if (argument !== undefined) ranges.push([name, argument.range]);
    return argument;
  };
  const loss = readLoss(run, take('loss'), unknowns);
  const optimizer = readOptimizer(run, take('optimizer'), unknowns, ranges);
  return { loss, optimizer, ranges: Object.fromEntries(ranges), unknowns };
}

/** A loss that the text defines itself has no name that a person could give instead. */
function isOwnFunction(value: Value): boolean {
  const only = onlyElement(value);
  return only === undefined ? value.kind === 'function' : isOwnFunction(only);
}

function readLoss(run: Run, argument: Argument | undefined, unknowns: DraftUnknown[]): string | undefined {
  if (argument === undefined) return undefined;
  const name = lossName(argument.value);
  if (name !== undefined) return name;
  const isOwn = isOwnFunction(argument.value);
  const gapOfLoss = gap(run, 'loss', argument.value, argument.range, 'string', isOwn);
  const missing = isOwn ? { ...gapOfLoss, reason: reasonClause({ kind: 'own-loss' }) } : gapOfLoss;
  const answer = run.substitutions.get(missing.key);
  if (typeof answer === 'string') return answer;
  unknowns.push(missing);
  return undefined;
}

function readOptimizer(
  run: Run,
  argument: Argument | undefined,
  unknowns: DraftUnknown[],
  ranges: [string, ArgumentRange][],
): OptimizerSpec | undefined {
  if (argument === undefined) return undefined;
  const { value, range } = argument;
  if (value.kind === 'primitive' && typeof value.value === 'string') return { name: value.value };
  if (value.kind !== 'optimizer') {
    const missing = gap(run, 'optimizer', value, range, 'string', true);
    const answer = run.substitutions.get(missing.key);
    if (typeof answer === 'string') return { name: answer };
    unknowns.push(missing);
    return undefined;
  }
  const place = value.rateRange ?? range.value;
  const origin = value.learningRate?.kind === 'primitive' ? value.learningRate.origin : undefined;
  const isElsewhere = origin !== undefined && (origin.start < place.start || origin.end > place.end);
  const rateRange: ArgumentRange = { property: place, value: place, ...(isElsewhere && { origin }) };
  const learningRate = readRate(run, value.learningRate, rateRange, unknowns);
  if (value.rateRange !== undefined) ranges.push(['learningRate', rateRange]);
  return { name: value.name, ...(learningRate !== undefined && { learningRate }) };
}
