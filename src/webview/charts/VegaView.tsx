import { useEffect, useRef } from 'preact/hooks';
import type { View } from 'vega';
import { chartConfig } from '../theme/chartTheme.js';
import { editorTheme } from '../theme/editorTheme.js';
import { numberMarks } from '../../model/localNumber.js';
import type { Chart } from './chart.js';
import { inTurn, type Rest } from './drawingQueue.js';
import { Pace } from './pace.js';
import { ShownData } from './shownData.js';

/** Loads Vega while the page still waits for what it is to show; whoever draws waits for it and meets its fault. */
export function loadVega() {
  return import('./vegaDrawing.js');
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

/** Draws a chart by Vega. New numbers change the drawing in place; only another structure or theme draws it anew. */
export function VegaView({ chart, onDrawn, onFault, onPointer, onSelect }: Properties) {
  const host = useRef<HTMLDivElement>(null);
  const pace = useRef<Pace | null>(null);
  const latest = useRef(chart);
  latest.current = chart;
  const pointed = useRef(onPointer);
  pointed.current = onPointer;
  const select = useRef(onSelect);
  select.current = onSelect;
  const theme = editorTheme().value;
  const structure = JSON.stringify(chart.specification);

  useEffect(() => {
    const element = host.current;
    if (element === null || theme === undefined) return;
    const lifetime = new AbortController();
    const isGone = () => lifetime.signal.aborted;
    const fault = (error: unknown) => onFault(`chart ${chart.name}: ${String(error)}`);
    const begin = async (rest: Rest) => {
      const { prepare } = await loadVega();
      if (isGone()) return;
      const specification = JSON.parse(structure) as Chart['specification'];
      const view = await prepare(specification, {
        stage: document.createElement('div'),
        config: chartConfig(theme),
        numbers: numberMarks(),
        width: element.clientWidth,
        rest,
      });
      lifetime.signal.addEventListener('abort', () => view.finalize());
      if (isGone()) {
        view.finalize();
        return;
      }
      element.replaceChildren();
      view.initialize(element);
      layOutAgain(view, fault);
      const data = new ShownData(view);
      await data.show(latest.current.data);
      watchPointer(view, (x) => pointed.current?.(x));
      watchClicks(view, (datum) => select.current?.(datum));
      const draw = () => inTurn(async () => (isGone() ? 0 : data.show(latest.current.data)));
      pace.current = paceOf(element, draw, { onFault: fault, lifetime: lifetime.signal });
      pace.current.ask();
      onDrawn({
        png: () => view.toImageURL('png', 2),
        svg: () => view.toSVG(),
      });
    };
    inTurn(begin).catch(fault);
    return () => {
      lifetime.abort();
      pace.current = null;
      onDrawn(null);
    };
  }, [structure, theme]);

  useEffect(() => pace.current?.ask(), [chart.data]);

  // Vega gives the element that it draws into a role and a name of its own: the summary stands around it.
  return (
    <div class="chart-drawing" role="img" aria-label={chart.summary}>
      <div ref={host} />
    </div>
  );
}

/** Brings a drawing up to date at the pace that suits whether it is in sight. */
function paceOf(
  element: Element,
  draw: () => Promise<number>,
  { onFault, lifetime }: { readonly onFault: (fault: unknown) => void; readonly lifetime: AbortSignal },
): Pace {
  const pace = new Pace({ draw, onFault });
  const sight = new IntersectionObserver((entries) => pace.seen(entries.at(-1)?.isIntersecting ?? true));
  sight.observe(element);
  lifetime.addEventListener('abort', () => {
    sight.disconnect();
    pace.end();
  });
  return pace;
}
/** A legend that takes another form at another width needs another height, which Vega notices only when asked to lay out again. */
function layOutAgain(view: View, onFault: (fault: unknown) => void): void {
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
}

function watchClicks(view: View, listen: (datum: object) => void): void {
  view.addEventListener('click', (_event, item) => {
    const datum: unknown = item?.datum;
    if (typeof datum === 'object' && datum !== null) listen(datum);
  });
}

function watchPointer(view: View, listen: (x: number) => void): void {
  view.addEventListener('pointermove', (event) => {
    const drawing = view.container()?.querySelector('svg');
    const scale = view.scale('x') as { invert?: (pixel: number) => number } | undefined;
    if (!(event instanceof PointerEvent) || !drawing || scale?.invert === undefined) return;
    const [left] = view.origin();
    listen(scale.invert(event.clientX - drawing.getBoundingClientRect().left - left));
  });
}
