import * as l10n from '@vscode/l10n';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { activationFunctions } from '../../lesson/activationFunctions.js';
import { ACTIVATION_LABELS } from '../../lesson/hiddenActivations.js';
import { SKIPPED } from '../../lesson/lessonProgress.js';
import {
  parseExplorerControls,
  type ActivationExplorerControls,
  type ActivationExplorerOptions,
} from '../../lesson/widgets/activationExplorer.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { curveChart } from '../charts/curveChart.js';
import { DataTable } from '../charts/DataTable.js';
import { ChoiceControl } from '../controls/ChoiceControl.js';
import { activationChoices } from '../controls/lessonChoices.js';
import { Prediction } from '../controls/Prediction.js';
import { SliderControl } from '../controls/SliderControl.js';
import { usePage } from '../lesson/pageContext.js';
import { guessSentence } from '../results/guessSentence.js';
import { highestAnswer, highestDerivative } from '../results/highestDerivative.js';
import { decimal } from '../../model/localNumber.js';
import type { WidgetProperties } from './widgetProperties.js';

const X_STEP = 0.05;

/** Two activations and their derivatives, read at the same x; the pointer over any chart moves x too. */
export function ActivationExplorer({ widgetKey, options }: WidgetProperties<ActivationExplorerOptions>) {
  const page = usePage();
  const memory = useSignal(remembered(page.recall(widgetKey)));
  const controls = useSignal<ActivationExplorerControls>(
    parseExplorerControls(memory.value.controls) ?? options.setting,
  );
  const { prediction } = options;
  const given = prediction && page.predictions.value[prediction.id];
  const open = useSignal(prediction === undefined || memory.value.open);
  useEffect(() => {
    if (open.value) page.finished(widgetKey);
    page.remember(widgetKey, { controls: controls.value, open: open.value });
  }, [controls.value, open.value]);
  const { activations, x } = controls.value;
  const choose = (which: 0 | 1, activation: (typeof activations)[0]) => {
    const next: typeof activations = which === 0 ? [activation, activations[1]] : [activations[0], activation];
    controls.value = { ...controls.value, activations: next };
  };
  const moveTo = (place: number) => {
    const clipped = Math.min(3, Math.max(-3, Math.round(place / X_STEP) * X_STEP));
    controls.value = { ...controls.value, x: Number(clipped.toFixed(2)) };
  };
  return (
    <section class="widget" aria-label={l10n.t('Experiment: activations and their derivatives')}>
      {prediction && (
        <Prediction
          question={prediction.question}
          choices={prediction.choices}
          given={given ?? (open.value ? SKIPPED : undefined)}
          next={open.value ? undefined : l10n.t('Now press Show the curves.')}
          onPredict={(answer) => page.predict(prediction.id, answer)}
        />
      )}
      <div class="controls">
        <fieldset>
          <legend>{l10n.t('Where to read')}</legend>
          <SliderControl
            label="x"
            value={x}
            low={-3}
            high={3}
            step={X_STEP}
            text={decimal(x.toFixed(2))}
            onChange={(place) => moveTo(place)}
          />
        </fieldset>
        {([0, 1] as const).map((which) => (
          <fieldset key={which}>
            <legend>{which === 0 ? l10n.t('First activation') : l10n.t('Second activation')}</legend>
            <ChoiceControl
              label={l10n.t('Activation')}
              value={activations[which]}
              choices={activationChoices()}
              onChange={(activation) => choose(which, activation)}
            />
          </fieldset>
        ))}
      </div>
      <div class="button-row">
        {!open.value && (
          <button
            type="button"
            onClick={() => {
              if (prediction && given === undefined) page.predict(prediction.id, SKIPPED);
              open.value = true;
            }}
          >
            <span class="codicon codicon-play" aria-hidden="true" /> {l10n.t('Show the curves')}
          </button>
        )}
        <button type="button" class="secondary" onClick={() => (controls.value = options.setting)}>
          {page.resetLabel}
        </button>
      </div>
      {open.value && (
        <Curves controls={controls.value} onPointer={moveTo}>
          {/* The guess was about the lesson's own first activation. */}
          {prediction && activations[0] === options.setting.activations[0]
            ? guessSentence(prediction, given, highestAnswer(activations[0]))
            : undefined}
        </Curves>
      )}
    </section>
  );
}

interface CurvesProperties {
  readonly controls: ActivationExplorerControls;
  readonly onPointer: (x: number) => void;
  readonly children: string | undefined;
}

function Curves({ controls: { activations, x }, onPointer, children }: CurvesProperties) {
  const page = usePage();
  const place = decimal(x.toFixed(2));
  const curves = ([0, 1] as const).map((which) => {
    const name = activations[which];
    const { value, derivative } = activationFunctions[name];
    const highest = highestDerivative(name);
    return { which, label: ACTIVATION_LABELS[name], value, derivative, highest };
  });
  const [first, second] = curves;
  return (
    <div class="result" aria-busy={false}>
      <p class="comparison" role="status">
        {children}{' '}
        {curves
          .map(({ label, highest }) =>
            l10n.t('The derivative of {0} is never more than {1}.', label, decimal(highest.toFixed(2))),
          )
          .filter((_, index) => index === 0 || first?.label !== second?.label)
          .join(' ')}
      </p>
      <DataTable
        caption={l10n.t('Values at x = {0}', place)}
        table={{
          columns: [
            { name: l10n.t('at x = {0}', place) },
            { name: l10n.t('value') },
            { name: l10n.t('derivative') },
            { name: l10n.t('highest derivative') },
          ],
          rows: curves.map(({ label, value, derivative, highest }) => [
            label,
            decimal(value(x).toFixed(6)),
            decimal(derivative(x).toFixed(6)),
            decimal(highest.toFixed(2)),
          ]),
        }}
      />
      <div class="chart-grid">
        {curves.map(({ which, label, value, derivative, highest }) => [
          <ChartFigure
            key={`${which}-value`}
            chart={curveChart(value, { name: `${label}-value`, title: label, series: which, cursor: x })}
            outlet={page.outlet}
            caption={l10n.t('{0}: {1} at x = {2}', label, decimal(value(x).toFixed(4)), place)}
            onPointer={onPointer}
          />,
          <ChartFigure
            key={`${which}-derivative`}
            chart={curveChart(derivative, {
              name: `${label}-derivative`,
              title: l10n.t('derivative of {0}', label),
              series: which,
              cursor: x,
              line: { value: highest, label: l10n.t('highest: {0}', decimal(highest.toFixed(2))) },
            })}
            outlet={page.outlet}
            caption={l10n.t('Derivative of {0}: {1} at x = {2}', label, decimal(derivative(x).toFixed(4)), place)}
            onPointer={onPointer}
          />,
        ])}
      </div>
    </div>
  );
}

function remembered(memory: unknown): { readonly controls: unknown; readonly open: boolean } {
  if (typeof memory !== 'object' || memory === null) return { controls: undefined, open: false };
  return {
    controls: 'controls' in memory ? memory.controls : undefined,
    open: 'open' in memory && memory.open === true,
  };
}
