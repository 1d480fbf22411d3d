import * as l10n from '@vscode/l10n';
import type { LayerPath, NetworkEdit } from '../../model/fix.js';
import type { SourceEdit } from '../../model/finding.js';
import type { ArgumentRange, LayerDefinition, ModelDefinition } from '../../model/modelDefinition.js';
import type { SourceRange } from '../../model/sourceRange.js';
import { textOf, usualQuote } from './sourceStyle.js';
import type { ValueStyle } from './writtenValue.js';

/** Text edits, or one clause that says why the source cannot be changed so. */
export type SourceEditing =
  { readonly ok: true; readonly edits: readonly SourceEdit[] } | { readonly ok: false; readonly reason: string };

export function refused(reason: string): SourceEditing {
  return { ok: false, reason };
}

export function planned(...edits: readonly SourceEdit[]): SourceEditing {
  return { ok: true, edits };
}

/** A layer of a definition with its place. */
export interface DefinedLayer {
  readonly path: LayerPath;
  readonly layer: LayerDefinition;
}

/** All that is needed to turn one edit into text. */
export interface EditedSource {
  readonly definition: ModelDefinition;
  readonly text: string;
  readonly layers: readonly DefinedLayer[];
  readonly otherDefinitions: readonly ModelDefinition[];
  /** The layers of the file's other models: a place that also feeds one of them must not be changed. */
  readonly otherLayers: readonly LayerDefinition[];
  /** Every edit that is made together. */
  readonly edits: readonly NetworkEdit[];
  readonly style: ValueStyle;
}

export function editedSource(
  definition: ModelDefinition,
  text: string,
  edits: readonly NetworkEdit[],
  others: readonly ModelDefinition[],
): EditedSource {
  const layers = definedLayers(definition.layers, []);
  const otherDefinitions = others.filter(({ id }) => id !== definition.id);
  return {
    definition,
    text,
    layers,
    otherDefinitions,
    otherLayers: otherDefinitions.flatMap((other) => definedLayers(other.layers, []).map(({ layer }) => layer)),
    edits,
    style: styleOf(layers, text),
  };
}

function definedLayers(layers: readonly LayerDefinition[], above: LayerPath): readonly DefinedLayer[] {
  return layers.flatMap((layer, index) => {
    const path = [...above, index];
    return [{ path, layer }, ...definedLayers(layer.layers ?? [], path)];
  });
}

/** The place that decides an argument's value. */
export function siteOf(argument: ArgumentRange): SourceRange {
  return argument.origin ?? argument.value;
}

export function sameRange(one: SourceRange, other: SourceRange): boolean {
  return one.start === other.start && one.end === other.end;
}

/** A layer as a person counts it. */
export function layerName(path: LayerPath): string {
  return l10n.t('layer {0}', path.map((index) => index + 1).join('.'));
}

function styleOf(layers: readonly DefinedLayer[], text: string): ValueStyle {
  const written = layers.flatMap(({ layer }) =>
    Object.values(layer.argumentRanges).map((argument) => textOf(text, siteOf(argument))),
  );
  const quotes = written.map((value) => /^["']/.exec(value)?.[0]).filter((quote) => quote !== undefined);
  const factories = written.map((value) => /^((?:[\w$]+\s*\.\s*)*initializers\s*\.\s*)[\w$]+\s*\(/.exec(value)?.[1]);
  const namespaces = layers.map(({ layer }) => namespaceOf(text, layer.range));
  const known = factories.find((prefix) => prefix !== undefined);
  const namespace = namespaces.find((name) => name !== undefined);
  return {
    quote: quotes[0] ?? usualQuote(text),
    initializers: known ?? (namespace === undefined ? undefined : `${namespace}.initializers.`),
  };
}

/** What stands for TensorFlow.js in a layer's expression: `tf` in `tf.layers.dense(...)`. */
export function namespaceOf(text: string, range: SourceRange): string | undefined {
  return /^([\w$.]+)\.layers\.[\w$]+\s*\(/.exec(textOf(text, range))?.[1];
}

/** How a layer's factory is reached: `tf.layers.` in `tf.layers.dense(...)`, `layers.` in `layers.dense(...)`. */
export function factoryPrefixOf(text: string, range: SourceRange): string | undefined {
  return /^((?:[\w$]+\s*\.\s*)*layers\s*\.\s*)[\w$]+\s*\(/.exec(textOf(text, range))?.[1];
}
