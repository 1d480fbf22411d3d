import * as l10n from '@vscode/l10n';
import type { GradientReport } from '../../model/gradientCheck.js';
import type { ReportFix, ReportFixes, ReportPageState } from '../../protocol/reportContract.js';
import { factorWords } from '../charts/layerGradientChart.js';
import { threeDigits } from '../charts/numberText.js';
import { measuredKernels, verdictSign, type MeasuredKernel } from '../results/measuredKernels.js';
import { comparedFix } from './GradientSection.js';
import type { ReportActions } from './reportActions.js';
import type { ReportView } from './reportView.js';

interface Properties {
  readonly state: ReportPageState;
  readonly view: ReportView;
  readonly actions: ReportActions;
}

/** All candidate fixes side by side, those that did not help included, each measured on the same data and seeds. */
export function FixesSection({ state, view, actions }: Properties) {
  const { fixes, result, status } = state;
  const found = status.kind === 'failed' ? status.findings : (result?.diagnosis.findings ?? []);
  if (found.length === 0 || fixes.kind === 'unavailable') return null;
  return (
    <section aria-labelledby="fixes">
      <h2 id="fixes" tabIndex={-1}>
        {l10n.t('Compare fixes')}
      </h2>
      {fixes.kind === 'measured' ? (
        <MeasuredFixes fixes={fixes.fixes} state={state} view={view} actions={actions} />
      ) : (
        <Measuring fixes={fixes} actions={actions} />
      )}
    </section>
  );
}

function Measuring({ fixes, actions }: { readonly fixes: ReportFixes; readonly actions: ReportActions }) {
  if (fixes.kind !== 'measuring') return <p role="status">{l10n.t('The fixes are measured after the check…')}</p>;
  const { completedChecks, checks } = fixes;
  return (
    <div class="button-row">
      <span role="status">{l10n.t('Measuring fixes on the same data and seeds…')}</span>
      <progress aria-label={l10n.t('Progress of measuring fixes')} max={checks} value={completedChecks} />
      <button type="button" class="secondary" onClick={() => actions.cancel()}>
        {l10n.t('Cancel')}
      </button>
    </div>
  );
}

