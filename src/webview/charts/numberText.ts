import * as l10n from '@vscode/l10n';
import { decimal, grouped } from '../../model/localNumber.js';

/** The notebook's eight decimals; the power of ten where they show nothing but zeros, or more digits than mean anything. */
export function eightDecimals(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  if (Math.abs(value) >= 1e5) return decimal(value.toExponential(2));
  const decimals = decimal(value.toFixed(8));
  if (value === 0) return l10n.t('{0} (exactly 0)', decimals);
  return Math.abs(value) < 1e-6 ? `${decimals} (${decimal(value.toExponential(1))})` : decimals;
}

/** Three significant digits, as a power of ten outside 0.001 to 100,000. */
export function threeDigits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-3 || size >= 1e5) return decimal(value.toExponential(1));
  return size >= 100 ? String(Math.round(value)) : decimal(Number(value.toPrecision(3)));
}

/** A share of 0 to 1 in per cent, without saying 0 % or 100 % of a share that is not. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return 'NaN';
  const value = share * 100;
  if (value > 0 && value < 0.1) return l10n.t('under 0.1 %');
  if (value < 100 && value > 99.9) return l10n.t('over 99.9 %');
  return `${decimal(Number(value.toFixed(value < 10 || value > 90 ? 1 : 0)))} %`;
}

/** "390 times", for ratios as the prose says them: two significant digits. */
export function times(ratio: number): string {
  if (!Number.isFinite(ratio)) return l10n.t('infinitely many times');
  const rounded = Number(ratio.toPrecision(2));
  return l10n.t('{0} times', rounded >= 1e6 ? decimal(rounded.toExponential()) : grouped(rounded));
}

/** Bounds of a band, such as `0.002 to 0.0485`. */
export function rangeText(low: number, high: number): string {
  return l10n.t('{0} to {1}', threeDigits(low), threeDigits(high));
}
