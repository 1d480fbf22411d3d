import type * as vscode from 'vscode';
import type { CheckChoices } from '../../model/checkChoices.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import { networkOf } from '../../model/network.js';
import type { ModelDefinition } from '../../model/modelDefinition.js';
import { checkSettings } from './configuration.js';

const keyOf = (uri: vscode.Uri) => `choices.${uri.toString()}`;

/** The choices for checks, by file and definition; kept for the workspace. */
export class RememberedChoices {
  constructor(private readonly state: vscode.Memento) {}

  of(uri: vscode.Uri, definitionId: string): CheckChoices {
    return this.all(uri)[definitionId] ?? {};
  }

  /** Replaces all that was chosen before; an empty object returns to the file and the settings. */
  async remember(uri: vscode.Uri, definitionId: string, choices: CheckChoices): Promise<void> {
    await this.state.update(keyOf(uri), { ...this.all(uri), [definitionId]: choices });
  }

  private all(uri: vscode.Uri): Readonly<Record<string, CheckChoices>> {
    return this.state.get<Readonly<Record<string, CheckChoices>>>(keyOf(uri)) ?? {};
  }
}

/** A verdict is waited for: a network whose draws take longer gets fewer of them, unless the person asked for so many. */
const TIME_LIMIT_MILLISECONDS = 15_000;

/** What to ask the worker: the person's choices come before the file's own rows, and those before the settings. */
export function requestFor(uri: vscode.Uri, definition: ModelDefinition, choices: CheckChoices): CheckRequest {
  const settings = checkSettings(uri);
  const { seed, draws, batchSize, marks, criteria } = { ...settings, ...choices };
  const chosen = choices.rows ?? definition.data;
  const rows = chosen === 'random' ? undefined : chosen;
  return {
    network: networkOf(definition),
    data: rows === undefined ? { kind: 'random', batchSize } : { kind: 'rows', ...rows },
    seed,
    draws,
    ...(choices.draws === undefined && { timeLimit: TIME_LIMIT_MILLISECONDS }),
    marks,
    criteria,
    ...(choices.loss !== undefined && { loss: choices.loss }),
  };
}
