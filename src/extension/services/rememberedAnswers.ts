import type * as vscode from 'vscode';
import type { Answers } from '../../model/modelDefinition.js';

const keyOf = (uri: vscode.Uri) => `answers.${uri.toString()}`;

/** What the person answered for gaps in definitions, by file and definition; kept for the workspace. */
export class RememberedAnswers {
  constructor(private readonly state: vscode.Memento) {}

  /** By definition id. */
  of(uri: vscode.Uri): Readonly<Record<string, Answers>> {
    return this.state.get<Readonly<Record<string, Answers>>>(keyOf(uri)) ?? {};
  }

  async remember(uri: vscode.Uri, definitionId: string, answers: Answers): Promise<void> {
    await this.state.update(keyOf(uri), { ...this.of(uri), [definitionId]: answers });
  }
}
