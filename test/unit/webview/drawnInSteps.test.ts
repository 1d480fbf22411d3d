import { logger, None, parse, View } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../../src/webview/charts/chart.js';
import { gradientHeatMap } from '../../../src/webview/charts/gradientHeatMap.js';
import { ShownData } from '../../../src/webview/charts/shownData.js';
import { trainingChart } from '../../../src/webview/charts/trainingChart.js';
import { SMALL_CHARTS } from '../../../src/webview/charts/warmUp.js';
import { prepare } from '../../../src/webview/charts/vegaDrawing.js';
import { chartConfig } from '../../../src/webview/theme/chartTheme.js';

const config = chartConfig({
  kind: 'light',
  background: '#fff',
  foreground: '#000',
  muted: '#888',
  grid: '#ccc',
  fontFamily: 'sans-serif',
  fontSize: 13,
});
const rest = () => Promise.resolve();
/** Of an element that nobody sees only this is used. */
const stage = { classList: { add: () => undefined, toggle: () => undefined }, innerHTML: '' } as unknown as HTMLElement;

const losses = (first: number) => ({
  ...{ network: `Network ${first}`, measured: 'training', title: 'training loss' },
  values: [{ value: first }, { value: first / 2, low: first / 3, high: first }],
});
const loss = trainingChart([losses(1), losses(2)] as Parameters<typeof trainingChart>[0], {
  name: 'loss',
  quantity: 'loss',
  epochs: 2,
});
const epochs = [1, 2].map((epoch) => ({
  ...{ epoch, loss: 1, accuracy: 0.5, validationLoss: 1, validationAccuracy: 0.5 },
  gradientMeanAbs: [1e-4 * epoch, 1e-2],
}));
const heatMap = gradientHeatMap([{ label: 'Sigmoid', history: epochs }], 'gradients');

const ENGLISH = { decimal: '.', thousands: ',' };

async function drawnInSteps({ specification, data }: Chart, width: number, numbers = ENGLISH): Promise<View> {
  const view = await prepare(structuredClone(specification), { stage, config, numbers, width, rest });
  await new ShownData(view).show(data);
  return view;
}

async function drawnAtOnce({ specification, data }: Chart, width: number): Promise<string> {
  const whole = { ...structuredClone(specification), width, autosize: { type: 'fit-x', contains: 'padding' } } as const;
  const datasets = structuredClone(data) as Record<string, object[]>;
  const { spec } = compile({ ...whole, datasets }, { config, logger: logger(None) });
  const view = await new View(parse(spec), { renderer: 'none' }).runAsync();
  await view.resize().runAsync();
  return picture(view);
}

/** Vega numbers the gradients of all pictures in order. */
async function picture(view: View): Promise<string> {
  return (await view.toSVG()).replace(/gradient_\d+/g, 'gradient');
}

describe('A chart drawn in steps', () => {
  it.each([
    ['curves', loss],
    ['a heat map', heatMap],
  ])('looks like one drawn at once: %s', async (_name, chart) => {
    const view = await drawnInSteps(chart, 500);
    expect(await picture(view)).toBe(await drawnAtOnce(chart, 500));
  });

  it.each(SMALL_CHARTS.map((chart, index) => [index + 1, chart] as const))(
    'is none that a warm-up would fail on: its chart %i',
    async (_number, chart) => {
      const view = await prepare(chart, { stage, config, numbers: ENGLISH, width: 400, rest });
      expect(await view.toSVG()).toMatch(/class="mark-\w+ role-mark /);
    },
  );

  it('makes room for the labels of rows that come after it was drawn empty', async () => {
    const { specification, data } = loss;
    const view = await prepare(structuredClone(specification), { stage, config, numbers: ENGLISH, width: 500, rest });
    const shown = new ShownData(view);
    await shown.show(Object.fromEntries(Object.keys(data).map((name) => [name, []])));
    await shown.show(data);
    expect(await picture(view)).toBe(await drawnAtOnce(loss, 500));
  });

  it('writes the numbers of its axes with the marks of the language', async () => {
    const german = await drawnInSteps(loss, 500, { decimal: ',', thousands: '.' });
    expect(await german.toSVG()).toMatch(/>\d,\d</);
    const english = await drawnInSteps(loss, 500);
    expect(await english.toSVG()).not.toMatch(/>\d,\d</);
  });

  it('has as much room as its element', async () => {
    const [narrow, wide] = await Promise.all([drawnInSteps(loss, 400), drawnInSteps(loss, 800)]);
    expect(wide.width() - narrow.width()).toBe(400);
  });

  it('is not drawn again for the same data', async () => {
    let runs = 0;
    const view = { data: () => undefined, resize: () => view, runAsync: () => Promise.resolve((runs += 1)) };
    const shown = new ShownData(view as unknown as View);
    await shown.show(loss.data);
    expect(await shown.show({ ...loss.data })).toBe(0);
    expect(runs).toBe(1);
    await shown.show({ ...loss.data, curves: [...loss.data.curves!] });
    expect(runs).toBe(2);
  });
});
