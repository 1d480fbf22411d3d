import * as l10n from '@vscode/l10n';
import type { OwnChange, OwnPair } from '../../lesson/widgets/ownModel.js';
import { HiddenLayerControls } from '../controls/HiddenLayerControls.js';
import { ownActivationChoices, ownInitializerChoices } from '../controls/lessonChoices.js';

interface Properties {
  readonly own: OwnPair;
  readonly onChange: (own: OwnPair) => void;
}

/** What is changed in the hidden layers of each version of the person's model. */
export function OwnPairControls({ own, onChange }: Properties) {
  const { changes } = own;
  const change = (which: 0 | 1, part: Partial<OwnChange>) => {
    const changed = { ...changes[which], ...part };
    onChange({ ...own, changes: which === 0 ? [changed, changes[1]] : [changes[0], changed] });
  };
  return (
    <>
      {([0, 1] as const).map((which) => (
        <HiddenLayerControls
          key={which}
          legend={which === 0 ? l10n.t('First version') : l10n.t('Second version')}
          value={changes[which]}
          activations={ownActivationChoices()}
          initializers={ownInitializerChoices()}
          onChange={(part) => change(which, part)}
        />
      ))}
    </>
  );
}
