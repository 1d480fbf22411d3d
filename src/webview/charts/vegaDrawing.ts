import { Error as ERRORS_ONLY, formatLocale, logger, parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type Config, type TopLevelSpec } from 'vega-lite';
import { Handler } from 'vega-tooltip';
import type { Rest } from './drawingQueue.js';

/** As Vega has it; its types leave out the options. */
type SetSignal = (this: View, name: string, value: unknown, options: { readonly skip: boolean }) => View;

interface PreparationOptions {
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
  { config, numbers, width, rest }: PreparationOptions,
): Promise<View> {
  // A data set without rows is no fault; Vega warns of its empty extent.
  const log = logger(ERRORS_ONLY);
  formatLocale({ ...numbers, grouping: [3], currency: ['', ''] });
  const { spec } = compile(specification, { config, logger: log });
  await rest();
  const dataflow = parse(spec, {}, { ast: true });
  await rest();
  const view = new View(dataflow, {
    logger: log,
    renderer: 'svg',
    expr: expressionInterpreter,
    tooltip: new Handler({ disableDefaultStyle: true }).call,
  });
  // The specification asks the element for it, which the view does not have yet: not to be computed, then.
  if ('width' in specification && specification.width === 'container')
    (view.signal as SetSignal).call(view, 'width', width, { skip: true });
  await rest();
  await view.runAsync();
  await rest();
  return view;
}
