import * as vscode from 'vscode';
import {
  lessonHostContract,
  type LessonHostContract,
  type LessonPageContract,
  type LessonPageState,
  type OfferedModel,
} from '../../../protocol/lessonContract.js';
import { connect, type Connection } from '../../../protocol/rpc.js';
import type { LessonProgress } from '../../../lesson/lessonProgress.js';
import { viewTypes } from '../../contributions.js';
import type { OpenModels } from '../../services/openModels.js';
import { logFromPage, saveFileFromPage } from '../../services/pageRequests.js';
import { createPagePanel } from '../../services/pagePanel.js';
import { webviewChannel, webviewDocument, webviewOptions } from '../../services/webviewPage.js';
import type { LessonActions } from './lessonActions.js';
import type { LessonLibrary, Place } from './lessonLibrary.js';
import type { LessonMemory } from './lessonMemory.js';

export interface LessonPanelServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly library: LessonLibrary;
  readonly memory: LessonMemory;
  readonly models: OpenModels;
  readonly actions: LessonActions;
  readonly onProgress: () => void;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly connection: Connection<LessonPageContract>;
}

const keyOf = ({ lesson, part }: Place) => `${lesson}/${part}`;

/** The lesson panels of this window: one for each part, revealed rather than opened twice. */
export class LessonPanels implements vscode.Disposable {
  private readonly panels = new Map<string, OpenPanel>();
  /** Models that links brought along, until the part's page asks for its state. */
  private readonly offers = new Map<string, OfferedModel>();

  constructor(private readonly services: LessonPanelServices) {}

  dispose(): void {
    for (const { panel } of this.panels.values()) panel.dispose();
  }

  /** Fills a panel that the editor has restored; closes it where its part is not to be found. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const { library } = this.services;
    // A window that went away at once may not have kept what the page left with it: its title names the part too.
    const place = placeOf(state) ?? (await library.placeWithHeading(panel.title));
    if (place === undefined || (await library.find(place)) === undefined) panel.dispose();
    else this.attach(panel, place);
  }

  /** Opens the part or brings its panel to the front; a model that comes along is measured there. */
  async open(place: Place, offered?: OfferedModel): Promise<void> {
    const open = this.panels.get(keyOf(place));
    if (open !== undefined) {
      open.panel.reveal();
      if (offered !== undefined) this.tell(open.connection.call('offer', offered));
      return;
    }
    if (offered !== undefined) this.offers.set(keyOf(place), offered);
    const found = await this.services.library.find(place);
    if (found === undefined) throw new Error(vscode.l10n.t('there is no lesson part "{0}"', keyOf(place)));
    const { extensionUri } = this.services;
    const page = { viewType: viewTypes.lesson, title: found.part.heading, viewColumn: vscode.ViewColumn.Active };
    // A training goes on while its panel is behind another one.
    this.attach(createPagePanel(extensionUri, { ...page, retainContextWhenHidden: true }), place);
  }

  /** Tells every open page of a lesson about progress that was made or reset elsewhere. */
  showProgress(lesson: string, progress: LessonProgress): void {
    this.services.onProgress();
    for (const [key, { connection }] of this.panels) {
      if (!key.startsWith(`${lesson}/`)) continue;
      this.tell(connection.call('progressChanged', progress));
    }
  }

  private tell(call: Promise<unknown>): void {
    call.catch((error: unknown) => this.services.log.debug(`lesson page: ${String(error)}`));
  }

  private attach(panel: vscode.WebviewPanel, place: Place): void {
    const { extensionUri, log, memory, models, actions } = this.services;
    const key = keyOf(place);
    panel.webview.options = webviewOptions(extensionUri);
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    const progressed = (progress: LessonProgress): LessonProgress => {
      this.showProgress(place.lesson, progress);
      return progress;
    };
    const connection = connect<LessonHostContract, LessonPageContract>({
      channel: webviewChannel(panel.webview),
      contract: lessonHostContract,
      onFault: (fault) => log.error(`lesson page: ${fault}`),
      handlers: {
        ready: () => this.state(place),
        saveState: async ({ memory: page }) => {
          await memory.rememberPage(place, page);
          return null;
        },
        recordPrediction: async ({ prediction, answer }) => progressed(await memory.predict(place, prediction, answer)),
        recordProgress: async () => progressed(await memory.complete(place)),
        openPart: async (target) => {
          await this.open(target);
          return null;
        },
        saveFile: saveFileFromPage,
        runCommand: async ({ command }) => {
          await actions.run(command, place.lesson);
          return null;
        },
        listModels: () => models.list(),
        readModel: ({ id }) => models.read(id),
        log: (entry) => logFromPage(log, entry),
      },
    });
    const open = { panel, connection };
    this.panels.set(key, open);
    panel.onDidDispose(() => {
      connection.close('the panel was closed');
      if (this.panels.get(key) === open) this.panels.delete(key);
    });
    panel.webview.html = webviewDocument(panel.webview, extensionUri, 'lesson');
  }

  private async state(place: Place): Promise<LessonPageState> {
    const found = await this.services.library.find(place);
    if (found === undefined) throw new Error(`there is no part ${keyOf(place)}`);
    const { lesson, part } = found;
    const offered = this.offers.get(keyOf(place));
    this.offers.delete(keyOf(place));
    const following = part === lesson.parts.at(-1) ? await this.services.library.lessonAfter(lesson.id) : undefined;
    const [first] = following?.parts ?? [];
    return {
      lesson: lesson.id,
      lessonTitle: lesson.title,
      outline: lesson.parts.map(({ id, heading }) => ({ id, heading })),
      part,
      following: following && first ? { lesson: following.id, title: following.title, part: first.id } : null,
      memory: this.services.memory.page(place),
      progress: this.services.memory.progress(lesson.id),
      ...(offered !== undefined && { offered }),
    };
  }
}

/** What a page left with the editor for its restoration after a reload. */
function placeOf(state: unknown): Place | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { lesson, part } = state as Readonly<Record<string, unknown>>;
  return typeof lesson === 'string' && typeof part === 'string' ? { lesson, part } : undefined;
}
