import * as vscode from 'vscode';
import * as v from 'valibot';
import { challengeContent, challengeIndex, type ChallengeContent } from '../../../lesson/challenge/challengeContent.js';
import { chosenLanguage } from '../../../lesson/chosenLanguage.js';

/** The levels as the build left them, in the editor's language if there is a translation, read when the first one is needed. */
export class ChallengeLibrary {
  private levels: Promise<readonly ChallengeContent[]> | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** In their order. */
  all(): Promise<readonly ChallengeContent[]> {
    return (this.levels ??= this.load());
  }

  async find(id: string): Promise<ChallengeContent | undefined> {
    return (await this.all()).find((level) => level.id === id);
  }

  private async load(): Promise<readonly ChallengeContent[]> {
    const index = v.parse(challengeIndex, await this.readJson('index.json'));
    return Promise.all(
      index.map(async ({ id, languages }) => {
        const language = chosenLanguage(vscode.env.language, languages);
        const file = language === null ? `${id}.json` : `${id}.${language}.json`;
        return v.parse(challengeContent, await this.readJson(file));
      }),
    );
  }

  private async readJson(file: string): Promise<unknown> {
    const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', 'challenges', file);
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  }
}
