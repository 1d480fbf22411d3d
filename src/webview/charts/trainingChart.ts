import * as l10n from '@vscode/l10n';
import type { TopLevelSpec } from 'vega-lite';
import { decimal } from '../../model/localNumber.js';
import type { Chart } from './chart.js';
import { threeDigits } from './numberText.js';
import { SERIES_SHAPES, seriesLegend } from './seriesLegend.js';

/** One quantity of one network, epoch by epoch; `low` and `high` bound a band over seeds. */
export interface TrainingCurve {
  readonly network: string;
  readonly measured: 'training' | 'validation';
  /** What is measured, such as `training loss`. */
  readonly title: string;
  readonly values: readonly { readonly value: number; readonly low?: number; readonly high?: number }[];
}

interface TrainingChartOptions {
  readonly name: string;
  readonly quantity: 'loss' | 'accuracy';
  readonly epochs: number;
}

/** A quantity over the epochs of training, for training and held-out rows. */
export function trainingChart(
  curves: readonly TrainingCurve[],
  { name, quantity, epochs }: TrainingChartOptions,
): Chart {
  const rows = curves.flatMap(({ network, measured, title, values }) =>
    values.map(({ value, low, high }, index) => ({
      network,
      measured: measuredWord(measured),
      series: `${network}, ${title}`,
      epoch: index + 1,
      value,
      low: low ?? value,
      high: high ?? value,
      text: threeDigits(value),
    })),
  );
  const networks = [...new Set(curves.map(({ network }) => network))];
  return {
    name,
    specification: specification(networks, quantity, epochs),
    data: {
      curves: rows.filter(({ value }) => Number.isFinite(value)),
      bands: rows.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high) && high > low),
    },
    summary: curves
      .map(({ network, title, values }) => {
        const last = values.at(-1);
        return last === undefined
          ? l10n.t('{0}: no epoch yet.', network)
          : l10n.t(
              '{0}, {1}: {2} after epoch 1, {3} after epoch {4}.',
              network,
              title,
              threeDigits(values[0]?.value ?? NaN),
              threeDigits(last.value),
              values.length,
            );
      })
      .join(' '),
    get table() {
      return {
        columns: [{ name: l10n.t('Epoch') }, ...curves.map(({ network, title }) => ({ group: network, name: title }))],
        rows: Array.from({ length: Math.max(0, ...curves.map(({ values }) => values.length)) }, (_, index) => [
          String(index + 1),
          ...curves.map(({ values }) => {
            const value = values[index];
            return value === undefined ? '' : decimal(value.value.toFixed(4));
          }),
        ]),
      };
    },
  };
}

function measuredWord(measured: 'training' | 'validation'): string {
  return measured === 'training' ? l10n.t('training') : l10n.t('validation');
}

function specification(networks: readonly string[], quantity: 'loss' | 'accuracy', epochs: number): TopLevelSpec {
  const quantityWord = quantity === 'loss' ? l10n.t('loss') : l10n.t('accuracy');
  const measuredWords = [measuredWord('training'), measuredWord('validation')];
  // Two legends side by side share the room of a row.
  const legend = seriesLegend(networks, { letters: 20, beside: measuredWords });
  const x = {
    field: 'epoch',
    type: 'quantitative',
    title: l10n.t('Epoch'),
    scale: { domain: [1, Math.max(2, epochs)] as number[], nice: false },
    axis: { tickMinStep: 1, format: 'd' },
  } as const;
  const y = { field: 'value', type: 'quantitative', title: quantityWord, scale: { zero: false } } as const;
  const scale = { domain: [...networks] };
  const color = { field: 'network', type: 'nominal', scale, legend } as const;
  const strokeDash = {
    field: 'measured',
    type: 'nominal',
    scale: {
      domain: measuredWords,
      range: [
        [1, 0],
        [4, 3],
      ],
    },
    legend: { ...seriesLegend(measuredWords, { beside: networks }), symbolStrokeWidth: 2 },
  } as const;
  return {
    width: 'container',
    height: 260,
    layer: [
      {
        data: { name: 'bands' },
        mark: { type: 'area', opacity: 0.15, tooltip: null },
        encoding: {
          x,
          y: { ...y, field: 'low' },
          y2: { field: 'high' },
          color,
          detail: { field: 'series', type: 'nominal' },
        },
      },
      {
        data: { name: 'curves' },
        mark: { type: 'line', strokeWidth: 2, tooltip: null },
        encoding: { x, y, color, strokeDash },
      },
      {
        data: { name: 'curves' },
        mark: { type: 'point', filled: true, size: 35, opacity: 1 },
        encoding: {
          x,
          y,
          color,
          shape: { field: 'network', type: 'nominal', scale: { ...scale, range: SERIES_SHAPES }, legend },
          tooltip: [
            { field: 'series', type: 'nominal', title: ' ' },
            { field: 'epoch', type: 'quantitative', title: l10n.t('epoch') },
            { field: 'text', type: 'nominal', title: quantityWord },
          ],
        },
      },
    ],
  };
}
