import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { OptimizerSpec } from '../../../src/model/network.js';
import { readers } from '../../../src/readers/index.js';
import { plainLayers, ReadText } from './readingText.js';

/** What a fixture says that a reader must find; what it does not mention must not be there. */
interface Expected {
  readonly name: string;
  readonly layers: readonly unknown[];
  readonly loss?: string;
  readonly optimizer?: OptimizerSpec;
  /** Name, argument, layer and kind of each gap. */
  readonly unknowns?: readonly (readonly [string, string, number | null, string])[];
  /** Words of the reason. */
  readonly unreadable?: string;
}

/** Below it a folder for each language: sources beside what is expected of them. */
const folder = new URL('../../fixtures/readers/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(?!json$)\w+$/u.test(file),
);

it('there are sources of every language that is read', () => {
  const languages = sources.map((file) => file.split(/[\\/]/u)[0]);
  expect([...new Set(languages)].toSorted()).toEqual(readers.map(({ language }) => language).toSorted());
});

describe.each(sources)('%s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const expected = JSON.parse(
    readFileSync(new URL(file.replace(/\.[a-z]+$/u, '.expected.json'), folder), 'utf8'),
  ) as Expected[];
  const { definitions } = new ReadText(text, { file });

  it('has the definitions in their order', () => {
    expect(definitions.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  });

  it('gives every definition an id of its own', () => {
    expect(new Set(definitions.map(({ id }) => id)).size).toBe(definitions.length);
  });

  it.each(expected.map((definition, index) => [definition.name, index, definition] as const))(
    'reads %s (%i) exactly',
    (_name, index, definition) => {
      const found = definitions[index];
      if (found === undefined) throw new Error('there is no such definition');
      expect(plainLayers(found)).toEqual(definition.layers);
      expect(found.loss).toBe(definition.loss);
      expect(found.optimizer).toEqual(definition.optimizer);
      expect(found.unreadable?.reason ?? '').toContain(definition.unreadable ?? '');
      expect(found.unreadable === undefined).toBe(definition.unreadable === undefined);
      const gaps = found.unknowns.map(({ name, argument, layer, kind }) => [name, argument, layer ?? null, kind]);
      expect(gaps).toEqual(definition.unknowns ?? []);
    },
  );
});
