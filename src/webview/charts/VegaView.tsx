import { useEffect, useRef } from 'preact/hooks';
import type { Result } from 'vega-embed';
import { chartConfig } from '../theme/chartTheme.js';
import { editorTheme } from '../theme/editorTheme.js';
import type { Chart } from './chart.js';
import { drawingTurn } from './drawingTurn.js';

const LOG_ERRORS_ONLY = 1;

/** Loads Vega while the page still waits for what it is to show; whoever draws waits for it and meets its fault. */
export function loadVega() {
  return import('vega-embed');
}

/** A drawn chart as files. */
export interface DrawnChart {
  png(): Promise<string>;
  svg(): Promise<string>;
}

interface Properties {
  readonly chart: Chart;
  /** Told of the drawing when it is ready, and of null when it is gone. */
  readonly onDrawn: (drawn: DrawnChart | null) => void;
  readonly onFault: (message: string) => void;
  /** Told where the pointer is over the drawing, as a value on the horizontal scale. */
  readonly onPointer?: ((x: number) => void) | undefined;
  /** Told of the row of data that belongs to what was clicked. */
  readonly onSelect?: ((datum: object) => void) | undefined;
}

/**
 * Draws a chart by Vega as SVG. New numbers change the drawing in place; only another structure or theme draws it anew.
 * Expressions are interpreted, because the page's policy allows no code from strings.
 */
export function VegaView({ chart, onDrawn, onFault, onPointer, onSelect }: Properties) {
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<Result | null>(null);
  const latest = useRef(chart);
  latest.current = chart;
  const pointed = useRef(onPointer);
  pointed.current = onPointer;
  const drawnData = useRef<Chart['data']>({});
  const select = useRef(onSelect);
  select.current = onSelect;
  const theme = editorTheme().value;
  const structure = JSON.stringify(chart.specification);

  /** Brings the drawing up to date; data sets that are the same as before are left alone. */
  const show = async () => {
    await drawingTurn();
    const view = drawing.current?.view;
    if (view === undefined) return;
    const before = drawnData.current;
    const { data } = latest.current;
    drawnData.current = data;
    for (const [name, rows] of Object.entries(data)) {
      if (rows !== before[name])
        view.data(
          name,
          rows.map((row) => ({ ...row })),
        );
    }
    await view.runAsync();
  };

  useEffect(() => {
    const element = host.current;
    if (element === null || theme === undefined) return;
    const lifetime = new AbortController();
    const isGone = () => lifetime.signal.aborted;
    const draw = async () => {
      const { default: embed } = await loadVega();
      await drawingTurn();
      if (isGone()) return;
      const { specification, data } = latest.current;
      const datasets = { ...data } as Record<string, object[]>;
      const drawn = await embed(element, structuredClone({ ...specification, datasets }), {
        mode: 'vega-lite',
        ast: true,
        actions: false,
        defaultStyle: false,
        tooltip: { disableDefaultStyle: true },
        renderer: 'svg',
        // A data set without rows is no fault; Vega warns of its empty extent.
        logLevel: LOG_ERRORS_ONLY,
        config: chartConfig(theme) as Record<string, unknown>,
      });
      if (isGone()) {
        drawn.finalize();
        return;
      }
      drawing.current = drawn;
      drawnData.current = data;
      watchPointer(drawn, (x) => pointed.current?.(x));
      layOutAgain(drawn, (fault) => onFault(`chart ${chart.name}: ${String(fault)}`));
      drawn.view.addEventListener('click', (_event, item) => {
        const datum: unknown = item?.datum;
        if (typeof datum === 'object' && datum !== null) select.current?.(datum);
      });
      await show();
      onDrawn({
        png: () => drawn.view.toImageURL('png', 2),
        svg: () => drawn.view.toSVG(),
      });
    };
    draw().catch((error: unknown) => onFault(`chart ${chart.name}: ${String(error)}`));
    return () => {
      lifetime.abort();
      onDrawn(null);
      drawing.current?.finalize();
      drawing.current = null;
    };
  }, [structure, theme]);

  useEffect(() => {
    show().catch((error: unknown) => onFault(`chart ${chart.name}: ${String(error)}`));
  }, [chart.data]);

  // Vega gives the element that it draws into a role and a name of its own: the summary stands around it.
  return (
    <div class="chart-drawing" role="img" aria-label={chart.summary}>
      <div ref={host} />
    </div>
  );
}

/** A legend that takes another form at another width needs another height, which Vega notices only when asked to lay out again. */
function layOutAgain({ view }: Result, onFault: (fault: unknown) => void): void {
  let isUnderWay = false;
  view.addSignalListener('width', () => {
    // Laying out sets the width itself, by a pixel now and then: that is not answered again.
    if (isUnderWay) return;
    isUnderWay = true;
    view.runAfter(() => {
      view
        .resize()
        .runAsync()
        .catch(onFault)
        .finally(() => (isUnderWay = false));
    });
  });
  view.resize();
}

function watchPointer({ view }: Result, listen: (x: number) => void): void {
  view.addEventListener('pointermove', (event) => {
    const drawing = view.container()?.querySelector('svg');
    const scale = view.scale('x') as { invert?: (pixel: number) => number } | undefined;
    if (!(event instanceof PointerEvent) || !drawing || scale?.invert === undefined) return;
    const [left] = view.origin();
    listen(scale.invert(event.clientX - drawing.getBoundingClientRect().left - left));
  });
}
