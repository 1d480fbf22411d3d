import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { DecayComparisonOptions } from '../../lesson/widgets/decayComparison.js';
import {
  parseComparisonControls,
  withOfferedModel,
  type GradientComparisonControls,
} from '../../lesson/widgets/gradientComparison.js';
import { decimal } from '../../model/localNumber.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { decayChart } from '../charts/decayChart.js';
import { usePage } from '../lesson/pageContext.js';
import {
  drawnDecay,
  drawnSentence,
  extentOf,
  fallsAtEveryStep,
  measuredDecay,
  measuredSentence,
} from '../results/decay.js';
import { comparisonRequest } from '../results/gradientComparison.js';
import { guessSentence, isAsAsked } from '../results/guessSentence.js';
import { listText } from '../results/listText.js';
import { ownCaption } from '../results/ownNetwork.js';
import { ComputationLine, ExperimentFrame } from './ExperimentFrame.js';
import { measurePair, type MeasuredPair } from './measurePair.js';
import { PairControls } from './PairControls.js';
import { useExperiment } from './useExperiment.js';
import type { WidgetProperties } from './widgetProperties.js';

/** The notebook's drawing of decay and, on the same axes, the decay measured in two real networks. */
export function DecayComparison({ widgetKey, options }: WidgetProperties<DecayComparisonOptions>) {
  const page = usePage();
  const experiment = useExperiment<GradientComparisonControls, MeasuredPair>({
    widgetKey,
    setting: options.setting,
    parse: parseComparisonControls,
    take: withOfferedModel,
    compute: (controls, context) => {
      const comparison = { data: { kind: 'row', input: options.input }, outputActivation: 'sigmoid' } as const;
      return measurePair(page, controls, (which) => comparisonRequest(comparison, controls, which), context);
    },
  });
  const { outcome } = experiment.state;
  const { controls } = experiment;
  // The person's own network has as many layers as it has.
  const depth =
    controls.own === undefined
      ? controls.depth
      : Math.max(2, ...(outcome?.value.networks.map(({ layers }) => layers.length) ?? []));
  const drawn = useMemo(() => {
    const [first, second] = options.illustration;
    return [
      drawnDecay(first.label, first.base, depth, first.remark),
      drawnDecay(second.label, second.base, depth, second.remark),
    ] as const;
  }, [depth]);
  const measured = useMemo(() => outcome?.value.networks.map(measuredDecay), [outcome]);
  const charts = useMemo(() => {
    const extent = extentOf([...drawn, ...(measured ?? [])]);
    const shared = { step: l10n.t('Layer, back from the output'), ...(extent && { extent }) };
    return {
      drawn: decayChart(drawn, { ...shared, name: 'illustrated-decay', size: l10n.t('illustrated size') }),
      measured:
        measured && decayChart(measured, { ...shared, name: 'measured-decay', size: l10n.t('mean |gradient|') }),
    };
  }, [drawn, measured]);
  const { prediction } = options;
  const second = outcome?.value.networks[1];
  return (
    <>
      <ChartFigure
        chart={charts.drawn}
        outlet={page.outlet}
        caption={l10n.t(
          'Illustration, not a measurement: {0} after i steps back from the output',
          listText(options.illustration.map(({ base }) => `${decimal(base)}ⁱ`)),
        )}
      />
      <p class="comparison">{drawnSentence(drawn)}</p>
      <ExperimentFrame
        name={l10n.t('Experiment: the measured decay')}
        experiment={experiment}
        setting={options.setting}
        prediction={prediction}
        controls={<PairControls controls={controls} onChange={experiment.set} shape target />}
      >
        {outcome !== null && charts.measured !== undefined && (
          <>
            <p class="comparison" role="status">
              {prediction &&
                second &&
                isAsAsked(options.setting, outcome.input) &&
                guessSentence(
                  prediction,
                  page.predictions.value[prediction.id],
                  fallsAtEveryStep(second) ? 'yes' : 'no',
                )}{' '}
              {measuredSentence(outcome.value.networks)}
            </p>
            <ChartFigure chart={charts.measured} outlet={page.outlet} caption={captionOf(outcome.input)} openTable />
            <ComputationLine seed={outcome.input.seed} milliseconds={outcome.value.milliseconds} />
          </>
        )}
      </ExperimentFrame>
    </>
  );
}

function captionOf({ depth, width, draws, own }: GradientComparisonControls): string {
  if (own !== undefined) return ownCaption(own.model, draws);
  return draws === 1
    ? l10n.t('Measured: mean |gradient| per layer, depth {0}, width {1}, one draw', depth, width)
    : l10n.t(
        'Measured: mean |gradient| per layer, depth {0}, width {1}, {2} draws: median, and 5-95 % as a band',
        depth,
        width,
        draws,
      );
}
