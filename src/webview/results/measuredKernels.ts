import * as l10n from '@vscode/l10n';
import type { GradientReport, KernelReport } from '../../model/gradientCheck.js';
import { magnitudeVerdict, type MagnitudeVerdict } from '../../model/marks.js';
import { percent } from '../charts/numberText.js';

/** One kernel of a report in the person's own terms. */
export interface MeasuredKernel {
  /** Index path of its layer. */
  readonly path: readonly number[];
  /** The layer's place in the source, 1-based, with the weight's name where a layer has several: unique in the report. */
  readonly place: string;
  /** `dense 8, sigmoid` */
  readonly label: string;
  /** The layer's text in the source on one line, without the prefix that all layers share; the label where it is unknown. */
  readonly source: string;
  readonly kernel: KernelReport;
  readonly verdict: MagnitudeVerdict;
}

/** A report's kernels in the order of the network; `layerTexts` are the source texts of the outermost layers. */
export function measuredKernels(report: GradientReport, layerTexts: readonly string[] = []): readonly MeasuredKernel[] {
  const { marks } = report.assumptions;
  return report.layers.flatMap(({ path, label, kernels }) => {
    const number = placeOf(path);
    const text = path.length === 1 ? layerTexts[path[0] ?? 0] : undefined;
    return kernels.map((kernel): MeasuredKernel => ({
      path,
      place: kernels.length > 1 ? `${number} ${kernel.weight}` : number,
      label: kernels.length > 1 ? `${label} (${kernel.weight})` : label,
      source: text === undefined ? label : sourceLabel(text),
      kernel,
      verdict: verdictOf(kernel, marks),
    }));
  });
}

/** An index path as a person counts: `3`, `2.1`. */
export function placeOf(path: readonly number[]): string {
  return path.map((index) => index + 1).join('.');
}

/** A layer's source text on one line: `tf.layers.dense({ units: 8 })` becomes `dense({ units: 8 })`. */
export function sourceLabel(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^(?:[\w$]+\s?\.\s?)*layers\s?\.\s?/, '');
}

/** Width of a letter in a chart's labels, in pixels: rather too much than too little. */
const LETTER_PIXELS = 6.8;

/** What a chart calls a layer: its source text where that fits, else what it is in short, so that no two rows are cut to the same beginning. */
export function fittingLabel(
  { place, label, source }: { readonly place: string; readonly label: string; readonly source: string },
  pixels: number,
): string {
  const whole = `${place}  ${source}`;
  return whole.length * LETTER_PIXELS <= pixels ? whole : `${place}  ${label}`;
}

/** One draw that is not a number outweighs any median of the others. */
function verdictOf(kernel: KernelReport, marks: GradientReport['assumptions']['marks']): MagnitudeVerdict {
  if (kernel.nanDraws > 0) return 'not a number';
  if (kernel.infiniteDraws > 0) return 'infinite';
  return magnitudeVerdict(kernel.meanAbs.median, marks);
}

/** A verdict as one sign, for where there is no room for words: never colour alone. */
export function verdictSign(verdict: MagnitudeVerdict): string {
  switch (verdict) {
    case 'too small':
      return '▼';
    case 'good':
      return '✓';
    case 'too large':
      return '▲';
    case 'not a number':
      return 'NaN';
    case 'infinite':
      return '∞';
  }
}

/** In how many of the draws a kernel's gradient was not finite; empty if in none. */
export function nonFiniteWords({ nanDraws, infiniteDraws }: KernelReport, draws: number): string {
  const parts = [
    ...(nanDraws > 0 ? [l10n.t('NaN in {0} of {1} draws', nanDraws, draws)] : []),
    ...(infiniteDraws > 0 ? [l10n.t('infinite in {0} of {1} draws', infiniteDraws, draws)] : []),
  ];
  return parts.join(', ');
}

/** Which draws lie outside the marks. */
export function outsideWords({ belowShare, aboveShare }: Pick<KernelReport, 'belowShare' | 'aboveShare'>): string {
  const parts = [
    ...(belowShare > 0 ? [l10n.t('{0} below', percent(belowShare))] : []),
    ...(aboveShare > 0 ? [l10n.t('{0} above', percent(aboveShare))] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : l10n.t('none');
}
