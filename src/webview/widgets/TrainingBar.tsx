import * as l10n from '@vscode/l10n';
import { decimal } from '../../model/localNumber.js';
import type { BatchRecord } from '../../model/training.js';
import type { TrainingState, TrainingStatus } from '../compute/trainingRun.js';

interface Properties {
  readonly state: TrainingState;
  readonly manySeeds: number;
  readonly resetLabel: string;
  /** Said instead of a failed training's problem, if the networks could not even be made. */
  readonly problem: string | null;
  /** Whether the controls were changed after the training that is shown. */
  readonly outdated: boolean;
  /** What the two networks are called. */
  readonly labels: readonly [string, string];
  /** Whether the next training is to be followed batch by batch. */
  readonly everyBatch: boolean;
  readonly onEveryBatch: (wanted: boolean) => void;
  readonly onTrain: () => void;
  readonly onTrainMany: () => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onStop: () => void;
  readonly onReset: () => void;
}

/** Train, pause, resume, stop, restart, and how far it is. */
export function TrainingBar(properties: Properties) {
  const { state, manySeeds, resetLabel, outdated, labels, everyBatch } = properties;
  const { onEveryBatch, onTrain, onTrainMany, onPause, onResume, onStop, onReset } = properties;
  const { status, share, secondsLeft } = state;
  const active = status === 'running' || status === 'paused';
  const problem = properties.problem ?? state.problem;
  return (
    <>
      <div class="button-row">
        <button type="button" onClick={onTrain}>
          <span class={`codicon ${status === 'idle' ? 'codicon-play' : 'codicon-debug-restart'}`} aria-hidden="true" />{' '}
          {status === 'idle' ? l10n.t('Train both') : l10n.t('Restart')}
        </button>
        <button
          type="button"
          class="secondary"
          aria-disabled={!active}
          onClick={status === 'paused' ? onResume : onPause}
        >
          {status === 'paused' ? l10n.t('Resume') : l10n.t('Pause')}
        </button>
        <button type="button" class="secondary" aria-disabled={!active} onClick={onStop}>
          {l10n.t('Stop')}
        </button>
        <button type="button" class="secondary" onClick={onTrainMany}>
          {l10n.t('Train {0} seeds', manySeeds)}
        </button>
        <button type="button" class="secondary" onClick={onReset}>
          {resetLabel}
        </button>
        <label>
          <input type="checkbox" checked={everyBatch} onChange={(event) => onEveryBatch(event.currentTarget.checked)} />{' '}
          {l10n.t('Follow every batch')}
        </label>
      </div>
      {status !== 'idle' && (
        <div class="button-row">
          <progress aria-label={l10n.t('Training progress')} max={1} value={share} />
          <span class="run-state">
            {Math.round(share * 100)} %{active && secondsLeft !== null && <>, {timeLeft(secondsLeft)}</>}
          </span>
          <span class="run-state" role="status">
            {statusWords(status)}
          </span>
        </div>
      )}
      {state.batches.map((batch, index) => (
        <p key={index} class="quiet-line">
          {batchSentence(batch, labels[index] ?? '')}
        </p>
      ))}
      {outdated && !active && (
        <p class="hint" role="status">
          {l10n.t('The controls have changed since this training: press Restart to train with them.')}
        </p>
      )}
      {problem !== null && (
        <p class="problem" role="alert">
          <span class="codicon codicon-error" aria-hidden="true" /> {problem}
        </p>
      )}
    </>
  );
}

function batchSentence({ epoch, batch, batches, loss, accuracy }: BatchRecord, label: string): string {
  return l10n.t(
    '{0}: epoch {1}, batch {2} of {3}, loss {4} and accuracy {5} so far in this epoch',
    label,
    epoch,
    batch,
    batches,
    decimal(loss.toFixed(4)),
    decimal(accuracy.toFixed(3)),
  );
}

function statusWords(status: TrainingStatus): string {
  switch (status) {
    case 'running':
      return l10n.t('Training…');
    case 'paused':
      return l10n.t('Paused');
    case 'stopped':
      return l10n.t('Stopped; what you see was learnt until then.');
    case 'finished':
      return l10n.t('Finished');
    case 'idle':
    case 'failed':
      return '';
  }
}

function timeLeft(seconds: number): string {
  if (seconds < 1.5) return l10n.t('about a second left');
  if (seconds < 90) return l10n.t('about {0} seconds left', Math.round(seconds));
  return l10n.t('about {0} minutes left', Math.round(seconds / 60));
}
