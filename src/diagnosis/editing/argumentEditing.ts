import * as l10n from '@vscode/l10n';
import type { LayerPath, NetworkEdit } from '../../model/fix.js';
import type { SourceEdit } from '../../model/finding.js';
import type { ArgumentRange, LayerDefinition } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import { samePath } from '../networkStructure.js';
import { layerName, planned, refused, sameRange, type EditedSource, type SourceEditing } from './editedSource.js';
import { textOf } from './sourceStyle.js';
import { writtenInstead } from './writtenValue.js';

type SetArgument = Extract<NetworkEdit, { kind: 'setArgument' }>;
type RenameArgument = Extract<NetworkEdit, { kind: 'renameArgument' }>;

/** The range of an argument's name in `activation: 'relu'` or `'activation': 'relu'`; undefined for a spread's. */
function nameRange(text: string, property: SourceRange, argument: string): SourceRange | undefined {
  const name = /^(["'`]?)([\w$]+)\1/.exec(textOf(text, property));
  if (name?.[2] !== argument) return undefined;
  const start = property.start + (name[1]?.length ?? 0);
  return { start, end: start + argument.length };
}

/** `{ activation }`: the name is also the variable. */
export function isShorthand(text: string, { property, value }: ArgumentRange, name: string): boolean {
  return sameRange(property, value) && textOf(text, value) === name;
}

/** Who else gets its value from a place, and would be changed by an edit there against the fix's will. */
function unwillingUser(source: EditedSource, site: SourceRange, edit: SetArgument): string | undefined {
  const uses = (argument: ArgumentRange) =>
    sameRange(argument.value, site) || (argument.origin !== undefined && sameRange(argument.origin, site));
  for (const { path, layer } of source.layers) {
    for (const [name, argument] of Object.entries(layer.argumentRanges)) {
      if (uses(argument) && !isSetAlike(source.edits, path, name, edit.value)) {
        return name === edit.argument ? layerName(path) : l10n.t('{0} of {1}', name, layerName(path));
      }
    }
  }
  const elsewhere = source.otherLayers.some((layer) => Object.values(layer.argumentRanges).some(uses));
  return elsewhere ? l10n.t('another model of this file') : undefined;
}

function isSetAlike(edits: readonly NetworkEdit[], path: LayerPath, argument: string, value: ConfigValue): boolean {
  return edits.some(
    (edit) =>
      edit.kind === 'setArgument' &&
      edit.argument === argument &&
      samePath(edit.layer, path) &&
      JSON.stringify(edit.value) === JSON.stringify(value),
  );
}

/**
 * Whether an argument that comes from a spread must be added to the layer's own object, where a later property wins: because its own
 * place is not known or serves others too.
 */
export function overridesSpread(
  source: EditedSource,
  layer: LayerDefinition,
  argument: ArgumentRange,
  edit: SetArgument,
): boolean {
  if (layer.configRange === undefined) return false;
  if (nameRange(source.text, argument.property, edit.argument) !== undefined) return false;
  return argument.origin === undefined || unwillingUser(source, argument.origin, edit) !== undefined;
}

/** Sets an argument that is written somewhere: at the place where its value is decided, or where it is used if that place serves others. */
export function setWrittenArgument(
  source: EditedSource,
  argument: ArgumentRange,
  before: ConfigValue | undefined,
  edit: SetArgument,
): SourceEditing {
  const { text } = source;
  const origin = argument.origin ?? argument.value;
  const named = nameRange(text, argument.property, edit.argument) !== undefined;
  if (!named && argument.origin === undefined)
    return refused(l10n.t('the place where {0} is written is not known', edit.argument));
  if (isWrapped(before, edit.value)) {
    // A spread object has the value where it is made.
    const range = named ? argument.value : origin;
    const list = `[${textOf(text, range)}]`;
    return planned({ range, text: isShorthand(text, argument, edit.argument) ? `${edit.argument}: ${list}` : list });
  }
  const atUse = (): SourceEditing => {
    const use = replaced(source, argument.value, before, edit);
    const isShort = isShorthand(text, argument, edit.argument);
    return planned(isShort ? { ...use, text: `${edit.argument}: ${use.text}` } : use);
  };
  const unwilling = unwillingUser(source, origin, edit);
  if (unwilling === undefined) {
    return sameRange(origin, argument.value) ? atUse() : planned(replaced(source, origin, before, edit));
  }
  if (named && unwillingUser(source, argument.value, edit) === undefined) return atUse();
  return refused(
    l10n.t(
      '{0} is written in one place for several layers, and changing it there would also change {1}',
      textOf(text, origin),
      unwilling,
    ),
  );
}

function replaced(
  source: EditedSource,
  range: SourceRange,
  before: ConfigValue | undefined,
  edit: SetArgument,
): SourceEdit {
  return { range, text: writtenInstead(textOf(source.text, range), before, edit.value, source.style) };
}

/** `inputShape: 2` that should be `[2]`: the person's expression stays inside the brackets. */
function isWrapped(before: ConfigValue | undefined, after: ConfigValue): boolean {
  return before !== undefined && !Array.isArray(before) && JSON.stringify([before]) === JSON.stringify(after);
}

/** Gives an argument its right name where it is written; its value only if it must change. */
export function renameWrittenArgument(
  source: EditedSource,
  argument: ArgumentRange | undefined,
  before: ConfigValue | undefined,
  edit: RenameArgument,
): SourceEditing {
  if (argument === undefined) return refused(l10n.t('the place of {0} in the source is not known', edit.argument));
  const { text } = source;
  const { value, origin = value } = argument;
  const written = (use: string): string => {
    if (edit.value === undefined) return use;
    return isWrapped(before, edit.value) ? `[${use}]` : writtenInstead(use, before, edit.value, source.style);
  };
  if (isShorthand(text, argument, edit.argument)) {
    return planned({ range: argument.property, text: `${edit.name}: ${written(textOf(text, value))}` });
  }
  const own = nameRange(text, argument.property, edit.argument);
  const name = own ?? nameBefore(text, origin, edit.argument);
  if (name === undefined) return refused(l10n.t('{0} is not written as a property of its own', edit.argument));
  const rename: SourceEdit = { range: name, text: edit.name };
  if (edit.value === undefined) return planned(rename);
  // A spread object has the value where it is made.
  const range = own === undefined ? origin : value;
  return planned(rename, { range, text: written(textOf(text, range)) });
}

/** The name in front of a value that a spread object supplies. */
function nameBefore(text: string, value: SourceRange, argument: string): SourceRange | undefined {
  const before = /([\w$]+)(["'`]?\s*:\s*)$/.exec(text.slice(0, value.start));
  if (before?.[1] !== argument) return undefined;
  const end = value.start - (before[2]?.length ?? 0);
  return { start: end - argument.length, end };
}
