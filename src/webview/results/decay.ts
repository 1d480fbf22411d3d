import * as l10n from '@vscode/l10n';
import type { DecaySeries } from '../charts/decayChart.js';
import { threeDigits, times } from '../charts/numberText.js';
import { decimal } from '../../model/localNumber.js';
import type { NetworkFigures } from './networkFigures.js';

/** `base` to the power 0, 1, ..., `layers - 1`. */
export function drawnDecay(label: string, base: number, layers: number, remark?: string): DecaySeries {
  return {
    label,
    ...(remark !== undefined && { remark }),
    sizes: Array.from({ length: layers }, (_, index) => ({ value: base ** index })),
  };
}

/** A network's medians from its last layer back to its first, with the band of its draws. */
export function measuredDecay({ label, layers, draws }: NetworkFigures): DecaySeries {
  return {
    label,
    sizes: [...layers].reverse().map(({ meanAbs: { median, p05, p95 } }) => ({
      value: median,
      ...(draws > 1 && { low: p05, high: p95 }),
    })),
  };
}

/** Lowest and highest size above 0 that any series shows, bands included. */
export function extentOf(series: readonly DecaySeries[]): readonly [number, number] | undefined {
  const sizes = series
    .flatMap((one) => one.sizes.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]))
    .filter((size) => Number.isFinite(size) && size > 0);
  return sizes.length === 0 ? undefined : [Math.min(...sizes), Math.max(...sizes)];
}

/** What the drawing ends at, and how many times the second end is the first. */
export function drawnSentence([first, second]: readonly [DecaySeries, DecaySeries]): string {
  const [low, high] = [first.sizes.at(-1)?.value ?? NaN, second.sizes.at(-1)?.value ?? NaN];
  const ratio = high / low;
  return l10n.t(
    'Drawn, layer {0}: {1} {2}, {3} {4}, {5} larger.',
    first.sizes.length,
    first.label,
    digits(low),
    second.label,
    digits(high),
    ratio < 1000 ? l10n.t('{0} times', Math.round(ratio)) : times(ratio),
  );
}

function digits(value: number): string {
  return decimal(value >= 1e-6 ? Number(value.toFixed(8)) : value.toExponential(1));
}

/** Geometric mean of the factor from layer to layer on the way back, NaN where a size is 0 or missing. */
export function factorPerLayer({ layers }: NetworkFigures): number {
  const first = layers.at(0)?.meanAbs.median ?? NaN;
  const last = layers.at(-1)?.meanAbs.median ?? NaN;
  return layers.length < 2 ? NaN : (first / last) ** (1 / (layers.length - 1));
}

/** The measured decay in words. */
export function measuredSentence(networks: readonly NetworkFigures[]): string {
  return networks
    .map((network) => {
      const factor = factorPerLayer(network);
      return factor > 0 && Number.isFinite(factor)
        ? l10n.t(
            'Measured, the {0} keeps on average {1} of its gradient per layer on the way back.',
            network.label,
            threeDigits(factor),
          )
        : l10n.t('Measured, the {0} has no factor: a gradient is 0 or not finite.', network.label);
    })
    .join(' ');
}

/** Whether the median falls at every step from the output back to the input. */
export function fallsAtEveryStep({ layers }: NetworkFigures): boolean {
  return layers.every(
    (layer, index) => index === 0 || (layers[index - 1]?.meanAbs.median ?? NaN) < layer.meanAbs.median,
  );
}
