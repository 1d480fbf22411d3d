import * as l10n from '@vscode/l10n';
import type { ActivationChooserControls } from '../../lesson/widgets/activationChooser.js';
import { AS_WRITTEN } from '../../lesson/ownNetwork.js';
import type { OwnModel } from '../../lesson/widgets/ownModel.js';
import { ChanceControls } from '../controls/ChanceControls.js';
import { ChoiceControl } from '../controls/ChoiceControl.js';
import {
  activationChoices,
  initializerChoices,
  ownActivationChoices,
  ownInitializerChoices,
} from '../controls/lessonChoices.js';
import { ModelControl } from '../controls/ModelControl.js';
import { SliderControl } from '../controls/SliderControl.js';

interface Properties {
  readonly controls: ActivationChooserControls;
  readonly hiddenUnits: readonly number[];
  readonly onChange: (controls: ActivationChooserControls) => void;
  readonly onChooseModel: (model: OwnModel | undefined) => void;
}

/** One activation per hidden layer, and what else decides the gradients. */
export function ChooserControls({ controls, hiddenUnits, onChange, onChooseModel }: Properties) {
  const { own } = controls;
  const changed = <Value,>(values: readonly Value[], index: number, value: Value) =>
    values.map((old, place) => (place === index ? value : old));
  return (
    <>
      <ModelControl value={own?.model} onChange={onChooseModel} />
      <fieldset>
        <legend>{l10n.t('Hidden layers')}</legend>
        {own === undefined
          ? hiddenUnits.map((units, index) => (
              <ChoiceControl
                key={index}
                label={l10n.t('Layer {0}, {1} units', index + 1, units)}
                value={controls.activations[index] ?? 'sigmoid'}
                choices={activationChoices()}
                onChange={(activation) =>
                  onChange({ ...controls, activations: changed(controls.activations, index, activation) })
                }
              />
            ))
          : own.layers.map((name, index) => (
              <ChoiceControl
                key={index}
                label={l10n.t('Layer {0}, {1}', index + 1, name)}
                value={own.activations[index] ?? AS_WRITTEN}
                choices={ownActivationChoices()}
                onChange={(activation) =>
                  onChange({
                    ...controls,
                    own: { ...own, activations: changed(own.activations, index, activation) },
                  })
                }
              />
            ))}
        {own?.layers.length === 0 && (
          <p class="hint">{l10n.t('This model has no hidden layer whose activation can be changed here.')}</p>
        )}
      </fieldset>
      <fieldset>
        <legend>{own === undefined ? l10n.t('Start and target') : l10n.t('Start')}</legend>
        {own === undefined ? (
          <>
            <ChoiceControl
              label={l10n.t('Initialiser')}
              value={controls.initializer}
              choices={initializerChoices()}
              onChange={(initializer) => onChange({ ...controls, initializer })}
            />
            <SliderControl
              label={l10n.t('Target')}
              value={controls.target}
              low={0}
              high={1}
              step={0.05}
              onChange={(target) => onChange({ ...controls, target })}
            />
          </>
        ) : (
          <ChoiceControl
            label={l10n.t('Initialiser')}
            value={own.initializer}
            choices={ownInitializerChoices()}
            onChange={(initializer) => onChange({ ...controls, own: { ...own, initializer } })}
          />
        )}
      </fieldset>
      <ChanceControls chance={controls} onChange={(part) => onChange({ ...controls, ...part })} />
    </>
  );
}
