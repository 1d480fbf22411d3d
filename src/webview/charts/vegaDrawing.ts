import { Error as ERRORS_ONLY, logger, View } from 'vega';
import embed from 'vega-embed';
import { compile, type Config, type TopLevelSpec } from 'vega-lite';
import type { Rest } from './drawingQueue.js';

/** As Vega has it; its types leave out the options. */
type SetSignal = (this: View, name: string, value: unknown, options: { readonly skip: boolean }) => View;

interface PreparationOptions {
  /** An empty element that nobody sees: the view is made for it, not put into it. */
  readonly stage: HTMLElement;
  readonly config: Config;
  /** The marks that numbers are written with, in axes and legends too. */
  readonly numbers: { readonly decimal: string; readonly thousands: string };
  /** Of the element that will show the chart, in CSS pixels. */
  readonly width: number;
  readonly rest: Rest;
}

/**
 * Computes a chart without its data, which nobody sees yet; each step has a task of its own, because the first of its kind takes tens
 * of milliseconds. Expressions are interpreted, because the page's policy allows no code from strings.
 */
export async function prepare(
  specification: TopLevelSpec,
  { stage, config, numbers, width, rest }: PreparationOptions,
): Promise<View> {
  // A data set without rows is no fault; Vega warns of its empty extent.
  const { spec } = compile(specification, { config, logger: logger(ERRORS_ONLY) });
  await rest();
  const isAsWideAsItsElement = 'width' in specification && specification.width === 'container';
  const { view } = await embed(stage, spec, {
    mode: 'vega',
    ast: true,
    actions: false,
    defaultStyle: false,
    hover: false,
    tooltip: { disableDefaultStyle: true },
    renderer: 'svg',
    logLevel: ERRORS_ONLY,
    formatLocale: { ...numbers, grouping: [3], currency: ['', ''] },
    viewClass: steppedView({ width: isAsWideAsItsElement ? width : undefined, rest }),
  });
  await rest();
  return view;
}

/** A view whose first run is a task of its own and draws nothing: whoever has its data puts it into an element. */
function steppedView({ width, rest }: { readonly width: number | undefined; readonly rest: Rest }): typeof View {
  let isPrepared = false;
  return class extends View {
    override initialize(container?: Element | string, bindings?: Element | string): this {
      return isPrepared ? super.initialize(container, bindings) : this;
    }

    override async runAsync(...whenDone: Parameters<View['runAsync']>): Promise<View> {
      if (isPrepared) return super.runAsync(...whenDone);
      // The specification asks the element for it, which the view does not have yet: not to be computed, then.
      if (width !== undefined) (this.signal as SetSignal).call(this, 'width', width, { skip: true });
      await rest();
      await super.runAsync(...whenDone);
      isPrepared = true;
      return this;
    }
  };
}
