import type { Answers, Reading } from '../model/modelDefinition.js';

export type { Answers };

/** A file that the text imports from, with the files that its own specifiers stand for. */
export interface ImportedFile {
  readonly file: string;
  readonly text: string;
  readonly imports: ReadonlyMap<string, ImportedFile>;
}

/**
 * What a reader keeps of a text that is read again after each edit, so that not all of it is parsed anew; the reading is the same as
 * without it. The caller keeps one for each text and only the reader looks inside.
 */
export interface ReadingMemory {
  last?: unknown;
}

export interface ReadOptions {
  /** Name or path of the file; its ending decides the dialect. Not needed where `languageId` is given. */
  readonly file?: string;
  /** The editor's name for the language, for a text without a file. */
  readonly languageId?: string;
  /** What the text's import specifiers stand for, as far as they could be resolved. */
  readonly imports?: ReadonlyMap<string, ImportedFile>;
  /** By the definition's `id`. */
  readonly answers?: Readonly<Record<string, Answers>>;
  readonly memory?: ReadingMemory | undefined;
}

/** Reads model definitions out of one language's source text, without ever running it. */
export interface Reader {
  readonly language: string;
  /** The editor's names for the language's dialects. */
  readonly languageIds: readonly string[];
  /** File endings with their dot. */
  readonly extensions: readonly string[];
  /** Whether a text may hold a definition at all: a cheap look before everything else. */
  mayHoldDefinitions(text: string): boolean;
  /** Never throws, whatever the text is. */
  read(text: string, options: ReadOptions): Reading;
  /** By the specifiers that a text imports from, the files that each may stand for, likeliest first, seen from the text's folder. */
  imports(text: string): ReadonlyMap<string, readonly string[]>;
}
