import * as l10n from '@vscode/l10n';
import { entryOf } from '../../model/entryOf.js';
import type { LayerSpec } from '../../model/network.js';
import type { LayerDefinition } from '../../model/modelDefinition.js';
import type { SourceRange } from '../../model/sourceRange.js';
import { factoryPrefixOf, planned, refused, type EditedSource, type SourceEditing } from './editedSource.js';
import { codeIn, indentationAt, lineBreakOf, lineEndAfter } from './sourceStyle.js';
import { writtenValue } from './writtenValue.js';

/** The factory under `tf.layers` of the layers that a fix inserts. */
const FACTORIES: Readonly<Record<string, string>> = {
  BatchNormalization: 'batchNormalization',
  LeakyReLU: 'leakyReLU',
};

/** Inserts a layer behind another: after its `model.add(...)` statement, or as the next element of its array. */
export function insertLayerAfter(source: EditedSource, after: LayerDefinition, inserted: LayerSpec): SourceEditing {
  const prefix = factoryPrefixOf(source.text, after.range);
  const factory = entryOf(FACTORIES, inserted.className);
  if (prefix === undefined || factory === undefined)
    return refused(l10n.t('the way to write the new layer here is not clear'));
  const config = Object.keys(inserted.config).length === 0 ? '' : writtenValue(inserted.config, source.style);
  const expression = `${prefix}${factory}(${config})`;
  return insertStatement(source.text, after.range, expression) ?? insertElement(source.text, after.range, expression);
}

/** `model.add(layer);` undefined if the layer does not stand in such a call. */
function insertStatement(text: string, layer: SourceRange, expression: string): SourceEditing | undefined {
  const call = /((?:this\s*\.\s*)?[\w$]+(?:\s*[.!?]+\s*[\w$]+)*?\s*[!?]?\.\s*add\s*\(\s*)$/.exec(
    text.slice(0, layer.start),
  );
  if (call === null) return undefined;
  const close = /^\s*,?\s*\)(\s*;)?/.exec(text.slice(layer.end));
  const head = (call[1] ?? '').replaceAll(/\s+/g, '');
  const start = call.index;
  const indentation = indentationAt(text, start);
  if (close === null) return refused(l10n.t('the layer does not stand alone in its add(...) call'));
  if (!isWholeStatement(text, start)) return refused(l10n.t('its add(...) call is not a statement of its own'));
  const semicolon = close[1] === undefined ? '' : ';';
  const end = layer.end + close[0].length;
  const statement = `${lineBreakOf(text)}${indentation}${head}${expression})${semicolon}`;
  const lineEnd = lineEndAfter(text, end);
  const onlyComment = /^[ \t]*(\/\/.*)?$/.test(text.slice(end, lineEnd));
  if (onlyComment) return planned({ range: { start: lineEnd, end: lineEnd }, text: statement });
  return semicolon === ''
    ? refused(l10n.t('its add(...) call shares the line with other code'))
    : planned({ range: { start: end, end }, text: ` ${head}${expression});` });
}

/** Behind `if (...)` or `else` without braces a second statement would run always. */
function isWholeStatement(text: string, start: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const sameLine = text.slice(lineStart, start).trim();
  const before = sameLine === '' ? codeBefore(text, lineStart) : codeBefore(text, start);
  if (before === '' || /[;{}]$/.test(before)) return true;
  if (sameLine !== '' || /(\belse|=>|\bdo)$/.test(before)) return false;
  return !before.endsWith(')') || !/\b(if|for|while|with)$/.test(before.slice(0, openingParenthesis(before)).trimEnd());
}

/** The code before an offset; comments become spaces and a string one quote. */
function codeBefore(text: string, offset: number): string {
  const blank = Array.from({ length: offset }, () => ' ');
  for (const { offset: at, character } of codeIn(text, { start: 0, end: offset })) blank[at] = character;
  return blank.join('').trimEnd();
}

function openingParenthesis(code: string): number {
  let depth = 0;
  for (let index = code.length - 1; index >= 0; index--) {
    if (code[index] === ')') depth++;
    if (code[index] === '(' && --depth === 0) return index;
  }
  return 0;
}

/** `[layer, layer]`: refused if the layer is no element of an array literal. */
function insertElement(text: string, layer: SourceRange, expression: string): SourceEditing {
  const before = codeBefore(text, layer.start);
  const after = /^(\s*)([,\]])/.exec(text.slice(layer.end));
  if (!/[[,]$/.test(before) || after === null || openingBracket(before) !== '[') {
    return refused(l10n.t('the layer is written neither in an add(...) call nor in a list of layers'));
  }
  const lineStart = text.lastIndexOf('\n', layer.start - 1) + 1;
  const ownLine = text.slice(lineStart, layer.start).trim() === '';
  if (!ownLine) return planned({ range: { start: layer.end, end: layer.end }, text: `, ${expression}` });
  const line = `${lineBreakOf(text)}${indentationAt(text, layer.start)}${expression}`;
  if (after[2] === ']') return planned({ range: { start: layer.end, end: layer.end }, text: `,${line}` });
  const comma = layer.end + after[0].length;
  const lineEnd = lineEndAfter(text, comma);
  const onlyComment = /^[ \t]*(\/\/.*)?$/.test(text.slice(comma, lineEnd));
  const at = onlyComment ? lineEnd : comma;
  return planned({ range: { start: at, end: at }, text: `${line},` });
}

/** The bracket that is open at the end of the code. */
function openingBracket(code: string): string {
  let depth = 0;
  for (let index = code.length - 1; index >= 0; index--) {
    const character = code[index] ?? '';
    if (')]}'.includes(character)) depth++;
    if ('([{'.includes(character) && --depth < 0) return character;
  }
  return '';
}
