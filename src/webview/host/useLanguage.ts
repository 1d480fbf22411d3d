import type { LanguageBundle } from '../../protocol/languageBundle.js';
import { speak } from '../../protocol/speak.js';

/** Makes the page speak the editor's language, with the sentences that its document carries; returns them for a worker. */
export function useLanguage(): LanguageBundle {
  const text = document.getElementById('language-bundle')?.textContent ?? '{}';
  const bundle = JSON.parse(text) as LanguageBundle;
  speak(bundle);
  return bundle;
}
