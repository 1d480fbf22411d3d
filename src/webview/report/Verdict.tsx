import * as l10n from '@vscode/l10n';
import type { ReportResult } from '../../protocol/reportContract.js';
import { times } from '../charts/numberText.js';

/** The overall verdict: first what is no number at all, then the sentence that sums everything up. */
export function Verdict({ result: { report, diagnosis } }: { readonly result: ReportResult }) {
  const { nonFiniteDraws, allZeroShare, firstToLast, assumptions } = report;
  const { draws } = assumptions;
  const healthy = diagnosis.findings.length === 0;
  return (
    <div class="verdict">
      {nonFiniteDraws > 0 && (
        <p class="problem" role="alert">
          <span class="codicon codicon-error" aria-hidden="true" />{' '}
          {nonFiniteDraws === draws
            ? l10n.t('In every draw some gradient or the loss is NaN or infinite: no other figure means anything.')
            : l10n.t('In {0} of {1} draws some gradient or the loss is NaN or infinite.', nonFiniteDraws, draws)}
        </p>
      )}
      <p class="comparison">
        <span class={`codicon codicon-${healthy ? 'pass' : 'warning'}`} aria-hidden="true" />{' '}
        <strong>{diagnosis.verdict}</strong>
      </p>
      {nonFiniteDraws === 0 && healthy && firstToLast.median > 0 && (
        <p class="quiet-line">{ratioSentence(firstToLast.median)}</p>
      )}
      {allZeroShare > 0 && allZeroShare < 1 && draws > 1 && (
        <p class="quiet-line">
          {l10n.t('In {0} of {1} draws every gradient is exactly 0.', Math.round(allZeroShare * draws), draws)}
        </p>
      )}
    </div>
  );
}

function ratioSentence(ratio: number): string {
  if (ratio < 1 / 1.5) return l10n.t('The first layer typically gets {0} less than the last.', times(1 / ratio));
  if (ratio > 1.5) return l10n.t('The first layer typically gets {0} more than the last.', times(ratio));
  return l10n.t('The first and the last layer typically get about the same.');
}
