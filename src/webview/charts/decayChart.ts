import * as l10n from '@vscode/l10n';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from './chart.js';
import { LOG_AXIS } from './gradientChart.js';
import { eightDecimals, rangeText, threeDigits } from './numberText.js';
import { SERIES_DASHES, SERIES_SHAPES, seriesLegend } from './seriesLegend.js';

/** Sizes over steps; `low` and `high` bound a band where there is one. */
export interface DecaySeries {
  readonly label: string;
  /** Written beside the last size. */
  readonly remark?: string;
  readonly sizes: readonly { readonly value: number; readonly low?: number; readonly high?: number }[];
}

interface DecayOptions {
  readonly name: string;
  /** What one step is: the title of the horizontal axis. */
  readonly step: string;
  /** What is drawn: the title of the vertical axis. */
  readonly size: string;
  /** Range that the vertical axis covers at least, so that charts can share it. */
  readonly extent?: readonly [number, number];
}

const drawable = (value: number) => Number.isFinite(value) && value > 0;

/** Sizes that shrink or grow step by step, 1-based, on a log scale. */
export function decayChart(series: readonly DecaySeries[], options: DecayOptions): Chart {
  const rows = series.flatMap(({ label, sizes }) =>
    sizes.map(({ value, low, high }, index) => ({
      series: label,
      step: index + 1,
      value,
      low: low ?? value,
      high: high ?? value,
      text: eightDecimals(value),
      spread: low === undefined || high === undefined ? '' : rangeText(low, high),
    })),
  );
  const steps = Math.max(0, ...series.map(({ sizes }) => sizes.length));
  const spread = series.map(({ sizes }) => sizes.some(({ low }) => low !== undefined));
  return {
    name: options.name,
    specification: specification(
      series.map(({ label }) => label),
      options,
    ),
    data: {
      points: rows.filter(({ value }) => drawable(value)),
      bands: rows.filter(({ value, low, high }) => drawable(value) && drawable(low) && high > low),
      remarks: series.flatMap(({ label, remark }) => {
        const last = rows.filter((row) => row.series === label).at(-1);
        return remark === undefined || last === undefined ? [] : [{ ...last, remark }];
      }),
      extent: (options.extent ?? []).filter(drawable).map((value) => ({ value })),
    },
    summary: series.map(summaryOf).join(' '),
    get table() {
      return {
        columns: [
          { name: options.step },
          ...series.flatMap(({ label: group }, index) => [
            { group, name: options.size },
            ...(spread[index] === true ? [{ group, name: l10n.t('5-95 % of draws') }] : []),
          ]),
        ],
        rows: Array.from({ length: steps }, (_, step) => [
          String(step + 1),
          ...series.flatMap(({ sizes }, index) => {
            const size = sizes[step];
            return [
              size === undefined ? '' : eightDecimals(size.value),
              ...(spread[index] === true
                ? [size?.low === undefined || size.high === undefined ? '' : rangeText(size.low, size.high)]
                : []),
            ];
          }),
        ]),
      };
    },
  };
}

function summaryOf({ label, sizes }: DecaySeries): string {
  const first = sizes.at(0);
  const last = sizes.at(-1);
  if (first === undefined || last === undefined) return l10n.t('{0}: no values.', label);
  return l10n.t(
    '{0}: {1} at step 1, {2} at step {3}.',
    label,
    threeDigits(first.value),
    threeDigits(last.value),
    sizes.length,
  );
}

function specification(labels: readonly string[], { step, size }: DecayOptions): TopLevelSpec {
  const scale = { domain: [...labels] };
  const legend = seriesLegend(labels);
  const x = {
    field: 'step',
    type: 'ordinal',
    title: step,
    axis: { labelAngle: 0, labelOverlap: true },
  } as const;
  const y = {
    field: 'value',
    type: 'quantitative',
    title: l10n.t('{0}, log scale', size),
    scale: { type: 'log', nice: true },
    axis: LOG_AXIS,
  } as const;
  const color = { field: 'series', type: 'nominal', scale, legend } as const;
  return {
    width: 'container',
    height: 260,
    layer: [
      {
        data: { name: 'bands' },
        mark: { type: 'area', opacity: 0.18, tooltip: null },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
      },
      {
        data: { name: 'extent' },
        mark: { type: 'point', opacity: 0, tooltip: null },
        encoding: { y },
      },
      {
        data: { name: 'remarks' },
        mark: { type: 'text', align: 'right', baseline: 'top', dx: -4, dy: 10, fontWeight: 'bold', tooltip: null },
        encoding: { x, y, text: { field: 'remark', type: 'nominal' } },
      },
      {
        data: { name: 'points' },
        mark: { type: 'line', strokeWidth: 2.5, tooltip: null },
        encoding: {
          x,
          y,
          color,
          strokeDash: { field: 'series', type: 'nominal', scale: { ...scale, range: SERIES_DASHES }, legend },
        },
      },
      {
        data: { name: 'points' },
        mark: { type: 'point', filled: true, size: 80, opacity: 1 },
        encoding: {
          x,
          y,
          color,
          shape: { field: 'series', type: 'nominal', scale: { ...scale, range: SERIES_SHAPES }, legend },
          tooltip: [
            { field: 'series', type: 'nominal', title: ' ' },
            { field: 'step', type: 'ordinal', title: step },
            { field: 'text', type: 'nominal', title: size },
            { field: 'spread', type: 'nominal', title: l10n.t('5-95 % of draws') },
          ],
        },
      },
    ],
  };
}
