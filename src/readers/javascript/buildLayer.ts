import * as l10n from '@vscode/l10n';
import { entryOf } from '../../model/entryOf.js';
import type { ArgumentRange } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import { causeClause, joinCauses, type Cause } from './cause.js';
import { plainObject, readConfig } from './configuration.js';
import { LAYER_CLASS_NAMES } from './layerNames.js';
import type { Reason } from './reason.js';
import type { CallPlace, Run } from './run.js';
import type { ConfigGap, Fault } from './gap.js';
import { causesOf, type LayerValue, type ModelValue, type ObjectValue, type Value } from './value.js';

interface LayerParts {
  readonly config: [string, ConfigValue][];
  readonly ranges: [string, ArgumentRange][];
  readonly gaps: ConfigGap[];
  inner: LayerValue | ModelValue | undefined;
  fault: Fault | undefined;
}

/** The key under which an answer for an argument is kept: the unknown itself, or this argument at this place. */
export function gapKey(gap: Pick<ConfigGap, 'causes' | 'direct' | 'range' | 'argument'>): string {
  const keys = gap.causes.map(({ key }) => key);
  const [only] = keys;
  if (gap.direct && keys.length === 1 && only !== undefined) return only;
  return `argument:${gap.argument}:${gap.range.start}-${gap.range.end}:${keys.join()}`;
}

/** Adds one argument, or the gap that it leaves; an answer given for the whole argument counts as its value. */
function addArgument(
  run: Run,
  parts: LayerParts,
  name: string,
  value: Value,
  range: ArgumentRange | undefined,
  node: SourceRange,
): void {
  if (range !== undefined) parts.ranges.push([name, withOrigin(range)]);
  const place = range?.value ?? run.place(node);
  const reading = readConfig(run, value);
  if (reading.value !== undefined) {
    parts.config.push([name, reading.value]);
    return;
  }
  if (reading.causes.length === 0 && reading.unsuitable === undefined) return;
  const missing = reading.causes.find(({ reason }) => reason.kind === 'unfinished');
  if (missing !== undefined) {
    const reason = l10n.t('The argument {0} is not written to the end: the code does not parse here.', name);
    parts.fault ??= { reason, range: missing.range };
    return;
  }
  const causes =
    reading.causes.length > 0
      ? reading.causes
      : unsuitableCauses(run, reading.unsuitable ?? { kind: 'no-plain-value' }, place, name);
  const text = run.module.program.text.slice(place.start, place.end);
  const gap: ConfigGap = {
    argument: name,
    causes,
    direct: reading.direct && causes.length === 1 && causes[0]?.askable === true,
    range: place,
    text,
    partial: reading.partial,
  };
  const answer = run.substitutions.get(gapKey(gap));
  if (answer === undefined) parts.gaps.push(gap);
  else parts.config.push([name, answer]);
}

function unsuitableCauses(run: Run, unsuitable: Reason, range: SourceRange, name: string): readonly Cause[] {
  const value = run.unknown({
    key: `unsuitable:${range.start}-${range.end}:${name}`,
    text: run.source(range),
    reason: unsuitable,
    range,
  });
  return causesOf(value);
}

/** Leaves out an origin that lies inside the value itself. */
function withOrigin(range: ArgumentRange): ArgumentRange {
  const { property, value, origin } = range;
  if (origin === undefined || (origin.start >= value.start && origin.end <= value.end)) return { property, value };
  return range;
}

function addObject(run: Run, parts: LayerParts, given: ObjectValue, place: CallPlace, direct: boolean): void {
  const [argumentNode] = place.argumentNodes ?? [];
  for (const [name, property] of given.properties) {
    const value =
      property.getter === undefined ? property.value : run.callFunction(property.getter, given, [], undefined);
    const written = property.range;
    // An options object held in a variable is used where its name stands.
    const used = argumentNode === undefined ? undefined : run.place(argumentNode);
    const origin = written?.origin ?? written?.value;
    const range = direct || used === undefined ? written : { property: used, value: used, ...(origin && { origin }) };
    if (name === 'layer' && wrap(parts, value)) {
      if (range !== undefined) parts.ranges.push([name, withOrigin(range)]);
      continue;
    }
    addArgument(run, parts, name, value, range, argumentNode ?? place.node);
  }
  if (given.open.length > 0) addOpen(run, parts, given.open, place);
}

function wrap(parts: LayerParts, value: Value): boolean {
  if (value.kind === 'layer' || value.kind === 'model') {
    parts.inner = value;
    return true;
  }
  return false;
}

/** Arguments that come from an object which is not known. */
function addOpen(run: Run, parts: LayerParts, causes: readonly Cause[], place: CallPlace): void {
  const [node] = place.argumentNodes ?? [place.node];
  const [cause] = causes;
  if (cause === undefined) return;
  const range = run.place(node ?? place.node);
  if (causes.length > 1 || !cause.askable) {
    parts.fault ??= {
      reason: l10n.t('Some arguments of this layer cannot be read: {0}.', causeClause(cause)),
      range,
    };
    return;
  }
  parts.gaps.push({
    argument: cause.name ?? 'arguments',
    causes,
    direct: true,
    range,
    text: cause.text,
    partial: undefined,
  });
}

function readArguments(
  run: Run,
  parts: LayerParts,
  given: Value | undefined,
  place: CallPlace,
): SourceRange | undefined {
  if (given === undefined || (given.kind === 'primitive' && (given.value ?? undefined) === undefined)) return undefined;
  const [node] = place.argumentNodes ?? [];
  const inner = node?.kind === 'transparent' ? node.operand : node;
  const literal = inner?.kind === 'object' ? inner : undefined;
  if (given.kind === 'object') addObject(run, parts, given, place, literal !== undefined);
  else if (causesOf(given).length > 0) addOpen(run, parts, joinCauses(causesOf(given)), place);
  else {
    parts.fault ??= {
      reason: l10n.t('The arguments of {0} are not an object, such as {1}.', run.source(place.node), '{units: 8}'),
      range: run.place(node ?? place.node),
    };
  }
  return literal !== undefined && run.module.isRead ? run.place(literal) : undefined;
}

/** The layer that `tf.layers.<factory>(given)` makes. */
export function buildLayer(run: Run, factory: string, values: readonly Value[], place: CallPlace): LayerValue {
  const known = entryOf(LAYER_CLASS_NAMES, factory);
  const parts: LayerParts = { config: [], ranges: [], gaps: [], inner: undefined, fault: undefined };
  const range = run.place(place.node);
  if (known === undefined) {
    parts.fault = { reason: l10n.t('TensorFlow.js has no layer tf.layers.{0}.', factory), range };
  }
  if (place.node.error !== undefined) {
    const error = run.place(place.node.error);
    parts.fault ??= {
      reason: l10n.t('The code of this layer does not parse: it may not be written to the end.'),
      range: error,
    };
  }
  const configRange = readArguments(run, parts, values[0], place);
  return {
    kind: 'layer',
    className: known ?? factory,
    config: plainObject(parts.config),
    gaps: parts.gaps,
    range,
    configRange,
    argumentRanges: plainObject(parts.ranges),
    inner: parts.inner,
    fault: parts.fault,
  };
}
