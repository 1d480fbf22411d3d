import * as l10n from '@vscode/l10n';
import { markText, median } from '../../lesson/challenge/figureText.js';
import type { SingleDrawView } from '../../lesson/challenge/singleDraw.js';
import { waitsForAnswer } from '../../lesson/challenge/stepState.js';
import type { ChallengeCheckView, ChallengeNetworkView } from '../../protocol/challengeContract.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { gradientChart } from '../charts/gradientChart.js';
import { eightDecimals } from '../charts/numberText.js';
import { trainingChart, type TrainingCurve } from '../charts/trainingChart.js';
import { networkFigures } from '../results/networkFigures.js';
import type { ChallengeActions, OpenChallenge } from './challengeActions.js';

type Done = Extract<ChallengeCheckView, { kind: 'done' }>;

interface Properties {
  readonly state: OpenChallenge;
  readonly actions: ChallengeActions;
}

/** What the last check saw: the verdict with what is missing, the person's numbers before and now, the notebook's single look. */
export function ChallengeResultView({ state, actions }: Properties) {
  const { check } = state;
  switch (check.kind) {
    case 'none':
      return null;
    case 'running':
      return (
        <section class="button-row" aria-label={l10n.t('Check')}>
          <span role="status">{l10n.t('Measuring your network…')}</span>
          <progress aria-label={l10n.t('Progress')} max={check.steps} value={check.completed} />
          <button type="button" class="secondary" onClick={() => actions.cancel()}>
            {l10n.t('Cancel')}
          </button>
        </section>
      );
    case 'problem':
      return (
        <p class="problem" role="alert">
          <span class="codicon codicon-error" aria-hidden="true" /> {check.message}
        </p>
      );
    case 'done':
      return (
        <Result
          done={check}
          isCertified={state.certificate !== null}
          isWithheld={waitsForAnswer(state.current.kind, state.current.answer)}
          actions={actions}
        />
      );
  }
}

