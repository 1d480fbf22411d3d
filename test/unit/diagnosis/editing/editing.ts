import type { NetworkEdit } from '../../../../src/model/fix.js';
import type { ConfigValue } from '../../../../src/model/network.js';
import { readModels } from '../../../../src/readers/index.js';

/** Gives an argument of a layer this value. */
export const set = (layer: number, argument: string, value: ConfigValue): NetworkEdit => ({
  kind: 'setArgument',
  layer: [layer],
  argument,
  value,
});
export const relu = (...layers: readonly number[]) => layers.map((layer) => set(layer, 'activation', 'relu'));
export const heNormal = (...layers: readonly number[]) =>
  layers.map((layer) => set(layer, 'kernelInitializer', 'heNormal'));
export const he: ConfigValue = { className: 'HeNormal', config: {} };
/** A batch normalisation behind each of these layers. */
export const normalise = (...layers: readonly number[]): readonly NetworkEdit[] =>
  layers.map((layer) => ({
    kind: 'insertLayer',
    after: [layer],
    layer: { className: 'BatchNormalization', config: {} },
  }));
export const rename = (layer: number, argument: string, name: string, value?: ConfigValue): NetworkEdit => ({
  kind: 'renameArgument',
  layer: [layer],
  argument,
  name,
  ...(value !== undefined && { value }),
});

/** The only one; fails if there are more or none. */
export function only<Value>(values: readonly Value[]): Value {
  const [first] = values;
  if (first === undefined || values.length !== 1) throw new Error(`expected one, got ${values.length}`);
  return first;
}

export const read = (text: string) => readModels(text, { file: 'model.ts', languageId: 'typescript' }).definitions;

/** The text with each piece, which must stand in it once, replaced. */
export function changed(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((current, [piece, replacement]) => {
    if (current.split(piece).length !== 2) throw new Error(`"${piece}" must stand once in the text`);
    return current.replace(piece, () => replacement);
  }, text);
}
