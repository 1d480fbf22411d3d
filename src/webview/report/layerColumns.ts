import * as l10n from '@vscode/l10n';
import type { GradientReport, LayerReport } from '../../model/gradientCheck.js';
import { percent, threeDigits } from '../charts/numberText.js';
import { outsideWords, type MeasuredKernel } from '../results/measuredKernels.js';
import { grouped } from '../../model/localNumber.js';
import type { ColumnGroup } from './reportView.js';

/** A column of the report's table. */
export interface LayerColumn {
  readonly name: string;
  readonly cell: (measured: MeasuredKernel | undefined, layer: LayerReport) => string;
}

export function columnGroupWords(group: ColumnGroup): string {
  switch (group) {
    case 'spread':
      return l10n.t('Spread over the draws');
    case 'marks':
      return l10n.t('Draws outside the marks');
    case 'sizes':
      return l10n.t('Largest, norm, zeros');
    case 'outputs':
      return l10n.t('Outputs');
  }
}

/** The columns of a group; a single draw has no spread. */
export function columnsOf(group: ColumnGroup, { assumptions }: GradientReport): readonly LayerColumn[] {
  const ofKernel = (cell: (measured: MeasuredKernel) => string) => (measured: MeasuredKernel | undefined) =>
    measured === undefined ? '' : cell(measured);
  switch (group) {
    case 'spread':
      return assumptions.draws === 1
        ? []
        : [
            {
              name: l10n.t('5-95 % of draws'),
              cell: ofKernel(({ kernel: { meanAbs } }) =>
                l10n.t('{0} to {1}', threeDigits(meanAbs.p05), threeDigits(meanAbs.p95)),
              ),
            },
          ];
    case 'marks':
      return [{ name: l10n.t('Draws outside the marks'), cell: ofKernel(({ kernel }) => outsideWords(kernel)) }];
    case 'sizes':
      return [
        { name: l10n.t('largest |gradient|'), cell: ofKernel(({ kernel }) => threeDigits(kernel.maxAbs.median)) },
        { name: l10n.t('norm'), cell: ofKernel(({ kernel }) => threeDigits(kernel.l2.median)) },
        {
          name: l10n.t('norm / norm of the weights'),
          cell: ofKernel(({ kernel }) => threeDigits(kernel.gradientToWeight.median)),
        },
        { name: l10n.t('exact zeros'), cell: ofKernel(({ kernel }) => percent(kernel.zeroShare.median)) },
        { name: l10n.t('parameters'), cell: (_measured, layer) => grouped(layer.parameters) },
      ];
    case 'outputs':
      return [
        { name: l10n.t('Output, mean ± deviation'), cell: (_measured, layer) => outputWords(layer) },
        { name: l10n.t('Activation'), cell: (_measured, layer) => activationWords(layer) },
      ];
  }
}

function outputWords({ activation }: LayerReport): string {
  if (activation === null) return '';
  return `${threeDigits(activation.mean.median)} ± ${threeDigits(activation.standardDeviation.median)}`;
}

function activationWords({ activation }: LayerReport): string {
  if (activation === null) return '';
  const { zeroShare, deadShare, saturatedShare, meanAbsDerivative } = activation;
  return [
    ...(meanAbsDerivative !== null ? [l10n.t("mean |f'| {0}", threeDigits(meanAbsDerivative.median))] : []),
    ...(zeroShare.median > 0 ? [l10n.t('{0} of outputs 0', percent(zeroShare.median))] : []),
    ...(deadShare.median > 0 ? [l10n.t('{0} of units silent', percent(deadShare.median))] : []),
    ...(saturatedShare.median > 0 ? [l10n.t('{0} saturated', percent(saturatedShare.median))] : []),
  ].join(', ');
}
