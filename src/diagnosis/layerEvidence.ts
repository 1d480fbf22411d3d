import * as l10n from '@vscode/l10n';
import type { GradientReport, LayerReport, Spread } from '../model/gradientCheck.js';
import { decimal } from '../model/localNumber.js';
import { magnitudeVerdict, type MagnitudeVerdict } from '../model/marks.js';
import type { OptimizerSpec } from '../model/network.js';
import { stepRatio } from './firstStep.js';
import { figure, percentage } from './wording.js';

/** One layer's gradient in a few words, for the end of its line. */
export interface LayerFigure {
  /** Index into the network's layers. */
  readonly layer: number;
  readonly verdict: MagnitudeVerdict;
  /** `grad 1.7e-4, small` */
  readonly text: string;
}

/** A layer's figure with its verdict in a word. */
function figureText(size: number, verdict: MagnitudeVerdict): string {
  switch (verdict) {
    case 'too small':
      return l10n.t('grad {0}, small', figure(size));
    case 'good':
      return l10n.t('grad {0}, good', figure(size));
    case 'too large':
      return l10n.t('grad {0}, large', figure(size));
    case 'not a number':
      return l10n.t('grad NaN');
    case 'infinite':
      return l10n.t('grad infinite');
  }
}

/** The figures of the layers that have a kernel, by the median over the draws. */
export function layerFigures(report: GradientReport): readonly LayerFigure[] {
  return report.layers.flatMap((layer): LayerFigure[] => {
    const [index] = layer.path;
    const kernel = worstKernel(layer, report);
    if (index === undefined || kernel === undefined) return [];
    const size = kernel.meanAbs.median;
    const verdict = magnitudeVerdict(size, report.assumptions.marks);
    return [{ layer: index, verdict, text: figureText(size, verdict) }];
  });
}

/** A layer with several kernels (an LSTM) is shown by the one that is not good, else by the first. */
function worstKernel(layer: LayerReport, report: GradientReport) {
  const { marks } = report.assumptions;
  return layer.kernels.find(({ meanAbs }) => magnitudeVerdict(meanAbs.median, marks) !== 'good') ?? layer.kernels[0];
}

/** One line of a layer's evidence. */
export interface EvidenceLine {
  readonly label: string;
  readonly value: string;
}

const band = ({ median, p05, p95 }: Spread, show: (value: number) => string) =>
  p05 === p95 ? show(median) : l10n.t('{0} (5-95 %: {1} to {2})', show(median), show(p05), show(p95));

/** All that was measured of one layer, ready for a hover or a tooltip. */
export function layerEvidence(layer: LayerReport, optimizer?: OptimizerSpec): readonly EvidenceLine[] {
  const kernels = layer.kernels.flatMap((kernel): EvidenceLine[] => {
    const { weight, meanAbs, gradientToWeight } = kernel;
    const step = optimizer && stepRatio(kernel, optimizer);
    const isOneOfSeveral = layer.kernels.length > 1;
    return [
      {
        label: isOneOfSeveral ? l10n.t('mean |gradient| of {0}', weight) : l10n.t('mean |gradient|'),
        value: band(meanAbs, figure),
      },
      {
        label: isOneOfSeveral
          ? l10n.t('gradient norm / weight norm of {0}', weight)
          : l10n.t('gradient norm / weight norm'),
        value: band(gradientToWeight, figure),
      },
      ...(step === undefined || optimizer?.learningRate === undefined
        ? []
        : [
            {
              label: isOneOfSeveral
                ? l10n.t('first step / {0}, {1} at rate {2}', weight, optimizer.name, decimal(optimizer.learningRate))
                : l10n.t('first step / kernel, {0} at rate {1}', optimizer.name, decimal(optimizer.learningRate)),
              value: figure(step),
            },
          ]),
    ];
  });
  const { activation } = layer;
  if (activation === null) return kernels;
  return [
    ...kernels,
    { label: l10n.t('output standard deviation'), value: band(activation.standardDeviation, figure) },
    { label: l10n.t('saturated outputs'), value: band(activation.saturatedShare, percentage) },
    { label: l10n.t('dead units'), value: band(activation.deadShare, percentage) },
    ...(activation.meanAbsDerivative === null
      ? []
      : [{ label: l10n.t("mean |f'(z)|"), value: band(activation.meanAbsDerivative, figure) }]),
  ];
}

/** Two sentences on what the layer's figures mean. */
export function layerMeaning(layer: LayerReport, report: GradientReport): string {
  const kernel = worstKernel(layer, report);
  if (kernel === undefined) {
    return l10n.t('This layer has no kernel, so there is no gradient of its own to judge.');
  }
  const { small, large } = report.assumptions.marks;
  const size = kernel.meanAbs.median;
  switch (magnitudeVerdict(size, report.assumptions.marks)) {
    case 'not a number':
    case 'infinite':
      return l10n.t('The gradient is not a finite number. One training step would destroy the weights of this layer.');
    case 'too large':
      return l10n.t(
        'The mean |gradient| is {0}, above the mark {1}. A training step at a usual rate would move these weights too far.',
        figure(size),
        figure(large),
      );
    case 'too small':
      return l10n.t(
        'The mean |gradient| is {0}, and it is below the mark {1} in {2} of the draws. These weights hardly move in training.',
        figure(size),
        figure(small),
        percentage(kernel.belowShare),
      );
    case 'good':
      return l10n.t(
        'The mean |gradient| is {0}, between the marks {1} and {2}. These weights can learn.',
        figure(size),
        figure(small),
        figure(large),
      );
  }
}
