import * as l10n from '@vscode/l10n';
import {
  DEPTH_LIMITS,
  WIDTH_LIMITS,
  type GradientComparisonControls,
} from '../../lesson/widgets/gradientComparison.js';
import { firstOwnPair } from '../../lesson/widgets/ownModel.js';
import { ChoiceControl } from '../controls/ChoiceControl.js';
import { activationChoices, drawChoices, initializerChoices } from '../controls/lessonChoices.js';
import { ModelControl } from '../controls/ModelControl.js';
import { SeedControl } from '../controls/SeedControl.js';
import { SliderControl } from '../controls/SliderControl.js';
import { OwnPairControls } from './OwnPairControls.js';

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
  const changeNetwork = (which: 0 | 1, part: Partial<(typeof networks)[0]>) => {
    const changed = { ...networks[which], ...part };
    change({ networks: which === 0 ? [changed, networks[1]] : [networks[0], changed] });
  };
  const chooseModel = (model: Parameters<typeof firstOwnPair>[0] | undefined) => {
    const { own: before, ...lesson } = controls;
    if (model === undefined) onChange(lesson);
    else onChange({ ...lesson, own: before === undefined ? firstOwnPair(model) : { ...before, model } });
  };
  return (
    <>
      <ModelControl value={own?.model} onChange={chooseModel} />
      {own !== undefined ? (
        <OwnPairControls own={own} onChange={(next) => change({ own: next })} />
      ) : (
        ([0, 1] as const).map((which) => (
          <fieldset key={which}>
            <legend>{which === 0 ? l10n.t('First network') : l10n.t('Second network')}</legend>
            <ChoiceControl
              label={l10n.t('Hidden activation')}
              value={networks[which].activation}
              choices={activationChoices()}
              onChange={(activation) => changeNetwork(which, { activation })}
            />
            <ChoiceControl
              label={l10n.t('Initialiser')}
              value={networks[which].initializer}
              choices={initializerChoices()}
              onChange={(initializer) => changeNetwork(which, { initializer })}
            />
          </fieldset>
        ))
      )}
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
