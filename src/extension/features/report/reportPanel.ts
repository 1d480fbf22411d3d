import * as vscode from 'vscode';
import {
  reportHostContract,
  reportMemoryOf,
  type ReportHostContract,
  type ReportPageContract,
  type ReportPageState,
} from '../../../protocol/reportContract.js';
import { messageFromText } from '../../../protocol/messageText.js';
import type { Handlers } from '../../../protocol/contract.js';
import { connect, type Connection } from '../../../protocol/rpc.js';
import type { RuleId } from '../../../model/finding.js';
import { commands, viewTypes } from '../../contributions.js';
import { isStale } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import type { ComputeService } from '../../services/compute.js';
import type { Fixes } from '../../services/fixes.js';
import { lessonFor, modelOf, withModel } from '../../services/lessonPlaces.js';
import { editorRange, type ModelReadings } from '../../services/modelReadings.js';
import { OpenModels } from '../../services/openModels.js';
import { logFromPage, saveFileFromPage } from '../../services/pageRequests.js';
import { createPagePanel } from '../../services/pagePanel.js';
import { webviewChannel, webviewDocument, webviewOptions } from '../../services/webviewPage.js';
import { FollowedModel } from './followedModel.js';
import { ResultVerification } from './verification.js';

export interface ReportServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly checks: Checks;
  readonly compute: ComputeService;
  readonly fixes: Fixes;
  readonly readings: ModelReadings;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly connection: Connection<ReportPageContract>;
  /** The state as the page has it; empty before the page has asked for it. */
  readonly sent: Partial<ReportPageState>;
}

/** Changes that come together are told together. */
const GATHERING_MILLISECONDS = 30;

