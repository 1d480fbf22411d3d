import type { Config } from 'vega-lite';

export type ThemeKind = 'light' | 'dark' | 'high-contrast-dark' | 'high-contrast-light';

/** The editor's colours and type as a chart needs them. */
export interface ChartTheme {
  readonly kind: ThemeKind;
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly grid: string;
  readonly fontFamily: string;
  readonly fontSize: number;
}

/**
 * Series colours that people with any common colour blindness tell apart (after Okabe and Ito), each at least 3:1 against the
 * background of its kind of theme.
 */
export const SERIES_COLORS: Readonly<Record<ThemeKind, readonly string[]>> = {
  light: ['#c8500a', '#0065a8', '#007a5a', '#a84a86'],
  dark: ['#f0a33c', '#5ab4e6', '#35c49a', '#d98fbf'],
  'high-contrast-dark': ['#ffb347', '#6ecbff', '#4be0b4', '#f0a8d8'],
  'high-contrast-light': ['#a03c00', '#004f8a', '#00604a', '#8a2f6a'],
};

/**
 * A legend begins where the axis does, not where the drawing does: on a narrow page that is a quarter of its room. Vega knows
 * this, Vega-Lite passes it on but has no type for it.
 */
const LEGEND_LAYOUT = { layout: { frame: 'bounds', anchor: 'start' } } as object;

/** The Vega-Lite configuration that makes a chart look like the editor around it. */
export function chartConfig(theme: ChartTheme): Config {
  const contrast = theme.kind.startsWith('high-contrast');
  const text = {
    labelColor: theme.foreground,
    titleColor: theme.foreground,
    labelFont: theme.fontFamily,
    titleFont: theme.fontFamily,
    labelFontSize: theme.fontSize - 1,
    titleFontSize: theme.fontSize,
    titleFontWeight: 'normal',
  } as const;
  return {
    // The drawing is one image with a summary computed from its data; its marks need no roles of their own.
    mark: { aria: false },
    background: theme.background,
    font: theme.fontFamily,
    view: { stroke: 'transparent' },
    axis: {
      ...text,
      aria: false,
      domainColor: theme.muted,
      tickColor: theme.muted,
      gridColor: theme.grid,
      gridOpacity: contrast ? 0.5 : 1,
    },
    legend: {
      ...text,
      aria: false,
      symbolStrokeWidth: 2,
      labelLimit: 300,
      ...LEGEND_LAYOUT,
    },
    header: text,
    title: {
      color: theme.foreground,
      font: theme.fontFamily,
      fontSize: theme.fontSize,
      fontWeight: 'bold',
      anchor: 'start',
    },
    range: { category: [...SERIES_COLORS[theme.kind]] },
    text: { color: theme.foreground, font: theme.fontFamily, fontSize: theme.fontSize - 1 },
    style: {
      'course-mark': { color: theme.foreground, strokeDash: [4, 4], strokeWidth: 1, opacity: contrast ? 1 : 0.75 },
      'course-mark-label': { color: theme.foreground, fontSize: theme.fontSize - 1, font: theme.fontFamily },
      'course-mark-label-room': {
        color: theme.background,
        stroke: theme.background,
        strokeWidth: 4,
        fontSize: theme.fontSize - 1,
        font: theme.fontFamily,
      },
      cursor: { color: theme.foreground, strokeWidth: 1 },
    },
  };
}
