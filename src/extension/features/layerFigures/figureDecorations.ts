import * as vscode from 'vscode';
import { layerFigures, type LayerFigure } from '../../../diagnosis/layerEvidence.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import type { MagnitudeVerdict } from '../../../model/marks.js';
import { isStale } from '../../services/check.js';
import type { Checks } from '../../services/checks.js';

export type Tone = 'good' | 'small' | 'large';

/** Colour is never alone: every tone has a sign of its own. */
export const TONES: Readonly<Record<Tone, { readonly sign: string; readonly color: string }>> = {
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

export interface ToneAndOptions {
  readonly tone: Tone;
  readonly options: vscode.DecorationOptions;
}

/** The gradient of each layer of a definition, in muted words at the end of the layer's line. */
export function decorationsOf(
  document: vscode.TextDocument,
  definition: ModelDefinition,
  checks: Checks,
): ToneAndOptions[] {
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
