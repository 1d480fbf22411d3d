import * as l10n from '@vscode/l10n';
import type { TopLevelSpec } from 'vega-lite';
import type { EpochRecord } from '../../model/training.js';
import type { Chart } from './chart.js';
import { LOG_AXIS } from './gradientChart.js';
import { eightDecimals, threeDigits } from './numberText.js';
import { labelLines } from './seriesLegend.js';

/** What has room above the layers on the narrowest page. */
const TITLE_LETTERS = 32;

/** Mean |gradient| of every layer and epoch as a map of cells; 0 and NaN cells stay empty and are told in the table. */
export function gradientHeatMap(
  networks: readonly { readonly label: string; readonly history: readonly EpochRecord[] }[],
  name: string,
): Chart {
  const cells = networks.flatMap(({ label, history }) =>
    history.flatMap(({ epoch, gradientMeanAbs }) =>
      gradientMeanAbs.map((size, index) => ({
        network: label,
        row: rowOf(label, index),
        epoch,
        size,
        text: eightDecimals(size),
      })),
    ),
  );
  const rows = [...new Set(cells.map(({ row }) => row))];
  const titles = networks.flatMap(({ label }) =>
    labelLines(label, TITLE_LETTERS).map((line, index) => ({ network: label, row: `${label}, ${index}`, line })),
  );
  const places = networks.flatMap(({ label, history }) => [
    ...titles.filter(({ network }) => network === label).map(({ row }) => row),
    ...(history[0]?.gradientMeanAbs ?? []).map((_, index) => rowOf(label, index)),
  ]);
  return {
    name,
    specification: specification(
      places,
      titles.map(({ row }) => row),
    ),
    data: {
      cells: cells.filter(({ size }) => Number.isFinite(size) && size > 0),
      titles,
    },
    summary: networks
      .map(({ label, history }) => {
        const sizes = history.at(-1)?.gradientMeanAbs;
        return sizes === undefined
          ? l10n.t('{0}: no epoch yet.', label)
          : l10n.t(
              '{0}, epoch {1}, mean |gradient| from the first layer to the last: {2}.',
              label,
              history.length,
              sizes.map(threeDigits).join(', '),
            );
      })
      .join(' '),
    get table() {
      return {
        columns: [{ name: l10n.t('Epoch') }, ...rows.map((row) => ({ name: row }))],
        rows: [...new Set(cells.map(({ epoch }) => epoch))].map((epoch) => [
          String(epoch),
          ...rows
            .map((row) => cells.find((cell) => cell.epoch === epoch && cell.row === row))
            .map((cell) => (cell === undefined ? '' : eightDecimals(cell.size))),
        ]),
      };
    },
  };
}

function rowOf(label: string, index: number): string {
  return l10n.t('{0}, layer {1}', label, index + 1);
}

/** `places` are all rows from top to bottom: above the layers of each network its name, which may take several. */
function specification(places: readonly string[], titles: readonly string[]): TopLevelSpec {
  const y = {
    field: 'row',
    type: 'ordinal',
    title: null,
    scale: { domain: [...places] as string[] },
    axis: { labelExpr: numberOfRow(places, titles), ticks: false, domain: false },
  } as const;
  return {
    width: 'container',
    height: { step: 22 },
    layer: [
      {
        data: { name: 'cells' },
        mark: { type: 'rect' },
        encoding: {
          x: {
            field: 'epoch',
            type: 'ordinal',
            title: l10n.t('Epoch'),
            axis: { labelAngle: 0, labelOverlap: 'greedy', labelSeparation: 6 },
          },
          y,
          color: {
            field: 'size',
            type: 'quantitative',
            scale: { type: 'log', scheme: 'viridis' },
            legend: {
              title: l10n.t('mean |gradient|, log scale'),
              orient: 'top',
              titleLimit: 300,
              // The scale's own format leaves all but the powers of ten without a label.
              format: '.0e',
              labelExpr: `datum.label === '' ? '' : ${LOG_AXIS.labelExpr}`,
              labelOverlap: 'greedy',
              gradientLength: { expr: 'min(220, width)' },
            },
          },
          tooltip: [
            { field: 'row', type: 'nominal', title: ' ' },
            { field: 'epoch', type: 'ordinal', title: l10n.t('epoch') },
            { field: 'text', type: 'nominal', title: l10n.t('mean |gradient|') },
          ],
        },
      },
      {
        data: { name: 'titles' },
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 2, fontWeight: 'bold', tooltip: null },
        encoding: { x: { value: 0 }, y, text: { field: 'line', type: 'nominal' } },
      },
    ],
  };
}

/** A row's label is short, because the network's name stands above its layers. */
function numberOfRow(places: readonly string[], titles: readonly string[]): string {
  let number = 0;
  const labels = places.map((place) => {
    if (titles.includes(place)) {
      number = 0;
      return '';
    }
    number += 1;
    return l10n.t('layer {0}', number);
  });
  return `${JSON.stringify(labels)}[indexof(${JSON.stringify(places)}, datum.value)]`;
}
