import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { ACTIVATION_LABELS } from '../../lesson/hiddenActivations.js';
import { AS_WRITTEN, hiddenLayerNames, withHiddenActivations, type OwnActivation } from '../../lesson/ownNetwork.js';
import {
  parseChooserControls,
  type ActivationChooserControls,
  type ActivationChooserOptions,
} from '../../lesson/widgets/activationChooser.js';
import type { OwnModel } from '../../lesson/widgets/ownModel.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import { success, type Result } from '../../model/result.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { decaySentence, gradientChart } from '../charts/gradientChart.js';
import { checkAll } from '../compute/checkAll.js';
import { usePage, type PageContext } from '../lesson/pageContext.js';
import { chosenRequest, chosenSentence, chosenVerdict, type ChosenVerdict } from '../results/chosenNetwork.js';
import { guessSentence, isAsAsked } from '../results/guessSentence.js';
import { networkFigures, type NetworkFigures } from '../results/networkFigures.js';
import { ownCaption, ownRequest } from '../results/ownNetwork.js';
import { ChooserControls } from './ChooserControls.js';
import { ComputationLine, ExperimentFrame } from './ExperimentFrame.js';
import { useExperiment } from './useExperiment.js';
import type { WidgetProperties } from './widgetProperties.js';

interface Measured {
  readonly network: NetworkFigures;
  readonly verdict: ChosenVerdict;
  readonly milliseconds: number;
}

/** A network to repair: its hidden activations are chosen one by one and its gradients measured again. */
export function ActivationChooser({ widgetKey, options }: WidgetProperties<ActivationChooserOptions>) {
  const page = usePage();
  const { hiddenUnits, mark, prediction, setting } = options;
  const experiment = useExperiment<ActivationChooserControls, Measured>({
    widgetKey,
    setting,
    parse: (kept) => parseChooserControls(kept, hiddenUnits.length),
    compute: async (controls, context) => {
      const request = await requestOf(page, options, controls);
      if (!request.ok) return request;
      const reports = await checkAll(page.compute, [request.value], context);
      if (!reports.ok) return reports;
      const [report] = reports.value;
      if (report === undefined) throw new Error('a check gave no report');
      return success({
        network: networkFigures(labelOf(controls), report),
        verdict: chosenVerdict(report, mark),
        milliseconds: report.computation.milliseconds,
      });
    },
  });
  const { controls, set } = experiment;
  const { outcome } = experiment.state;
  const chart = useMemo(
    () => outcome && gradientChart([outcome.value.network], { small: mark, large: 1 }, 'your-network'),
    [outcome],
  );
  const chooseModel = (model: OwnModel | undefined) => {
    const lesson = { ...controls };
    delete lesson.own;
    if (model === undefined) set(lesson);
    else {
      page.readModel(model.id).then(
        (read) => {
          const layers = read.ok ? hiddenLayerNames(read.value) : [];
          const activations = layers.map((): OwnActivation => AS_WRITTEN);
          set({ ...lesson, own: { model, layers: [...layers], activations, initializer: AS_WRITTEN } });
        },
        (error: unknown) => page.outlet.fault(`reading ${model.name}: ${String(error)}`),
      );
    }
  };
  return (
    <ExperimentFrame
      name={l10n.t('Experiment: your network')}
      experiment={experiment}
      setting={setting}
      prediction={prediction}
      controls={
        <ChooserControls controls={controls} hiddenUnits={hiddenUnits} onChange={set} onChooseModel={chooseModel} />
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
                outcome.value.verdict.passes ? 'yes' : 'no',
              )}{' '}
            {chosenSentence(outcome.value.verdict, mark)} {decaySentence(outcome.value.network)}
          </p>
          <ChartFigure chart={chart} outlet={page.outlet} caption={captionOf(outcome.input)} openTable />
          <ComputationLine seed={outcome.input.seed} milliseconds={outcome.value.milliseconds} />
        </>
      )}
    </ExperimentFrame>
  );
}

/** The check of the lesson's network or of the person's, with the activations chosen. */
async function requestOf(
  page: PageContext,
  options: ActivationChooserOptions,
  controls: ActivationChooserControls,
): Promise<Result<CheckRequest>> {
  const { own } = controls;
  if (own === undefined) return success(chosenRequest(options, controls));
  const read = await page.readModel(own.model.id);
  if (!read.ok) return read;
  const network = withHiddenActivations(read.value, own.activations, own.initializer);
  return success(ownRequest(network, controls, { small: options.mark, large: 1 }));
}

function labelOf({ activations, own }: ActivationChooserControls): string {
  if (own === undefined) {
    return l10n.t('network ({0})', activations.map((activation) => ACTIVATION_LABELS[activation]).join(', '));
  }
  return own.activations.every((activation) => activation === AS_WRITTEN) && own.initializer === AS_WRITTEN
    ? l10n.t('model "{0}" as written', own.model.name)
    : l10n.t('model "{0}" as changed here', own.model.name);
}

function captionOf({ draws, own }: ActivationChooserControls): string {
  if (own !== undefined) return ownCaption(own.model, draws);
  return draws === 1
    ? l10n.t('Mean |gradient| per layer, one draw')
    : l10n.t('Mean |gradient| per layer, {0} draws: median, and 5-95 % as a band', draws);
}
