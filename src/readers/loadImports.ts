import type { ImportedFile, Reader } from './reader.js';

/** Gives the text of the file that a specifier stands for; undefined if there is none or it may not be read. */
export type ResolveImport = (
  specifier: string,
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
    for (const specifier of reader.importSpecifiers(source, fromFile)) {
      if (loaded.size >= MAXIMUM_FILES) break;
      const found = await resolve(specifier, fromFile);
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
