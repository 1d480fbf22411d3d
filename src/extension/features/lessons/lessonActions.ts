import * as vscode from 'vscode';
import { commands } from '../../contributions.js';
import type { LessonCommand } from '../../../lesson/lessonCommands.js';

/** What a lesson's page may have the editor do. */
export class LessonActions {
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly continueLesson: (lesson: string) => Promise<void>,
  ) {}

  async run(command: LessonCommand, lesson: string): Promise<void> {
    switch (command) {
      case 'openBrokenModel':
        return this.openCopy(lesson, 'broken.ts');
      case 'openSampleModel':
        return this.openCopy(lesson, 'sample.ts');
      case 'openChallenge':
        await vscode.commands.executeCommand(commands.startChallenge);
        return;
      case 'showFix':
        await vscode.commands.executeCommand(
          'vscode.diff',
          this.source(lesson, 'broken.ts'),
          this.source(lesson, 'fixed.ts'),
          vscode.l10n.t('The fix: broken and fixed'),
        );
        return;
      case 'continueLesson':
        return this.continueLesson(lesson);
    }
  }

  private source(lesson: string, file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.extensionUri, 'lessons', lesson, 'sources', file);
  }

  /** An untitled editor with the file's text beside the lesson: the person may change it freely, the original stays. */
  private async openCopy(lesson: string, file: string): Promise<void> {
    const bytes = await vscode.workspace.fs.readFile(this.source(lesson, file));
    const document = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: new TextDecoder().decode(bytes),
    });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  }
}
