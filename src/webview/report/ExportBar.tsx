import * as l10n from '@vscode/l10n';
import { useSignal } from '@preact/signals';
import type { ReportResult, ReportSource, ReportSubject } from '../../protocol/reportContract.js';
import { fileWord } from './fileWord.js';
import type { ReportActions } from './reportActions.js';
import { reportCsv, reportJson } from './reportData.js';
import { reportMarkdown } from './reportMarkdown.js';

interface Properties {
  readonly result: ReportResult;
  readonly subject: ReportSubject | null;
  readonly source: ReportSource;
  readonly actions: ReportActions;
}

/** The report as something to take along: for a forum, a spreadsheet or a program. */
export function ExportBar({ result, subject, source, actions }: Properties) {
  const copied = useSignal('');
  const name = fileWord(subject?.name ?? 'model');
  const copy = () => {
    actions.copyText(reportMarkdown(result, subject, source)).then(
      () => (copied.value = l10n.t('Copied.')),
      () => (copied.value = l10n.t('It could not be copied.')),
    );
  };
  return (
    <div class="button-row export" role="group" aria-label={l10n.t('Take the report along')}>
      <button type="button" class="quiet" onClick={copy}>
        <span class="codicon codicon-markdown" aria-hidden="true" /> {l10n.t('Copy as Markdown')}
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() =>
          actions.saveFile({ name: `${name}-gradients.csv`, encoding: 'utf8', content: reportCsv(result) })
        }
      >
        {l10n.t('Save data as CSV')}
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() =>
          actions.saveFile({ name: `${name}-gradients.json`, encoding: 'utf8', content: reportJson(result, subject) })
        }
      >
        {l10n.t('Save data as JSON')}
      </button>
      <span role="status">{copied.value}</span>
    </div>
  );
}
