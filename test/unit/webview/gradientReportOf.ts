import type { GradientReport, LayerReport, Spread } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';

const equal = (value: number): Spread => ({ median: value, p05: value, p95: value });

/** A report whose kernels have these sizes per draw, `sizes[layer][draw]`; the rest is neutral. */
export function gradientReportOf(sizes: readonly (readonly number[])[]): GradientReport {
  const middle = (values: readonly number[]) => {
    const finite = values.filter(Number.isFinite).sort((a, b) => a - b);
    return finite[Math.floor(finite.length / 2)] ?? NaN;
  };
  const spread = (values: readonly number[]): Spread => {
    const finite = values.filter(Number.isFinite);
    return { median: middle(values), p05: Math.min(...finite), p95: Math.max(...finite) };
  };
  const draws = sizes[0]?.length ?? 0;
  const layers = sizes.map((values, index): LayerReport => ({
    path: [index],
    className: 'Dense',
    label: 'dense 8, sigmoid',
    outputShape: [8],
    parameters: 72,
    activation: null,
    kernels: [
      {
        weight: 'kernel',
        shape: [8, 8],
        meanAbs: spread(values),
        maxAbs: spread(values),
        l2: spread(values),
        zeroShare: equal(0),
        gradientToWeight: equal(0),
        meanAbsPerDraw: values,
        belowShare: values.filter((value) => value < COURSE_MARKS.small).length / draws,
        aboveShare: values.filter((value) => value > COURSE_MARKS.large).length / draws,
        nanDraws: values.filter(Number.isNaN).length,
        infiniteDraws: values.filter((value) => Math.abs(value) === Infinity).length,
      },
    ],
  }));
  const ratios = Array.from({ length: draws }, (_, draw) => (sizes[0]?.[draw] ?? NaN) / (sizes.at(-1)?.[draw] ?? NaN));
  return {
    layers,
    loss: equal(0.1),
    nonFiniteDraws: 0,
    allZeroShare: ratios.filter((_, draw) => sizes.every((values) => values[draw] === 0)).length / draws,
    firstToLast: spread(ratios),
    hiddenFirstToLast: null,
    hiddenFactorPerLayer: null,
    parameters: 72 * sizes.length,
    assumptions: {
      loss: 'meanSquaredError',
      lossSource: 'given',
      inputs: 'given rows',
      targets: 'given rows',
      batchSize: 1,
      seed: 42,
      draws,
      marks: COURSE_MARKS,
      defaultInitializers: [],
      notes: [],
    },
    computation: { tensorflow: '4.22.0', backend: 'cpu', milliseconds: 1, vectorised: true },
  };
}
