import * as l10n from '@vscode/l10n';
import type { DRAW_CHOICES } from '../../lesson/widgets/gradientComparison.js';
import { ChoiceControl } from './ChoiceControl.js';
import { drawChoices } from './lessonChoices.js';
import { SeedControl } from './SeedControl.js';

interface Chance {
  readonly seed: number;
  readonly draws: (typeof DRAW_CHOICES)[number];
}

interface Properties {
  readonly chance: Chance;
  readonly onChange: (part: Partial<Chance>) => void;
}

/** From which seed the random weights are drawn, and how often. */
export function ChanceControls({ chance, onChange }: Properties) {
  return (
    <fieldset>
      <legend>{l10n.t('Chance')}</legend>
      <SeedControl value={chance.seed} onChange={(seed) => onChange({ seed })} />
      <ChoiceControl
        label={l10n.t('Draws of random weights')}
        value={chance.draws}
        choices={drawChoices()}
        onChange={(draws) => onChange({ draws })}
      />
    </fieldset>
  );
}
