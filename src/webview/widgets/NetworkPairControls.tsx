import * as l10n from '@vscode/l10n';
import type { GradientComparisonControls } from '../../lesson/widgets/gradientComparison.js';
import { firstOwnPair, type OwnModel, type OwnPair } from '../../lesson/widgets/ownModel.js';
import { HiddenLayerControls } from '../controls/HiddenLayerControls.js';
import { activationChoices, initializerChoices } from '../controls/lessonChoices.js';
import { ModelControl } from '../controls/ModelControl.js';
import { OwnPairControls } from './OwnPairControls.js';

type Networks = GradientComparisonControls['networks'];

interface Properties {
  readonly networks: Networks;
  readonly onNetworks: (networks: Networks) => void;
  /** The person's model in place of the lesson's networks. */
  readonly own: OwnPair | undefined;
  readonly onOwn: (own: OwnPair | undefined) => void;
  /** Whether the networks are trained on the part's data, not only measured. */
  readonly trained?: boolean;
}

/** Whose two networks are compared, and in which hidden activation and initialiser they differ. */
export function NetworkPairControls({ networks, onNetworks, own, onOwn, trained = false }: Properties) {
  const change = (which: 0 | 1, part: Partial<Networks[0]>) => {
    const changed = { ...networks[which], ...part };
    onNetworks(which === 0 ? [changed, networks[1]] : [networks[0], changed]);
  };
  const chooseModel = (model: OwnModel | undefined) => {
    if (model === undefined) onOwn(undefined);
    else onOwn(own === undefined ? firstOwnPair(model) : { ...own, model });
  };
  return (
    <>
      <ModelControl value={own?.model} onChange={chooseModel} trained={trained} />
      {own !== undefined ? (
        <OwnPairControls own={own} onChange={onOwn} />
      ) : (
        ([0, 1] as const).map((which) => (
          <HiddenLayerControls
            key={which}
            legend={which === 0 ? l10n.t('First network') : l10n.t('Second network')}
            value={networks[which]}
            activations={activationChoices()}
            initializers={initializerChoices()}
            onChange={(part) => change(which, part)}
          />
        ))
      )}
    </>
  );
}
