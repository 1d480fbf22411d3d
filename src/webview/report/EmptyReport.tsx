import * as l10n from '@vscode/l10n';
import type { ReportPageState } from '../../protocol/reportContract.js';
import type { ReportActions } from './reportActions.js';

interface Properties {
  readonly models: ReportPageState['models'];
  readonly actions: ReportActions;
}

/** What a person sees who has not checked anything yet: what this is, and what to do. */
export function EmptyReport({ models, actions }: Properties) {
  return (
    <main>
      <h1>{l10n.t('Gradient report')}</h1>
      <p class="prose">
        {l10n.t(
          'This page shows how large the gradient of every layer of a model is before training: whether each layer can learn, what is wrong if not, and which change helps. Your code is read and never run.',
        )}
      </p>
      {models.length > 0 ? (
        <>
          <h2>{l10n.t('Check a model of your open files')}</h2>
          <ul class="plain-list">
            {models.map(({ id, name, file }) => (
              <li key={id}>
                <button type="button" onClick={() => actions.checkModel(id)}>
                  {l10n.t('Check {0} in {1}', name, file)}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <ol class="prose">
          <li>{l10n.t('Open a TypeScript or JavaScript file with a tf.sequential model.')}</li>
          <li>{l10n.t('Press "Check gradients" above the model.')}</li>
          <li>{l10n.t('Its report appears here.')}</li>
        </ol>
      )}
      <p class="prose">
        {l10n.t('New to gradients? The lesson shows in ten minutes why a deep network may not learn.')}
      </p>
      <button type="button" class="secondary" onClick={() => actions.openLesson()}>
        {l10n.t('Open the lesson')}
      </button>
    </main>
  );
}
