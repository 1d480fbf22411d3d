import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import {
  CLIP_EXPONENTS,
  parseClippingControls,
  withModelToClip,
  type GradientClippingControls,
  type GradientClippingOptions,
} from '../../lesson/widgets/gradientClipping.js';
import { decimal } from '../../model/localNumber.js';
import { withOwn } from '../../lesson/widgets/ownModel.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import { COURSE_MARKS } from '../../model/marks.js';
import { success, type Result } from '../../model/result.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { gradientChart } from '../charts/gradientChart.js';
import { threeDigits } from '../charts/numberText.js';
import { checkAll } from '../compute/checkAll.js';
import { ChoiceControl } from '../controls/ChoiceControl.js';
import { HiddenLayerControls } from '../controls/HiddenLayerControls.js';
import { activationChoices, initializerChoices } from '../controls/lessonChoices.js';
import { ModelControl } from '../controls/ModelControl.js';
import { SeedControl } from '../controls/SeedControl.js';
import { ShapeControls } from '../controls/ShapeControls.js';
import { SliderControl } from '../controls/SliderControl.js';
import { usePage, type PageContext } from '../lesson/pageContext.js';
import { clippingOf, clippingRequest, clippingSentence, keepsProportions, type Clipping } from '../results/clipping.js';
import { guessSentence, isAsAsked } from '../results/guessSentence.js';
import { ownCaption, ownRequest } from '../results/ownNetwork.js';
import { ComputationLine, ExperimentFrame } from './ExperimentFrame.js';
import { useExperiment } from './useExperiment.js';
import type { WidgetProperties } from './widgetProperties.js';

interface Measured {
  readonly clipping: Clipping;
  readonly milliseconds: number;
}

const RATES = [0.001, 0.01, 0.1] as const;

/** One gradient before and after it is clipped to a global norm. */
export function GradientClipping({ widgetKey, options }: WidgetProperties<GradientClippingOptions>) {
  const page = usePage();
  const { prediction, setting } = options;
  const experiment = useExperiment<GradientClippingControls, Measured>({
    widgetKey,
    setting,
    parse: parseClippingControls,
    take: withModelToClip,
    compute: async (controls, context) => {
      const request = await requestOf(page, options, controls);
      if (!request.ok) return request;
      const reports = await checkAll(page.compute, [request.value], context);
      if (!reports.ok) return reports;
      const [report] = reports.value;
      if (report === undefined) throw new Error('a check gave no report');
      return success({ clipping: clippingOf(report, controls), milliseconds: report.computation.milliseconds });
    },
  });
  const { controls, set } = experiment;
  const change = (part: Partial<GradientClippingControls>) => set({ ...controls, ...part });
  const { outcome } = experiment.state;
  const chart = useMemo(
    () =>
      outcome &&
      gradientChart([outcome.value.clipping.before, outcome.value.clipping.after], COURSE_MARKS, 'clipped-gradient'),
    [outcome],
  );
  return (
    <ExperimentFrame
      name={l10n.t('Experiment: clipping a gradient')}
      experiment={experiment}
      setting={setting}
      prediction={prediction}
      controls={
        <>
          <ModelControl value={controls.own} onChange={(own) => set(withOwn(controls, own))} />
          {controls.own === undefined && (
            <>
              <HiddenLayerControls
                legend={l10n.t('Network')}
                value={controls}
                activations={activationChoices()}
                initializers={initializerChoices()}
                onChange={change}
              />
              <fieldset>
                <legend>{l10n.t('Shape')}</legend>
                <ShapeControls shape={controls} onChange={change} />
              </fieldset>
            </>
          )}
          <fieldset>
            <legend>{l10n.t('Step')}</legend>
            <SliderControl
              label={l10n.t('Norm allowed')}
              value={controls.clipExponent}
              low={CLIP_EXPONENTS.low}
              high={CLIP_EXPONENTS.high}
              step={0.5}
              text={threeDigits(10 ** controls.clipExponent)}
              onChange={(clipExponent) => change({ clipExponent })}
            />
            <ChoiceControl
              label={l10n.t('Learning rate')}
              value={controls.learningRate}
              choices={RATES.map((value) => ({ value, label: decimal(value) }))}
              onChange={(learningRate) => change({ learningRate })}
            />
          </fieldset>
          <fieldset>
            <legend>{l10n.t('Chance')}</legend>
            <SeedControl value={controls.seed} onChange={(seed) => change({ seed })} />
          </fieldset>
        </>
      }
    >
      {outcome !== null && chart !== null && (
        <>
          <p class="comparison" role="status">
            {prediction &&
              isAsAsked(setting, outcome.input) &&
              guessSentence(
                prediction,
                page.predictions.value[prediction.id],
                keepsProportions(outcome.value.clipping) ? 'yes' : 'no',
              )}{' '}
            {clippingSentence(outcome.value.clipping)}
          </p>
          <ChartFigure chart={chart} outlet={page.outlet} caption={captionOf(outcome.input)} openTable />
          <ComputationLine seed={outcome.input.seed} milliseconds={outcome.value.milliseconds} />
        </>
      )}
    </ExperimentFrame>
  );
}

/** The check of the lesson's network or of the person's, in one draw. */
async function requestOf(
  page: PageContext,
  options: GradientClippingOptions,
  controls: GradientClippingControls,
): Promise<Result<CheckRequest>> {
  const { own, seed } = controls;
  if (own === undefined) return success(clippingRequest(options, controls));
  const read = await page.readModel(own.id);
  return read.ok ? success(ownRequest(read.value, { seed, draws: 1 }, COURSE_MARKS)) : read;
}

function captionOf({ depth, width, own }: GradientClippingControls): string {
  return own === undefined
    ? l10n.t('Mean |gradient| per layer before and after clipping, depth {0}, width {1}', depth, width)
    : ownCaption(own, 1);
}
