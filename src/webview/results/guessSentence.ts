import * as l10n from '@vscode/l10n';
import { SKIPPED } from '../../lesson/lessonProgress.js';

/** What a guess was about: the answers on offer by the names that the buttons have. */
interface Asked {
  readonly choices: readonly { readonly answer: string; readonly label: string }[];
}

/** How a guess compares with what was found; empty without a guess. */
export function guessSentence({ choices }: Asked, guess: string | undefined, found: string | null): string {
  if (guess === undefined || guess === SKIPPED) return '';
  if (found === null) return l10n.t('These draws cannot tell whether your guess is right; try another seed.');
  if (guess === found) return l10n.t('As you guessed.');
  const label = choices.find(({ answer }) => answer === found)?.label;
  return label === undefined
    ? l10n.t('Not what you guessed.')
    : l10n.t('Not what you guessed: the answer is "{0}".', label);
}

/** Whether controls are what a prediction asks about: as the lesson sets them, whatever seed and number of draws. */
export function isAsAsked<Setting extends object>(
  setting: Setting,
  controls: Setting & { readonly own?: unknown },
): boolean {
  const { own } = controls;
  return (
    own === undefined &&
    (Object.keys(setting) as (keyof Setting)[]).every(
      (name) => name === 'seed' || name === 'draws' || JSON.stringify(controls[name]) === JSON.stringify(setting[name]),
    )
  );
}
