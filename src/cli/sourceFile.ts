import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Answers, Reading } from '../model/modelDefinition.js';
import { failure, success, type Result } from '../model/result.js';
import { readModelsWithImports, readers, readerFor } from '../readers/index.js';
import { MAXIMUM_IMPORTED_BYTES } from '../readers/loadImports.js';
import { LineIndex } from './lineIndex.js';

/** A longer file is generated or bundled; nobody wrote a model in it. */
const MAXIMUM_BYTES = 5_000_000;

/** A file that was named on the command line. */
export interface SourceFile {
  /** As it was named. */
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
}

const refuse = (message: string) => failure({ code: 'cannot-build', message });

/** Loads a file; a problem's sentence says why it cannot be read. */
export async function loadSource(file: string): Promise<Result<SourceFile>> {
  if (readerFor({ file }) === undefined) {
    const endings = readers.flatMap(({ extensions }) => extensions).join(' ');
    return refuse(l10n.t('{0} is in no language that is read: its name must end in one of {1}.', file, endings));
  }
  try {
    const found = await stat(file);
    if (!found.isFile())
      return refuse(l10n.t('{0} is a folder or a device, not a file: name the files to read.', file));
    if (found.size > MAXIMUM_BYTES) return refuse(l10n.t('{0} is larger than 5 MB and was not read.', file));
    const text = decode(await readFile(file));
    return success({ file, text, lines: new LineIndex(text) });
  } catch (error) {
    return refuse(unreadableSentence(file, (error as NodeJS.ErrnoException).code));
  }
}

function unreadableSentence(file: string, code: string | undefined): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return l10n.t('There is no file {0}.', file);
    case 'EACCES':
    case 'EPERM':
      return l10n.t('{0} may not be read: check its permissions.', file);
    default:
      return l10n.t('{0} could not be read ({1}).', file, code ?? 'unknown error');
  }
}

/** The models in a file, with what the files beside it export; `answers` are by the definitions' ids. */
export function readSource(
  { file, text }: SourceFile,
  answers: Readonly<Record<string, Answers>> = {},
): Promise<Reading> {
  return readModelsWithImports(text, { file: path.resolve(file), answers }, importedFile);
}

async function importedFile(
  paths: readonly string[],
  fromFile: string,
): Promise<{ file: string; text: string } | undefined> {
  for (const one of paths) {
    const candidate = path.resolve(path.dirname(fromFile), one);
    try {
      const found = await stat(candidate);
      if (!found.isFile() || found.size > MAXIMUM_IMPORTED_BYTES) continue;
      return { file: candidate, text: decode(await readFile(candidate)) };
    } catch {
      // Not there under this name: the next candidate may be.
    }
  }
  return undefined;
}

/** Without the byte order mark, as an editor shows the text and counts its columns. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
