import { describe, expect, it } from 'vitest';
import { readerFor, readers, readModelsWithImports, type ReadingMemory } from '../../../../src/readers/index.js';
import { isComplete, plainLayers, ReadText } from '../readingText.js';
import { javascriptSamples } from './javascriptSamples.js';
import type { LanguageSamples } from './samples.js';

/** A new language's samples go here: every reader must pass this suite. */
const SAMPLES: Readonly<Record<string, LanguageSamples>> = { javascript: javascriptSamples };

it('is passed by every reader', () => {
  expect(Object.keys(SAMPLES)).toEqual(readers.map(({ language }) => language));
});

describe.each(readers)('the reader of $language', (reader) => {
  const samples = SAMPLES[reader.language]!;
  const { file, denseDefaults } = samples;
  const LAYERS = [
    ['Dense', { units: 8, activation: 'relu', inputShape: [3], ...denseDefaults }],
    ['Dense', { units: 1, activation: 'sigmoid', ...denseDefaults }],
  ];
  const read = (text: string) => new ReadText(text, { file });
  const texts = Object.entries(samples).filter((entry): entry is [string, string] => typeof entry[1] === 'string');

  it('is found by every ending and every name of its language', () => {
    for (const extension of reader.extensions) {
      expect(readerFor({ file: `model${extension.toUpperCase()}` })).toBe(reader);
    }
    for (const languageId of reader.languageIds) expect(readerFor({ languageId })).toBe(reader);
  });

  it('finds nothing in a text without models', () => {
    expect(reader.mayHoldDefinitions('')).toBe(false);
    expect(read('').definitions).toEqual([]);
    expect(read(samples.comment('nothing')).definitions).toEqual([]);
  });

  it.each(['listed', 'added'] as const)('reads a model that is %s', (form) => {
    const { only } = read(samples[form]);
    expect([only.name, only.language]).toEqual(['model', reader.language]);
    expect(plainLayers(only)).toEqual(LAYERS);
    expect(isComplete(only)).toBe(true);
  });

  it('tells where definition, layers, arguments and values stand', () => {
    const text = read(samples.listed);
    const [first] = text.only.layers;
    expect(text.source(text.only.range)).toContain(text.source(first?.range)!);
    expect(text.source(first?.argumentRanges.activation?.property)).toContain('activation');
    expect(text.source(first?.argumentRanges.activation?.value)).toMatch(/^['"]relu['"]$/u);
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['emoji and tabs', (text: string) => `${samples.comment('🧠\té')}\n${text}`],
  ])('keeps its ranges with %s', (_what, change) => {
    const text = read(change(samples.added));
    expect(plainLayers(text.only)).toEqual(LAYERS);
    expect(text.source(text.only.layers[0]?.argumentRanges.activation?.value)).toMatch(/^['"]relu['"]$/u);
  });

  it('names a gap with its place, and takes an answer for it', () => {
    const text = read(samples.withGap);
    expect(text.only.unknowns).toMatchObject([{ name: 'units', argument: 'units', layer: 0, kind: 'number' }]);
    expect(text.source(text.only.unknowns[0]?.range)).toBe('units');
    const answers = { [text.only.id]: { units: 8 } };
    const { only } = new ReadText(samples.withGap, { file, answers });
    expect(plainLayers(only)).toEqual(LAYERS);
    expect(only.assumptions).toMatchObject([{ name: 'units', value: 8, source: 'answer' }]);
  });

  it('takes a value out of a comment directive', () => {
    const { only } = read(samples.withDirective);
    expect(plainLayers(only)).toEqual(LAYERS);
    expect(only.assumptions).toMatchObject([{ name: 'units', value: 8, source: 'directive' }]);
  });

  it('makes a definition of every call with constants, named after it', () => {
    const { definitions } = read(samples.calledTwice);
    expect(definitions.map(({ name }) => name)).toEqual(['small', 'large']);
    expect(definitions.map(({ layers }) => layers[0]?.config.units)).toEqual([8, 16]);
    expect(definitions.map(({ callSite }) => callSite === undefined)).toEqual([false, false]);
  });

  it('reads loss and optimiser', () => {
    const { only } = read(samples.compiled);
    expect(only.loss).toBe('binaryCrossentropy');
    expect(only.optimizer).toEqual({ name: 'adam', learningRate: 0.01 });
  });

  it('follows a constant into the file that it is imported from', async () => {
    const { text, path, imported } = samples.withImport;
    const { definitions } = await readModelsWithImports(text, { file }, (paths) =>
      Promise.resolve(paths.includes(path) ? { file: path, text: imported } : undefined),
    );
    expect(definitions.map(plainLayers)).toEqual([LAYERS]);
  });

  it('says of another model in one line what it is', () => {
    const text = read(samples.otherModel);
    expect(text.definitions).toEqual([]);
    expect(text.otherModels).toHaveLength(1);
  });

  it('goes on behind a definition that is half typed', () => {
    for (const text of [samples.halfTyped + samples.listed, samples.listed + samples.halfTyped]) {
      expect(read(text).definitions.map(plainLayers)).toContainEqual(LAYERS);
    }
  });

  it('gives a definition the same id while other code is written', () => {
    const before = read(samples.listed).only.id;
    expect(read(`${samples.comment('more')}\n\n${samples.listed}`).only.id).toBe(before);
  });

  it.each(samples.endless)('does not hang on %s', (code) => {
    expect(plainLayers(read(`${code}\n${samples.listed}`).only)).toEqual(LAYERS);
  });

  it.each(texts)('never throws on any beginning of %s, and reads it alike while it is typed', (_name, text) => {
    const memory: ReadingMemory = {};
    for (let end = 0; end <= text.length; end++) {
      const part = text.slice(0, end);
      expect(new ReadText(part, { file, memory }).definitions).toEqual(read(part).definitions);
    }
  });
});
