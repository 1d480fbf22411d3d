import * as l10n from '@vscode/l10n';
import {
  DEPTH_LIMITS,
  WIDTH_LIMITS,
  type GradientComparisonControls,
} from '../../lesson/widgets/gradientComparison.js';
import { withOwn } from '../../lesson/widgets/ownModel.js';
import { ChoiceControl } from '../controls/ChoiceControl.js';
import { drawChoices } from '../controls/lessonChoices.js';
import { SeedControl } from '../controls/SeedControl.js';
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
          {shape && (
            <SliderControl
              label={l10n.t('Depth (layers, output included)')}
              value={controls.depth}
              low={DEPTH_LIMITS.low}
              high={DEPTH_LIMITS.high}
              onChange={(depth) => change({ depth })}
            />
          )}
          {shape && (
            <SliderControl
              label={l10n.t('Width (units per hidden layer)')}
              value={controls.width}
              low={WIDTH_LIMITS.low}
              high={WIDTH_LIMITS.high}
              onChange={(width) => change({ width })}
            />
          )}
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
      <fieldset>
        <legend>{l10n.t('Chance')}</legend>
        <SeedControl value={controls.seed} onChange={(seed) => change({ seed })} />
        <ChoiceControl
          label={l10n.t('Draws of random weights')}
          value={controls.draws}
          choices={drawChoices()}
          onChange={(draws) => change({ draws })}
        />
      </fieldset>
    </>
  );
}
