import * as l10n from '@vscode/l10n';
import type { TopLevelSpec } from 'vega-lite';
import { decimal } from '../../model/localNumber.js';
import type { Marks } from '../../model/marks.js';
import { listText } from '../results/listText.js';
import { outsideWords } from '../results/measuredKernels.js';
import { verdictWords, type NetworkFigures } from '../results/networkFigures.js';
import type { Chart, ChartTable } from './chart.js';
import { eightDecimals, rangeText, times } from './numberText.js';
import { SERIES_DASHES, SERIES_SHAPES, seriesLegend } from './seriesLegend.js';

/** Powers of ten that a log axis may be labelled with; the axis takes those in its range. */
const POWERS_OF_TEN = Array.from({ length: 61 }, (_, index) => Number(`1e${index - 40}`));

/** Labels a log axis by plain numbers as far as they are short, by powers of ten beyond. */
export const LOG_AXIS = {
  values: POWERS_OF_TEN,
  labelExpr:
    "datum.value >= 0.000001 && datum.value <= 100000 ? format(datum.value, ',~f') : format(datum.value, '~e')",
  tickCount: 8,
  labelOverlap: true,
};

/** A mark's label is written twice, above the lines: first in the background's colour around the letters, so that no line crosses them. */
export const MARK_LABEL_STYLES = ['course-mark-label-room', 'course-mark-label'] as const;

const drawable = (value: number) => Number.isFinite(value) && value > 0;

function specification(labels: readonly string[]): TopLevelSpec {
  const domain = [...labels];
  const x = {
    field: 'place',
    type: 'ordinal',
    sort: null,
    title: l10n.t('Layer, from the input'),
    axis: { labelAngle: 0, labelOverlap: true },
  } as const;
  const y = {
    field: 'median',
    type: 'quantitative',
    title: l10n.t('mean |gradient|, log scale'),
    scale: { type: 'log', nice: true },
    axis: LOG_AXIS,
  } as const;
  const legend = labels.length > 1 ? seriesLegend(labels) : null;
  const color = { field: 'network', type: 'nominal', scale: { domain }, legend } as const;
  const strokeDash = { field: 'network', type: 'nominal', scale: { domain, range: SERIES_DASHES }, legend } as const;
  const shape = {
    field: 'network',
    type: 'nominal',
    scale: { domain, range: SERIES_SHAPES },
    legend,
  } as const;
  const tooltip = [
    { field: 'network', type: 'nominal', title: l10n.t('network') },
    { field: 'name', type: 'nominal', title: l10n.t('layer') },
    { field: 'text', type: 'nominal', title: l10n.t('mean |gradient|') },
    { field: 'verdict', type: 'nominal', title: l10n.t('verdict') },
    { field: 'spread', type: 'nominal', title: l10n.t('5-95 % of draws') },
  ] as const;
  // Gradients that vanish do so at the input, where the lower mark's label would lie under them.
  const markLabel = (data: string, end: 'left' | 'right', dy: number) =>
    MARK_LABEL_STYLES.map(
      (style) =>
        ({
          data: { name: data },
          mark: { type: 'text', style, align: end, dx: end === 'left' ? 4 : -4, dy, tooltip: null },
          encoding: {
            x: { value: end === 'left' ? 0 : 'width' },
            y: { ...y, field: 'value' },
            text: { field: 'label', type: 'nominal' },
          },
        }) as const,
    );
  return {
    width: 'container',
    height: 300,
    layer: [
      {
        data: { name: 'bands' },
        mark: { type: 'area', opacity: 0.18, tooltip: null },
        encoding: { x, y: { ...y, field: 'p05' }, y2: { field: 'p95' }, color },
      },
      {
        data: { name: 'marks' },
        mark: { type: 'rule', style: 'course-mark', tooltip: null },
        encoding: { y: { ...y, field: 'value' } },
      },
      {
        data: { name: 'room' },
        mark: { type: 'point', opacity: 0, tooltip: null },
        encoding: { y: { ...y, field: 'value' } },
      },
      {
        data: { name: 'points' },
        mark: { type: 'line', strokeWidth: 2.5, tooltip: null },
        encoding: { x, y, color, strokeDash },
      },
      ...markLabel('smallMark', 'right', 9),
      ...markLabel('largeMark', 'left', -8),
      {
        data: { name: 'points' },
        mark: { type: 'point', filled: true, size: 80, opacity: 1 },
        encoding: { x, y, color, shape, tooltip: [...tooltip] },
      },
      {
        data: { name: 'missing' },
        mark: { type: 'text', fontSize: 16, fontWeight: 'bold', baseline: 'bottom', dy: -2 },
        encoding: {
          x,
          y: { value: 'height' },
          text: { field: 'sign', type: 'nominal' },
          color,
          tooltip: [...tooltip],
        },
      },
    ],
  };
}

