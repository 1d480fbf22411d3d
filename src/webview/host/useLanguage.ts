import * as l10n from '@vscode/l10n';
import type { LanguageBundle } from '../../protocol/languageBundle.js';

/** Makes the page speak the editor's language, with the sentences that its document carries; returns them for a worker. */
export function useLanguage(): LanguageBundle {
  const text = document.getElementById('language-bundle')?.textContent ?? '{}';
  const bundle = JSON.parse(text) as LanguageBundle;
  l10n.config({ contents: bundle });
  return bundle;
}
