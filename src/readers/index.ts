import type { Reading } from '../model/modelDefinition.js';
import { javascriptReader } from './javascript/javascriptReader.js';
import { loadImports, type ResolveImport } from './loadImports.js';
import type { Reader, ReadOptions } from './reader.js';

export type { Answers, ImportedFile, Reader, ReadingMemory, ReadOptions } from './reader.js';
export { keepLastGood, type TextChange } from './keepLastGood.js';
export type { ResolveImport } from './loadImports.js';

/** One reader per language. */
export const readers: readonly Reader[] = [javascriptReader];

/** The reader for a file or an editor's language; undefined for a language that cannot be read. */
export function readerFor(options: Pick<ReadOptions, 'file' | 'languageId'>): Reader | undefined {
  const { file, languageId } = options;
  return readers.find(
    (reader) =>
      (languageId !== undefined && reader.languageIds.includes(languageId)) ||
      (file !== undefined && reader.extensions.some((extension) => file.toLowerCase().endsWith(extension))),
  );
}

const NOTHING: Reading = { definitions: [] };

/** The model definitions in a text; none for a language that cannot be read. Never throws. */
export function readModels(text: string, options: ReadOptions): Reading {
  const reader = readerFor(options);
  return !reader?.mayHoldDefinitions(text) ? NOTHING : reader.read(text, options);
}

/** The same with constants and functions of other files, which `resolve` finds; bounded in number and size. */
export async function readModelsWithImports(
  text: string,
  options: ReadOptions & { readonly file: string },
  resolve: ResolveImport,
): Promise<Reading> {
  const reader = readerFor(options);
  if (!reader?.mayHoldDefinitions(text)) return NOTHING;
  const imports = await loadImports(reader, text, options.file, resolve);
  return reader.read(text, { ...options, imports });
}
