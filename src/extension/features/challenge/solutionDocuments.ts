import * as vscode from 'vscode';
import type { ChallengeContent } from '../../../lesson/challenge/challengeContent.js';
import type { ChallengeSession } from './challengeSession.js';

const SCHEME = 'gradient-lens-solution';

/**
 * The two sides of a solution's difference: documents that cannot be edited, because the one is part of the extension and the other
 * is shown for comparison beside the file itself.
 */
export class SolutionDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  private readonly subscription: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly levels: () => Promise<readonly ChallengeContent[]>,
    private readonly session: () => ChallengeSession | undefined,
  ) {
    this.subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const open = session();
      if (open?.document === document) this.changed.fire(yoursUri(open));
    });
  }

  dispose(): void {
    this.registration.dispose();
    this.subscription.dispose();
    this.changed.dispose();
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const [, id, file = ''] = uri.path.split('/');
    const session = this.session();
    if (session !== undefined && uri.toString() === yoursUri(session).toString()) return session.document.getText();
    const level = (await this.levels()).find((one) => one.id === id);
    return level?.solutions[file] ?? '';
  }

  async show(session: ChallengeSession): Promise<void> {
    const { level, step } = session;
    const solution = vscode.Uri.from({ scheme: SCHEME, path: `/${level.id}/${step.solution}` });
    // A document of an earlier look is kept by the editor: it is told that the file may be another by now.
    this.changed.fire(yoursUri(session));
    await vscode.commands.executeCommand(
      'vscode.diff',
      yoursUri(session),
      solution,
      vscode.l10n.t('{0}: yours and one solution', level.file),
      { viewColumn: vscode.ViewColumn.One },
    );
  }
}

function yoursUri({ level }: ChallengeSession): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${level.id}/${level.file}` });
}
