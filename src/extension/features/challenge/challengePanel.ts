import * as vscode from 'vscode';
import {
  challengeHostContract,
  type ChallengeAction,
  type ChallengeHostContract,
  type ChallengePageContract,
  type ChallengePageState,
} from '../../../protocol/challengeContract.js';
import { connect, type Connection } from '../../../protocol/rpc.js';
import { viewTypes } from '../../contributions.js';
import { logFromPage, saveFileFromPage } from '../../services/pageRequests.js';
import { createPagePanel } from '../../services/pagePanel.js';
import { webviewChannel, webviewDocument, webviewOptions } from '../../services/webviewPage.js';

export interface ChallengePanelServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly state: () => Promise<ChallengePageState>;
  readonly run: (action: ChallengeAction) => Promise<void>;
  readonly answer: (answer: string) => Promise<void>;
  readonly openStep: (step: string) => Promise<void>;
  readonly openLevel: (level: string) => Promise<void>;
  readonly reveal: (layer: readonly number[]) => Promise<void>;
  readonly cancel: () => void;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly connection: Connection<ChallengePageContract>;
}

/** The challenge's panel beside the file: one per window. */
export class ChallengePanel implements vscode.Disposable {
  private open: OpenPanel | undefined;

  constructor(private readonly services: ChallengePanelServices) {}

  dispose(): void {
    this.open?.panel.dispose();
  }

  /** Shows the panel beside the editor, which keeps the focus. */
  show(): void {
    if (this.open !== undefined) {
      this.open.panel.reveal(undefined, true);
      return;
    }
    this.attach(
      createPagePanel(this.services.extensionUri, {
        viewType: viewTypes.challenge,
        title: vscode.l10n.t('Gradient Challenge'),
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
      }),
    );
  }

  close(): void {
    this.open?.panel.dispose();
  }

  /** Sends the page its new state. */
  update(): void {
    const connection = this.open?.connection;
    if (connection === undefined) return;
    // A page that is still loading cannot answer; it asks with "ready" when it can.
    this.services
      .state()
      .then((state) => connection.call('update', state))
      .catch((error: unknown) => this.services.log.debug(`challenge page: ${String(error)}`));
  }

  /** Fills a panel: a new one, or one that the editor has restored. */
  attach(panel: vscode.WebviewPanel): void {
    const { extensionUri, log, state, run, answer, openStep, openLevel, reveal, cancel } = this.services;
    panel.webview.options = webviewOptions(extensionUri);
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    const done = async (work: Promise<void>): Promise<null> => {
      await work;
      return null;
    };
    const connection = connect<ChallengeHostContract, ChallengePageContract>({
      channel: webviewChannel(panel.webview),
      contract: challengeHostContract,
      onFault: (fault) => log.error(`challenge page: ${fault}`),
      handlers: {
        ready: () => state(),
        run: ({ action }) => done(run(action)),
        answer: (params) => done(answer(params.answer)),
        openStep: ({ step }) => done(openStep(step)),
        openLevel: ({ level }) => done(openLevel(level)),
        reveal: ({ layer }) => done(reveal(layer)),
        cancel: () => {
          cancel();
          return null;
        },
        saveFile: saveFileFromPage,
        log: (entry) => logFromPage(log, entry),
      },
    });
    const open = { panel, connection };
    this.open = open;
    panel.onDidDispose(() => {
      connection.close('the challenge panel was closed');
      if (this.open === open) this.open = undefined;
    });
    panel.webview.html = webviewDocument(panel.webview, extensionUri, 'challenge');
  }
}
