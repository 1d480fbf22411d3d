import * as l10n from '@vscode/l10n';
import type { TopLevelSpec } from 'vega-lite';
import { decimal, grouped } from '../../model/localNumber.js';
import type { Marks } from '../../model/marks.js';
import {
  fittingLabel,
  nonFiniteWords,
  outsideWords,
  verdictSign,
  type MeasuredKernel,
} from '../results/measuredKernels.js';
import { verdictWords } from '../results/networkFigures.js';
import type { Chart, ChartTable } from './chart.js';
import { LOG_AXIS } from './gradientChart.js';
import { eightDecimals, threeDigits } from './numberText.js';
import { SERIES_SHAPES } from './seriesLegend.js';

/** One network's kernels under the name that the chart calls it by. */
export interface KernelSeries {
  readonly label: string;
  readonly kernels: readonly MeasuredKernel[];
  readonly draws: number;
  /** Whether this is the network as its source has it now, whose texts label the rows. */
  readonly isSource?: boolean;
}

interface LayerGradientOptions {
  readonly marks: Marks;
  /** Indices of the outermost layers at the cursor. */
  readonly cursor: readonly number[];
  /** Room for the layers' source texts, in pixels. */
  readonly labelWidth: number;
  readonly name: string;
}

const ROW_PIXELS = 28;
const CROWDED_ROW_PIXELS = 18;
const CROWDED_ROWS = 24;
/** With less room for texts, the marks are only named. */
const ROOMY_LABEL_PIXELS = 150;

const drawable = (value: number) => Number.isFinite(value) && value > 0;

/**
 * Mean |gradient| of every kernel on a log scale, one row per kernel in the order of the source. With a second series, such as the
 * network after a fix, both stand in the row of the same place, and the factor between them at its end.
 */
export function layerGradientChart(
  series: readonly [KernelSeries, ...KernelSeries[]],
  { marks, cursor, labelWidth, name }: LayerGradientOptions,
): Chart {
  const [first, second] = series;
  const roomy = labelWidth >= ROOMY_LABEL_PIXELS;
  // Unique, because it begins with the place.
  const rowOf = (kernel: MeasuredKernel) => fittingLabel(kernel, labelWidth);
  const rows = labellingSeries(series).kernels.map((kernel, index) => ({
    row: rowOf(kernel),
    path: [...kernel.path],
    place: kernel.place,
    source: kernel.source,
    measured: series
      .map(
        ({ label, kernels, draws }) => `${series.length > 1 ? `${label}: ` : ''}${spreadWords(kernels[index], draws)}`,
      )
      .join('; '),
    end:
      second === undefined
        ? endOf(kernel)
        : areComparable(first, second)
          ? factorWords(first.kernels[index], second.kernels[index])
          : '',
  }));
  const points = series.flatMap(({ label, kernels }) =>
    kernels.map((measured, index) => ({
      series: label,
      row: rows[index]?.row ?? rowOf(measured),
      index,
      median: measured.kernel.meanAbs.median,
      p05: measured.kernel.meanAbs.p05,
      p95: measured.kernel.meanAbs.p95,
    })),
  );
  return {
    name,
    specification: specification(
      series.map(({ label }) => label),
      rows.length,
      labelWidth,
    ),
    data: {
      rows,
      points: points.filter(({ median }) => drawable(median)),
      bands: points.filter(({ p05, p95 }) => drawable(p05) && drawable(p95) && p95 > p05),
      cursor: rows.filter(({ path }) => cursor.includes(path[0] ?? -1)),
      marks: [{ value: marks.small }, { value: marks.large }],
      room: [
        { value: marks.small / 3 },
        { value: marks.large * 3 },
        ...points.flatMap(({ p05, p95 }) => [p05 / 1.5, p95 * 1.5].filter(drawable).map((value) => ({ value }))),
      ],
      smallMark: [
        {
          value: marks.small,
          label: roomy ? l10n.t('{0}: below is too small', decimal(marks.small)) : decimal(marks.small),
        },
      ],
      largeMark: [
        {
          value: marks.large,
          label: roomy ? l10n.t('{0}: above is too large', decimal(marks.large)) : decimal(marks.large),
        },
      ],
    },
    summary: [
      l10n.t('Mean absolute gradient per layer on a log scale, one row per layer.'),
      ...series.map(({ label, kernels, draws }) =>
        l10n.t('{0}: {1}.', label, kernels.map((kernel) => `${kernel.place} ${sizeWords(kernel, draws)}`).join('; ')),
      ),
    ].join(' '),
    get table() {
      return table(series);
    },
  };
}

