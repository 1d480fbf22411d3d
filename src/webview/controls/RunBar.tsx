import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';

interface Properties {
  readonly running: boolean;
  /** 0 to 1, or null while nothing is known. */
  readonly progress: number | null;
  readonly problem: string | null;
  readonly cancelled: boolean;
  readonly onRun: () => void;
  readonly onCancel: () => void;
  readonly children?: ComponentChildren;
}

/** Run and Cancel with what is going on. */
export function RunBar({ running, progress, problem, cancelled, onRun, onCancel, children }: Properties) {
  return (
    <>
      <div class="button-row">
        <button type="button" onClick={onRun}>
          <span class="codicon codicon-play" aria-hidden="true" /> {l10n.t('Run')}
        </button>
        <button type="button" class="secondary" onClick={onCancel} aria-disabled={!running}>
          {l10n.t('Cancel')}
        </button>
        {children}
        <span class="run-state" role="status">
          {running
            ? l10n.t('Computing…')
            : cancelled
              ? l10n.t('Cancelled; what you see is the last finished result.')
              : ''}
        </span>
        {running && (
          <progress aria-label={l10n.t('Progress')} max={1} {...(progress !== null && { value: progress })} />
        )}
      </div>
      {problem !== null && (
        <p class="problem" role="alert">
          <span class="codicon codicon-error" aria-hidden="true" /> {problem}
        </p>
      )}
    </>
  );
}
