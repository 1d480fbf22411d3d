import * as l10n from '@vscode/l10n';
import { decimal, grouped } from '../model/localNumber.js';

/** A number as it stands in a sentence: `1.7e-4`, `0.042`, `3.1`, `390`, `NaN`, `-Infinity`. */
export function figure(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-2 || size >= 1e5) return decimal(value.toExponential(1).replace('e+', 'e'));
  if (size >= 100) return value.toFixed(0);
  return decimal(Number(value.toPrecision(2)));
}

/** A factor as a person says it: `2.3x`, `390x`, `830,000x`, `1.2e12x`. */
export function factor(value: number): string {
  if (!Number.isFinite(value)) return l10n.t('infinitely many times');
  if (value >= 1e9) return `${decimal(value.toExponential(1).replace('e+', 'e'))}x`;
  return `${grouped(Number(value.toPrecision(2)))}x`;
}

/** A share as a percentage: `28 %`; never 0 % or 100 % for what happens at least once and not always. */
export function percentage(share: number): string {
  if (share > 0 && share < 0.005) return l10n.t('less than 1 %');
  if (share < 1 && share >= 0.995) return l10n.t('more than 99 %');
  return `${(100 * share).toFixed(0)} %`;
}
