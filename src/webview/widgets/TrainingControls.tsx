import * as l10n from '@vscode/l10n';
import {
  EPOCH_LIMITS,
  LEARNING_RATES,
  OPTIMIZERS,
  type TrainingComparisonControls,
} from '../../lesson/widgets/trainingComparison.js';
import { withOwn } from '../../lesson/widgets/ownModel.js';
import { ChoiceControl } from '../controls/ChoiceControl.js';
import { SeedControl } from '../controls/SeedControl.js';
import { SliderControl } from '../controls/SliderControl.js';
import { decimal } from '../../model/localNumber.js';
import { NetworkPairControls } from './NetworkPairControls.js';

interface Properties {
  readonly controls: TrainingComparisonControls;
  readonly shapes: readonly (readonly number[])[];
  readonly onChange: (controls: TrainingComparisonControls) => void;
}

/** What can be set before a training. */
export function TrainingControls({ controls, shapes, onChange }: Properties) {
  const { networks, own } = controls;
  const change = (part: Partial<TrainingComparisonControls>) => onChange({ ...controls, ...part });
  return (
    <>
      <NetworkPairControls
        networks={networks}
        onNetworks={(changed) => change({ networks: changed })}
        own={own}
        onOwn={(next) => onChange(withOwn(controls, next))}
        trained
      />
      <fieldset>
        <legend>{l10n.t('Both networks')}</legend>
        {own === undefined && (
          <ChoiceControl
            label={l10n.t('Hidden layers')}
            value={controls.hiddenUnits.join(', ')}
            choices={shapes.map((units) => ({ value: units.join(', '), label: shapeText(units) }))}
            onChange={(chosen) => {
              const units = shapes.find((shape) => shape.join(', ') === chosen);
              if (units !== undefined) change({ hiddenUnits: [...units] });
            }}
          />
        )}
        <ChoiceControl
          label={l10n.t('Optimiser')}
          value={controls.optimizer}
          choices={OPTIMIZERS.map((value) => ({
            value,
            label: value === 'adam' ? 'Adam' : l10n.t('plain gradient descent (SGD)'),
          }))}
          onChange={(optimizer) => change({ optimizer })}
        />
        <ChoiceControl
          label={l10n.t('Learning rate')}
          value={controls.learningRate}
          choices={LEARNING_RATES.map((value) => ({ value, label: decimal(value) }))}
          onChange={(learningRate) => change({ learningRate })}
        />
      </fieldset>
      <fieldset>
        <legend>{l10n.t('Length and chance')}</legend>
        <SliderControl
          label={l10n.t('Epochs')}
          value={controls.epochs}
          low={EPOCH_LIMITS.low}
          high={EPOCH_LIMITS.high}
          onChange={(epochs) => change({ epochs })}
        />
        <SeedControl value={controls.seed} onChange={(seed) => change({ seed })} />
      </fieldset>
    </>
  );
}

function shapeText(units: readonly number[]): string {
  const [first = 0] = units;
  if (units.length === 1) return l10n.t('1 layer: {0} units', first);
  return units.length > 2 && units.every((size) => size === first)
    ? l10n.t('{0} layers: {1} units each', units.length, first)
    : l10n.t('{0} layers: {1} units', units.length, units.join(', '));
}
