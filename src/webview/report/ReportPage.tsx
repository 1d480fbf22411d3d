import * as l10n from '@vscode/l10n';
import { decimal } from '../../model/localNumber.js';
import type { ReportPageState, ReportResult, ReportSubject } from '../../protocol/reportContract.js';
import { AssumptionsSection } from './AssumptionsSection.js';
import { CheckState } from './CheckState.js';
import { EmptyReport } from './EmptyReport.js';
import { ExportBar } from './ExportBar.js';
import { Findings } from './Findings.js';
import { FixesSection } from './FixesSection.js';
import { GradientSection } from './GradientSection.js';
import { LayerTable } from './LayerTable.js';
import { OutputsSection } from './OutputsSection.js';
import type { ReportActions } from './reportActions.js';
import type { ReportView } from './reportView.js';
import { VerificationSection } from './VerificationSection.js';
import { Verdict } from './Verdict.js';

interface Properties {
  readonly state: ReportPageState;
  readonly view: ReportView;
  readonly actions: ReportActions;
}

/** The report on one model of the person's file. */
export function ReportPage({ state, view, actions }: Properties) {
  const { subject, result, status } = state;
  if (subject === null) return <EmptyReport models={state.models} actions={actions} />;
  return (
    <main>
      <Heading subject={subject} />
      <CheckState state={state} actions={actions} />
      {status.kind === 'failed' && status.findings.length > 0 && (
        <>
          <Findings findings={status.findings} actions={actions} />
          <FixesSection state={state} view={view} actions={actions} />
        </>
      )}
      {result !== null && <Report result={result} state={state} view={view} actions={actions} />}
      {result === null && <AssumptionsSection state={state} view={view} actions={actions} />}
    </main>
  );
}

function Heading({ subject: { file, line, name, formerFile } }: { readonly subject: ReportSubject }) {
  return (
    <header>
      <p class="lesson-title">
        {formerFile === undefined
          ? l10n.t('{0}, line {1}', file, line)
          : l10n.t('{0}, line {1} (renamed from {2})', file, line, formerFile)}
      </p>
      <h1>{l10n.t('Gradients of {0}', name)}</h1>
    </header>
  );
}

function Report({ result, state, view, actions }: Properties & { readonly result: ReportResult }) {
  const { computation, assumptions } = result.report;
  const isOutdated = state.status.kind === 'running' || state.status.kind === 'failed';
  return (
    <div class="result" aria-busy={state.status.kind === 'running'}>
      {isOutdated && <p class="quiet-line">{l10n.t('Below: the last finished check.')}</p>}
      <Verdict result={result} />
      <ExportBar result={result} subject={state.subject} source={state.source} actions={actions} />
      <Findings findings={result.diagnosis.findings} verdict={result.diagnosis.verdict} actions={actions} />
      <GradientSection result={result} state={state} view={view} actions={actions} />
      {state.status.kind !== 'failed' && <FixesSection state={state} view={view} actions={actions} />}
      <AssumptionsSection state={state} view={view} actions={actions} />
      <LayerTable
        result={result}
        source={state.source}
        cursor={state.cursor}
        columns={view.columns}
        actions={actions}
      />
      <OutputsSection result={result} open={view.showsOutputs} actions={actions} />
      <VerificationSection verification={state.verification} actions={actions} />
      <p class="quiet-line">
        {l10n.t(
          'TensorFlow.js {0} · {1} · seed {2} · {3} ms',
          computation.tensorflow.replace(/^tfjs /, ''),
          computation.backend,
          assumptions.seed,
          decimal(computation.milliseconds.toFixed(1)),
        )}
      </p>
    </div>
  );
}
