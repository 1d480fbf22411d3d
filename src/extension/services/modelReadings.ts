import * as vscode from 'vscode';
import type { ModelDefinition, Reading } from '../../model/modelDefinition.js';
import { languageIds } from '../contributions.js';
import type { TextChange } from '../../readers/keepLastGood.js';
import type { ReadingMemory } from '../../readers/reader.js';
import { importedFile } from './importedFiles.js';
import type { RememberedAnswers } from './rememberedAnswers.js';

const NOTHING: Reading = { definitions: [] };
/** A document is read when nothing was typed in it for so long. */
const PAUSE_MILLISECONDS = 150;

interface Cached {
  readonly version: number;
  readonly reading: Promise<Reading>;
  /** The files whose texts the reading used besides the document's own. */
  readonly imported: ReadonlySet<string>;
}

/** A reading that was made, with what was typed since. */
interface Latest {
  readonly reading: Reading;
  readonly changes: TextChange[];
}

/** After more changes than this without a reading between them nobody knows the earlier one any more. */
const MAXIMUM_CHANGES = 5_000;

/** Readings of open documents, made when first asked for and kept for one document version. */
export class ModelReadings implements vscode.Disposable {
  private readonly cache = new Map<string, Cached>();
  private readonly changedAt = new Map<string, number>();
  private readonly latest = new Map<string, Latest>();
  private readonly memories = new Map<string, ReadingMemory>();
  private readonly subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.changedAt.delete(uri.toString());
      this.latest.delete(uri.toString());
      this.memories.delete(uri.toString());
      this.forget(uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const key = document.uri.toString();
      this.changedAt.set(key, Date.now());
      this.noteChanges(key, contentChanges);
      this.forgetImportersOf(key);
    }),
  );

  constructor(private readonly answers: RememberedAnswers) {}

  dispose(): void {
    this.subscriptions.dispose();
    this.cache.clear();
    this.memories.clear();
  }

  /** The definitions in a document; none for a language that is not read. */
  read(document: vscode.TextDocument): Promise<Reading> {
    if (!languageIds.includes(document.languageId)) return Promise.resolve(NOTHING);
    const key = document.uri.toString();
    const cached = this.cache.get(key);
    if (cached?.version === document.version) return cached.reading;
    const imported = new Set<string>();
    const reading = this.readAfterPause(document, imported);
    this.cache.set(key, { version: document.version, reading, imported });
    return reading;
  }

  /** The definition with this id, if the document (still) has it. */
  async find(document: vscode.TextDocument, definitionId: string): Promise<ModelDefinition | undefined> {
    const { definitions } = await this.read(document);
    return definitions.find((definition) => definition.id === definitionId);
  }

  /** Reads the document anew when next asked, because an answer for a gap was given. */
  forget(uri: vscode.Uri): void {
    this.cache.delete(uri.toString());
  }

  /** Waits until the person pauses; what was typed in the meantime is read instead. */
  private async readAfterPause(document: vscode.TextDocument, imported: Set<string>): Promise<Reading> {
    const { version } = document;
    const quiet = Date.now() - (this.changedAt.get(document.uri.toString()) ?? 0);
    if (quiet < PAUSE_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS - quiet));
      if (document.version !== version && !document.isClosed) return this.read(document);
    }
    return this.readNow(document, imported);
  }

  private async readNow(document: vscode.TextDocument, imported: Set<string>): Promise<Reading> {
    const text = document.getText();
    const key = document.uri.toString();
    const latest = this.latest.get(key);
    const changes = latest?.changes.slice() ?? [];
    const options = {
      file: document.uri.toString(),
      languageId: document.languageId,
      answers: this.answers.of(document.uri),
      memory: this.memoryOf(document),
    };
    // The parser is evaluated when the first document is read, not at activation.
    const { readModelsWithImports, keepLastGood } = await import('../../readers/index.js');
    const read = await readModelsWithImports(text, options, async (paths, fromFile) => {
      const found = await importedFile(paths, fromFile);
      if (found !== undefined) imported.add(found.file);
      return found;
    });
    const reading = latest === undefined ? read : keepLastGood(latest.reading, changes, read);
    if (this.latest.get(key) === latest && !document.isClosed) {
      this.latest.set(key, { reading, changes: latest?.changes.slice(changes.length) ?? [] });
    }
    return reading;
  }

  private memoryOf({ uri, isClosed }: vscode.TextDocument): ReadingMemory {
    const key = uri.toString();
    const memory = this.memories.get(key) ?? {};
    if (!isClosed) this.memories.set(key, memory);
    return memory;
  }

  private noteChanges(key: string, contentChanges: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const latest = this.latest.get(key);
    if (latest === undefined) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      latest.changes.push({ start: rangeOffset, removed: rangeLength, inserted: text.length });
    }
    if (latest.changes.length > MAXIMUM_CHANGES) this.latest.delete(key);
  }

  private forgetImportersOf(file: string): void {
    for (const [key, { imported }] of this.cache) if (imported.has(file)) this.cache.delete(key);
  }
}

/** The gaps that a check cannot do without. */
export function neededValues({ unknowns }: ModelDefinition) {
  return unknowns.filter(({ optional }) => optional !== true);
}

/** A source range as the editor's range. */
export function editorRange(document: vscode.TextDocument, range: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

/** The definition around the cursor, or the one that a layer or a `compile` under the cursor belongs to. */
export async function definitionAtCursor(
  { document, selection }: vscode.TextEditor,
  readings: ModelReadings,
): Promise<ModelDefinition | undefined> {
  const offset = document.offsetAt(selection.active);
  const holds = ({ start, end }: { start: number; end: number }) => start <= offset && offset <= end;
  const { definitions } = await readings.read(document);
  const isOnFirstLine = ({ start }: { start: number }) => document.positionAt(start).line === selection.active.line;
  return definitions.find(
    ({ range, layers, compileRanges = {} }) =>
      holds(range) ||
      isOnFirstLine(range) ||
      layers.some((layer) => holds(layer.range)) ||
      Object.values(compileRanges).some(({ property }) => holds(property)),
  );
}
