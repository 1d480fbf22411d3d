import type { ImportedFile, Reader } from './reader.js';

/** A larger imported file holds data, not constants. */
export const MAXIMUM_IMPORTED_BYTES = 500_000;

/** Gives the first file that there is and may be read; the paths, such as `./sizes.ts`, are seen from the folder of `fromFile`. */
export type ResolveImport = (
  paths: readonly string[],
  fromFile: string,
) => Promise<{ readonly file: string; readonly text: string } | undefined>;

const MAXIMUM_FILES = 40;
const MAXIMUM_DEPTH = 4;
const MAXIMUM_CHARACTERS = 1_000_000;

/** Reads the files that a text imports from, and those that they import from, within bounds; each file once. */
export async function loadImports(
  reader: Reader,
  text: string,
  file: string,
  resolve: ResolveImport,
): Promise<ReadonlyMap<string, ImportedFile>> {
  const loaded = new Map<string, ImportedFile>();
  let characters = 0;

  async function importsOf(source: string, fromFile: string, depth: number): Promise<Map<string, ImportedFile>> {
    const imports = new Map<string, ImportedFile>();
    if (depth > MAXIMUM_DEPTH) return imports;
    for (const [specifier, paths] of reader.imports(source)) {
      if (loaded.size >= MAXIMUM_FILES) break;
      const found = await resolve(paths, fromFile);
      if (found === undefined) continue;
      const known = loaded.get(found.file);
      if (known !== undefined) {
        imports.set(specifier, known);
        continue;
      }
      characters += found.text.length;
      if (characters > MAXIMUM_CHARACTERS) break;
      const inner = new Map<string, ImportedFile>();
      const imported: ImportedFile = { ...found, imports: inner };
      loaded.set(found.file, imported);
      imports.set(specifier, imported);
      for (const [name, value] of await importsOf(found.text, found.file, depth + 1)) inner.set(name, value);
    }
    return imports;
  }

  return importsOf(text, file, 1);
}
