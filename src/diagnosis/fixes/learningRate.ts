import * as l10n from '@vscode/l10n';
import type { Fix } from '../fix.js';
import { decimal } from '../../model/localNumber.js';

/** What the first step should be against the kernels' size (Karpathy: about 1e-3). */
const TARGET = 1e-3;
/** For optimisers whose first step is the rate itself, whatever the gradient: their usual rates lie here. */
const SIGN_TARGET = 1e-2;

/** The power of ten nearest to a rate, so that the person reads a rate and not a measurement. */
const powerOfTen = (rate: number) => Number(`1e${Math.round(Math.log10(rate))}`);

/** A learning rate that brings the first step to a usual size. */
export const learningRate: Fix = {
  id: 'learning-rate',
  rules: ['update-ratio'],
  candidates: (network, finding) => {
    const { optimizer } = network;
    const ratio = finding.evidence[0]?.value;
    if (optimizer?.learningRate === undefined || ratio === undefined) return [];
    const target = optimizer.name === 'sgd' || optimizer.name === 'momentum' ? TARGET : SIGN_TARGET;
    const rate = powerOfTen((optimizer.learningRate * target) / ratio);
    return [
      {
        id: `rate ${rate}`,
        action:
          rate < optimizer.learningRate
            ? l10n.t('Lower the learning rate from {0} to {1}', decimal(optimizer.learningRate), decimal(rate))
            : l10n.t('Raise the learning rate from {0} to {1}', decimal(optimizer.learningRate), decimal(rate)),
        edits: [{ kind: 'setLearningRate', learningRate: rate }],
      },
    ];
  },
};