/** The gradient report beside the editor: one per window, showing the model that was checked last. */
export class ReportPanel implements vscode.Disposable {
  private open: OpenPanel | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted: 'fixes' | undefined;
  private models: ReportPageState['models'] = [];
  private readonly followed: FollowedModel;
  private readonly verification: ResultVerification;
  private readonly openModels: OpenModels;
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly services: ReportServices) {
    this.followed = new FollowedModel(services);
    this.openModels = new OpenModels(services.readings);
    this.verification = new ResultVerification(services.compute, () => this.sendSoon());
    const modelsMayDiffer = () => {
      if (this.open !== undefined && this.followed.place === undefined) void this.listModels();
    };
    this.subscriptions = vscode.Disposable.from(
      this.followed,
      this.followed.onDidChange(() => this.sendSoon()),
      vscode.workspace.onDidOpenTextDocument(modelsMayDiffer),
      vscode.workspace.onDidChangeTextDocument(modelsMayDiffer),
      vscode.workspace.onDidCloseTextDocument(modelsMayDiffer),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('gradientLens')) void this.followed.compare();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.verification.cancel();
    this.subscriptions.dispose();
    this.open?.panel.dispose();
  }

  /** Fills a panel that the editor has restored with what its page left. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const memory = reportMemoryOf(messageFromText(state));
    if (memory !== undefined && this.followed.place === undefined) {
      await this.followed.restore(memory);
      this.verification.restore(this.followed.current.result, memory.state.verification);
    }
    this.attach(panel);
  }

  /** Makes this definition the panel's subject and shows the panel beside the editor, which keeps the focus. */
  follow(uri: vscode.Uri, definitionId: string): void {
    void this.followed.follow(uri, definitionId);
    this.show();
  }

  /** The same, with all candidate fixes in view. */
  compareFixes(uri: vscode.Uri, definitionId: string): void {
    this.wanted = 'fixes';
    this.follow(uri, definitionId);
    this.showSection();
  }

  /** Shows the panel with the subject it has. */
  show(): void {
    if (this.open !== undefined) {
      this.open.panel.reveal(undefined, true);
      return;
    }
    this.attach(
      createPagePanel(this.services.extensionUri, {
        viewType: viewTypes.report,
        title: vscode.l10n.t('Gradient Report'),
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
      }),
    );
  }

  private attach(panel: vscode.WebviewPanel): void {
    const { extensionUri, log } = this.services;
    this.open?.panel.dispose();
    panel.webview.options = webviewOptions(extensionUri);
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    const connection = connect<ReportHostContract, ReportPageContract>({
      channel: webviewChannel(panel.webview),
      contract: reportHostContract,
      onFault: (fault) => log.error(`report page: ${fault}`),
      handlers: this.handlers(),
    });
    const open: OpenPanel = { panel, connection, sent: {} };
    this.open = open;
    panel.onDidDispose(() => {
      connection.close('the report panel was closed');
      if (this.open === open) {
        this.open = undefined;
        this.cancel();
      }
    });
    panel.webview.html = webviewDocument(panel.webview, extensionUri, 'report');
  }

  private handlers(): Handlers<ReportHostContract> {
    const { checks, log } = this.services;
    return {
      ready: async () => {
        if (this.followed.place === undefined) this.models = await this.openModels.list();
        const state = this.state();
        if (this.open !== undefined) Object.assign(this.open.sent, state);
        this.showSection();
        return state;
      },
      reveal: ({ layer }) => nothing(this.reveal(layer)),
      cancel: () => {
        this.cancel();
        return null;
      },
      recheck: () => nothing(this.recheck()),
      choose: async (choices) => {
        const { place } = this.followed;
        if (place === undefined) return null;
        await checks.choose(place.uri, place.definitionId, choices);
        return nothing(this.recheck());
      },
      applyFix: ({ fix }) => nothing(this.fix(fix, false)),
      previewFix: ({ fix }) => nothing(this.fix(fix, true)),
      verify: () => {
        const { result } = this.followed.current;
        return nothing(result === null ? undefined : this.verification.run(result));
      },
      forgetBefore: () => {
        this.followed.forgetBefore();
        return null;
      },
      checkModel: ({ id }) => nothing(this.checkModel(id)),
      openLesson: ({ rule }) => nothing(this.openLesson(rule)),
      saveFile: saveFileFromPage,
      copyText: ({ text }) => nothing(vscode.env.clipboard.writeText(text)),
      log: (entry) => logFromPage(log, entry),
    };
    async function nothing(done: Thenable<unknown> | undefined): Promise<null> {
      await done;
      return null;
    }
  }

  private state(): ReportPageState {
    const { current } = this.followed;
    return { ...current, verification: this.verification.stateFor(current.result), models: this.models };
  }

  private sendSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.send();
    }, GATHERING_MILLISECONDS);
  }

  /** Tells the page what has changed since it was last told; one that is still loading asks with "ready". */
  private send(): void {
    if (this.open === undefined) return;
    const { connection, sent } = this.open;
    if (Object.keys(sent).length === 0) return;
    const state = this.state();
    const changed = Object.entries(state).filter(([part, value]) => sent[part as keyof ReportPageState] !== value);
    if (changed.length === 0) return;
    Object.assign(sent, state);
    this.tell(connection.call('update', Object.fromEntries(changed)));
  }

  private showSection(): void {
    if (this.wanted === undefined || this.open === undefined || Object.keys(this.open.sent).length === 0) return;
    const section = this.wanted;
    this.wanted = undefined;
    this.tell(this.open.connection.call('show', { section }));
  }

  private tell(call: Promise<unknown>): void {
    call.catch((error: unknown) => this.services.log.debug(`report page: ${String(error)}`));
  }

  private async listModels(): Promise<void> {
    this.models = await this.openModels.list();
    this.sendSoon();
  }

  private async checkModel(id: string): Promise<void> {
    const parsed: unknown = JSON.parse(id);
    if (Array.isArray(parsed)) await vscode.commands.executeCommand(commands.checkModel, ...(parsed as unknown[]));
  }

  private cancel(): void {
    const { place } = this.followed;
    this.verification.cancel();
    if (place !== undefined) this.services.checks.cancel(place.uri, place.definitionId);
  }

  private async reveal(layer: readonly number[]): Promise<void> {
    const found = await this.followed.definition();
    const range = found?.definition.layers[layer[0] ?? 0]?.range;
    if (found === undefined || range === undefined) return;
    const { document } = found;
    const selection = editorRange(document, range);
    const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(selection.start, selection.start),
    });
  }

  /** The part is to measure the model that the report is about. */
  private async openLesson(rule: RuleId | undefined): Promise<void> {
    const { place, current } = this.followed;
    // As it is checked or, from before a reload, as it was measured.
    const request =
      place && (this.services.checks.get(place.uri, place.definitionId)?.request ?? current.result?.request);
    const part = lessonFor(rule);
    const linked = place && request && withModel(part, modelOf(place.uri, place.definitionId, request));
    await vscode.commands.executeCommand(commands.openPart, linked ?? part);
  }

  private async recheck(): Promise<void> {
    const found = await this.followed.definition();
    if (found === undefined) return;
    const { document, definition } = found;
    await vscode.commands.executeCommand(commands.recheckModel, document.uri.toString(), definition.id);
  }

  /** Applies a fix and checks the model again; a preview leaves both to the person. */
  private async fix(id: string, preview: boolean): Promise<void> {
    const { place } = this.followed;
    if (place === undefined) return;
    const restored = await this.followed.restoredFix(id);
    const problem = await this.services.fixes.apply(place.uri, place.definitionId, id, { preview, restored });
    if (problem !== undefined) {
      void vscode.window.showWarningMessage(problem);
      return;
    }
    const found = await this.followed.definition();
    const check = this.services.checks.get(place.uri, place.definitionId);
    await this.followed.compare();
    const isChanged =
      check === undefined ? this.followed.current.source.state === 'edited' : isStale(check, found?.definition);
    if (found === undefined || !isChanged) return;
    await this.services.checks.run(found.document, found.definition);
  }
}
