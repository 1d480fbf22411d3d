import * as l10n from '@vscode/l10n';
import type { Verification } from '../../model/gradientCheck.js';
import { grouped } from '../../model/localNumber.js';
import type { ReportVerification } from '../../protocol/reportContract.js';
import { threeDigits } from '../charts/numberText.js';
import { placeOf } from '../results/measuredKernels.js';
import type { ReportActions } from './reportActions.js';

interface Properties {
  readonly verification: ReportVerification;
  readonly actions: ReportActions;
}

/** The finite-difference check of the gradients, at the person's wish. */
export function VerificationSection({ verification, actions }: Properties) {
  const isRunning = verification.kind === 'running';
  return (
    <section aria-labelledby="verification">
      <h2 id="verification">{l10n.t('Are these gradients right?')}</h2>
      <p class="prose">
        {l10n.t(
          'They can be compared with what the loss really does when a weight is moved a little: finite differences, computed in double precision along another way.',
        )}
      </p>
      <div class="button-row">
        <button
          type="button"
          class="secondary"
          aria-disabled={isRunning}
          onClick={() => !isRunning && actions.verify()}
        >
          {l10n.t('Verify these gradients')}
        </button>
        {isRunning && (
          <>
            <span role="status">{l10n.t('Verifying…')}</span>
            <progress aria-label={l10n.t('Verifying…')} />
            <button type="button" class="secondary" onClick={() => actions.cancel()}>
              {l10n.t('Cancel')}
            </button>
          </>
        )}
      </div>
      {verification.kind === 'failed' && (
        <p class="problem" role="alert">
          {verification.message}
        </p>
      )}
      {verification.kind === 'done' && <Outcome verification={verification.verification} />}
    </section>
  );
}

function Outcome({ verification }: { readonly verification: Verification }) {
  const { maxRelativeError, comparedEntries, skippedAtKinks, kinks, tooSmallEntries, unavailable } = verification;
  if (unavailable !== undefined) return <p role="status">{unavailable}</p>;
  return (
    <div role="status">
      <p>
        <span class={`codicon codicon-${comparedEntries === 0 ? 'info' : 'verified'}`} aria-hidden="true" />{' '}
        <strong>
          {comparedEntries === 0
            ? l10n.t('No entry of the gradients could be compared.')
            : l10n.t('Verified to {0}.', threeDigits(maxRelativeError))}
        </strong>{' '}
        {comparedEntries === 1 && l10n.t('One entry of the gradients of the first draw was compared.')}
        {comparedEntries > 1 &&
          l10n.t(
            '{0} entries of the gradients of the first draw were compared: none differs by more than this share of the largest entry of its weight.',
            grouped(comparedEntries),
          )}
      </p>
      {skippedAtKinks > 0 && (
        <>
          <p>{l10n.t('Left out, because a kink lies within the step and there is no derivative at a kink:')}</p>
          <ul>
            {kinks.map(({ path, label, entries }) => (
              <li key={path.join('.')}>{kinkWords(path, label, entries)}</li>
            ))}
          </ul>
        </>
      )}
      {tooSmallEntries > 0 && (
        <p>
          {tooSmallEntries === 1
            ? l10n.t('One entry was left out because its gradient is too small for a difference of the loss to show.')
            : l10n.t(
                '{0} entries were left out because their gradients are too small for a difference of the loss to show.',
                grouped(tooSmallEntries),
              )}
        </p>
      )}
    </div>
  );
}

/** A loss with a kink has no path. */
function kinkWords(path: readonly number[], label: string, entries: number): string {
  const where = path.length === 0 ? label : l10n.t('layer {0}, {1}', placeOf(path), label);
  return entries === 1 ? l10n.t('1 entry at {0}', where) : l10n.t('{0} entries at {1}', entries, where);
}
