import * as l10n from '@vscode/l10n';
import type { LayerDefinition, UnknownKind } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import type { Draft, DraftUnknown } from '../draft.js';
import { gapKey } from './buildLayer.js';
import { causeClause, type Cause } from './cause.js';
import { readCompilation } from './compilation.js';
import { reasonClause } from './reason.js';
import type { Run } from './run.js';
import type { ConfigGap, Fault } from './gap.js';
import type { LayerValue, ModelValue } from './value.js';

interface Collected {
  readonly unknowns: DraftUnknown[];
  fault: Fault | undefined;
}

function reasonOf(gap: ConfigGap): string {
  const [only, ...others] = gap.causes;
  if (only === undefined) return l10n.t('is known only when the program runs');
  if (others.length === 0) return reasonClause(only.reason);
  const texts = gap.causes.map(({ text }) => text).filter((text) => text !== '');
  const last = texts.at(-1);
  if (last === undefined || texts.length === 1) return reasonClause(only.reason);
  return l10n.t('comes from {0} and {1}, known only when the program runs', texts.slice(0, -1).join(', '), last);
}

function suggestionsOf(causes: readonly Cause[]): ConfigValue[] {
  const [only] = causes;
  return causes.length === 1 && only !== undefined ? [...only.suggestions] : [];
}

function addGap(collected: Collected, gap: ConfigGap, layer: number): void {
  const key = gapKey(gap);
  if (collected.unknowns.some((known) => known.key === key)) return;
  const [cause] = gap.causes;
  collected.unknowns.push({
    key,
    alias: gap.direct ? cause?.name : undefined,
    argument: gap.argument,
    layer,
    kind: undefined,
    reason: reasonOf(gap),
    range: gap.range,
    suggestions: gap.direct ? suggestionsOf(gap.causes) : [],
    partial: gap.partial,
    optional: false,
  });
}

function kindOf(cause: Cause): UnknownKind {
  const kinds = [...cause.kinds];
  return (['string', 'other', 'number', 'boolean'] as const).find((kind) => kinds.includes(kind)) ?? 'other';
}

