import * as vscode from 'vscode';
import type { SourceRange } from '../../../model/sourceRange.js';
import { isStale } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';
import { isEnabled } from '../../services/configuration.js';
import type { ModelReadings } from '../../services/modelReadings.js';
import { decorationsOf, TONES, type Tone } from './figureDecorations.js';
import { layerHover } from './layerHover.js';

/** Writes the figures of measured layers behind their lines and tells the evidence behind them. */
export class LayerFigures implements vscode.Disposable {
  private readonly types = Object.fromEntries(
    Object.entries(TONES).map(([tone, { color }]) => [
      tone,
      vscode.window.createTextEditorDecorationType({
        after: { color: new vscode.ThemeColor(color), margin: '0 0 0 2em', fontStyle: 'normal' },
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      }),
    ]),
  ) as Readonly<Record<Tone, vscode.TextEditorDecorationType>>;

  constructor(
    private readonly readings: ModelReadings,
    private readonly checks: Checks,
  ) {}

  dispose(): void {
    for (const type of Object.values(this.types)) type.dispose();
  }

  async show(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const decorations: Record<Tone, vscode.DecorationOptions[]> = { good: [], small: [], large: [] };
    const { version } = document;
    const { definitions } = isEnabled(document.uri) ? await this.readings.read(document) : { definitions: [] };
    if (document.version !== version) return;
    for (const definition of definitions) {
      for (const { tone, options } of decorationsOf(document, definition, this.checks)) decorations[tone].push(options);
    }
    for (const tone of Object.keys(TONES) as Tone[]) editor.setDecorations(this.types[tone], decorations[tone]);
  }

  /**
   * The evidence of the layers under the pointer; at the end of a line that of the layers whose figures stand there. Asked for when a
   * person points at it: the editor converts the words that a decoration brings along at once, in this thread, for every layer.
   */
  async hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const { definitions } = await this.readings.read(document);
    const offset = document.offsetAt(position);
    const isFigure = position.isEqual(document.lineAt(position).range.end);
    const isMeant = ({ start, end }: SourceRange) =>
      isFigure ? start < end && document.positionAt(end).line === position.line : start <= offset && offset <= end;
    const evidence = definitions.flatMap((definition) => {
      const check = this.checks.result(document.uri, definition.id);
      // A figure of before an edit says so itself; the text under it is not what was measured.
      if (check === undefined || (!isFigure && isStale(check, definition))) return [];
      return definition.layers.flatMap(({ range }, index) => (isMeant(range) ? [layerHover(check, index)] : []));
    });
    return evidence.length === 0 ? undefined : new vscode.Hover(evidence);
  }
}
