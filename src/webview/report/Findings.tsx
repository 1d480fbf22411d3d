import * as l10n from '@vscode/l10n';
import type { Evidence, Finding, Severity } from '../../model/finding.js';
import { threeDigits } from '../charts/numberText.js';
import { placeOf } from '../results/measuredKernels.js';
import { findingMeaning } from './findingMeaning.js';
import type { ReportActions } from './reportActions.js';

interface Properties {
  readonly findings: readonly Finding[];
  /** The sentence that stands above them, so that it is not said twice. */
  readonly verdict?: string;
  readonly actions: ReportActions;
}

/** Every finding with what was measured and what it means, worst first. */
export function Findings({ findings, verdict, actions }: Properties) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{l10n.t('Findings')}</h2>
      <ul class="findings">
        {findings.map((finding, index) => (
          <FindingEntry key={index} finding={finding} verdict={verdict} actions={actions} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProperties {
  readonly finding: Finding;
  readonly verdict: string | undefined;
  readonly actions: ReportActions;
}

function FindingEntry({ finding, verdict, actions }: EntryProperties) {
  const { severity, message, headline, layers, evidence, rule } = finding;
  const meaning = findingMeaning(finding);
  const icon = severity === 'information' ? 'info' : severity;
  return (
    <li>
      <p>
        <span class={`codicon codicon-${icon} severity-${severity}`} aria-hidden="true" />{' '}
        <span class="visually-hidden">{severityWords(severity)}: </span>
        {message === verdict ? headline : message}
      </p>
      {meaning !== '' && <p class="quiet-line">{meaning}</p>}
      {evidence.length > 0 && (
        <details>
          <summary>{l10n.t('What was measured')}</summary>
          <dl class="evidence">
            {evidence.map((fact) => (
              <EvidenceRow key={fact.label} fact={fact} />
            ))}
          </dl>
        </details>
      )}
      <div class="button-row">
        {layers.length > 0 && <span>{layers.length === 1 ? l10n.t('Go to layer') : l10n.t('Go to layers')}</span>}
        {layers.map((layer) => (
          <button
            key={placeOf(layer)}
            type="button"
            class="link"
            aria-label={l10n.t('Show layer {0}', placeOf(layer))}
            onClick={() => actions.reveal(layer)}
          >
            {placeOf(layer)}
          </button>
        ))}
        <button type="button" class="link" onClick={() => actions.openLesson(rule)}>
          {l10n.t('Why this happens: the lesson')}
        </button>
      </div>
    </li>
  );
}

function EvidenceRow({ fact: { label, value, threshold } }: { readonly fact: Evidence }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {threshold === undefined
          ? threeDigits(value)
          : l10n.t('{0} (compared with {1})', threeDigits(value), threeDigits(threshold))}
      </dd>
    </>
  );
}

function severityWords(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'information':
      return l10n.t('Information');
  }
}