/** Layers that depend on something: each unknown thing is asked for, if a plain value can stand for it. */
function addListGap(collected: Collected, causes: readonly Cause[], range: SourceRange): void {
  for (const cause of causes) {
    // `sizes.length` is known as soon as `sizes` is.
    if (
      causes.some(
        (other) =>
          other !== cause && /^[.[]/u.test(cause.key.slice(other.key.length)) && cause.key.startsWith(other.key),
      )
    ) {
      continue;
    }
    if (!cause.askable) {
      collected.fault ??= {
        reason: l10n.t('Some layers cannot be read: {0}.', causeClause(cause)),
        range: cause.range,
      };
      continue;
    }
    if (collected.unknowns.some(({ key }) => key === cause.key)) continue;
    collected.unknowns.push({
      key: cause.key,
      alias: cause.name,
      argument: 'layers',
      layer: undefined,
      kind: kindOf(cause),
      reason: reasonClause(cause.reason),
      range: cause.range,
      suggestions: suggestionsOf([cause]),
      optional: false,
    });
  }
  if (causes.length === 0) collected.fault ??= { reason: l10n.t('Some layers of this model are not known.'), range };
}

function layerDefinition(
  collected: Collected,
  value: LayerValue | ModelValue,
  index: number,
  depth: number,
): LayerDefinition {
  if (value.kind === 'model') {
    const config = value.label === undefined ? {} : { name: value.label };
    const layers = depth > 20 ? [] : layersOf(collected, value, depth + 1, index);
    return { className: 'Sequential', config, range: value.range, argumentRanges: {}, layers };
  }
  for (const gap of value.gaps) addGap(collected, gap, index);
  collected.fault ??= value.fault;
  const { className, config, range, configRange, argumentRanges, inner } = value;
  return {
    className,
    config,
    range,
    ...(configRange !== undefined && { configRange }),
    argumentRanges,
    ...(inner !== undefined && depth <= 20 && { layers: [layerDefinition(collected, inner, index, depth + 1)] }),
  };
}

function layersOf(collected: Collected, model: ModelValue, depth: number, outer?: number): LayerDefinition[] {
  const layers: LayerDefinition[] = [];
  collected.fault ??= model.fault;
  for (const item of model.layers) {
    if (item.kind === 'gap') {
      collected.fault ??= item.fault;
      if (item.fault === undefined) addListGap(collected, item.causes, model.range);
    } else layers.push(layerDefinition(collected, item.layer, outer ?? layers.length, depth));
  }
  collected.fault ??= orderFault(model);
  if (model.layers.length === 0) {
    const why =
      model.escaped === undefined
        ? l10n.t('No layer is added to this model in this file.')
        : l10n.t('The layers of this model may be added by {0}, which cannot be read.', model.escaped.text);
    collected.fault ??= { reason: why, range: model.escaped?.range ?? model.range };
  }
  return layers;
}

/** Layers that come from code which runs at another time have a known place only if all of them come from there. */
function orderFault(model: ModelValue): Fault | undefined {
  const entries = new Set(model.layers.map((item) => item.entry ?? model.entry));
  if (entries.size <= 1) return undefined;
  const stranger = model.layers.find((item) => item.kind === 'added' && item.entry !== model.entry);
  return {
    reason: l10n.t('More layers are added in another function, and when it runs is not known.'),
    range: stranger?.kind === 'added' ? stranger.range : model.range,
  };
}

function tooLong(): string {
  return l10n.t('This code takes too many steps to be followed; the definition is left out.');
}

function draftOf(run: Run, model: ModelValue, name: string, id: string): Draft {
  const collected: Collected = {
    unknowns: [],
    fault: model.isGivenUp ? { reason: tooLong(), range: model.range } : undefined,
  };
  const layers = layersOf(collected, model, 0);
  const { loss, optimizer, ranges, unknowns } = readCompilation(run, model);
  return {
    name,
    id,
    language: 'javascript',
    range: model.range,
    callSite: model.callSite,
    layers,
    unknowns: [...collected.unknowns, ...unknowns],
    fault: collected.fault,
    loss,
    optimizer,
    compileRanges: ranges,
  };
}

/** What makes two readings of one place different for a person: the layers and what is missing. */
function fingerprint(draft: Draft): string {
  const plain = (layers: readonly LayerDefinition[]): unknown =>
    layers.map(({ className, config, layers: inner }) => [className, config, inner && plain(inner)]);
  const missing = draft.unknowns.filter(({ optional }) => !optional).map(({ key }) => key);
  return JSON.stringify([plain(draft.layers), missing, draft.fault?.reason]);
}

function isComplete(draft: Draft): boolean {
  return draft.fault === undefined && draft.unknowns.every(({ optional }) => optional);
}

const MAXIMUM_READINGS = 16;

/** The different readings of one place: those called with constants if there are any, without repetitions. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const complete = drafts.filter(isComplete);
  const byContent = new Map<string, Draft>();
  for (const draft of complete.length > 0 ? complete : drafts) {
    const key = fingerprint(draft);
    const known = byContent.get(key);
    if (known === undefined || (known.compileRanges === undefined && draft.compileRanges !== undefined)) {
      byContent.set(key, draft);
    }
  }
  return [...byContent.values()].slice(0, MAXIMUM_READINGS);
}

/** All definitions that an evaluation found, in the order of the text. */
export function draftDefinitions(run: Run): Draft[] {
  const inner = new Set<ModelValue>();
  for (const model of run.models) {
    for (const item of model.layers) {
      if (item.kind === 'added' && item.layer.kind === 'model' && item.layer.name === undefined) inner.add(item.layer);
    }
  }
  const places = new Map<number, ModelValue[]>();
  for (const model of run.models) {
    if (!model.inText || inner.has(model)) continue;
    // What was given up on the way from a call may have been read on its own.
    if (model.isGivenUp && run.models.some((other) => !other.isGivenUp && other.range.start === model.range.start))
      continue;
    places.set(model.range.start, [...(places.get(model.range.start) ?? []), model]);
  }
  const drafts: Draft[] = [];
  const used = new Map<string, number>();
  for (const [, models] of [...places].sort(([a], [b]) => a - b)) {
    const readings = models.map((model) => draftOf(run, model, '', ''));
    const kept = distinct(readings);
    for (const draft of kept) {
      const model = models[readings.indexOf(draft)];
      if (model === undefined) continue;
      const called = model.callSite?.hasArguments === true ? model.callSite : undefined;
      const own = model.name ?? model.outerName ?? model.functionName ?? 'model';
      const name =
        called !== undefined && (kept.length > 1 || model.name === undefined || model.outerName !== undefined)
          ? (model.outerName ?? called.text)
          : own;
      const path = [model.path, own, called?.text].filter((part) => part !== undefined && part !== '').join('/');
      const count = (used.get(path) ?? 0) + 1;
      used.set(path, count);
      drafts.push({ ...draft, name, id: count === 1 ? path : `${path}#${count}` });
    }
  }
  return drafts;
}
