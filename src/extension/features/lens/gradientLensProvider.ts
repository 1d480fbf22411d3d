import * as vscode from 'vscode';
import { answerText } from '../../../readers/answer.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { commands } from '../../contributions.js';
import { helpfulFixes, isStale, type Check } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import { neededValues, type ModelReadings } from '../../services/modelReadings.js';
import { LensPositions } from './lensPositions.js';

/** The editor drops a plain space between an icon and its words. */
const SPACE = '\u00a0';

/** What a lens says and does, wherever it stands. */
type Lens = Pick<vscode.Command, 'title' | 'command' | 'tooltip' | 'arguments'>;

/** The lens above every model definition: always one line, so that the text never moves while a check runs or a person types. */
export class GradientLensProvider implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Definitions of which it was told that they cannot be read. */
  private readonly told = new Set<string>();
  private readonly positions = new LensPositions(() => this.changed.fire());
  private readonly subscriptions: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(
    private readonly readings: ModelReadings,
    private readonly checks: Checks,
  ) {
    this.subscriptions = vscode.Disposable.from(
      checks.onDidTurn(() => this.changed.fire()),
      onDidChangeSettings(() => this.changed.fire()),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.positions.dispose();
    this.changed.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!isEnabled(document.uri)) return [];
    const { version } = document;
    const { definitions, otherModels = [] } = await this.readings.read(document);
    const lenses = new Map<number, Lens[]>();
    const add = (offset: number, more: readonly Lens[]) => lenses.set(offset, [...(lenses.get(offset) ?? []), ...more]);
    for (const definition of definitions) add(definition.range.start, this.lensesOf(document, definition));
    // A lens without a command is plain text: there is nothing to do here.
    for (const { reason, range } of otherModels) add(range.start, [{ title: shorten(reason), command: '' }]);
    if (document.version !== version) return this.provideCodeLenses(document);

    const lineOf = (offset: number) => document.positionAt(offset).line;
    return this.positions.at(document, [...lenses.keys()]).flatMap((offset) => {
      const position = document.positionAt(offset);
      const onLine = [...lenses].filter(([start]) => lineOf(start) === position.line);
      const shown = lenses.get(offset) ?? onLine.flatMap(([, some]) => some);
      return (shown.length > 0 ? shown : [BEING_WRITTEN]).map(
        (lens) => new vscode.CodeLens(new vscode.Range(position, position), { ...lens, title: spaced(lens.title) }),
      );
    });
  }

  private lensesOf(document: vscode.TextDocument, definition: ModelDefinition): Lens[] {
    const model = [document.uri.toString(), definition.id];
    const check = this.checks.get(document.uri, definition.id);
    const problem = this.problemToTell(document, definition);
    if (problem !== undefined) {
      const told: Lens = {
        title: vscode.l10n.t('Check gradients (cannot read: {0})', shorten(problem)),
        command: commands.explainUnreadable,
        tooltip: vscode.l10n.t('Show the place that cannot be read'),
        arguments: model,
      };
      return [told, ...this.verdictLenses(document, definition, model)];
    }
    const first: Lens = {
      title: checkTitle(definition, check),
      command: commands.checkModel,
      tooltip: vscode.l10n.t('Measure the gradient of every layer with a real backward pass'),
      arguments: model,
    };
    if (check?.status.kind === 'failed') {
      const failed: Lens = {
        title: vscode.l10n.t('$(error) could not be checked'),
        command: commands.showReport,
        tooltip: check.status.problem.message,
        arguments: model,
      };
      return [first, failed, ...fixLenses(check, definition, model), ...valueLenses(definition, model)];
    }
    return [first, ...this.verdictLenses(document, definition, model), ...valueLenses(definition, model)];
  }

  /** What keeps a definition from being read, once the person has paused; a word that is half typed is no problem yet. */
  private problemToTell(document: vscode.TextDocument, definition: ModelDefinition): string | undefined {
    const { id, unreadable, beforeEdit } = definition;
    const key = `${document.uri.toString()}\n${id}`;
    if (unreadable === undefined) {
      this.told.delete(key);
      return undefined;
    }
    if (beforeEdit === true && this.positions.isTyping(document) && !this.told.has(key)) return undefined;
    this.told.add(key);
    return unreadable.reason;
  }

  /** The latest verdict there is, whatever the definition is like now. */
  private verdictLenses(document: vscode.TextDocument, definition: ModelDefinition, model: string[]): Lens[] {
    const result = this.checks.result(document.uri, definition.id);
    if (result === undefined) return [];
    const { headline, verdict, findings } = result.status.outcome.diagnosis;
    const stale = isStale(result, definition);
    return [
      {
        title: stale
          ? vscode.l10n.t('$(history) {0} (before your edit)', headline)
          : `$(${findings.length === 0 ? 'pass' : 'warning'}) ${headline}`,
        command: commands.showReport,
        tooltip: verdict,
        arguments: model,
      },
      ...fixLenses(result, definition, model),
      {
        title: vscode.l10n.t('Report'),
        command: commands.showReport,
        tooltip: vscode.l10n.t('Open the gradient report'),
        arguments: model,
      },
    ];
  }
}

/** Holds the line open while a definition is being written and cannot be read. */
const BEING_WRITTEN: Lens = { title: '...', command: '' };

function checkTitle(definition: ModelDefinition, check: Check | undefined): string {
  const needed = neededValues(definition).length;
  if (needed === 1) return vscode.l10n.t('Check gradients (needs 1 value)');
  if (needed > 1) return vscode.l10n.t('Check gradients (needs {0} values)', needed);
  return check?.status.kind === 'running'
    ? vscode.l10n.t('$(loading~spin) Check gradients')
    : vscode.l10n.t('Check gradients');
}

/** The values that the person gave for a definition, to be changed with a click. */
function valueLenses({ assumptions = [] }: ModelDefinition, model: readonly string[]): Lens[] {
  const values = assumptions
    .filter(({ source }) => source === 'answer')
    .map(({ name, value }) => `${name} = ${answerText(value)}`);
  if (values.length === 0) return [];
  return [
    {
      title: vscode.l10n.t('assumes {0}', shorten(values.join(', '))),
      command: commands.changeValues,
      tooltip: vscode.l10n.t('Change the values that you gave for this model'),
      arguments: [...model],
    },
  ];
}

/** Nothing for a verdict that is of another network: its fixes would be, too. */
function fixLenses(check: Check, definition: ModelDefinition, model: readonly string[]): Lens[] {
  const { fixes } = check;
  if (isStale(check, definition) || fixes.kind === 'unavailable') return [];
  if (fixes.kind !== 'measured') return [{ title: vscode.l10n.t('$(loading~spin) Fixes'), command: '' }];
  if (fixes.fixes.length === 0) return [];
  const count = helpfulFixes(check).length;
  if (count === 0) {
    return [
      {
        title: vscode.l10n.t('No fix helps'),
        command: commands.compareFixes,
        tooltip: vscode.l10n.t('See what was tried and what it did'),
        arguments: [...model],
      },
    ];
  }
  return [
    {
      title: vscode.l10n.t('Fixes ({0})', count),
      command: commands.showFixes,
      tooltip: vscode.l10n.t('Choose a fix; each was measured on the same data and seeds'),
      arguments: [...model],
    },
  ];
}

/** An icon keeps its distance from the words behind it. */
const spaced = (title: string): string => title.replace(/^(\$\([\w~-]+\)) /u, `$1${SPACE}`);

/** The lens has one line: a long reason is told in full on click. */
function shorten(reason: string): string {
  const longest = 80;
  return reason.length > longest ? `${reason.slice(0, longest - 1)}…` : reason;
}
