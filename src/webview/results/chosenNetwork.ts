import * as l10n from '@vscode/l10n';
import { denseNetworkSpec } from '../../lesson/denseNetwork.js';
import { normalRow } from '../../lesson/normalRow.js';
import type { ActivationChooserControls, ActivationChooserOptions } from '../../lesson/widgets/activationChooser.js';
import type { CheckRequest, GradientReport } from '../../model/gradientCheck.js';
import { percent } from '../charts/numberText.js';
import { decimal } from '../../model/localNumber.js';

/** The check of a network whose hidden activations were chosen one by one, on one standard normal row. */
export function chosenRequest(options: ActivationChooserOptions, controls: ActivationChooserControls): CheckRequest {
  return {
    network: denseNetworkSpec({
      inputs: options.inputs,
      hidden: options.hiddenUnits.map((units, index) => ({
        units,
        activation: controls.activations[index] ?? 'sigmoid',
      })),
      initializer: controls.initializer,
      outputUnits: 1,
      outputActivation: 'sigmoid',
    }),
    data: { kind: 'rows', x: [normalRow(options.inputs, controls.seed)], y: [[controls.target]] },
    seed: controls.seed,
    draws: controls.draws,
    marks: { small: options.mark, large: 1 },
    loss: 'squaredErrorSum',
  };
}

/** How a chosen network stands against the mark. */
export interface ChosenVerdict {
  /** Every layer's median is above the mark. */
  readonly passes: boolean;
  /** Share of draws in which every layer is above the mark. */
  readonly share: number;
  readonly draws: number;
}

export function chosenVerdict(report: GradientReport, mark: number): ChosenVerdict {
  const kernels = report.layers.flatMap((layer) => layer.kernels);
  const { draws } = report.assumptions;
  const passing = Array.from({ length: draws }, (_, draw) =>
    kernels.every(({ meanAbsPerDraw }) => (meanAbsPerDraw[draw] ?? NaN) > mark),
  );
  return {
    passes: kernels.length > 0 && kernels.every(({ meanAbs }) => meanAbs.median > mark),
    share: passing.filter(Boolean).length / draws,
    draws,
  };
}

/** The verdict in words; a single draw says so, because it proves little. */
export function chosenSentence({ passes, share, draws }: ChosenVerdict, mark: number): string {
  if (draws === 1) {
    return passes
      ? l10n.t(
          'In this one draw every layer gets more than {0}. Another draw may say otherwise: measure many.',
          decimal(mark),
        )
      : l10n.t(
          'In this one draw some layer gets less than {0}. Another draw may say otherwise: measure many.',
          decimal(mark),
        );
  }
  return passes
    ? l10n.t(
        'It works: the median of every layer is above {0}. In {1} of {2} draws every layer is above it at once.',
        decimal(mark),
        percent(share),
        draws,
      )
    : l10n.t(
        'Still small: the median of some layer is below {0}. In {1} of {2} draws every layer is above it at once.',
        decimal(mark),
        percent(share),
        draws,
      );
}
