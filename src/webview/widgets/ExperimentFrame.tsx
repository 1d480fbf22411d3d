import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { SKIPPED } from '../../lesson/lessonProgress.js';
import { Prediction } from '../controls/Prediction.js';
import { RunBar } from '../controls/RunBar.js';
import { usePage } from '../lesson/pageContext.js';
import { decimal } from '../../model/localNumber.js';
import type { Experiment } from './useExperiment.js';

interface Properties<Controls> {
  /** Name of the experiment for assistive technology. */
  readonly name: string;
  readonly experiment: Experiment<Controls, unknown>;
  /** Where Reset returns to. */
  readonly setting: Controls;
  readonly prediction?:
    | {
        readonly id: string;
        readonly question: string;
        readonly choices: readonly { readonly answer: string; readonly label: string }[];
      }
    | undefined;
  readonly controls: ComponentChildren;
  /** The result, once there is one. */
  readonly children: ComponentChildren;
}

/** Predict, set, run, see: the order that every experiment of a lesson keeps. */
export function ExperimentFrame<Controls extends object>({
  name,
  experiment,
  setting,
  prediction,
  controls,
  children,
}: Properties<Controls>) {
  const page = usePage();
  const { state, taken } = experiment;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (taken > 0) section.current?.scrollIntoView({ block: 'start' });
  }, [taken]);
  const given = prediction && page.predictions.value[prediction.id];
  return (
    <section class="widget" aria-label={name} ref={section}>
      {prediction && (
        <Prediction
          question={prediction.question}
          choices={prediction.choices}
          given={given ?? (state.outcome === null ? undefined : SKIPPED)}
          next={state.outcome === null ? l10n.t('Now press Run.') : undefined}
          onPredict={(answer) => page.predict(prediction.id, answer)}
        />
      )}
      <div class="controls">{controls}</div>
      <RunBar
        running={state.running}
        progress={state.progress}
        problem={state.problem}
        cancelled={state.cancelled}
        onRun={() => {
          if (prediction && given === undefined) page.predict(prediction.id, SKIPPED);
          experiment.run();
        }}
        onCancel={() => experiment.cancel()}
      >
        <button type="button" class="secondary" onClick={() => experiment.set(setting)}>
          {page.resetLabel}
        </button>
      </RunBar>
      {state.outcome !== null && (
        <div class="result" aria-busy={state.running}>
          {children}
        </div>
      )}
    </section>
  );
}

/** Which engine computed, with which seed, in what time. */
export function ComputationLine({ seed, milliseconds }: { readonly seed: number; readonly milliseconds: number }) {
  const engine = usePage().engine.value;
  const took = `${decimal(milliseconds.toFixed(1))} ms`;
  return (
    <p class="quiet-line">
      {engine === null || engine === 'failed'
        ? l10n.t('TensorFlow.js · seed {0} · {1}', seed, took)
        : l10n.t('TensorFlow.js {0} · {1} · seed {2} · {3}', engine.tensorflow, engine.backend, seed, took)}
    </p>
  );
}
