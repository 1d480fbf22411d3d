import * as l10n from '@vscode/l10n';
import type { GradientReport, LayerReport, Spread } from '../../model/gradientCheck.js';
import { magnitudeVerdict, type MagnitudeVerdict, type Marks } from '../../model/marks.js';

/** Mean |gradient| of one kernel over the draws, with the verdict on its median. */
export interface LayerFigure {
  /** 1-based number among the network's weight matrices, counted from the input. */
  readonly layer: number;
  /** How charts and tables call its place: unique within the network. */
  readonly place: string;
  /** Short label such as `dense 8, sigmoid`. */
  readonly name: string;
  readonly meanAbs: Spread;
  /** Share of draws below the small mark and above the large one. */
  readonly belowShare: number;
  readonly aboveShare: number;
  readonly verdict: MagnitudeVerdict;
}

/** One network's gradients as charts, tables and sentences need them. */
export interface NetworkFigures {
  readonly label: string;
  readonly layers: readonly LayerFigure[];
  /** First layer's mean |gradient| over the last's. */
  readonly firstToLast: Spread;
  /** Share of draws in which every gradient is exactly 0. */
  readonly allZeroShare: number;
  readonly draws: number;
}

/** A median over no finite draw is NaN; the draws then tell whether they were NaN or infinite. */
function verdictOf(median: number, nanDraws: number, infiniteDraws: number, marks: Marks): MagnitudeVerdict {
  if (!Number.isNaN(median)) return magnitudeVerdict(median, marks);
  return nanDraws === 0 && infiniteDraws > 0 ? 'infinite' : 'not a number';
}

/**
 * Kernels in order; `label` is how the page calls the network. Places count weight matrices, as the lessons do, or say the layer's
 * place in the person's source, where layers without weights count too.
 */
export function networkFigures(
  label: string,
  report: GradientReport,
  places: 'weights' | 'source' = 'weights',
): NetworkFigures {
  const { marks, draws } = report.assumptions;
  const kernels = report.layers.flatMap((layer) => layer.kernels.map((kernel) => ({ layer, kernel })));
  return {
    label,
    layers: kernels.map(({ layer, kernel }, index) => ({
      layer: index + 1,
      place: places === 'weights' ? String(index + 1) : sourcePlace(layer, kernel.weight),
      name: kernel.weight === 'kernel' ? layer.label : `${layer.label} (${kernel.weight})`,
      meanAbs: kernel.meanAbs,
      belowShare: kernel.belowShare,
      aboveShare: kernel.aboveShare,
      verdict: verdictOf(kernel.meanAbs.median, kernel.nanDraws, kernel.infiniteDraws, marks),
    })),
    firstToLast: report.firstToLast,
    allZeroShare: report.allZeroShare,
    draws,
  };
}

function sourcePlace({ path, kernels }: LayerReport, weight: string): string {
  const number = path.map((part) => part + 1).join('.');
  return kernels.length > 1 ? `${number} ${weight}` : number;
}

/** A verdict in the words of the course. */
export function verdictWords(verdict: MagnitudeVerdict): string {
  switch (verdict) {
    case 'too small':
      return l10n.t('too small (vanishing)');
    case 'good':
      return l10n.t('good');
    case 'too large':
      return l10n.t('too large (exploding)');
    case 'not a number':
      return l10n.t('not a number (NaN)');
    case 'infinite':
      return l10n.t('infinite (overflow)');
  }
}
