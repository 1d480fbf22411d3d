import * as vscode from 'vscode';
import { languageIds } from '../../contributions.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import { Later } from '../../services/later.js';
import type { ModelReadings } from '../../services/modelReadings.js';

/** Typing changes nothing that is shown until it pauses this long. */
const PAUSE_MILLISECONDS = 200;

/** The gradient of each layer, in muted words at the end of the layer's line, with the evidence on hover; nothing before a check. */
export function registerLayerFigures(readings: ModelReadings, checks: Checks): vscode.Disposable {
  const figures = new Later(async () => {
    const { LayerFigures } = await import('./layerFigures.js');
    return new LayerFigures(readings, checks);
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const showAll = async (): Promise<void> => {
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => checks.hasResult(document.uri));
    for (const editor of editors) void (await figures.get()).show(editor);
  };
  const showNow = () => void showAll();
  const showSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(showNow, PAUSE_MILLISECONDS);
  };

  return vscode.Disposable.from(
    figures,
    vscode.languages.registerHoverProvider([...languageIds], {
      provideHover: async (document, position) =>
        isEnabled(document.uri) && checks.hasResult(document.uri)
          ? (await figures.get()).hoverAt(document, position)
          : undefined,
    }),
    { dispose: () => clearTimeout(timer) },
    checks.onDidTurn(showNow),
    onDidChangeSettings(showNow),
    vscode.window.onDidChangeVisibleTextEditors(showNow),
    vscode.workspace.onDidChangeTextDocument(showSoon),
  );
}
