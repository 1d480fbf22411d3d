import * as vscode from 'vscode';
import { CancelledError } from '../../model/cancellation.js';
import type { CheckChoices } from '../../model/checkChoices.js';
import type { Finding } from '../../model/finding.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import type { ModelDefinition } from '../../model/modelDefinition.js';
import {
  assumedSentences,
  findingsOf,
  isFinished,
  isStale,
  type Check,
  type CheckStatus,
  type FinishedCheck,
} from './check.js';
import { requestFor, type RememberedChoices } from './checkChoices.js';
import type { ComputeService } from './compute.js';
import { FixMeasurements } from './fixMeasurements.js';
import type { Later } from './later.js';

/** Results of other versions of a definition that an undo can bring back. */
const REMEMBERED_RESULTS = 6;

/**
 * The checks of this window, one per definition: the diagnosis as soon as it is there, the fixes once they are measured. A newer
 * check of a definition cancels the older one.
 */
export class Checks implements vscode.Disposable {
  private readonly checks = new Map<string, Check>();
  private readonly finished = new Map<string, FinishedCheck>();
  private readonly earlier = new Map<string, readonly FinishedCheck[]>();
  private readonly running = new Map<string, AbortController>();
  private readonly changed = new vscode.EventEmitter<Check>();
  private readonly turned = new vscode.EventEmitter<Check>();
  private readonly fixMeasurements: FixMeasurements;
  private readonly subscription = vscode.workspace.onDidCloseTextDocument((document) => this.forget(document.uri));

  /** Fires with the new state of a check at every step, the steps of measuring its fixes among them. */
  readonly onDidChange = this.changed.event;

  /** Fires when there is something else to show than before: not at every step of a computation. */
  readonly onDidTurn = this.turned.event;

  constructor(
    private readonly compute: Later<ComputeService>,
    private readonly remembered: RememberedChoices,
  ) {
    this.fixMeasurements = new FixMeasurements(compute);
  }

  dispose(): void {
    for (const controller of this.running.values()) controller.abort();
    this.subscription.dispose();
    this.changed.dispose();
    this.turned.dispose();
  }

  /** The latest check of a definition, whatever became of it. */
  get(uri: vscode.Uri, definitionId: string): Check | undefined {
    return this.checks.get(keyOf(uri, definitionId));
  }

  /** The latest check of a definition that came to a diagnosis: what there is to show while a newer one runs. */
  result(uri: vscode.Uri, definitionId: string): FinishedCheck | undefined {
    return this.finished.get(keyOf(uri, definitionId));
  }

  /** Whether any definition of a document was checked or is. */
  hasAny(uri: vscode.Uri): boolean {
    return hasKeyOf(uri, this.checks);
  }

  /** Whether any definition of a document has come to a diagnosis. */
  hasResult(uri: vscode.Uri): boolean {
    return hasKeyOf(uri, this.finished);
  }

  /** What the person chose for the checks of a definition. */
  choices(uri: vscode.Uri, definitionId: string): CheckChoices {
    return this.remembered.of(uri, definitionId);
  }

  /** Keeps the choices for this and later checks of the definition; the caller checks it again. */
  async choose(uri: vscode.Uri, definitionId: string, choices: CheckChoices): Promise<void> {
    await this.remembered.remember(uri, definitionId, choices);
  }

  /** Resolves when the diagnosis is done, failed, cancelled or overtaken by a newer one; the fixes follow. */
  async run(document: vscode.TextDocument, definition: ModelDefinition): Promise<Check> {
    const key = keyOf(document.uri, definition.id);
    this.running.get(key)?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    this.running.set(key, controller);

    const text = document.getText();
    const request = requestFor(document.uri, definition, this.choices(document.uri, definition.id));
    let check: Check = {
      uri: document.uri,
      documentVersion: document.version,
      definition,
      request,
      assumed: assumedSentences(definition),
      layerTexts: definition.layers.map(({ range }) => text.slice(range.start, range.end)),
      status: { kind: 'running', completedDraws: 0, draws: request.draws },
      fixes: { kind: 'waiting' },
    };
    const update = (change: Partial<Pick<Check, 'status' | 'fixes'>>): Check => {
      check = { ...check, ...change };
      if (this.running.get(key) === controller) this.keep(key, check);
      return check;
    };

    update({});
    const release = this.fixMeasurements.hold();
    try {
      const compute = await this.compute.get();
      const outcome = await compute.diagnose(request, {
        signal,
        onProgress: (progress) => update({ status: { kind: 'running', ...progress } }),
      });
      const status: CheckStatus = outcome.ok
        ? { kind: 'done', outcome: outcome.value }
        : { kind: 'failed', problem: outcome.problem, findings: await inspected(request) };
      const nothingFound = findingsOf(status).length === 0;
      update({ status, ...(nothingFound && { fixes: { kind: 'measured', fixes: [] } }) });
      if (!nothingFound) this.fixMeasurements.add({ request, signal, onStatus: (fixes) => update({ fixes }) });
      return check;
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      return update({ status: { kind: 'cancelled' }, fixes: { kind: 'unavailable' } });
    } finally {
      release();
    }
  }

