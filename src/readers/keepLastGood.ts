import * as l10n from '@vscode/l10n';
import type { ArgumentRange, LayerDefinition, ModelDefinition, Reading } from '../model/modelDefinition.js';
import type { SourceRange } from '../model/sourceRange.js';

/** A replacement in a text, in offsets of the text before it. */
export interface TextChange {
  readonly start: number;
  /** How many characters were replaced. */
  readonly removed: number;
  readonly inserted: number;
}

/**
 * A reading in which definitions that can no longer be read, because their code is just being changed, are as they were read last.
 * `changes` are those between the two texts, in their order.
 */
export function keepLastGood(before: Reading, changes: readonly TextChange[], now: Reading): Reading {
  const oldErrors = new Set(before.unparsed?.map((range) => movedRange(range, changes).start));
  const newErrors = now.unparsed?.filter(({ start }) => !oldErrors.has(start)) ?? [];
  const kept = before.definitions
    .filter(({ unreadable, beforeEdit }) => beforeEdit === true || (unreadable === undefined && changes.length > 0))
    .map((definition) => moved(definition, changes))
    .flatMap((definition): ModelDefinition[] => {
      const hidingErrors = definition.beforeEdit === true ? now.unparsed : newErrors;
      const unreadable = whyUnreadable(definition, now, hidingErrors ?? []);
      return unreadable === undefined ? [] : [{ ...definition, unreadable, beforeEdit: true }];
    });
  if (kept.length === 0) return now;
  const isReplaced = (definition: ModelDefinition): boolean =>
    definition.unreadable !== undefined &&
    kept.some(({ id, range }) => id === definition.id || range.start === definition.range.start);
  const definitions = [...now.definitions.filter((definition) => !isReplaced(definition)), ...kept];
  return { ...now, definitions: definitions.sort((one, other) => one.range.start - other.range.start) };
}

/** Why a definition that was readable no longer is; undefined where it can be read, or is gone for good. */
function whyUnreadable(
  { id, range }: ModelDefinition,
  now: Reading,
  hidingErrors: readonly SourceRange[],
): ModelDefinition['unreadable'] {
  const same =
    now.definitions.find((definition) => definition.id === id) ??
    now.definitions.find((definition) => definition.range.start === range.start);
  if (same !== undefined) return isEmptied(same) ? undefined : same.unreadable;
  if (range.start === range.end) return undefined;
  // A bracket that is left open may hide even code that nobody touched.
  const error =
    now.unparsed?.find(({ start, end }) => start <= range.end && end >= range.start) ??
    hidingErrors.filter(({ start }) => start < range.start).at(-1);
  if (error === undefined) return undefined;
  return { reason: l10n.t('The code of this model does not parse: it may not be written to the end.'), range: error };
}

/** A model whose layers were all deleted is no half-typed one: it blames itself, not a place inside it. */
function isEmptied({ layers, unreadable, range }: ModelDefinition): boolean {
  return layers.length === 0 && unreadable?.range.start === range.start && unreadable.range.end === range.end;
}

/** A definition with its ranges where its code stands after the changes. */
function moved(definition: ModelDefinition, changes: readonly TextChange[]): ModelDefinition {
  const { range, layers, compileRanges, callSite, unknowns } = definition;
  const move = (place: SourceRange): SourceRange => movedRange(place, changes);
  return {
    ...definition,
    range: move(range),
    layers: layers.map((layer) => movedLayer(layer, move)),
    unknowns: unknowns.map((unknown) => ({ ...unknown, range: move(unknown.range) })),
    ...(compileRanges !== undefined && { compileRanges: movedArguments(compileRanges, move) }),
    ...(callSite !== undefined && { callSite: move(callSite) }),
  };
}

type Move = (place: SourceRange) => SourceRange;

function movedLayer(layer: LayerDefinition, move: Move): LayerDefinition {
  const { range, configRange, argumentRanges, layers } = layer;
  return {
    ...layer,
    range: move(range),
    argumentRanges: movedArguments(argumentRanges, move),
    ...(configRange !== undefined && { configRange: move(configRange) }),
    ...(layers !== undefined && { layers: layers.map((inner) => movedLayer(inner, move)) }),
  };
}

function movedArguments(ranges: Readonly<Record<string, ArgumentRange>>, move: Move): Record<string, ArgumentRange> {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, { property, value, origin }]) => [
      name,
      { property: move(property), value: move(value), ...(origin !== undefined && { origin: move(origin) }) },
    ]),
  );
}

/** What is typed at the very edge of a range stays outside of it. */
function movedRange({ start, end }: SourceRange, changes: readonly TextChange[]): SourceRange {
  let range = { start, end };
  for (const change of changes) {
    const first = movedOffset(range.start, change, true);
    range = { start: first, end: Math.max(first, movedOffset(range.end, change, false)) };
  }
  return range;
}

function movedOffset(offset: number, { start, removed, inserted }: TextChange, isStart: boolean): number {
  if (offset < start || (offset === start && !(isStart && removed === 0))) return offset;
  if (offset >= start + removed) return offset + inserted - removed;
  return isStart ? start + inserted : start;
}
