import * as vscode from 'vscode';
import { layerFigures, type LayerFigure } from '../../../diagnosis/layerEvidence.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import type { MagnitudeVerdict } from '../../../model/marks.js';
import type { SourceRange } from '../../../model/sourceRange.js';
import { languageIds } from '../../contributions.js';
import { isStale } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled, onDidChangeSettings } from '../../services/configuration.js';
import type { ModelReadings } from '../../services/modelReadings.js';
import { layerHover } from './layerHover.js';

type Tone = 'good' | 'small' | 'large';

/** Colour is never alone: every tone has a sign of its own. */
const TONES: Readonly<Record<Tone, { readonly sign: string; readonly color: string }>> = {
  good: { sign: '✓', color: 'editorCodeLens.foreground' },
  small: { sign: '▼', color: 'editorWarning.foreground' },
  large: { sign: '▲', color: 'editorError.foreground' },
};

const TONE_OF: Readonly<Record<MagnitudeVerdict, Tone>> = {
  good: 'good',
  'too small': 'small',
  'too large': 'large',
  'not a number': 'large',
  infinite: 'large',
};

/** Typing changes nothing that is shown until it pauses this long. */
const PAUSE_MILLISECONDS = 200;

/** The gradient of each layer, in muted words at the end of the layer's line, with the evidence on hover. */
export function registerLayerFigures(readings: ModelReadings, checks: Checks): vscode.Disposable {
  const types = Object.fromEntries(
    Object.entries(TONES).map(([tone, { color }]) => [
      tone,
      vscode.window.createTextEditorDecorationType({
        after: { color: new vscode.ThemeColor(color), margin: '0 0 0 2em', fontStyle: 'normal' },
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      }),
    ]),
  ) as Readonly<Record<Tone, vscode.TextEditorDecorationType>>;

  async function show(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const decorations: Record<Tone, vscode.DecorationOptions[]> = { good: [], small: [], large: [] };
    const { version } = document;
    const { definitions } = isEnabled(document.uri) ? await readings.read(document) : { definitions: [] };
    if (document.version !== version) return;
    for (const definition of definitions) {
      for (const { tone, options } of decorationsOf(document, definition, checks)) decorations[tone].push(options);
    }
    for (const tone of Object.keys(TONES) as Tone[]) editor.setDecorations(types[tone], decorations[tone]);
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  const showAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) void show(editor);
  };
  const showSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(showAll, PAUSE_MILLISECONDS);
  };

  /**
   * The evidence of the layers under the pointer; at the end of a line that of the layers whose figures stand there. Asked for when a
   * person points at it: the editor converts the words that a decoration brings along at once, in this thread, for every layer.
   */
  async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!isEnabled(document.uri)) return undefined;
    const { definitions } = await readings.read(document);
    const offset = document.offsetAt(position);
    const isFigure = position.isEqual(document.lineAt(position).range.end);
    const isMeant = ({ start, end }: SourceRange) =>
      isFigure ? start < end && document.positionAt(end).line === position.line : start <= offset && offset <= end;
    const evidence = definitions.flatMap((definition) => {
      const check = checks.result(document.uri, definition.id);
      // A figure of before an edit says so itself; the text under it is not what was measured.
      if (check === undefined || (!isFigure && isStale(check, definition))) return [];
      return definition.layers.flatMap(({ range }, index) => (isMeant(range) ? [layerHover(check, index)] : []));
    });
    return evidence.length === 0 ? undefined : new vscode.Hover(evidence);
  }

  return vscode.Disposable.from(
    ...Object.values(types),
    vscode.languages.registerHoverProvider([...languageIds], { provideHover: hoverAt }),
    { dispose: () => clearTimeout(timer) },
    checks.onDidTurn(showAll),
    onDidChangeSettings(showAll),
    vscode.window.onDidChangeVisibleTextEditors(showAll),
    vscode.workspace.onDidChangeTextDocument(showSoon),
  );
}

interface ToneAndOptions {
  readonly tone: Tone;
  readonly options: vscode.DecorationOptions;
}

function decorationsOf(document: vscode.TextDocument, definition: ModelDefinition, checks: Checks): ToneAndOptions[] {
  const check = checks.result(document.uri, definition.id);
  if (check === undefined) return [];
  const { report } = check.status.outcome;
  const stale = isStale(check, definition);
  // Layers made in a loop share one line: their figures stand side by side on it.
  const byLine = new Map<number, LayerFigure[]>();
  for (const layerFigure of layerFigures(report)) {
    const range = definition.layers[layerFigure.layer]?.range;
    // A layer that is deleted in a definition which cannot be read just now.
    if (range === undefined || range.start === range.end) continue;
    const line = document.positionAt(range.end).line;
    byLine.set(line, [...(byLine.get(line) ?? []), layerFigure]);
  }
  return [...byLine].map(([line, figures]) => {
    const tone = worstTone(figures);
    const text = figures.length === 1 ? (figures[0]?.text ?? '') : severalFigures(figures);
    const end = document.lineAt(line).range.end;
    return {
      tone,
      options: {
        range: new vscode.Range(end, end),
        renderOptions: {
          after: {
            contentText: `${TONES[tone].sign} ${text}${stale ? vscode.l10n.t(' (before your edit)') : ''}`,
            ...(stale && { color: new vscode.ThemeColor('disabledForeground') }),
          },
        },
      },
    };
  });
}

function worstTone(figures: readonly LayerFigure[]): Tone {
  const tones = figures.map(({ verdict }) => TONE_OF[verdict]);
  return tones.find((tone) => tone === 'large') ?? tones.find((tone) => tone === 'small') ?? 'good';
}

/** At most four figures; the hover has them all. */
function severalFigures(figures: readonly LayerFigure[]): string {
  const shown = figures.slice(0, 4).map(({ text }) => text.replace(/^grad /, ''));
  const rest = figures.length - shown.length;
  return `grad ${shown.join(' | ')}${rest > 0 ? vscode.l10n.t(' and {0} more', rest) : ''}`;
}
