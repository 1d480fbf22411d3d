import { describe, expect, it } from 'vitest';
import { SERIES_COLORS, type ThemeKind } from '../../../src/webview/theme/chartTheme.js';

/** Relative luminance after WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const backgrounds: Readonly<Record<ThemeKind, readonly string[]>> = {
  light: ['#ffffff', '#f3f3f3'],
  dark: ['#1f1f1f', '#1e1e1e', '#282c34'],
  'high-contrast-dark': ['#000000'],
  'high-contrast-light': ['#ffffff'],
};

describe('series colours', () => {
  for (const [kind, colors] of Object.entries(SERIES_COLORS)) {
    it(`stand out from the background of ${kind} themes by 3:1`, () => {
      for (const background of backgrounds[kind as ThemeKind]) {
        for (const color of colors) expect(contrast(color, background), `${color} on ${background}`).toBeGreaterThan(3);
      }
    });
  }
});
