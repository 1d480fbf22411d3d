import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { ACTIVATION_LABELS } from '../../lesson/hiddenActivations.js';
import {
  parseProductControls,
  PRODUCT_LIMITS,
  type DerivativeProductControls,
  type DerivativeProductOptions,
} from '../../lesson/widgets/derivativeProduct.js';
import { decimal } from '../../model/localNumber.js';
import { success } from '../../model/result.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { decayChart, type DecaySeries } from '../charts/decayChart.js';
import { checkAll } from '../compute/checkAll.js';
import { ChanceControls } from '../controls/ChanceControls.js';
import { ChoiceControl } from '../controls/ChoiceControl.js';
import { activationChoices, initializerChoices } from '../controls/lessonChoices.js';
import { SliderControl } from '../controls/SliderControl.js';
import { usePage } from '../lesson/pageContext.js';
import {
  hiddenDerivatives,
  productAnswer,
  productRequest,
  productSentence,
  runningProducts,
} from '../results/derivativeProduct.js';
import { guessSentence, isAsAsked } from '../results/guessSentence.js';
import { ComputationLine, ExperimentFrame } from './ExperimentFrame.js';
import { useExperiment } from './useExperiment.js';
import type { WidgetProperties } from './widgetProperties.js';

interface Measured {
  readonly first: DecaySeries;
  readonly second: DecaySeries;
  readonly bound: DecaySeries;
  readonly milliseconds: number;
}

/** The chain rule's product of derivatives: at best, and as measured in two networks. */
export function DerivativeProduct({ widgetKey, options }: WidgetProperties<DerivativeProductOptions>) {
  const page = usePage();
  const { prediction, setting } = options;
  const experiment = useExperiment<DerivativeProductControls, Measured>({
    widgetKey,
    setting,
    parse: parseProductControls,
    compute: async (controls, context) => {
      const requests = ([0, 1] as const).map((which) => productRequest(options, controls, which));
      const reports = await checkAll(page.compute, requests, context);
      if (!reports.ok) return reports;
      const [one, two] = reports.value;
      if (one === undefined || two === undefined) throw new Error('two checks gave fewer than two reports');
      const [firstName, secondName] = networkNames(controls);
      return success({
        first: runningProducts(l10n.t("{0}, mean |f'|", firstName), hiddenDerivatives(one)),
        second: runningProducts(l10n.t("{0}, mean |f'|", secondName), hiddenDerivatives(two)),
        bound: runningProducts(
          `${decimal(options.bound)}ⁿ`,
          Array.from({ length: controls.layers }, () => options.bound),
        ),
        milliseconds: one.computation.milliseconds + two.computation.milliseconds,
      });
    },
  });
  const { controls, set } = experiment;
  const { outcome } = experiment.state;
  const chart = useMemo(
    () =>
      outcome &&
      decayChart([outcome.value.first, outcome.value.second, outcome.value.bound], {
        name: 'product-of-derivatives',
        step: l10n.t('Number of layers multiplied'),
        size: l10n.t('product of derivatives'),
      }),
    [outcome],
  );
  const [first, second] = controls.activations;
  return (
    <ExperimentFrame
      name={l10n.t('Experiment: multiplying derivatives')}
      experiment={experiment}
      setting={setting}
      prediction={prediction}
      controls={
        <>
          <fieldset>
            <legend>{l10n.t('Layers')}</legend>
            <SliderControl
              label={l10n.t('Hidden layers to multiply over')}
              value={controls.layers}
              low={PRODUCT_LIMITS.low}
              high={PRODUCT_LIMITS.high}
              onChange={(layers) => set({ ...controls, layers })}
            />
            <ChoiceControl
              label={l10n.t('Initialiser')}
              value={controls.initializer}
              choices={initializerChoices()}
              onChange={(initializer) => set({ ...controls, initializer })}
            />
          </fieldset>
          <fieldset>
            <legend>{l10n.t('Measured networks')}</legend>
            <ChoiceControl
              label={l10n.t('First activation')}
              value={first}
              choices={activationChoices()}
              onChange={(activation) => set({ ...controls, activations: [activation, second] })}
            />
            <ChoiceControl
              label={l10n.t('Second activation')}
              value={second}
              choices={activationChoices()}
              onChange={(activation) => set({ ...controls, activations: [first, activation] })}
            />
          </fieldset>
          <ChanceControls chance={controls} onChange={(part) => set({ ...controls, ...part })} />
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
                productAnswer(outcome.value.first, outcome.value.second),
              )}{' '}
            {productSentence(
              outcome.value.bound,
              [outcome.value.first, outcome.value.second],
              networkNames(outcome.input),
              outcome.input.layers,
            )}
          </p>
          <ChartFigure
            chart={chart}
            outlet={page.outlet}
            caption={l10n.t('Product of derivatives over hidden layers of {0} units', options.width)}
          />
          <ComputationLine seed={outcome.input.seed} milliseconds={outcome.value.milliseconds} />
        </>
      )}
    </ExperimentFrame>
  );
}

function networkNames({ activations: [first, second] }: DerivativeProductControls): readonly [string, string] {
  const [one, two] = [ACTIVATION_LABELS[first], ACTIVATION_LABELS[second]];
  return first === second
    ? [l10n.t('{0} network A', one), l10n.t('{0} network B', two)]
    : [l10n.t('{0} network', one), l10n.t('{0} network', two)];
}
