import * as l10n from '@vscode/l10n';
import type { SourceEdit } from '../../model/finding.js';
import type { NetworkEdit } from '../../model/fix.js';
import type { LayerDefinition, ModelDefinition } from '../../model/modelDefinition.js';
import { samePath } from '../networkStructure.js';
import { addArguments, type Addition } from './argumentAddition.js';
import { overridesSpread, renameWrittenArgument, setWrittenArgument } from './argumentEditing.js';
import { setLearningRate, setLoss } from './compileEditing.js';
import {
  editedSource,
  layerName,
  planned,
  refused,
  sameRange,
  type EditedSource,
  type SourceEditing,
} from './editedSource.js';
import { insertLayerAfter } from './layerInsertion.js';

/** The languages in whose spelling the edits of this folder are. */
const WRITTEN_LANGUAGES: ReadonlySet<string> = new Set(['javascript']);

/**
 * The smallest text edits that make a definition's source say what the network's edits say, in the person's own style, sorted and
 * without overlap. A place that serves several layers is edited once, and only if all of them change alike; `others` are the
 * file's other definitions, which must not change either.
 */
export function sourceEdits(
  definition: ModelDefinition,
  text: string,
  edits: readonly NetworkEdit[],
  others: readonly ModelDefinition[] = [],
): SourceEditing {
  if (!WRITTEN_LANGUAGES.has(definition.language))
    return refused(l10n.t('its language, {0}, is only read', definition.language));
  const source = editedSource(definition, text, edits, others);
  const collected: SourceEdit[] = [];
  for (const edit of edits) {
    const part = editOf(source, edit);
    if (!part.ok) return part;
    collected.push(...part.edits);
  }
  const unique = collected
    .filter((edit, index) => collected.findIndex((other) => isSameEdit(edit, other)) === index)
    .sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  const clash = unique.some((edit, index) => overlaps(edit, unique[index + 1]));
  return clash ? refused(l10n.t('two of its changes meet in the same place of the source')) : planned(...unique);
}

/** The text after edits that do not overlap. */
export function editedText(text: string, edits: readonly SourceEdit[]): string {
  return [...edits]
    .sort((one, other) => other.range.start - one.range.start || other.range.end - one.range.end)
    .reduce(
      (current, { range, text: added }) => current.slice(0, range.start) + added + current.slice(range.end),
      text,
    );
}

function isSameEdit(one: SourceEdit, other: SourceEdit): boolean {
  return sameRange(one.range, other.range) && one.text === other.text;
}

function overlaps(one: SourceEdit, next: SourceEdit | undefined): boolean {
  return next !== undefined && (next.range.start < one.range.end || sameRange(one.range, next.range));
}

function editOf(source: EditedSource, edit: NetworkEdit): SourceEditing {
  switch (edit.kind) {
    case 'setLoss':
      return setLoss(source, edit);
    case 'setLearningRate':
      return setLearningRate(source, edit);
    case 'insertLayer':
      return insertion(source, edit);
    case 'setArgument':
    case 'renameArgument':
      return argumentEdit(source, edit);
  }
}

function layerOf(source: EditedSource, edit: { readonly layer: readonly number[] }): LayerDefinition | undefined {
  return source.layers.find(({ path }) => samePath(path, edit.layer))?.layer;
}

function argumentEdit(
  source: EditedSource,
  edit: Extract<NetworkEdit, { kind: 'setArgument' | 'renameArgument' }>,
): SourceEditing {
  const layer = layerOf(source, edit);
  if (layer === undefined) return refused(l10n.t('{0} is not in the source', layerName(edit.layer)));
  const argument = layer.argumentRanges[edit.argument];
  const before = layer.config[edit.argument];
  if (edit.kind === 'renameArgument') return renameWrittenArgument(source, argument, before, edit);
  if (argument !== undefined && !overridesSpread(source, layer, argument, edit)) {
    return setWrittenArgument(source, argument, before, edit);
  }
  return addArguments(source, layer, additionsOf(source, layer), (other) => additionsOf(source, other));
}

/** All that is added to one layer: its additions stand at one place and make one edit. */
function additionsOf(source: EditedSource, layer: LayerDefinition): readonly Addition[] {
  return source.edits.flatMap((edit): Addition[] => {
    if (edit.kind !== 'setArgument' || layerOf(source, edit) !== layer) return [];
    const written = layer.argumentRanges[edit.argument];
    if (written !== undefined && !overridesSpread(source, layer, written, edit)) return [];
    return [{ argument: edit.argument, value: edit.value }];
  });
}

function insertion(source: EditedSource, edit: Extract<NetworkEdit, { kind: 'insertLayer' }>): SourceEditing {
  const after = source.layers.find(({ path }) => samePath(path, edit.after));
  if (after === undefined) return refused(l10n.t('{0} is not in the source', layerName(edit.after)));
  const isMadeHere = (layer: LayerDefinition) => sameRange(layer.range, after.layer.range);
  const missing = source.layers.find(
    ({ path, layer }) =>
      isMadeHere(layer) && !source.edits.some((other) => other.kind === 'insertLayer' && samePath(other.after, path)),
  );
  if (missing !== undefined || source.otherLayers.some(isMadeHere)) {
    const whose = missing === undefined ? l10n.t('a layer of another model') : layerName(missing.path);
    return refused(l10n.t('the same line also makes {0}, which is to have no new layer behind it', whose));
  }
  return insertLayerAfter(source, after.layer, edit.layer);
}