function Result({
  done,
  isCertified,
  isWithheld,
  actions,
}: {
  readonly done: Done;
  /** The certificate above names the gains already. */
  readonly isCertified: boolean;
  /** What is missing would answer the step's question. */
  readonly isWithheld: boolean;
  readonly actions: ChallengeActions;
}) {
  const { verdict, now, before, single, stale, gains } = done;
  const [first, ...others] = verdict.shortfalls;
  const told = isWithheld ? [] : others;
  const layer = isWithheld ? undefined : first?.layer;
  return (
    <section class="result" aria-label={l10n.t('Result of the check')}>
      <h2>{l10n.t('What the check saw')}</h2>
      {stale && (
        <p class="notice" role="status">
          <span class="codicon codicon-history" aria-hidden="true" />{' '}
          {l10n.t('The file has changed since: press Check to measure it as it is now.')}
        </p>
      )}
      <p class="comparison" role="status">
        {first === undefined ? (
          <>
            <span class="codicon codicon-pass" aria-hidden="true" />{' '}
            {l10n.t('The verdict over many draws: passed. Nothing is missing.')}
          </>
        ) : (
          <>
            <span class="codicon codicon-warning" aria-hidden="true" />{' '}
            {isWithheld
              ? l10n.t(
                  'Not passed yet. What is missing would answer the question, so the sentence comes after your answer.',
                )
              : l10n.t('Still missing: {0}', first.message)}
          </>
        )}
      </p>
      {layer !== undefined && (
        <div class="button-row">
          <button type="button" class="quiet" onClick={() => actions.reveal(layer)}>
            {l10n.t('Show the place in the editor')}
          </button>
        </div>
      )}
      {told.length > 0 && (
        <details>
          <summary>
            {told.length === 1 ? l10n.t('One more thing is missing') : l10n.t('{0} more are missing', told.length)}
          </summary>
          <ul class="prose">
            {told.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      {!isCertified &&
        gains.map((sentence) => (
          <p key={sentence} class="prose">
            {sentence}
          </p>
        ))}
      {now !== undefined && <Charts now={now} before={before} actions={actions} />}
      {single !== undefined && <SingleDraw view={single} passed={verdict.passed} actions={actions} />}
    </section>
  );
}

function Charts({
  now,
  before,
  actions,
}: {
  readonly now: ChallengeNetworkView;
  readonly before: ChallengeNetworkView | undefined;
  readonly actions: ChallengeActions;
}) {
  const changed = before !== undefined && JSON.stringify(before.report.layers) !== JSON.stringify(now.report.layers);
  const { marks, draws } = now.report.assumptions;
  const figures = [
    ...(changed ? [networkFigures(l10n.t('starter network'), before.report)] : []),
    networkFigures(changed ? l10n.t('network as it is now') : l10n.t('starter network'), now.report),
  ];
  const epochs = now.histories[0]?.epochs.length ?? 0;
  const curves = [
    ...(changed ? accuracyCurves(l10n.t('starter'), before) : []),
    ...accuracyCurves(changed ? l10n.t('now') : l10n.t('starter'), now),
  ];
  return (
    <>
      <ChartFigure
        chart={gradientChart(figures, marks, 'challenge-gradients')}
        outlet={actions.outlet}
        caption={
          changed
            ? l10n.t('Before and now: mean |gradient| per layer, median of {0} draws, 5-95 % as a band', draws)
            : l10n.t('Mean |gradient| per layer, median of {0} draws, 5-95 % as a band', draws)
        }
      />
      {epochs > 0 && (
        <ChartFigure
          chart={trainingChart(curves, { name: 'challenge-accuracy', quantity: 'accuracy', epochs })}
          outlet={actions.outlet}
          caption={l10n.t('Accuracy per epoch, median of {0} random starts', now.histories.length)}
        />
      )}
    </>
  );
}

/** Medians over the seeds, with the lowest and the highest of them as a band. */
function accuracyCurves(network: string, { histories }: ChallengeNetworkView): readonly TrainingCurve[] {
  const epochs = histories[0]?.epochs ?? [];
  const curve = (measured: TrainingCurve['measured'], key: 'accuracy' | 'validationAccuracy'): TrainingCurve => ({
    network,
    measured,
    title: measured === 'training' ? l10n.t('training accuracy') : l10n.t('validation accuracy'),
    values: epochs.map((_, epoch) => {
      const values = histories.map((history) => history.epochs[epoch]?.[key] ?? NaN);
      return { value: median(values), low: Math.min(...values), high: Math.max(...values) };
    }),
  });
  return [curve('training', 'accuracy'), curve('validation', 'validationAccuracy')];
}

/** What the notebook's own cell would print, beside the verdict. */
function SingleDraw({
  view,
  passed,
  actions,
}: {
  readonly view: SingleDrawView;
  readonly passed: boolean;
  readonly actions: ChallengeActions;
}) {
  return (
    <section aria-label={l10n.t("The notebook's single draw")}>
      <h3>{l10n.t('One draw, and the verdict over many')}</h3>
      <p class="prose">
        {l10n.t(
          'The course\'s notebook looks at one draw of random weights and prints "Good!" for a layer above {0}, else "Still small".',
          markText(view.mark),
        )}
      </p>
      <div class="challenge-looks">
        <div>
          <table>
            <caption>{l10n.t('One draw, seed {0}', view.seed)}</caption>
            <tbody>
              {view.lines.map(({ number, meanAbs, good }) => (
                <tr key={number}>
                  <th scope="row">{l10n.t('Layer {0}', number)}</th>
                  <td>{eightDecimals(meanAbs)}</td>
                  <td>
                    <span class={good ? 'tone-good' : 'tone-bad'}>
                      <span class={`codicon ${good ? 'codicon-pass' : 'codicon-warning'}`} aria-hidden="true" />{' '}
                      {good ? l10n.t('Good!') : l10n.t('Still small')}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <button type="button" class="secondary" onClick={() => actions.run('anotherDraw')}>
            {l10n.t('Another draw')}
          </button>
        </div>
        <p class="prose" role="status">
          <strong>{passed ? l10n.t('Verdict: passed.') : l10n.t('Verdict: not passed yet.')}</strong> {view.explanation}
        </p>
      </div>
    </section>
  );
}
