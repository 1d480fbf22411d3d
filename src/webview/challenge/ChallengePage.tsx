import * as l10n from '@vscode/l10n';
import type { ChallengePageState } from '../../protocol/challengeContract.js';
import type { ChallengeActions, OpenChallenge } from './challengeActions.js';
import { ChallengeResultView } from './ChallengeResultView.js';

interface Properties {
  /** Null until the host has answered. */
  readonly state: ChallengePageState | null;
  readonly actions: ChallengeActions;
}

/** The challenge beside the person's file: where they are, what to do, and what the last check saw. */
export function ChallengePage({ state, actions }: Properties) {
  if (state === null) return <p class="quiet-line">{l10n.t('Opening the challenge…')}</p>;
  if (state.kind === 'idle') {
    return (
      <main>
        <h1>{l10n.t('Challenge')}</h1>
        <p>{l10n.t('No level is open. Run "Gradient Lens: Start the Challenge" from the command palette.')}</p>
      </main>
    );
  }
  return (
    <main class="challenge">
      <header>
        <p class="lesson-title">{l10n.t('Challenge, level {0} of {1}', state.level.number, state.levels.length)}</p>
        <h1>{state.level.title}</h1>
        <p class="prose">{state.level.summary}</p>
      </header>
      {state.certificate !== null && <Certificate state={state} date={state.certificate.date} actions={actions} />}
      <Steps state={state} actions={actions} />
      <ChallengeResultView state={state} actions={actions} />
      <Levels state={state} actions={actions} />
    </main>
  );
}

function Steps({ state, actions }: { readonly state: OpenChallenge; readonly actions: ChallengeActions }) {
  const { steps, current } = state;
  return (
    <ol class="challenge-steps" aria-label={l10n.t('Steps')}>
      {steps.map(({ id, title, done }, index) => {
        const isCurrent = index === current.index;
        const icon = done ? 'codicon-pass-filled' : isCurrent ? 'codicon-arrow-circle-right' : 'codicon-circle-large';
        return (
          <li key={id} aria-current={isCurrent ? 'step' : undefined}>
            <button type="button" class="quiet" onClick={() => actions.openStep(id)}>
              <span class={`codicon ${icon}`} aria-hidden="true" /> {index + 1}. {title}
              {done && <span class="visually-hidden">{l10n.t(', done')}</span>}
            </button>
            {isCurrent && <CurrentStep state={state} actions={actions} />}
          </li>
        );
      })}
    </ol>
  );
}

function CurrentStep({ state, actions }: { readonly state: OpenChallenge; readonly actions: ChallengeActions }) {
  const { current, check, steps } = state;
  const { html, kind, question, choices, answer, feedback, hints, hintsLeft, index, done } = current;
  const asksForCode = kind === 'edit' || kind === 'draws';
  // The one thing to do next stands out: a check, then going on; a step with a question has its answers for that.
  const emphasisOf = (isNext: boolean) => (isNext ? undefined : 'secondary');
  return (
    <section class="challenge-step" aria-label={current.title}>
      {/* Compiled from our own Markdown at build time, with HTML in it disabled. */}
      <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
      {question !== null && (
        <div class="prediction" role="group" aria-label={question}>
          <p>
            <strong>{question}</strong>
          </p>
          <div class="button-row">
            {choices.map(({ id, label }) => (
              <button
                key={id}
                type="button"
                class="secondary"
                aria-pressed={answer === id}
                onClick={() => actions.answer(id)}
              >
                {answer === id && <span class="codicon codicon-check" aria-hidden="true" />} {label}
              </button>
            ))}
          </div>
        </div>
      )}
      {feedback !== null && (
        <p class="prose" role="status">
          <span class={`codicon ${feedback.correct ? 'codicon-pass' : 'codicon-info'}`} aria-hidden="true" />{' '}
          {feedback.message}
        </p>
      )}
      {hints.length > 0 && (
        <ol class="prose challenge-hints" aria-label={l10n.t('Hints')}>
          {hints.map((hint, place) => (
            <li key={place}>{hint}</li>
          ))}
        </ol>
      )}
      <div class="button-row">
        <button
          type="button"
          class={emphasisOf(question === null && !done)}
          aria-disabled={check.kind === 'running'}
          onClick={() => actions.run('check')}
        >
          <span class="codicon codicon-beaker" aria-hidden="true" /> {l10n.t('Check')}
        </button>
        {index > 0 && (
          <button type="button" class="secondary" onClick={() => actions.run('back')}>
            {l10n.t('Back')}
          </button>
        )}
        {index < steps.length - 1 && (
          <button type="button" class={emphasisOf(done)} onClick={() => actions.run('next')}>
            {l10n.t('Next')}
          </button>
        )}
        {hintsLeft > 0 && (
          <button type="button" class="secondary" onClick={() => actions.run('hint')}>
            <span class="codicon codicon-lightbulb" aria-hidden="true" /> {l10n.t('Hint ({0} left)', hintsLeft)}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => actions.run('resetStep')}>
          {l10n.t('Reset this step')}
        </button>
        {asksForCode && (
          <button type="button" class="quiet" onClick={() => actions.run('showSolution')}>
            {l10n.t('Show solution')}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => actions.run('showFile')}>
          {l10n.t('Go to the file')}
        </button>
      </div>
    </section>
  );
}

function Certificate({
  state,
  date,
  actions,
}: {
  readonly state: OpenChallenge;
  readonly date: string;
  readonly actions: ChallengeActions;
}) {
  const { level, levels, check } = state;
  const changes = check.kind === 'done' ? check.approach : [];
  const hasNext = levels.some(({ number }) => number > level.number);
  return (
    <section class="certificate" aria-label={l10n.t('Certificate')}>
      <h2>
        <span class="codicon codicon-pass-filled" aria-hidden="true" /> {l10n.t('Passed: {0}', level.title)}
      </h2>
      <p>{l10n.t('First passed on {0}.', new Date(date).toLocaleDateString())}</p>
      {changes.length > 0 && <p>{l10n.t('Your repair: {0}.', changes.join('; '))}</p>}
      {check.kind === 'done' && check.gains.map((sentence) => <p key={sentence}>{sentence}</p>)}
      <p>{level.learnt}</p>
      <div class="button-row">
        {hasNext && (
          <button type="button" onClick={() => actions.run('nextLevel')}>
            {l10n.t('Next level')} <span class="codicon codicon-arrow-right" aria-hidden="true" />
          </button>
        )}
        <button type="button" class="secondary" onClick={() => actions.run('saveMarkdown')}>
          {l10n.t('Save the result as Markdown')}
        </button>
        <button type="button" class="secondary" onClick={() => actions.run('saveJson')}>
          {l10n.t('Save the result as JSON')}
        </button>
      </div>
    </section>
  );
}

function Levels({ state, actions }: { readonly state: OpenChallenge; readonly actions: ChallengeActions }) {
  return (
    <nav aria-label={l10n.t('Levels')} class="challenge-levels">
      <h2>{l10n.t('Levels')}</h2>
      <div class="button-row">
        {state.levels.map(({ id, number, title, passed }) => (
          <button
            key={id}
            type="button"
            class="secondary"
            aria-current={id === state.level.id ? 'true' : undefined}
            onClick={() => actions.openLevel(id)}
          >
            {passed && <span class="codicon codicon-check" aria-hidden="true" />} {number}. {title}
            {passed && <span class="visually-hidden">{l10n.t(', passed')}</span>}
          </button>
        ))}
      </div>
    </nav>
  );
}
