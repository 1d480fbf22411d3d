import * as l10n from '@vscode/l10n';
import type { ReportPageState } from '../../protocol/reportContract.js';
import type { ReportActions } from './reportActions.js';

interface Properties {
  readonly state: ReportPageState;
  readonly actions: ReportActions;
}

/** How far the check is and how what is shown stands to the file: in one line, with what can be done about it. */
export function CheckState({ state, actions }: Properties) {
  const { status } = state;
  switch (status.kind) {
    case 'running':
      return (
        <div class="button-row">
          <span role="status">
            {status.draws === 1
              ? l10n.t('Computing the gradients of one random initialisation…')
              : l10n.t('Computing the gradients of {0} random initialisations…', status.draws)}
          </span>
          <progress aria-label={l10n.t('Progress')} max={status.draws} value={status.completedDraws} />
          <button type="button" class="secondary" onClick={() => actions.cancel()}>
            {l10n.t('Cancel')}
          </button>
        </div>
      );
    case 'failed': {
      const { layer } = status;
      return (
        <>
          <p class="problem" role="alert">
            <span class="codicon codicon-error" aria-hidden="true" /> {status.message}
          </p>
          <div class="button-row">
            {layer !== undefined && (
              <button type="button" onClick={() => actions.reveal(layer)}>
                {l10n.t('Show in the editor')}
              </button>
            )}
            <button type="button" class="secondary" onClick={() => actions.recheck()}>
              {l10n.t('Check again')}
            </button>
          </div>
        </>
      );
    }
    case 'cancelled':
      // A check ends with its file.
      if (state.source.state === 'file-gone') return <SourceNotice state={state} actions={actions} />;
      return <Notice icon="circle-slash" text={l10n.t('The check was cancelled.')} actions={actions} />;
    case 'idle':
    case 'done':
      return <SourceNotice state={state} actions={actions} />;
  }
}

/** Why what is shown may not be true of the file any more. */
function SourceNotice({ state, actions }: Properties) {
  const { source, status, subject, result } = state;
  if (result === null && source.state !== 'model-gone' && source.state !== 'file-gone') {
    return status.kind === 'idle' ? (
      <Notice icon="info" text={l10n.t('This model has not been checked yet.')} actions={actions} />
    ) : null;
  }
  switch (source.state) {
    case 'edited':
      return <Notice icon="history" text={l10n.t('The file has changed since this check.')} actions={actions} />;
    case 'other-inputs':
      return (
        <Notice
          icon="history"
          text={l10n.t('The inputs or settings have changed since this check.')}
          actions={actions}
        />
      );
    case 'model-gone':
      return (
        <Notice
          icon="warning"
          text={l10n.t('The model is not in {0} any more: this is its last report.', subject?.file ?? '')}
        />
      );
    case 'file-gone':
      return (
        <Notice
          icon="warning"
          text={
            result === null
              ? l10n.t('The file {0} was deleted or moved before its check was done.', subject?.file ?? '')
              : l10n.t('The file {0} was deleted or moved: this is the last report on it.', subject?.file ?? '')
          }
        />
      );
    case 'current':
      return status.kind === 'idle' ? (
        <Notice icon="history" text={l10n.t('This check is from before the window was reloaded.')} actions={actions} />
      ) : null;
  }
}

interface NoticeProperties {
  readonly icon: string;
  readonly text: string;
  /** Given where checking again would help. */
  readonly actions?: ReportActions;
}

function Notice({ icon, text, actions }: NoticeProperties) {
  return (
    <div class="button-row notice" role="status">
      <span>
        <span class={`codicon codicon-${icon}`} aria-hidden="true" /> {text}
      </span>
      {actions !== undefined && (
        <button type="button" onClick={() => actions.recheck()}>
          {l10n.t('Check again')}
        </button>
      )}
    </div>
  );
}