function MeasuredFixes({ fixes, state, view, actions }: Properties & { readonly fixes: readonly ReportFix[] }) {
  const { result } = state;
  if (fixes.length === 0) {
    return <p>{l10n.t('No candidate fix is known for these findings.')}</p>;
  }
  const helpful = fixes.filter((fix) => fix.helpful).length;
  const compared = comparedFix(state, view)?.id;
  return (
    <>
      <p>
        {summaryOf(helpful, fixes.length)} {whyNotNow(state)}
      </p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={l10n.t('Compare fixes')}>
        <table class="fixes stacking">
          <thead>
            <tr>
              <th scope="col">{l10n.t('Fix')}</th>
              <th scope="col">{l10n.t('First layer')}</th>
              <th scope="col">{l10n.t('Smallest layer')}</th>
              <th scope="col">{l10n.t('Then')}</th>
            </tr>
          </thead>
          <tbody>
            {result !== null && state.status.kind !== 'failed' && (
              <tr>
                <th scope="row">{l10n.t('As it is now')}</th>
                <SizeCells report={result.report} before={undefined} />
                <td class="wrapping" data-label={l10n.t('Then')}>
                  {result.diagnosis.headline}
                </td>
              </tr>
            )}
            {fixes.map((fix) => (
              <tr key={fix.id}>
                <th scope="row" class="wrapping">
                  <FixName fix={fix} before={result?.report} />
                  <FixButtons fix={fix} isCompared={compared === fix.id} state={state} actions={actions} />
                </th>
                <SizeCells report={fix.report} before={result?.report} />
                <td class="wrapping" data-label={l10n.t('Then')}>
                  {fix.problem ?? fix.diagnosis?.headline ?? ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Why no fix can be applied as things stand, and what to do; empty where it can. */
function whyNotNow({ source, status }: ReportPageState): string {
  if (status.kind === 'running') return '';
  if (source.state === 'edited' || source.state === 'other-inputs')
    return l10n.t('Check again to apply one: they are of the network before your change.');
  return '';
}

function summaryOf(helpful: number, all: number): string {
  if (helpful === 0) {
    return all === 1
      ? l10n.t('One change was measured on the same data and seeds: it does not help.')
      : l10n.t('{0} changes were measured on the same data and seeds: none of them helps.', all);
  }
  return all === 1
    ? l10n.t('One change was measured on the same data and seeds: it helps.')
    : l10n.t('{0} changes were measured on the same data and seeds: {1} of them help, best first.', all, helpful);
}

interface FixNameProperties {
  readonly fix: ReportFix;
  readonly before: GradientReport | undefined;
}

function FixName({ fix, before }: FixNameProperties) {
  const measured = fix.title.slice(fix.action.length).replace(/^:\s*/, '').trim();
  return (
    <>
      <span class={fix.helpful ? 'tone-good' : 'tone-plain'}>
        <span class={`codicon codicon-${fix.helpful ? 'pass' : 'circle-slash'}`} aria-hidden="true" />{' '}
        <span class="visually-hidden">{fix.helpful ? l10n.t('Helps') : l10n.t('Does not help')}: </span>
        {fix.action}
      </span>
      {!isToldByFirstLayer(fix, before) && <span class="fix-measured">{measured}</span>}
    </>
  );
}

/** Whether the effect is the change of the first layer's gradient, which has a column of its own. */
function isToldByFirstLayer({ helpful, effects, report }: ReportFix, before: GradientReport | undefined): boolean {
  const [effect, ...others] = effects;
  const median = (of: GradientReport | undefined) =>
    of?.layers.find(({ kernels }) => kernels.length > 0)?.kernels[0]?.meanAbs.median;
  return (
    helpful &&
    others.length === 0 &&
    effect !== undefined &&
    effect.before === median(before) &&
    effect.after === median(report)
  );
}

interface FixButtonsProperties {
  readonly fix: ReportFix;
  readonly isCompared: boolean;
  readonly state: ReportPageState;
  readonly actions: ReportActions;
}

function FixButtons({ fix, isCompared, state, actions }: FixButtonsProperties) {
  const compare = fix.report !== undefined && state.result !== null && (
    <button
      type="button"
      class="quiet"
      aria-pressed={isCompared}
      aria-label={l10n.t('Compare in the chart: {0}', fix.action)}
      onClick={() => actions.changeView({ comparedFix: isCompared ? null : fix.id })}
    >
      {l10n.t('Compare')}
    </button>
  );
  if (fix.refused !== undefined) {
    return (
      <span class="button-row">
        {compare}
        <span class="fix-measured">{l10n.t('Cannot be written into the file: {0}.', fix.refused)}</span>
      </span>
    );
  }
  if (state.source.state !== 'current' || state.status.kind === 'running') {
    return <span class="button-row">{compare}</span>;
  }
  return (
    <span class="button-row">
      <button
        type="button"
        class={fix.helpful ? '' : 'secondary'}
        aria-label={l10n.t('Apply: {0}', fix.action)}
        onClick={() => actions.applyFix(fix.id)}
      >
        {l10n.t('Apply')}
      </button>
      <button
        type="button"
        class="secondary"
        aria-label={l10n.t('Preview: {0}', fix.action)}
        onClick={() => {
          if (fix.report !== undefined) actions.changeView({ comparedFix: fix.id });
          actions.previewFix(fix.id);
        }}
      >
        {l10n.t('Preview')}
      </button>
      {compare}
    </span>
  );
}

interface SizeCellsProperties {
  readonly report: GradientReport | undefined;
  readonly before: GradientReport | undefined;
}

/** The first and the smallest kernel's median, with the factor since before. */
function SizeCells({ report, before }: SizeCellsProperties) {
  if (report === undefined) {
    return (
      <>
        <td />
        <td />
      </>
    );
  }
  const kernels = measuredKernels(report);
  const earlier = before === undefined ? [] : measuredKernels(before);
  const smallest = smallestOf(kernels);
  return (
    <>
      <td data-label={l10n.t('First layer')}>{sizeWords(kernels[0], earlier[0])}</td>
      <td data-label={l10n.t('Smallest layer')}>
        {smallest === undefined ? '' : l10n.t('layer {0}: {1}', smallest.place, sizeWords(smallest, undefined))}
      </td>
    </>
  );
}

function smallestOf(kernels: readonly MeasuredKernel[]): MeasuredKernel | undefined {
  const size = ({ kernel }: MeasuredKernel) => (Number.isNaN(kernel.meanAbs.median) ? -1 : kernel.meanAbs.median);
  return kernels.reduce<MeasuredKernel | undefined>(
    (least, kernel) => (least === undefined || size(kernel) < size(least) ? kernel : least),
    undefined,
  );
}

function sizeWords(measured: MeasuredKernel | undefined, before: MeasuredKernel | undefined): string {
  if (measured === undefined) return '';
  // A number is not to be broken behind the sign of its exponent.
  const number = threeDigits(measured.kernel.meanAbs.median).replace('-', '-\u2060');
  const size = `${number}\u00a0${verdictSign(measured.verdict)}`;
  const factor = before === undefined ? '' : factorWords(before, measured);
  return factor === '' ? size : l10n.t('{0} ({1})', size, factor);
}
