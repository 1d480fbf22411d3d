/** The editor's themes that everything is tried in. */
export type Theme = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

interface ThemeFacts {
  /** As the setting `workbench.colorTheme` names it. */
  readonly label: string;
  /** As the list of themes shows it. */
  readonly shown: string;
  /** The class that the workbench carries while the theme is on. */
  readonly workbenchClass: string;
  readonly colorScheme: 'light' | 'dark';
}

export const themes: Readonly<Record<Theme, ThemeFacts>> = {
  light: { label: 'Default Light Modern', shown: 'Light Modern', workbenchClass: 'vs', colorScheme: 'light' },
  dark: { label: 'Default Dark Modern', shown: 'Dark Modern', workbenchClass: 'vs-dark', colorScheme: 'dark' },
  highContrast: {
    label: 'Default High Contrast',
    shown: 'Dark High Contrast',
    workbenchClass: 'hc-black',
    colorScheme: 'dark',
  },
  highContrastLight: {
    label: 'Default High Contrast Light',
    shown: 'Light High Contrast',
    workbenchClass: 'hc-light',
    colorScheme: 'light',
  },
};
