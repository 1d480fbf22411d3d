import * as l10n from '@vscode/l10n';
import { useId } from 'preact/hooks';
import { SKIPPED } from '../../lesson/lessonProgress.js';

interface Properties {
  readonly question: string;
  readonly choices: readonly { readonly answer: string; readonly label: string }[];
  /** The answer given, `skipped`, or undefined while there is none. */
  readonly given: string | undefined;
  /** What comes next, said once an answer is given and until there is a result. */
  readonly next?: string | undefined;
  readonly onPredict: (answer: string) => void;
}

/** A one-click question before an experiment. */
export function Prediction({ question, choices, given, next, onPredict }: Properties) {
  const id = useId();
  return (
    <section class="prediction" aria-labelledby={id}>
      <p id={id}>
        <strong>{l10n.t('First, your guess.')}</strong> {question}
      </p>
      {given === undefined ? (
        <div class="button-row">
          {choices.map(({ answer, label }) => (
            <button key={answer} type="button" class="secondary" onClick={() => onPredict(answer)}>
              {label}
            </button>
          ))}
          <button type="button" class="quiet" onClick={() => onPredict(SKIPPED)}>
            {l10n.t('Skip')}
          </button>
        </div>
      ) : (
        <p class="given" role="status">
          {given === SKIPPED
            ? l10n.t('You skipped the guess.')
            : l10n.t('Your guess: {0}.', choices.find(({ answer }) => answer === given)?.label ?? given)}
          {next !== undefined && <> {next}</>}
        </p>
      )}
    </section>
  );
}
