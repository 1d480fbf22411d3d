import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { ReportFix, ReportPageState, ReportResult } from '../../protocol/reportContract.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { layerGradientChart, type KernelSeries } from '../charts/layerGradientChart.js';
import { measuredKernels } from '../results/measuredKernels.js';
import { fileWord } from './fileWord.js';
import type { ReportActions } from './reportActions.js';
import type { ReportView } from './reportView.js';
import { useWidth } from './useWidth.js';

interface Properties {
  readonly result: ReportResult;
  readonly state: ReportPageState;
  readonly view: ReportView;
  readonly actions: ReportActions;
}

const WIDTH_STEP = 40;
/** With less room the legend has none for the whole name of a fix, which stands above the chart. */
const NARROW = 440;

/** The gradient of every layer; laid beside it what a chosen fix would make of it, or what it was before a change. */
export function GradientSection({ result, state, view, actions }: Properties) {
  const [element, width] = useWidth(WIDTH_STEP);
  const { marks, draws } = result.report.assumptions;
  const fix = comparedFix(state, view);
  const { before, subject, cursor } = state;
  const isNarrow = width.value < NARROW;
  const series = useMemo(() => seriesOf(result, fix, before, isNarrow), [result, fix, before, isNarrow]);
  const labelWidth = Math.max(136, Math.min(320, Math.round(width.value * 0.38)));
  const name = fileWord(`gradients of ${subject?.name ?? 'model'}`);
  const chart = useMemo(
    () => layerGradientChart(series, { marks, cursor, labelWidth, name }),
    [series, marks, cursor, labelWidth, name],
  );
  const compares = series.length > 1;
  return (
    <section aria-labelledby="gradients">
      <h2 id="gradients">{compares ? l10n.t('Before and after') : l10n.t('Gradient of every layer')}</h2>
      {fix !== undefined ? (
        <Comparison
          text={fix.title}
          button={l10n.t('Show only the network as it is')}
          onEnd={() => actions.changeView({ comparedFix: null })}
        />
      ) : (
        before !== null && (
          <Comparison
            text={
              before.action === null
                ? l10n.t('Compared with the network before your edit: {0}', before.diagnosis.headline)
                : l10n.t('Compared with the network before "{0}": {1}', before.action, before.diagnosis.headline)
            }
            button={l10n.t('Forget the earlier check')}
            onEnd={() => actions.forgetBefore()}
          />
        )
      )}
      <div class="layer-chart" ref={element}>
        {width.value > 0 && (
          <ChartFigure
            chart={chart}
            outlet={actions.outlet}
            caption={captionOf(draws)}
            onSelect={(datum) => {
              const path = pathOf(datum, result, chart.data.rows ?? []);
              if (path !== undefined) actions.reveal(path);
            }}
          />
        )}
      </div>
      <p class="quiet-line">
        {l10n.t('Click a row to go to its line; the layer at the cursor is shaded. The same is in the table below.')}
      </p>
    </section>
  );
}

interface ComparisonProperties {
  readonly text: string;
  readonly button: string;
  readonly onEnd: () => void;
}

function Comparison({ text, button, onEnd }: ComparisonProperties) {
  return (
    <div class="button-row">
      <span role="status">{text}</span>
      <button type="button" class="secondary" onClick={onEnd}>
        {button}
      </button>
    </div>
  );
}

/** The candidate that is laid beside the network, if it is still among the measured ones. */
export function comparedFix({ fixes }: ReportPageState, { comparedFix: id }: ReportView): ReportFix | undefined {
  return fixes.kind === 'measured' ? fixes.fixes.find((fix) => fix.id === id && fix.report !== undefined) : undefined;
}

function seriesOf(
  { report, layerTexts }: ReportResult,
  fix: ReportFix | undefined,
  before: ReportPageState['before'],
  isNarrow: boolean,
): readonly [KernelSeries, ...KernelSeries[]] {
  const { draws } = report.assumptions;
  const now = (label: string): KernelSeries => ({
    label,
    kernels: measuredKernels(report, layerTexts),
    draws,
    isSource: true,
  });
  if (fix?.report !== undefined) {
    const label = isNarrow ? l10n.t('with this fix') : l10n.t('with: {0}', fix.action);
    const after = { label, kernels: measuredKernels(fix.report), draws };
    return [now(l10n.t('as it is now')), after];
  }
  if (before !== null) {
    const earlier = { label: l10n.t('before'), kernels: measuredKernels(before.report), draws };
    return [earlier, now(l10n.t('as it is now'))];
  }
  return [now(l10n.t('the network'))];
}

function captionOf(draws: number): string {
  return draws === 1
    ? l10n.t('Mean |gradient| per layer, one draw')
    : l10n.t('Mean |gradient| per layer, {0} draws: median as a point, 5-95 % as a bar', draws);
}

/** The layer of what was clicked: a row's mark carries it, an axis label only the row's text. */
function pathOf(datum: object, { report }: ReportResult, rows: readonly object[]): readonly number[] | undefined {
  const label = 'value' in datum ? datum.value : undefined;
  const row = 'path' in datum ? datum : rows.find((candidate) => 'row' in candidate && candidate.row === label);
  const path: unknown = row !== undefined && 'path' in row ? row.path : undefined;
  const known = report.layers.find((layer) => Array.isArray(path) && layer.path.join() === path.join());
  return known?.path;
}
