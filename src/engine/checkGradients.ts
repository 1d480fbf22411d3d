import { util, version_core } from '@tensorflow/tfjs-core';
import type { CheckRequest, GradientReport } from '../model/gradientCheck.js';
import { failure, success, type Result } from '../model/result.js';
import { onBackend, prepareBackend, type BackendName } from './backend.js';
import { breather, type Breathing } from './breather.js';
import { problemBehind } from './computationProblem.js';
import { isAheadOnWasm, type DenseStack } from './denseStack.js';
import { denseStackPass } from './denseStackKernel.js';
import type { NetworkPlan } from './networkPlan.js';
import { sizeOf } from './shape.js';
import type { PassResult, PassSettings, WeightDraws } from './pass.js';
import { prepareCheck, type PreparedCheck } from './prepareCheck.js';
import { ReportBuilder } from './reportBuilder.js';
import { tensorPass } from './tensorPass.js';
import { AffordableDraws } from './affordableDraws.js';
import { verifyGradients, type VerifiedPass } from './verifyGradients.js';
import { drawWeights } from './weightDraws.js';

/** How a caller follows and stops a check. */
export interface CheckOptions extends Omit<Breathing, 'paused'> {
  readonly onProgress?: (progress: { readonly completedDraws: number; readonly draws: number }) => void;
}

/** Time that one slice of draws is meant to take, in milliseconds: after it a cancellation is noticed. */
const SLICE_TIME = 25;
/** Multiplications of the first slice, before its time is known. */
const FIRST_SLICE_WORK = 1e7;
/** Numbers that one slice may hold at a time (weights, gradients, outputs). */
const SLICE_NUMBERS = 8e6;

/**
 * Measures a network's gradients over `request.draws` random initialisations. Expected failures come back as a problem;
 * a cancellation throws `CancelledError`. No tensor outlives the call.
 */
export async function checkGradients(request: CheckRequest, options: CheckOptions): Promise<Result<GradientReport>> {
  const prepared = await prepareBackend();
  const start = util.now();
  const check = prepareCheck(request);
  if (!check.ok) return check;
  const { plan, data } = check.value;
  const affordable = new AffordableDraws(check.value.draws, request.timeLimit);
  let report: ReportBuilder | undefined;
  const waiting: [WeightDraws, PassResult][] = [];
  const breathe = breather(options);
  const stack = kernelStack(check.value, prepared);
  // The kernels are registered with the cpu backend, which hands arrays over without copying them.
  let backend: BackendName = stack === null ? prepared : 'cpu';
  let slice = firstSlice(plan, data.batch.size);
  let verified: VerifiedPass | undefined;
  try {
    for (let first = 0; first < affordable.draws;) {
      await breathe();
      const sliceStart = util.now();
      const count = Math.min(slice, affordable.draws - first);
      const weights = check.value.weights ?? drawWeights(plan, request.seed, first, count);
      await breathe();
      const pass = onBackend(backend, () =>
        computePass(check.value, stack, weights, passSettings(request, check.value)),
      );
      backend = pass.backend;
      await breathe();
      waiting.push([weights, pass.value]);
      if (request.verify === true) verified ??= firstDraw(request, check.value, weights, pass.value);
      first += count;
      const milliseconds = util.now() - sliceStart;
      slice = nextSlice(plan, data.batch.size, count, milliseconds);
      affordable.learn(first, count, milliseconds);
      const { draws } = affordable;
      if (affordable.isDecided || first === draws) {
        report ??= new ReportBuilder(request, { ...check.value, draws });
        for (const [own, result] of waiting.splice(0)) report.add(own, result);
      }
      if (first < draws) options.onProgress?.({ completedDraws: first, draws });
    }
    const computed = util.now() - start;
    const verification = verified && (await verifyGradients(verified, breathe));
    report ??= new ReportBuilder(request, check.value);
    return success(
      report.build(
        affordable.notes,
        { tensorflow: version_core, backend, milliseconds: computed, vectorised: plan.vectorisable },
        verification,
      ),
    );
  } catch (error) {
    const problem = problemBehind(error);
    if (problem === undefined) throw error;
    return failure(problem);
  }
}

const passSettings = (request: CheckRequest, check: PreparedCheck): PassSettings => ({
  loss: check.chosen.loss,
  seed: request.seed,
  training: true,
  collect: true,
});

/** The stack, if the kernels for stacks are to compute it. */
const kernelStack = ({ stack, data }: PreparedCheck, prepared: BackendName): DenseStack | null =>
  stack !== null && prepared === 'wasm' && isAheadOnWasm(stack, data.batch.size) ? null : stack;

function computePass(
  { plan, data }: PreparedCheck,
  stack: DenseStack | null,
  weights: WeightDraws,
  settings: PassSettings,
): PassResult {
  return stack === null
    ? tensorPass(plan, weights, data.batch, settings)
    : denseStackPass(plan, stack, weights, data.batch, settings);
}

/** The first draw alone, copied out of a pass over several. */
function firstDraw(
  request: CheckRequest,
  check: PreparedCheck,
  weights: WeightDraws,
  result: PassResult,
): VerifiedPass {
  const own = (array: Float32Array) => array.slice(0, array.length / result.draws);
  return {
    plan: check.plan,
    batch: check.data.batch,
    settings: passSettings(request, check),
    weights: { first: 0, count: 1, values: weights.values.map((arrays) => arrays.map(own)) },
    result: {
      first: 0,
      draws: 1,
      loss: own(result.loss),
      gradients: result.gradients.map((arrays) => arrays.map((array) => array && own(array))),
      output: own(result.output),
      layers: result.layers.map((layer) => layer && { output: own(layer.output), z: layer.z && own(layer.z) }),
    },
  };
}

function firstSlice(plan: NetworkPlan, batch: number): number {
  const work =
    3 * plan.layers.reduce((sum, layer) => sum + layerWork(layer.outputShape, layer.weights[0]?.size ?? 0), 0) * batch;
  return Math.min(largestSlice(plan, batch), Math.max(1, Math.floor(FIRST_SLICE_WORK / Math.max(work, 1))));
}

/** Multiplications of a dense layer for one sample: its kernel, once per place before the last axis. */
const layerWork = (outputShape: readonly number[], kernel: number) => kernel * sizeOf(outputShape.slice(0, -1));

/** As many draws as the last slice's time per draw allows, at most twice as many as before. */
function nextSlice(plan: NetworkPlan, batch: number, before: number, milliseconds: number): number {
  const affordable = Math.floor((SLICE_TIME * before) / Math.max(milliseconds, 0.01));
  return Math.max(1, Math.min(affordable, 2 * before, largestSlice(plan, batch)));
}

function largestSlice(plan: NetworkPlan, batch: number): number {
  if (!plan.vectorisable) return 1;
  const outputs = plan.layers.reduce((sum, layer) => sum + sizeOf(layer.outputShape), 0) * batch;
  return Math.max(1, Math.floor(SLICE_NUMBERS / Math.max(3 * plan.parameters + 6 * outputs, 1)));
}
