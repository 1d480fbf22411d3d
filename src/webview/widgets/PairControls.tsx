import * as l10n from '@vscode/l10n';
import type { GradientComparisonControls } from '../../lesson/widgets/gradientComparison.js';
import { withOwn } from '../../lesson/widgets/ownModel.js';
import { ChanceControls } from '../controls/ChanceControls.js';
import { ShapeControls } from '../controls/ShapeControls.js';
import { SliderControl } from '../controls/SliderControl.js';
import { NetworkPairControls } from './NetworkPairControls.js';

interface Properties {
  readonly controls: GradientComparisonControls;
  readonly onChange: (controls: GradientComparisonControls) => void;
  /** Whether depth and width can be set. */
  readonly shape: boolean;
  /** Whether the target can be set. */
  readonly target: boolean;
}

/** The controls of two networks that differ in their hidden activation and initialiser. */
export function PairControls({ controls, onChange, shape, target }: Properties) {
  const { networks, own } = controls;
  const change = (part: Partial<GradientComparisonControls>) => onChange({ ...controls, ...part });
  return (
    <>
      <NetworkPairControls
        networks={networks}
        onNetworks={(changed) => change({ networks: changed })}
        own={own}
        onOwn={(next) => onChange(withOwn(controls, next))}
      />
      {own === undefined && (shape || target) && (
        <fieldset>
          <legend>{l10n.t('Both networks')}</legend>
          {shape && <ShapeControls shape={controls} onChange={change} />}
          {target && (
            <SliderControl
              label={l10n.t('Target')}
              value={controls.target}
              low={0}
              high={1}
              step={0.05}
              onChange={(value) => change({ target: value })}
            />
          )}
        </fieldset>
      )}
      <ChanceControls chance={controls} onChange={change} />
    </>
  );
}
