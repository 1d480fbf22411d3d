import * as l10n from '@vscode/l10n';
import type { SourceEdit } from '../../model/finding.js';
import type { LayerDefinition } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import { layerName, planned, refused, sameRange, type EditedSource, type SourceEditing } from './editedSource.js';
import { firstCode, indentationAt, lastCode, lineBreakOf, lineEndAfter, textOf } from './sourceStyle.js';
import { writtenValue } from './writtenValue.js';

/** An argument to add to a layer's object. */
export interface Addition {
  readonly argument: string;
  readonly value: ConfigValue;
}

/**
 * Adds arguments to the object of a layer, in that object's own style: one line or many, trailing comma or none, quoted or bare names.
 * `additionsOf` tells what other layers get, because layers made in a loop share one object.
 */
export function addArguments(
  source: EditedSource,
  layer: LayerDefinition,
  additions: readonly Addition[],
  additionsOf: (layer: LayerDefinition) => readonly Addition[],
): SourceEditing {
  const { configRange } = layer;
  if (configRange === undefined) return addObject(source, layer, additions);
  const shares = (other: LayerDefinition) =>
    other.configRange !== undefined && sameRange(other.configRange, configRange);
  const unwilling = source.layers.find(
    ({ layer: other }) => shares(other) && JSON.stringify(additionsOf(other)) !== JSON.stringify(additions),
  );
  if (unwilling !== undefined || source.otherLayers.some(shares)) {
    const whose = unwilling === undefined ? l10n.t('a layer of another model') : layerName(unwilling.path);
    return refused(
      l10n.t('its arguments are written in one place for several layers, and adding one would also change {0}', whose),
    );
  }
  if (!textOf(source.text, configRange).startsWith('{')) {
    return refused(l10n.t('its arguments are not written as an object that one could be added to'));
  }
  return planned(...insertedProperties(source, configRange, additions));
}

/** `tf.layers.flatten()`: the object itself is missing. */
function addObject(source: EditedSource, layer: LayerDefinition, additions: readonly Addition[]): SourceEditing {
  const empty = /\(\s*\)$/.exec(textOf(source.text, layer.range));
  if (empty === null) return refused(l10n.t('its arguments are not written where one could be added'));
  const start = layer.range.start + empty.index + 1;
  const properties = written(source, additions, { quote: '', separator: ': ' });
  return planned({ range: { start, end: layer.range.end - 1 }, text: `{ ${properties.join(', ')} }` });
}

interface PropertyStyle {
  readonly quote: string;
  readonly separator: string;
}

function written(
  source: EditedSource,
  additions: readonly Addition[],
  { quote, separator }: PropertyStyle,
): readonly string[] {
  return additions.map(
    ({ argument, value }) => `${quote}${argument}${quote}${separator}${writtenValue(value, source.style)}`,
  );
}

function insertedProperties(
  source: EditedSource,
  object: SourceRange,
  additions: readonly Addition[],
): readonly SourceEdit[] {
  const { text } = source;
  const inside: SourceRange = { start: object.start + 1, end: object.end - 1 };
  const first = firstCode(text, inside);
  const last = lastCode(text, inside);
  if (first === undefined || last === undefined) {
    const properties = written(source, additions, { quote: '', separator: ': ' }).join(', ');
    return [{ range: inside, text: ` ${properties} ` }];
  }
  const body = textOf(text, inside);
  const name = /^(["']?)[\w$]+\1(\s*:\s*)/.exec(text.slice(first.offset, inside.end));
  const separator = name?.[2] ?? ': ';
  const style: PropertyStyle = { quote: name?.[1] ?? '', separator: separator.includes('\n') ? ': ' : separator };
  const properties = written(source, additions, style);
  const trailingComma = last.character === ',';
  if (!text.slice(inside.start, first.offset).includes('\n')) {
    const comma = /,\S/.test(body) && !/,\s/.test(body) ? ',' : ', ';
    const added = properties.join(comma);
    const at = { start: last.end, end: last.end };
    return [{ range: at, text: trailingComma ? `${comma.slice(1)}${added},` : `${comma}${added}` }];
  }
  const lineBreak = `${lineBreakOf(text)}${indentationAt(text, first.offset)}`;
  const lines = properties.map((property, index) =>
    trailingComma || index < properties.length - 1 ? `${lineBreak}${property},` : `${lineBreak}${property}`,
  );
  const end = Math.min(lineEndAfter(text, last.end), inside.end);
  // A comment after the last property stays on its line; code there means that the brace closes on the same line.
  const lineHasRoom = lineEndAfter(text, last.end) <= inside.end && text.slice(last.end, end).trim() !== '';
  const addition = lines.join('');
  if (!lineHasRoom) {
    return [{ range: { start: last.end, end: last.end }, text: trailingComma ? addition : `,${addition}` }];
  }
  const comma: readonly SourceEdit[] = trailingComma ? [] : [{ range: { start: last.end, end: last.end }, text: ',' }];
  return [...comma, { range: { start: end, end }, text: addition }];
}
