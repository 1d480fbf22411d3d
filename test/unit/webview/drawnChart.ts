import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import type { Chart } from '../../../src/webview/charts/chart.js';
import { chartConfig } from '../../../src/webview/theme/chartTheme.js';

/** A chart as Vega draws it in a dark editor, and what Vega-Lite warned of. */
export async function drawn(chart: Chart) {
  const warnings: string[] = [];
  const logger = {
    level: () => logger,
    error: (...message: unknown[]) => (warnings.push(message.join(' ')), logger),
    warn: (...message: unknown[]) => (warnings.push(message.join(' ')), logger),
    info: () => logger,
    debug: () => logger,
  };
  const specification = { ...structuredClone(chart.specification), width: 600, datasets: chart.data };
  const theme = {
    kind: 'dark',
    background: '#000',
    foreground: '#fff',
    muted: '#888',
    grid: '#333',
    fontFamily: 'sans-serif',
    fontSize: 13,
  } as const;
  const { spec } = compile(specification, {
    config: chartConfig(theme),
    logger: logger,
  });
  const view = new View(parse(spec), { renderer: 'none' });
  await view.runAsync();
  return { view, warnings };
}
