import * as l10n from '@vscode/l10n';
import { ChoiceControl } from './ChoiceControl.js';
import type { Choice } from './lessonChoices.js';

interface HiddenLayers<Activation, Initializer> {
  readonly activation: Activation;
  readonly initializer: Initializer;
}

interface Properties<Activation, Initializer> {
  /** Whose hidden layers they are. */
  readonly legend: string;
  readonly value: HiddenLayers<Activation, Initializer>;
  readonly activations: readonly Choice<Activation>[];
  readonly initializers: readonly Choice<Initializer>[];
  readonly onChange: (part: Partial<HiddenLayers<Activation, Initializer>>) => void;
}

/** The activation and the initialiser of all hidden layers of one network. */
export function HiddenLayerControls<Activation extends string, Initializer extends string>({
  legend,
  value,
  activations,
  initializers,
  onChange,
}: Properties<Activation, Initializer>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ChoiceControl
        label={l10n.t('Hidden activation')}
        value={value.activation}
        choices={activations}
        onChange={(activation) => onChange({ activation })}
      />
      <ChoiceControl
        label={l10n.t('Initialiser')}
        value={value.initializer}
        choices={initializers}
        onChange={(initializer) => onChange({ initializer })}
      />
    </fieldset>
  );
}