/** The factor from one median to the other; empty where there is none. */
export function factorWords(before: MeasuredKernel | undefined, after: MeasuredKernel | undefined): string {
  const factor = (after?.kernel.meanAbs.median ?? NaN) / (before?.kernel.meanAbs.median ?? NaN);
  if (!Number.isFinite(factor) || factor <= 0) return '';
  const size = factor >= 1 ? factor : 1 / factor;
  const rounded = Number(size.toPrecision(2));
  if (rounded < 1.1) return l10n.t('unchanged');
  const text = rounded >= 1e6 ? rounded.toExponential(0).replace('e+', 'e') : grouped(rounded);
  return factor >= 1 ? l10n.t('{0}x', text) : l10n.t('{0}x smaller', text);
}

/** A longer network has rows that the source has not; then its labels must do. */
function labellingSeries(series: readonly [KernelSeries, ...KernelSeries[]]): KernelSeries {
  return series.reduce((one, other) =>
    other.kernels.length > one.kernels.length ||
    (other.kernels.length === one.kernels.length && other.isSource === true)
      ? other
      : one,
  );
}

/** Layers that were added or taken away leave no pairs to compare. */
function areComparable(one: KernelSeries, other: KernelSeries): boolean {
  return one.kernels.length === other.kernels.length;
}

function endOf({ verdict, kernel }: MeasuredKernel): string {
  if (verdict === 'not a number' || verdict === 'infinite') return `${verdictSign(verdict)} !`;
  return `${threeDigits(kernel.meanAbs.median)}\u00a0${verdictSign(verdict)}`;
}

/** A kernel's size and verdict; where some draw was no number only that. */
function sizeWords({ kernel, verdict }: MeasuredKernel, draws: number): string {
  return nonFiniteWords(kernel, draws) || `${threeDigits(kernel.meanAbs.median)}, ${verdictWords(verdict)}`;
}

function spreadWords(measured: MeasuredKernel | undefined, draws: number): string {
  if (measured === undefined) return l10n.t('no such layer');
  const { kernel, verdict } = measured;
  const size = sizeWords(measured, draws);
  if (draws <= 1 || verdict === 'not a number' || verdict === 'infinite') return size;
  return l10n.t('{0}, 5-95 %: {1} to {2}', size, threeDigits(kernel.meanAbs.p05), threeDigits(kernel.meanAbs.p95));
}

