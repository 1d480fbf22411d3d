import * as vscode from 'vscode';
import { proposeFixes } from '../../../diagnosis/proposeFixes.js';
import type { FixCandidate } from '../../../model/fix.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { networkOf } from '../../../model/network.js';
import {
  EMPTY_REPORT,
  type ReportMemory,
  type ReportPageState,
  type ReportSource,
  type ReportStatus,
  type ReportSubject,
} from '../../../protocol/reportContract.js';
import { isFinished, type Check, type CheckStatus } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { requestFor } from '../../services/checkChoices.js';
import type { Fixes } from '../../services/fixes.js';
import type { ModelReadings } from '../../services/modelReadings.js';
import { reportInputs } from './reportInputs.js';
import { fixesOf, isSame, measuredFixesOf, nextBaseline, resultOf, type Baseline } from './reportResult.js';
import { watchFile } from './watchFile.js';

export interface FollowedModelServices {
  readonly checks: Checks;
  readonly readings: ModelReadings;
  readonly fixes: Fixes;
}

/** Typing changes nothing that is shown until it pauses this long. */
const TYPING_PAUSE_MILLISECONDS = 200;

/** A part of the report's state that only the panel knows. */
export type FollowedState = Omit<ReportPageState, 'verification' | 'models'>;

/**
 * The one model that the report is about: its latest check, the last result, what it was before a change, and how all that
 * stands to the file as it is now. It outlives the file's editor and, through {@link restore}, the window.
 */
