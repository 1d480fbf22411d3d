import * as vscode from 'vscode';
import { COURSE_MARKS, type Criteria, type Marks } from '../../model/marks.js';
import { settings } from '../contributions.js';

/** The person's settings for checks, with values that cannot be used replaced by the nearest that can. */
export interface CheckSettings {
  readonly seed: number;
  readonly draws: number;
  readonly batchSize: number;
  readonly criteria: Criteria;
  readonly marks: Marks;
}

export function checkSettings(resource: vscode.Uri): CheckSettings {
  const configuration = vscode.workspace.getConfiguration(undefined, resource);
  const integer = (id: string, fallback: number, low: number, high: number) => {
    const value = configuration.get(id);
    return typeof value === 'number' && Number.isFinite(value)
      ? Math.min(high, Math.max(low, Math.round(value)))
      : fallback;
  };
  const criteria = criteriaOf(configuration.get(settings.criteria));
  return {
    seed: integer(settings.seed, 42, 0, 0xffffffff),
    draws: integer(settings.draws, 64, 1, 1024),
    batchSize: integer(settings.batchSize, 32, 1, 4096),
    criteria,
    marks: criteria === 'custom' ? customMarks(configuration) : COURSE_MARKS,
  };
}

/** When a definition is checked without being asked for. */
export type CheckMode = 'onClick' | 'onSave' | 'whileTyping';

export function checkMode(resource: vscode.Uri): CheckMode {
  const value = vscode.workspace.getConfiguration(undefined, resource).get(settings.check);
  return value === 'onSave' || value === 'whileTyping' ? value : 'onClick';
}

/** Whether anything of ours is to be seen around the model definitions of a file. */
export function isEnabled(resource?: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(undefined, resource).get(settings.enabled) !== false;
}

/** Calls the listener when any of our settings changes. */
export function onDidChangeSettings(listener: (event: vscode.ConfigurationChangeEvent) => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('gradientLens')) listener(event);
  });
}

/** Turns everything on or off where the person has set it, or for all folders. */
export async function toggleEnabled(resource?: vscode.Uri): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(undefined, resource);
  const set = configuration.inspect(settings.enabled);
  const target =
    set?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(settings.enabled, !isEnabled(resource), target);
}

function criteriaOf(value: unknown): Criteria {
  return value === 'course' || value === 'custom' ? value : 'robust';
}

function customMarks(configuration: vscode.WorkspaceConfiguration): Marks {
  const mark = (id: string, fallback: number) => {
    const value = configuration.get(id);
    return typeof value === 'number' && value > 0 ? value : fallback;
  };
  const small = mark(settings.smallMark, COURSE_MARKS.small);
  const large = mark(settings.largeMark, COURSE_MARKS.large);
  return { small: Math.min(small, large), large: Math.max(small, large) };
}
