import { entryOf } from '../model/entryOf.js';
import type { KernelReport } from '../model/gradientCheck.js';
import type { OptimizerSpec } from '../model/network.js';

/** Bounds of a healthy first step against the kernel's size (DeepDiagnosis, torchmortem); about 1e-3 is usual. */
export const SMALLEST_STEP = 1e-5;
const LARGEST_STEP = 1e-1;

/** Root mean square of a kernel's entries, from the norms that the report has. */
function kernelSize({ shape, l2, gradientToWeight }: KernelReport): number {
  const entries = shape.reduce((product, size) => product * size, 1);
  return l2.median / gradientToWeight.median / Math.sqrt(entries);
}

/** How an optimiser makes its first step. */
interface FirstStep {
  /** norm of the step / norm of the kernel. */
  readonly ratio: (kernel: KernelReport, rate: number) => number;
  /** A step that every weight makes in full only once may be larger. */
  readonly largest: number;
}

const GRADIENT_STEP: FirstStep = {
  ratio: ({ gradientToWeight }, rate) => rate * gradientToWeight.median,
  largest: LARGEST_STEP,
};

/** Every weight moves by `size` times the rate, whatever its gradient; from then on steps of changing sign cancel. */
const signStep = (size: number): FirstStep => ({
  ratio: (kernel, rate) => (size * rate) / kernelSize(kernel),
  largest: 10 * LARGEST_STEP,
});

/** RMSProp's first mean square is a tenth of the gradient's, for its decay of 0.9. */
const FIRST_STEPS: Readonly<Record<string, FirstStep>> = {
  sgd: GRADIENT_STEP,
  momentum: GRADIENT_STEP,
  adam: signStep(1),
  adamax: signStep(1),
  rmsprop: signStep(1 / Math.sqrt(0.1)),
};

/** How large a first step may be against its kernel; undefined for optimisers whose first step is not known. */
export function largestStep({ name }: OptimizerSpec): number | undefined {
  return entryOf(FIRST_STEPS, name.toLowerCase())?.largest;
}

/** norm of the first step / norm of the kernel; undefined where the rate or the optimiser's first step is not known. */
export function stepRatio(kernel: KernelReport, { name, learningRate }: OptimizerSpec): number | undefined {
  const step = entryOf(FIRST_STEPS, name.toLowerCase());
  if (step === undefined || learningRate === undefined) return undefined;
  const ratio = step.ratio(kernel, learningRate);
  return ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
}
