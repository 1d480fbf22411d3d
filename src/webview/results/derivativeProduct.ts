import * as l10n from '@vscode/l10n';
import { denseNetworkSpec, equalHiddenLayers } from '../../lesson/denseNetwork.js';
import type {
  DerivativeProductControls,
  DerivativeProductOptions,
  PRODUCT_ANSWERS,
} from '../../lesson/widgets/derivativeProduct.js';
import type { CheckRequest, GradientReport } from '../../model/gradientCheck.js';
import { COURSE_MARKS } from '../../model/marks.js';
import type { DecaySeries } from '../charts/decayChart.js';
import { threeDigits } from '../charts/numberText.js';

/** The network whose hidden layers' derivatives are measured. */
export function productRequest(
  options: DerivativeProductOptions,
  controls: DerivativeProductControls,
  which: 0 | 1,
): CheckRequest {
  return {
    network: denseNetworkSpec({
      inputs: options.input.length,
      hidden: equalHiddenLayers(controls.layers + 1, options.width, controls.activations[which]),
      initializer: controls.initializer,
      outputUnits: 1,
      outputActivation: 'sigmoid',
    }),
    data: { kind: 'rows', x: [options.input], y: [[0.8]] },
    seed: controls.seed,
    draws: controls.draws,
    marks: COURSE_MARKS,
    loss: 'squaredErrorSum',
  };
}

/** Mean |f'| of each hidden layer (median over the draws), in order: layers whose activation is not linear, output excluded. */
export function hiddenDerivatives(report: GradientReport): readonly number[] {
  return report.layers
    .slice(0, -1)
    .flatMap(({ activation }) =>
      activation === null || activation.name === 'linear' || activation.meanAbsDerivative === null
        ? []
        : [activation.meanAbsDerivative.median],
    );
}

/** Products of the first 1, 2, ... factors. */
export function runningProducts(label: string, factors: readonly number[]): DecaySeries {
  let product = 1;
  return { label, sizes: factors.map((factor) => ({ value: (product *= factor) })) };
}

function lastOf({ sizes }: DecaySeries): number {
  return sizes.at(-1)?.value ?? NaN;
}

/** How many times the second product is the first, as the answers on offer say it; null if it is not finite. */
export function productAnswer(first: DecaySeries, second: DecaySeries): (typeof PRODUCT_ANSWERS)[number] | null {
  const ratio = lastOf(second) / lastOf(first);
  if (!Number.isFinite(ratio)) return null;
  if (ratio < 2) return 'same';
  if (ratio < 10) return 'twice';
  return ratio < 100 ? 'ten' : 'hundred';
}

/** What is left after the last layer, at best and as measured. */
export function productSentence(
  bound: DecaySeries,
  measured: readonly DecaySeries[],
  names: readonly [string, string],
  layers: number,
): string {
  const atBest = l10n.t('After {0} layers {1} has come down to {2}.', layers, bound.label, threeDigits(lastOf(bound)));
  return [
    atBest,
    ...measured.map((series, which) =>
      l10n.t(
        'The mean derivatives measured in the {0} multiply to {1}.',
        names[which === 0 ? 0 : 1],
        threeDigits(lastOf(series)),
      ),
    ),
  ].join(' ');
}