  /** Resolves with the latest check once its fixes are measured or will not be; at the latest after a time or a cancellation. */
  async whenMeasured(
    uri: vscode.Uri,
    definitionId: string,
    milliseconds: number,
    token: vscode.CancellationToken,
  ): Promise<Check | undefined> {
    const isOpen = () => {
      const check = this.get(uri, definitionId);
      return check?.status.kind === 'running' || check?.fixes.kind === 'waiting' || check?.fixes.kind === 'measuring';
    };
    if (!isOpen()) return this.get(uri, definitionId);
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        subscriptions.dispose();
        resolve(this.get(uri, definitionId));
      };
      const subscriptions = vscode.Disposable.from(
        this.onDidChange(() => {
          if (!isOpen()) end();
        }),
        token.onCancellationRequested(end),
      );
      const timer = setTimeout(end, milliseconds);
    });
  }

  cancel(uri: vscode.Uri, definitionId: string): void {
    this.running.get(keyOf(uri, definitionId))?.abort();
  }

  /** Shows an earlier result again if it is of exactly what would be asked now: an undo brings back the verdict too. */
  recall(document: vscode.TextDocument, definition: ModelDefinition): void {
    const key = keyOf(document.uri, definition.id);
    const shown = this.checks.get(key);
    if (shown === undefined || shown.status.kind === 'running' || !isStale(shown, definition)) return;
    const wanted = requestFor(document.uri, definition, this.choices(document.uri, definition.id));
    const known = this.earlier.get(key)?.find(({ request }) => sameRequest(request, wanted));
    if (known !== undefined) this.keep(key, known);
  }

  private keep(key: string, check: Check): void {
    const before = this.checks.get(key);
    this.checks.set(key, check);
    if (isFinished(check)) {
      this.finished.set(key, check);
      const others = (this.earlier.get(key) ?? []).filter(({ request }) => !sameRequest(request, check.request));
      if (check.fixes.kind === 'measured') this.earlier.set(key, [check, ...others].slice(0, REMEMBERED_RESULTS));
    }
    this.changed.fire(check);
    if (isTurn(before, check)) this.turned.fire(check);
  }

  private forget(uri: vscode.Uri): void {
    const prefix = keyOf(uri, '');
    for (const [key, controller] of this.running) {
      if (!key.startsWith(prefix)) continue;
      controller.abort();
      this.running.delete(key);
      const check = this.checks.get(key);
      // Whoever shows it running must hear of its end.
      if (check?.status.kind === 'running')
        this.keep(key, { ...check, status: { kind: 'cancelled' }, fixes: { kind: 'unavailable' } });
    }
    for (const known of [this.checks, this.finished, this.earlier]) {
      for (const key of known.keys()) if (key.startsWith(prefix)) known.delete(key);
    }
  }
}

/** What the text alone tells of a network that cannot be measured. */
async function inspected({ network }: CheckRequest): Promise<readonly Finding[]> {
  const { inspect } = await import('../../diagnosis/diagnose.js');
  return inspect(network);
}

function isTurn(before: Check | undefined, after: Check): boolean {
  return (
    before?.status.kind !== after.status.kind ||
    before.fixes.kind !== after.fixes.kind ||
    (after.status.kind !== 'running' && before.request !== after.request)
  );
}

function sameRequest(one: CheckRequest, other: CheckRequest): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function hasKeyOf(uri: vscode.Uri, known: ReadonlyMap<string, Check>): boolean {
  const prefix = keyOf(uri, '');
  return [...known.keys()].some((key) => key.startsWith(prefix));
}

function keyOf(uri: vscode.Uri, definitionId: string): string {
  return `${uri.toString()}\n${definitionId}`;
}
