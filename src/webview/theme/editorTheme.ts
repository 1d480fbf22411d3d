import { signal, type ReadonlySignal } from '@preact/signals';
import type { ChartTheme, ThemeKind } from './chartTheme.js';

const KINDS: Readonly<Record<string, ThemeKind>> = {
  'vscode-light': 'light',
  'vscode-dark': 'dark',
  'vscode-high-contrast': 'high-contrast-dark',
  'vscode-high-contrast-light': 'high-contrast-light',
};

function readTheme(): ChartTheme {
  const style = getComputedStyle(document.body);
  const variable = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const kind = KINDS[document.body.getAttribute('data-vscode-theme-kind') ?? ''] ?? 'light';
  const foreground = variable('--vscode-editor-foreground', style.color);
  const dark = kind === 'dark' || kind === 'high-contrast-dark';
  return {
    kind,
    foreground,
    background: variable('--vscode-editor-background', dark ? '#1e1e1e' : '#ffffff'),
    muted: variable('--vscode-contrastBorder', dark ? '#8a8a8a' : '#767676'),
    grid: dark ? '#3c3c3c' : '#e3e3e3',
    fontFamily: variable('--vscode-font-family', 'sans-serif'),
    fontSize: Math.max(12, Number.parseFloat(variable('--vscode-font-size', '13')) || 13),
  };
}

const current = signal<ChartTheme | undefined>(undefined);

/** The editor's theme; changes when the person chooses another one. */
export function editorTheme(): ReadonlySignal<ChartTheme | undefined> {
  if (current.value === undefined) {
    current.value = readTheme();
    const observer = new MutationObserver(() => {
      const next = readTheme();
      if (JSON.stringify(next) !== JSON.stringify(current.value)) current.value = next;
    });
    observer.observe(document.body, {
      attributes: true,
      attributeFilter: ['class', 'data-vscode-theme-kind', 'data-vscode-theme-id'],
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  }
  return current;
}
