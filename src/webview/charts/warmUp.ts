import type { TopLevelSpec } from 'vega-lite';
import { numberMarks } from '../../model/localNumber.js';
import { chartConfig } from '../theme/chartTheme.js';
import { editorTheme } from '../theme/editorTheme.js';
import { inTurn, isAnythingDrawn } from './drawingQueue.js';
import { loadVega } from './VegaView.js';

/** Milliseconds after which a page that has drawn nothing waits for the person. */
const QUIET_AFTER = 1000;

const ROWS = { data: { name: 'rows' }, datasets: { rows: [{ x: 1, y: 1, z: 'a' }] }, width: 'container' } as const;
const X = { field: 'x', type: 'quantitative', title: 'x' } as const;
const Y = { field: 'y', type: 'quantitative' } as const;
const LOG_Y = { ...Y, scale: { type: 'log' }, axis: { labelExpr: "format(datum.value, '~e')" } } as const;
const COLOR = { field: 'z', type: 'nominal', legend: { orient: 'top' } } as const;

/** Each adds some of what the panels' charts have to the one before: the whole at once would hold up the page for twice as long. */
export const SMALL_CHARTS: readonly TopLevelSpec[] = [
  { ...ROWS, mark: 'point' },
  { ...ROWS, mark: 'point', encoding: { x: X } },
  { ...ROWS, mark: 'line', encoding: { x: X, y: LOG_Y } },
  { ...ROWS, mark: 'area', encoding: { x: X, y: Y, y2: { field: 'x' }, color: COLOR } },
  {
    ...ROWS,
    encoding: { x: X, color: COLOR },
    layer: [
      {
        mark: { type: 'line', point: true, clip: true },
        encoding: { y: LOG_Y, strokeDash: { field: 'z', type: 'nominal' }, tooltip: [Y] },
      },
      { mark: 'text', encoding: { text: { field: 'z' } }, transform: [{ filter: 'datum.x > 0' }] },
    ],
  },
];

/**
 * Loads Vega, and draws small charts that nobody sees while the person reads: the browser compiles what a first chart needs, tens of
 * milliseconds a step, before the person waits for one.
 */
export async function warmUp(): Promise<void> {
  const { prepare } = await loadVega();
  await new Promise((resolve) => setTimeout(resolve, QUIET_AFTER));
  await new Promise((resolve) => requestIdleCallback(resolve));
  const theme = editorTheme().value;
  if (theme === undefined || isAnythingDrawn()) return;
  const options = {
    stage: document.createElement('div'),
    config: chartConfig(theme),
    numbers: numberMarks(),
    width: 400,
  };
  await inTurn(async (rest) => {
    for (const chart of SMALL_CHARTS) (await prepare(chart, { ...options, rest })).finalize();
  });
}
