import * as l10n from '@vscode/l10n';
import { writeNumbersIn } from '../model/localNumber.js';
import type { LanguageBundle } from './languageBundle.js';

/** Makes a runtime speak the language of these sentences, and write its numbers as that language does. */
export function speak(bundle: LanguageBundle): void {
  l10n.config({ contents: bundle });
  // The sentences' own tag, not the editor's: where no translation is there, English sentences hold English numbers.
  writeNumbersIn(l10n.t('en'));
}
