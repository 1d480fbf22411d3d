import * as l10n from '@vscode/l10n';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import {
  parseComparisonControls,
  parseTally,
  withOfferedModel,
  type GradientComparisonControls,
  type GradientComparisonOptions,
} from '../../lesson/widgets/gradientComparison.js';
import { COURSE_MARKS } from '../../model/marks.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { gradientChart } from '../charts/gradientChart.js';
import { usePage } from '../lesson/pageContext.js';
import {
  comparisonRequest,
  comparisonSentence,
  networkLabels,
  NO_TALLY,
  tallied,
  tallySentence,
} from '../results/gradientComparison.js';
import { isAsAsked } from '../results/guessSentence.js';
import { ownCaption } from '../results/ownNetwork.js';
import { ComputationLine, ExperimentFrame } from './ExperimentFrame.js';
import { measurePair, type MeasuredPair } from './measurePair.js';
import { PairControls } from './PairControls.js';
import { useExperiment } from './useExperiment.js';
import type { WidgetProperties } from './widgetProperties.js';

/** Two networks of equal shape, their gradients layer by layer. */
export function GradientComparison({ widgetKey, options }: WidgetProperties<GradientComparisonOptions>) {
  const page = usePage();
  const experiment = useExperiment<GradientComparisonControls, MeasuredPair>({
    widgetKey,
    setting: options.setting,
    parse: parseComparisonControls,
    take: withOfferedModel,
    compute: (controls, context) =>
      measurePair(page, controls, (which) => comparisonRequest(options, controls, which), context),
  });
  const { outcome } = experiment.state;
  const tally = useSignal(parseTally(experiment.kept) ?? NO_TALLY);
  useEffect(() => {
    if (outcome === null) return;
    tally.value = tallied(tally.value, outcome.input, outcome.value.networks);
    experiment.keep(tally.value);
  }, [outcome]);
  const { prediction } = options;
  const given = prediction && page.predictions.value[prediction.id];
  const chart = useMemo(
    () => outcome && gradientChart(outcome.value.networks, COURSE_MARKS, 'gradients-per-layer'),
    [outcome],
  );
  const tallyText = outcome && tallySentence(tally.value, networkLabels(outcome.input));
  return (
    <ExperimentFrame
      name={l10n.t('Experiment: gradients of two networks')}
      experiment={experiment}
      setting={options.setting}
      prediction={prediction}
      controls={
        <PairControls
          controls={experiment.controls}
          onChange={experiment.set}
          shape={options.hiddenUnits === undefined}
          target={options.data.kind === 'row'}
        />
      }
    >
      {outcome !== null && chart !== null && (
        <>
          <p class="comparison" role="status">
            {comparisonSentence(
              prediction,
              isAsAsked(options.setting, outcome.input) ? given : undefined,
              outcome.value.networks,
            )}
          </p>
          <ChartFigure chart={chart} outlet={page.outlet} caption={captionOf(options, outcome.input)} openTable />
          {tallyText !== null && <p class="tally">{tallyText}</p>}
          <ComputationLine seed={outcome.input.seed} milliseconds={outcome.value.milliseconds} />
        </>
      )}
    </ExperimentFrame>
  );
}

function captionOf({ hiddenUnits }: GradientComparisonOptions, controls: GradientComparisonControls): string {
  const { depth, width, draws, own } = controls;
  if (own !== undefined) return ownCaption(own.model, draws);
  if (hiddenUnits !== undefined) {
    const units = hiddenUnits.join(', ');
    return draws === 1
      ? l10n.t('Mean |gradient| per layer, hidden layers of {0} units, one draw', units)
      : l10n.t(
          'Mean |gradient| per layer, hidden layers of {0} units, {1} draws: median, and 5-95 % as a band',
          units,
          draws,
        );
  }
  return draws === 1
    ? l10n.t('Mean |gradient| per layer, depth {0}, width {1}, one draw', depth, width)
    : l10n.t(
        'Mean |gradient| per layer, depth {0}, width {1}, {2} draws: median, and 5-95 % as a band',
        depth,
        width,
        draws,
      );
}
