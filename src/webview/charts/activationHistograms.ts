import * as l10n from '@vscode/l10n';
import type { TopLevelSpec } from 'vega-lite';
import type { ActivationReport, GradientReport } from '../../model/gradientCheck.js';
import { fittingLabel, placeOf, sourceLabel } from '../results/measuredKernels.js';
import type { Chart } from './chart.js';
import { percent, threeDigits } from './numberText.js';

interface HistogramOptions {
  readonly name: string;
  /** How many histograms stand side by side, and how wide each is, in pixels. */
  readonly columns: number;
  readonly cellWidth: number;
}

const CELL_HEIGHT = 64;

interface Measured {
  readonly title: string;
  readonly activation: ActivationReport;
}

/** How the outputs of every layer are distributed over all samples and draws: small multiples, each on its own scale. */
export function activationHistograms(
  report: GradientReport,
  layerTexts: readonly string[],
  { name, columns, cellWidth }: HistogramOptions,
): Chart {
  const measured = report.layers.flatMap(({ path, label, activation }): Measured[] => {
    if (activation === null) return [];
    const text = path.length === 1 ? layerTexts[path[0] ?? 0] : undefined;
    const source = text === undefined ? label : sourceLabel(text);
    return [{ title: fittingLabel({ place: placeOf(path), label, source }, cellWidth), activation }];
  });
  return {
    name,
    specification: specification(
      measured.map(({ title }) => title),
      columns,
      cellWidth,
    ),
    data: { bins: measured.flatMap(binsOf) },
    summary: l10n.t(
      'The distribution of every layer’s outputs. {0}',
      measured
        .map(({ title, activation: { mean, standardDeviation } }) =>
          l10n.t(
            '{0}: mean {1}, deviation {2}.',
            title,
            threeDigits(mean.median),
            threeDigits(standardDeviation.median),
          ),
        )
        .join(' '),
    ),
    get table() {
      return {
        columns: [
          { name: l10n.t('Layer') },
          { name: l10n.t('lowest to highest') },
          { name: l10n.t('mean') },
          { name: l10n.t('deviation') },
          { name: l10n.t('outputs that are 0') },
          { name: l10n.t('silent units') },
          { name: l10n.t('saturated') },
        ],
        rows: measured.map(({ title, activation }) => {
          const filled = filledBins(activation);
          return [
            title,
            filled === undefined ? '' : l10n.t('{0} to {1}', threeDigits(filled.low), threeDigits(filled.high)),
            threeDigits(activation.mean.median),
            threeDigits(activation.standardDeviation.median),
            percent(activation.zeroShare.median),
            percent(activation.deadShare.median),
            percent(activation.saturatedShare.median),
          ];
        }),
      };
    },
  };
}

/** The bins between the first and the last that hold anything. */
function filledBins({ histogram }: ActivationReport) {
  const { low, high, counts } = histogram;
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return undefined;
  const last = counts.reduce((found, count, index) => (count > 0 ? index : found), first);
  const width = (high - low) / counts.length;
  return { first, last, width, low: low + first * width, high: low + (last + 1) * width };
}

function binsOf({ title, activation }: Measured) {
  const filled = filledBins(activation);
  if (filled === undefined) return [];
  const { counts } = activation.histogram;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.slice(filled.first, filled.last + 1).map((count, index) => {
    const from = filled.low + index * filled.width;
    return {
      title,
      from,
      to: from + filled.width,
      share: count / total,
      text: l10n.t('{0} to {1}: {2}', threeDigits(from), threeDigits(from + filled.width), percent(count / total)),
    };
  });
}

function specification(titles: readonly string[], columns: number, cellWidth: number): TopLevelSpec {
  return {
    data: { name: 'bins' },
    facet: {
      field: 'title',
      type: 'ordinal',
      sort: [...titles],
      title: null,
      header: { labelAnchor: 'start', labelLimit: cellWidth, labelPadding: 2, labelFontSize: 11 },
    },
    columns,
    spacing: { row: 6, column: 14 },
    resolve: { scale: { x: 'independent', y: 'independent' } },
    spec: {
      width: cellWidth,
      height: CELL_HEIGHT,
      mark: { type: 'rect' },
      encoding: {
        x: {
          field: 'from',
          type: 'quantitative',
          title: null,
          scale: { zero: false, nice: false },
          axis: { tickCount: 3, grid: false, labelFlush: true },
        },
        x2: { field: 'to' },
        y: { field: 'share', type: 'quantitative', title: null, axis: null, scale: { zero: true } },
        y2: { datum: 0 },
        tooltip: [{ field: 'text', type: 'nominal', title: l10n.t('outputs') }],
      },
    },
  };
}
