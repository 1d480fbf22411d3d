import * as l10n from '@vscode/l10n';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { flatInputs } from '../../lesson/ownNetwork.js';
import { SKIPPED } from '../../lesson/lessonProgress.js';
import {
  parseTrainingMemory,
  type TrainingComparisonControls,
  type TrainingComparisonOptions,
} from '../../lesson/widgets/trainingComparison.js';
import { success } from '../../model/result.js';
import { TrainingRun } from '../compute/trainingRun.js';
import { Prediction } from '../controls/Prediction.js';
import { usePage } from '../lesson/pageContext.js';
import { guessSentence, isAsAsked } from '../results/guessSentence.js';
import {
  ahead,
  lessonNetworks,
  ownTrainedNetworks,
  pairs,
  seedsSentence,
  trainedLabels,
  trainingRequests,
  verdictSentence,
} from '../results/trainingComparison.js';
import { TrainingBar } from './TrainingBar.js';
import { TrainingControls } from './TrainingControls.js';
import { TrainingResult } from './TrainingResult.js';
import type { WidgetProperties } from './widgetProperties.js';

const MANY_SEEDS = 20;

/** Two networks trained side by side, their curves growing epoch by epoch. */
export function TrainingComparison({ widgetKey, options }: WidgetProperties<TrainingComparisonOptions>) {
  const page = usePage();
  const remembered = useMemo(() => parseTrainingMemory(page.recall(widgetKey)), []);
  const controls = useSignal<TrainingComparisonControls>(remembered?.controls ?? options.setting);
  const trained = useSignal<{ readonly controls: TrainingComparisonControls; readonly features: number }>({
    controls: remembered?.trained?.controls ?? options.setting,
    features: remembered?.trained?.features ?? options.data.features,
  });
  const problem = useSignal<string | null>(null);
  const everyBatch = useSignal(false);
  const run = useMemo(() => {
    const training = new TrainingRun(page.trainer, (message) => page.outlet.fault(message));
    if (remembered?.trained !== undefined) training.restore(remembered.trained.histories);
    return training;
  }, []);
  const state = run.state.value;
  const { status, histories } = state;
  const over = status === 'finished' || status === 'stopped';
  useEffect(() => () => run.stop(), []);
  useEffect(() => {
    if (over) page.finished(widgetKey);
    page.seed.value = controls.value.seed;
    if (status === 'running' || status === 'paused') return;
    const kept = over ? { trained: { ...trained.value, histories } } : {};
    page.remember(widgetKey, { controls: controls.value, ...kept });
  }, [controls.value, status]);

  const { prediction } = options;
  const given = prediction && page.predictions.value[prediction.id];
  const start = async (seeds: number) => {
    if (prediction && given === undefined) page.predict(prediction.id, SKIPPED);
    const chosen = controls.value;
    const networks = await networksOf(chosen);
    problem.value = networks.ok ? null : networks.problem.message;
    if (!networks.ok) return;
    trained.value = { controls: chosen, features: flatInputs(networks.value[0]) ?? options.data.features };
    await run.start(trainingRequests(options, chosen, networks.value, seeds), {
      groupSize: 2,
      everyBatch: everyBatch.value,
    });
  };
  const networksOf = async (chosen: TrainingComparisonControls) => {
    if (chosen.own === undefined) return success(lessonNetworks(options, chosen));
    const read = await page.readModel(chosen.own.model.id);
    return read.ok ? ownTrainedNetworks(read.value, chosen.own) : read;
  };
  const begin = (seeds: number) => {
    start(seeds).catch((error: unknown) => page.outlet.fault(`training: ${String(error)}`));
  };
  const all = useMemo(() => pairs(histories), [histories]);
  const [pair] = all;
  const labels = trainedLabels(trained.value.controls);
  const measured = prediction && pair && ahead(pair, prediction.measure);
  return (
    <section class="widget" aria-label={l10n.t('Experiment: training two networks')}>
      {prediction && (
        <Prediction
          question={prediction.question}
          choices={prediction.choices}
          given={given ?? (status === 'idle' ? undefined : SKIPPED)}
          next={status === 'idle' ? l10n.t('Now press Train both.') : undefined}
          onPredict={(answer) => page.predict(prediction.id, answer)}
        />
      )}
      <div class="controls">
        <TrainingControls
          controls={controls.value}
          shapes={options.shapes}
          onChange={(next) => (controls.value = next)}
        />
      </div>
      <TrainingBar
        state={state}
        problem={problem.value}
        outdated={over && JSON.stringify(controls.value) !== JSON.stringify(trained.value.controls)}
        manySeeds={MANY_SEEDS}
        resetLabel={page.resetLabel}
        labels={labels}
        everyBatch={everyBatch.value}
        onEveryBatch={(wanted) => (everyBatch.value = wanted)}
        onTrain={() => begin(1)}
        onTrainMany={() => begin(MANY_SEEDS)}
        onPause={() => run.pause()}
        onResume={() => run.resume()}
        onStop={() => run.stop()}
        onReset={() => (controls.value = options.setting)}
      />
      {pair !== undefined && (
        <div class="result" aria-busy={status === 'running'}>
          {over && (
            <p class="comparison" role="status">
              {prediction &&
                measured &&
                isAsAsked(options.setting, trained.value.controls) &&
                guessSentence(prediction, given, measured)}{' '}
              {all.length > 1 && seedsSentence(all, labels)}{' '}
              {all.length > 1
                ? l10n.t('With seed {0}: {1}', trained.value.controls.seed, verdictSentence(pair, labels))
                : verdictSentence(pair, labels)}
            </p>
          )}
          <TrainingResult
            all={all}
            pair={pair}
            labels={labels}
            over={over}
            controls={trained.value.controls}
            options={options}
            features={trained.value.features}
          />
        </div>
      )}
    </section>
  );
}