function specification(labels: readonly string[], rows: number, labelWidth: number): TopLevelSpec {
  const compared = labels.length > 1;
  const step = (rows > CROWDED_ROWS ? CROWDED_ROW_PIXELS : ROW_PIXELS) * (compared ? 1.3 : 1);
  const domain = [...labels];
  const y = {
    field: 'row',
    type: 'ordinal',
    sort: null,
    title: null,
    axis: {
      labelLimit: labelWidth,
      labelAlign: 'left',
      labelPadding: labelWidth + 6,
      labelOverlap: false,
      ticks: false,
      domain: false,
    },
    scale: { paddingInner: 0, paddingOuter: 0 },
  } as const;
  const yOffset = compared ? { yOffset: { field: 'series', type: 'nominal', scale: { domain } } as const } : {};
  const x = {
    field: 'median',
    type: 'quantitative',
    title: l10n.t('mean |gradient|, log scale'),
    scale: { type: 'log', nice: false },
    axis: { values: LOG_AXIS.values, format: '~e', labelOverlap: true, tickCount: 6 },
  } as const;
  const legend = compared
    ? ({ title: null, orient: 'top', direction: 'vertical', symbolSize: 90, symbolOpacity: 1, offset: 36 } as const)
    : null;
  const color = { field: 'series', type: 'nominal', scale: { domain }, legend } as const;
  const shape = { field: 'series', type: 'nominal', scale: { domain, range: SERIES_SHAPES }, legend } as const;
  const wholeRow = { y, x: { value: 0 }, x2: { value: 'width' } } as const;
  const markLabel = (data: string, align: 'left' | 'right', dy: number) =>
    ({
      data: { name: data },
      mark: { type: 'text', style: 'course-mark-label', align, baseline: 'bottom', dy, tooltip: null },
      encoding: { y: { value: 0 }, x: { ...x, field: 'value' }, text: { field: 'label' } },
    }) as const;
  // Two lines would cross the rows of each other's points: a comparison is read row by row.
  const trend = {
    data: { name: 'points' },
    mark: { type: 'line', strokeWidth: 2, opacity: 0.8, tooltip: null },
    encoding: { y, x, color, order: { field: 'index', type: 'quantitative' } },
  } as const;
  return {
    width: 'container',
    height: rows * step,
    layer: [
      {
        data: { name: 'cursor' },
        mark: { type: 'rect', style: 'cursor', opacity: 0.16, tooltip: null },
        encoding: wholeRow,
      },
      {
        data: { name: 'marks' },
        mark: { type: 'rule', style: 'course-mark', tooltip: null },
        encoding: { x: { ...x, field: 'value' } },
      },
      {
        data: { name: 'room' },
        mark: { type: 'point', opacity: 0, tooltip: null },
        encoding: { x: { ...x, field: 'value' } },
      },
      markLabel('smallMark', 'left', -3),
      markLabel('largeMark', 'right', -18),
      {
        data: { name: 'bands' },
        mark: { type: 'bar', opacity: 0.3, height: compared ? 9 : 12, tooltip: null },
        encoding: { y, x: { ...x, field: 'p05' }, x2: { field: 'p95' }, color, ...yOffset },
      },
      ...(compared ? [] : [trend]),
      {
        data: { name: 'points' },
        mark: { type: 'point', filled: true, size: 80, opacity: 1, tooltip: null },
        encoding: { y, x, color, shape, ...yOffset },
      },
      {
        data: { name: 'rows' },
        mark: { type: 'text', align: 'left', dx: 6, tooltip: null },
        encoding: { y, x: { value: 'width' }, text: { field: 'end', type: 'nominal' } },
      },
      {
        // Above everything else and not to be seen: the whole row answers to the pointer.
        data: { name: 'rows' },
        mark: { type: 'rect', opacity: 0, cursor: 'pointer' },
        encoding: {
          ...wholeRow,
          x: { value: -labelWidth - 6 },
          tooltip: [
            { field: 'place', type: 'nominal', title: l10n.t('layer') },
            { field: 'source', type: 'nominal', title: l10n.t('source') },
            { field: 'measured', type: 'nominal', title: l10n.t('mean |gradient|') },
          ],
        },
      },
    ],
  };
}

function table(series: readonly [KernelSeries, ...KernelSeries[]]): ChartTable {
  const [first, second] = series;
  const several = series.some(({ draws }) => draws > 1);
  const grouped = series.length > 1;
  const factors = second !== undefined && areComparable(first, second);
  return {
    columns: [
      { name: l10n.t('Layer') },
      { name: l10n.t('Source') },
      ...series.flatMap(({ label }) => {
        const group = grouped ? { group: label } : {};
        return [
          { ...group, name: several ? l10n.t('median of mean |gradient|') : l10n.t('mean |gradient|') },
          ...(several
            ? [
                { ...group, name: l10n.t('5-95 % of draws') },
                { ...group, name: l10n.t('draws outside the marks') },
              ]
            : []),
          { ...group, name: l10n.t('verdict') },
        ];
      }),
      ...(factors ? [{ name: l10n.t('Factor') }] : []),
    ],
    rows: labellingSeries(series).kernels.map(({ place, source }, index) => [
      place,
      source,
      ...series.flatMap(({ kernels, draws }) => {
        const measured = kernels[index];
        if (measured === undefined) return several ? ['', '', '', ''] : ['', ''];
        const { kernel, verdict } = measured;
        const broken = nonFiniteWords(kernel, draws);
        return [
          eightDecimals(kernel.meanAbs.median),
          ...(several
            ? [
                l10n.t('{0} to {1}', threeDigits(kernel.meanAbs.p05), threeDigits(kernel.meanAbs.p95)),
                outsideWords(kernel),
              ]
            : []),
          {
            text: broken === '' ? verdictWords(verdict) : broken,
            tone: verdict === 'good' ? 'good' : 'bad',
          } as const,
        ];
      }),
      ...(factors ? [factorWords(first.kernels[index], second.kernels[index])] : []),
    ]),
  };
}