export class FollowedModel implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable;
  private fileWatch: vscode.Disposable | undefined;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private subject: ReportSubject | undefined;
  private uri: vscode.Uri | undefined;
  private check: Check | undefined;
  private state: FollowedState = EMPTY_REPORT;
  private baseline: Baseline | undefined;
  /** The fixes of the check that the state's are made from. */
  private shownFixes: Check['fixes'] | undefined;

  readonly onDidChange = this.changed.event;

  constructor(private readonly services: FollowedModelServices) {
    this.subscriptions = vscode.Disposable.from(
      services.checks.onDidChange((check) => {
        if (this.isAbout(check.uri) && check.definition.id === this.subject?.definitionId) this.take(check);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.isAbout(document.uri)) this.compareSoon();
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (this.isAbout(uri)) this.compareSoon();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => void this.lookForCursor(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined) void this.lookForCursor(editor);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.typingTimer);
    this.fileWatch?.dispose();
    this.subscriptions.dispose();
    this.changed.dispose();
  }

  /** Where the followed definition stands, if any is followed. */
  get place(): { readonly uri: vscode.Uri; readonly definitionId: string } | undefined {
    return this.uri === undefined || this.subject === undefined
      ? undefined
      : { uri: this.uri, definitionId: this.subject.definitionId };
  }

  get current(): FollowedState {
    return this.state;
  }

  async follow(uri: vscode.Uri, definitionId: string): Promise<void> {
    if (this.isAbout(uri) && this.subject?.definitionId === definitionId) return;
    this.begin({ uri: uri.toString(), definitionId, name: '', file: vscode.workspace.asRelativePath(uri), line: 1 });
    const check = this.services.checks.result(uri, definitionId);
    if (check !== undefined) this.take(check);
    const latest = this.services.checks.get(uri, definitionId);
    if (latest !== undefined && latest !== check) this.take(latest);
    await this.compare();
  }

  /** Shows what the page left before the window was reloaded, compared with the file as it is now. */
  async restore({ state }: ReportMemory): Promise<void> {
    if (state.subject === null) return;
    this.begin(state.subject);
    const { result, before, fixes } = state;
    const known = fixes.kind === 'measured' ? fixes : EMPTY_REPORT.fixes;
    this.show({ result, before, fixes: known, source: state.source });
    await this.compare();
  }

  /** The definition as the file has it now; opens the file if need be. */
  async definition(): Promise<
    { readonly document: vscode.TextDocument; readonly definition: ModelDefinition } | undefined
  > {
    const { place } = this;
    if (place === undefined) return undefined;
    const document = await openDocument(place.uri);
    const definition = document && (await this.services.readings.find(document, place.definitionId));
    return document === undefined || definition === undefined ? undefined : { document, definition };
  }

  /** A fix from before the window was reloaded, proposed anew for the network as it stands: the page's word is only which one it was. */
  async restoredFix(id: string): Promise<FixCandidate | undefined> {
    const { result, status, fixes } = this.state;
    if (result === null || status.kind !== 'idle' || fixes.kind !== 'measured') return undefined;
    await this.compare();
    const found = await this.definition();
    if (found === undefined || this.state.source.state !== 'current') return undefined;
    const shown = fixes.fixes.find((fix) => fix.id === id);
    return proposeFixes(networkOf(found.definition), result.diagnosis.findings).find(
      (candidate) => candidate.id === id && isSame(candidate.edits, shown?.edits),
    );
  }

  forgetBefore(): void {
    this.baseline = undefined;
    this.show({ before: null });
  }

  private isAbout(uri: vscode.Uri): boolean {
    return uri.toString() === this.uri?.toString();
  }

  private begin(subject: ReportSubject): void {
    const uri = vscode.Uri.parse(subject.uri);
    this.subject = subject;
    this.uri = uri;
    this.check = undefined;
    this.shownFixes = undefined;
    this.baseline = undefined;
    this.state = { ...EMPTY_REPORT, subject };
    this.fileWatch?.dispose();
    this.fileWatch =
      uri.scheme === 'untitled'
        ? undefined
        : watchFile(uri, {
            onRenamed: (to) => void this.renamed(to),
            onDeleted: () => void this.compare(),
            onWritten: () => this.compareSoon(),
          });
    this.changed.fire();
  }

  private async renamed(to: vscode.Uri): Promise<void> {
    const { subject, state, uri } = this;
    if (subject === undefined || uri === undefined) return;
    const { checks } = this.services;
    const { baseline } = this;
    await checks.choose(to, subject.definitionId, checks.choices(uri, subject.definitionId));
    this.begin({
      ...subject,
      uri: to.toString(),
      file: vscode.workspace.asRelativePath(to),
      formerFile: subject.formerFile ?? subject.file,
    });
    this.baseline = baseline;
    const { result, before, inputs } = state;
    this.show({ result, before, inputs });
    await this.compare();
  }

  private take(check: Check): void {
    const earlier = this.state.result ?? undefined;
    const shown = this.state.fixes;
    // Before its first check of the model a window has the fixes that a page kept for it.
    const restored = shown.kind === 'measured' ? shown.fixes : [];
    const earlierFixes = this.check === undefined ? restored : measuredFixesOf(this.check);
    const isNews = this.check?.status !== check.status;
    if (isFinished(check) && isNews) {
      const result = resultOf(check);
      this.baseline = nextBaseline(this.baseline, earlier, earlierFixes, result);
      this.show({ result, before: this.baseline?.before ?? null });
    }
    // A running check has no fixes yet: those of the last one stay, as they belong to what is shown.
    if (check.status.kind !== 'running') this.check = check;
    this.show({ status: statusOf(check.status) });
    if (check.status.kind !== 'running') void this.showFixes(check);
    if (isNews) void this.compare();
  }

  /** Shows how far the fixes are and, once they are measured, which of them the source can take. */
  private async showFixes(check: Check): Promise<void> {
    if (this.shownFixes === check.fixes) return;
    this.shownFixes = check.fixes;
    const document = check.fixes.kind === 'measured' ? await openDocument(check.uri) : undefined;
    const definitions = document === undefined ? [] : (await this.services.readings.read(document)).definitions;
    const definition = definitions.find(({ id }) => id === check.definition.id);
    const others = definitions.filter((other) => other !== definition);
    if (this.shownFixes !== check.fixes) return;
    const fixes = fixesOf(check.fixes, (fix) => {
      if (document === undefined || definition === undefined) return undefined;
      const written = this.services.fixes.editFor(document, definition, others, fix);
      return written.ok ? undefined : written.reason;
    });
    this.show({ fixes });
  }

  private compareSoon(): void {
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => void this.compare(), TYPING_PAUSE_MILLISECONDS);
  }

  /** Compares what is shown with the file and the settings as they are now. */
  async compare(): Promise<void> {
    const { place } = this;
    if (place === undefined) return;
    const document = await openDocument(place.uri);
    const definition = document && (await this.services.readings.find(document, place.definitionId));
    if (this.subject === undefined || !this.isAbout(place.uri) || this.subject.definitionId !== place.definitionId)
      return;
    if (document === undefined || definition === undefined) {
      const source: ReportSource = { state: document === undefined ? 'file-gone' : 'model-gone', lines: [] };
      this.show({ source, cursor: [] });
      return;
    }
    const lineOf = (offset: number) => document.positionAt(offset).line + 1;
    const subject = { ...this.subject, name: definition.name, line: lineOf(definition.range.start) };
    this.subject = subject;
    this.show({
      subject,
      source: this.sourceOf(
        definition,
        place.uri,
        definition.layers.map(({ range }) => lineOf(range.start)),
      ),
      inputs: reportInputs(place.uri, definition, this.services.checks.choices(place.uri, place.definitionId)),
    });
  }

  private sourceOf(definition: ModelDefinition, uri: vscode.Uri, lines: readonly number[]): ReportSource {
    const { result } = this.state;
    if (result === null) return { state: 'current', lines };
    const next = requestFor(uri, definition, this.services.checks.choices(uri, definition.id));
    return {
      state:
        definition.beforeEdit === true || !isSame(next.network, result.request.network)
          ? 'edited'
          : isSame(next, result.request)
            ? 'current'
            : 'other-inputs',
      lines: lines.length === result.layerTexts.length ? lines : [],
    };
  }

  private async lookForCursor({ document, selection }: vscode.TextEditor): Promise<void> {
    const { place } = this;
    if (place === undefined || !this.isAbout(document.uri)) return;
    const definition = await this.services.readings.find(document, place.definitionId);
    const offset = document.offsetAt(selection.active);
    const cursor = (definition?.layers ?? []).flatMap(({ range }, index) =>
      range.start <= offset && offset <= range.end ? [index] : [],
    );
    if (cursor.join() !== this.state.cursor.join()) this.show({ cursor });
  }

  private show(parts: Partial<FollowedState>): void {
    this.state = { ...this.state, ...parts };
    this.changed.fire();
  }
}

function statusOf(status: CheckStatus): ReportStatus {
  if (status.kind === 'done') return { kind: 'done' };
  if (status.kind !== 'failed') return status;
  const { message, layer, code } = status.problem;
  return {
    kind: 'failed',
    message,
    rows: code === 'invalid-data' || code === 'shape-mismatch',
    findings: status.findings,
    ...(layer !== undefined && { layer: [layer] }),
  };
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined && !open.isClosed) return (await exists(uri)) || open.isDirty ? open : undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** A text can stay open for a while after its file is gone. */
async function exists(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return true;
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}
