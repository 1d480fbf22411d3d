import * as l10n from '@vscode/l10n';
import type { TopLevelSpec } from 'vega-lite';
import { decimal } from '../../model/localNumber.js';
import type { Chart } from './chart.js';
import { MARK_LABEL_STYLES } from './gradientChart.js';
import { threeDigits } from './numberText.js';

interface CurveOptions {
  readonly name: string;
  readonly title: string;
  /** Which of the page's series this is, so that one activation keeps its colour and dash: 0 or 1. */
  readonly series: 0 | 1;
  /** A horizontal line worth knowing, such as the derivative's highest value. */
  readonly line?: { readonly value: number; readonly label: string };
  readonly cursor: number;
}

const LOW = -3;
const HIGH = 3;
const STEPS = 240;
const TABLE_STEP = 0.5;

const sampled = new WeakMap<(x: number) => number, readonly { readonly x: number; readonly y: number }[]>();

/** The same array every time, so that a moved cursor leaves the curve's drawing alone. */
function samplesOf(curve: (x: number) => number): readonly { readonly x: number; readonly y: number }[] {
  const known = sampled.get(curve);
  if (known !== undefined) return known;
  const samples = Array.from({ length: STEPS + 1 }, (_, index) => {
    const x = LOW + ((HIGH - LOW) * index) / STEPS;
    return { x, y: curve(x) };
  });
  sampled.set(curve, samples);
  return samples;
}

/** A function over x from -3 to 3 with a cursor; the cursor is data, so moving it changes the drawing in place. */
export function curveChart(curve: (x: number) => number, { name, title, series, line, cursor }: CurveOptions): Chart {
  const at = curve(cursor);
  return {
    name,
    specification: specification(title, series),
    data: {
      curve: samplesOf(curve),
      line: line === undefined ? [] : [{ y: line.value, label: line.label }],
      cursor: [{ x: cursor, y: at, text: l10n.t('{0} at x = {1}', threeDigits(at), decimal(cursor.toFixed(2))) }],
    },
    summary: l10n.t(
      '{0}: {1} at x = {2}, {3} at x = 0, {4} at x = {5}; the cursor reads {6} at x = {7}.',
      title,
      threeDigits(curve(LOW)),
      LOW,
      threeDigits(curve(0)),
      threeDigits(curve(HIGH)),
      HIGH,
      threeDigits(at),
      decimal(cursor.toFixed(2)),
    ),
    get table() {
      return {
        columns: [{ name: 'x' }, { name: title }],
        rows: Array.from({ length: (HIGH - LOW) / TABLE_STEP + 1 }, (_, index) => {
          const x = LOW + index * TABLE_STEP;
          return [decimal(x.toFixed(1)), decimal(curve(x).toFixed(6))];
        }),
      };
    },
  };
}

function specification(title: string, series: 0 | 1): TopLevelSpec {
  const x = {
    field: 'x',
    type: 'quantitative',
    title: 'x',
    scale: { domain: [LOW, HIGH] as number[], nice: false },
    axis: { values: Array.from({ length: HIGH - LOW + 1 }, (_, index) => LOW + index), format: 'd' },
  } as const;
  const y = { field: 'y', type: 'quantitative', title: null } as const;
  const color = { datum: String(series), type: 'nominal', scale: { domain: ['0', '1'] }, legend: null } as const;
  return {
    width: 'container',
    height: 180,
    layer: [
      {
        data: { name: 'line' },
        mark: { type: 'rule', style: 'course-mark', tooltip: null },
        encoding: { y },
      },
      {
        data: { name: 'curve' },
        mark: { type: 'line', strokeWidth: 2.5, strokeDash: series === 0 ? [1, 0] : [7, 4], tooltip: null },
        encoding: { x, y, color },
      },
      ...MARK_LABEL_STYLES.map(
        (style) =>
          ({
            data: { name: 'line' },
            mark: { type: 'text', style, align: 'left', dx: 4, dy: 9, tooltip: null },
            encoding: { x: { value: 0 }, y, text: { field: 'label', type: 'nominal' } },
          }) as const,
      ),
      { data: { name: 'cursor' }, mark: { type: 'rule', style: 'cursor', tooltip: null }, encoding: { x } },
      {
        data: { name: 'cursor' },
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: { x, y, color, tooltip: [{ field: 'text', type: 'nominal', title: title }] },
      },
    ],
  };
}