function chartTable(networks: readonly NetworkFigures[]): ChartTable {
  const several = networks.some(({ draws }) => draws > 1);
  const depth = Math.max(0, ...networks.map(({ layers }) => layers.length));
  return {
    columns: [
      { name: l10n.t('Layer') },
      ...networks.flatMap(({ label: group }) => [
        { group, name: several ? l10n.t('median of mean |gradient|') : l10n.t('mean |gradient|') },
        ...(several
          ? [
              { group, name: l10n.t('5-95 % of draws') },
              { group, name: l10n.t('draws outside the marks') },
            ]
          : []),
        { group, name: l10n.t('verdict') },
      ]),
    ],
    rows: Array.from({ length: depth }, (_, index) => [
      networks.find(({ layers }) => layers[index] !== undefined)?.layers[index]?.place ?? String(index + 1),
      ...networks.flatMap(({ layers }) => {
        const figure = layers[index];
        if (figure === undefined) return several ? ['', '', '', ''] : ['', ''];
        return [
          eightDecimals(figure.meanAbs.median),
          ...(several ? [rangeText(figure.meanAbs.p05, figure.meanAbs.p95), outsideWords(figure)] : []),
          { text: verdictWords(figure.verdict), tone: figure.verdict === 'good' ? 'good' : 'bad' } as const,
        ];
      }),
    ]),
  };
}

/** One sentence on how a network's gradient changes from its last layer back to its first. */
export function decaySentence({ label, layers, firstToLast, allZeroShare, draws }: NetworkFigures): string {
  const one = draws === 1;
  if (layers.length === 0) return l10n.t('In the {0} no layer has weights.', label);
  if (allZeroShare === 1) {
    return one
      ? l10n.t(
          'In the {0} every gradient is exactly 0 in this draw: it is dead and cannot learn from this input.',
          label,
        )
      : l10n.t('In the {0} every gradient is exactly 0 in every draw.', label);
  }
  const broken = layers.find(({ verdict }) => verdict === 'not a number' || verdict === 'infinite');
  if (broken !== undefined) {
    return l10n.t('In the {0} the gradient of layer {1} is {2}.', label, broken.place, verdictWords(broken.verdict));
  }
  const ratio = firstToLast.median;
  if (!(ratio > 0)) {
    return one
      ? l10n.t('In the {0} the first layer gets no gradient at all.', label)
      : l10n.t('In the {0} the first layer typically gets no gradient at all.', label);
  }
  if (ratio < 1 / 1.5) {
    return one
      ? l10n.t('In the {0} the first layer gets {1} less than the last.', label, times(1 / ratio))
      : l10n.t('In the {0} the first layer typically gets {1} less than the last.', label, times(1 / ratio));
  }
  if (ratio > 1.5) {
    return one
      ? l10n.t('In the {0} the first layer gets {1} more than the last.', label, times(ratio))
      : l10n.t('In the {0} the first layer typically gets {1} more than the last.', label, times(ratio));
  }
  return one
    ? l10n.t('In the {0} the first and the last layer get about the same.', label)
    : l10n.t('In the {0} the first and the last layer typically get about the same.', label);
}

/** Which layers of a network are outside the marks. */
function flaggedSentence({ label, layers }: NetworkFigures, marks: Marks): string {
  const placed = (wanted: string) =>
    listText(layers.filter(({ verdict }) => verdict === wanted).map(({ place }) => place));
  const [small, large] = [placed('too small'), placed('too large')];
  if (small === '' && large === '') return l10n.t('{0}: no layer outside the marks.', label);
  if (large === '') return l10n.t('{0}: below {1} in layer {2}.', label, decimal(marks.small), small);
  if (small === '') return l10n.t('{0}: above {1} in layer {2}.', label, decimal(marks.large), large);
  return l10n.t(
    '{0}: below {1} in layer {2}, above {3} in layer {4}.',
    label,
    decimal(marks.small),
    small,
    decimal(marks.large),
    large,
  );
}

function summaryOf(networks: readonly NetworkFigures[], marks: Marks): string {
  return [
    l10n.t('Mean absolute gradient per layer on a log scale.'),
    ...networks.map(decaySentence),
    ...networks.map((network) => flaggedSentence(network, marks)),
  ].join(' ');
}

/** Mean |gradient| per layer of one or more networks on a log scale, with the two marks drawn in. */
export function gradientChart(networks: readonly NetworkFigures[], marks: Marks, name: string): Chart {
  const figures = networks.flatMap((network) =>
    network.layers.map((figure) => ({
      network: network.label,
      place: figure.place,
      name: `${figure.place}: ${figure.name}`,
      median: figure.meanAbs.median,
      p05: figure.meanAbs.p05,
      p95: figure.meanAbs.p95,
      text: eightDecimals(figure.meanAbs.median),
      spread: network.draws > 1 ? rangeText(figure.meanAbs.p05, figure.meanAbs.p95) : l10n.t('one draw only'),
      verdict: verdictWords(figure.verdict),
    })),
  );
  return {
    name,
    specification: specification(networks.map(({ label }) => label)),
    data: {
      points: figures.filter(({ median }) => drawable(median)),
      bands: figures.filter(({ median, p05, p95 }) => drawable(p05) && drawable(p95) && drawable(median) && p95 > p05),
      missing: figures
        .filter(({ median }) => !drawable(median))
        .map((figure) => ({ ...figure, sign: figure.median === 0 ? '0' : '!' })),
      marks: [{ value: marks.small }, { value: marks.large }],
      room: [{ value: marks.small / 5 }, { value: marks.large * 5 }],
      smallMark: [{ value: marks.small, label: l10n.t('{0}: below is too small', decimal(marks.small)) }],
      largeMark: [{ value: marks.large, label: l10n.t('{0}: above is too large', decimal(marks.large)) }],
    },
    summary: summaryOf(networks, marks),
    get table() {
      return chartTable(networks);
    },
  };
}
