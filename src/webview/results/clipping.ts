import * as l10n from '@vscode/l10n';
import { denseNetworkSpec, equalHiddenLayers } from '../../lesson/denseNetwork.js';
import type { GradientClippingControls, GradientClippingOptions } from '../../lesson/widgets/gradientClipping.js';
import type { CheckRequest, GradientReport, Spread } from '../../model/gradientCheck.js';
import { COURSE_MARKS, magnitudeVerdict } from '../../model/marks.js';
import { threeDigits, times } from '../charts/numberText.js';
import { networkFigures, type NetworkFigures } from './networkFigures.js';

/** One draw of a network with a linear output, so that its error can grow without bound. */
export function clippingRequest(options: GradientClippingOptions, controls: GradientClippingControls): CheckRequest {
  return {
    network: denseNetworkSpec({
      inputs: options.input.length,
      hidden: equalHiddenLayers(controls.depth, controls.width, controls.activation),
      initializer: controls.initializer,
      outputUnits: 1,
      outputActivation: 'linear',
    }),
    data: { kind: 'rows', x: [options.input], y: [[options.target]] },
    seed: controls.seed,
    draws: 1,
    marks: COURSE_MARKS,
    loss: 'squaredErrorSum',
  };
}

/** Euclidean norm over all kernels together, of a report of one draw. */
function globalNorm(report: GradientReport): number {
  return Math.hypot(...report.layers.flatMap(({ kernels }) => kernels.map(({ l2 }) => l2.median)));
}

/** What clipping by global norm multiplies every gradient with: 1 if the norm is allowed (Pascanu et al. 2013). */
export function clippingFactor(norm: number, allowed: number): number {
  return norm > allowed ? allowed / norm : 1;
}

/** A network's figures with every gradient multiplied by `factor`. */
function scaledFigures(figures: NetworkFigures, factor: number, label: string): NetworkFigures {
  const scaled = ({ median, p05, p95 }: Spread) => ({ median: median * factor, p05: p05 * factor, p95: p95 * factor });
  return {
    ...figures,
    label,
    layers: figures.layers.map((layer) => {
      const meanAbs = scaled(layer.meanAbs);
      return { ...layer, meanAbs, verdict: magnitudeVerdict(meanAbs.median, COURSE_MARKS) };
    }),
  };
}

export interface Clipping {
  readonly before: NetworkFigures;
  readonly after: NetworkFigures;
  readonly norm: number;
  readonly allowed: number;
  readonly factor: number;
  /** Largest change of a kernel in one step of gradient descent, relative to the kernel's own norm. */
  readonly step: number;
}

export function clippingOf(report: GradientReport, controls: GradientClippingControls): Clipping {
  const norm = globalNorm(report);
  const allowed = 10 ** controls.clipExponent;
  const factor = clippingFactor(norm, allowed);
  const before = networkFigures(l10n.t('gradient as computed'), report);
  const ratios = report.layers.flatMap(({ kernels }) => kernels.map(({ gradientToWeight }) => gradientToWeight.median));
  return {
    before,
    after: scaledFigures(before, factor, l10n.t('gradient as clipped')),
    norm,
    allowed,
    factor,
    step: controls.learningRate * Math.max(...ratios),
  };
}

/** What clipping does to this gradient and to the step that follows from it. */
export function clippingSentence({ norm, allowed, factor, step }: Clipping): string {
  if (!Number.isFinite(norm)) {
    return l10n.t('The gradient is not finite: clipping cannot repair it, because there is no direction left to keep.');
  }
  const unclipped = l10n.t('One step would change some kernel by {0} its own size.', share(step));
  if (factor === 1) {
    const within = l10n.t(
      'The global norm is {0}, within the {1} allowed: nothing is clipped.',
      threeDigits(norm),
      threeDigits(allowed),
    );
    return `${within} ${unclipped}`;
  }
  const clipped = l10n.t(
    'The global norm is {0}; {1} is allowed, so every gradient is made {2} smaller.',
    threeDigits(norm),
    threeDigits(allowed),
    times(1 / factor),
  );
  return `${clipped} ${unclipped} ${l10n.t('Clipped, the step changes it by {0} its own size.', share(step * factor))}`;
}

function share(ratio: number): string {
  return ratio >= 10 ? times(ratio) : l10n.t('{0} % of', threeDigits(ratio * 100));
}

/** Whether every layer keeps its share of the gradient. */
export function keepsProportions({ before, after }: Clipping): boolean {
  const [first] = before.layers;
  const [firstAfter] = after.layers;
  if (first === undefined || firstAfter === undefined) return true;
  return before.layers.every((layer, index) => {
    const share = layer.meanAbs.median / first.meanAbs.median;
    const shareAfter = (after.layers[index]?.meanAbs.median ?? NaN) / firstAfter.meanAbs.median;
    return Math.abs(share - shareAfter) <= 1e-9 * Math.abs(share);
  });
}
