import {
  add,
  dispose,
  div,
  engine,
  matMul,
  mean,
  mul,
  reshape,
  sqrt,
  square,
  sub,
  sum,
  tensor,
  tidy,
  tile,
  transpose,
  zeros,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { isMissingKernel } from './backend.js';
import { messageOf } from './errorText.js';
import { lossPerDraw } from './losses.js';
import type { NetworkPlan, PlannedLayer, Situation, VectorStep } from './networkPlan.js';
import type { Batch, LayerOutputs, PassResult, PassSettings, WeightDraws } from './pass.js';
import { addPenalties } from './penalties.js';
import { noiseTerms } from './noise.js';

/** A layer that TensorFlow.js failed to compute, forward or backward. */
export class LayerFailure extends Error {
  constructor(
    readonly layer: PlannedLayer,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** One forward and one backward pass over some draws through TensorFlow.js' operations and its automatic differentiation. */
export function tensorPass(plan: NetworkPlan, weights: WeightDraws, batch: Batch, settings: PassSettings): PassResult {
  return inScope(plan, () => passInScope(plan, weights, batch, settings));
}

/** Losses [draws], without penalties, and outputs alone. */
export function tensorForward(
  plan: NetworkPlan,
  weights: WeightDraws,
  batch: Batch,
  settings: PassSettings,
): Pick<PassResult, 'loss' | 'output' | 'layers'> {
  return inScope(plan, () => {
    const pass = new ForwardPass(plan, weights, batch, settings);
    pass.run();
    return pass;
  });
}

/** Disposes of every tensor that `compute` and the plan's layers make. */
function inScope<Value>(plan: NetworkPlan, compute: () => Value): Value {
  const results: Value[] = [];
  try {
    tidy(() => {
      results.push(compute());
    });
  } finally {
    for (const { opaque } of plan.layers) opaque.release();
  }
  return results[0]!;
}

/** A forward pass and what it leaves as plain numbers; takes one draw only unless the plan is vectorisable. */
class ForwardPass {
  readonly variables: readonly (readonly Tensor[])[];
  readonly layers: (LayerOutputs | null)[] = [];
  loss = new Float32Array(0);
  output = new Float32Array(0);

  constructor(
    private readonly plan: NetworkPlan,
    private readonly weights: WeightDraws,
    private readonly batch: Batch,
    private readonly settings: PassSettings,
  ) {
    this.variables = plan.layers.map((layer, l) =>
      layer.weights.map((weight, w) => {
        // The wasm kernels judge a bias by the shape it was created with, so one for TensorFlow.js' layers has no axis of draws.
        const shape = layer.step === null ? weight.shape : [weights.count, ...weight.shape];
        return tensor(weights.values[l]![w]!, [...shape]);
      }),
    );
  }

  /** Returns the sum of the draws' losses. */
  run(): Tensor {
    const { plan, weights, batch, settings } = this;
    const { count } = weights;
    let value: Tensor = tensor(batch.x, [1, ...batch.xShape], batch.integerInputs ? 'int32' : 'float32');
    plan.layers.forEach((layer, l) => {
      const { output, z } = guarded(layer, () => applyLayer(layer, l, value, this.variables[l]!, weights, settings));
      const reported = settings.collect && layer.activationName !== null;
      this.layers.push(
        reported ? { output: numbers(output, count), z: z instanceof Float32Array ? z : z && numbers(z, count) } : null,
      );
      value = output;
    });
    const outputs = spread(value, count);
    const y = tile(tensor(batch.y, [1, ...batch.yShape]), [count, ...batch.yShape.map(() => 1)]);
    const perDraw = lossPerDraw(settings.loss, y, outputs);
    this.loss = Float32Array.from(perDraw.dataSync());
    this.output = Float32Array.from(outputs.dataSync());
    return sum(perDraw);
  }
}

function passInScope(plan: NetworkPlan, weights: WeightDraws, batch: Batch, settings: PassSettings): PassResult {
  const pass = new ForwardPass(plan, weights, batch, settings);
  const differentiable = plan.layers.flatMap((layer, l) =>
    layer.weights.flatMap((weight, w) => (weight.differentiable ? [pass.variables[l]![w]!] : [])),
  );
  const gradients =
    differentiable.length === 0 ? (pass.run(), []) : gradientsOf(() => pass.run(), differentiable, plan, batch.size);
  let next = 0;
  const result = plan.layers.map((layer, l) =>
    layer.weights.map((weight) => {
      if (!weight.differentiable) return null;
      const gradient = gradients[next++];
      if (!gradient) throw new LayerFailure(barrierAfter(plan, l) ?? layer, 'no gradient passes through it');
      return Float32Array.from(gradient.dataSync());
    }),
  );
  const { loss, output, layers } = pass;
  addPenalties(plan, weights, result, loss);
  return { first: weights.first, draws: weights.count, loss, gradients: result, output, layers };
}

function gradientsOf(
  totalLoss: () => Tensor,
  variables: Tensor[],
  plan: NetworkPlan,
  batchSize: number,
): readonly (Tensor | null)[] {
  try {
    return engine().gradients(totalLoss, variables, undefined, true).grads;
  } catch (error) {
    discardTape();
    if (error instanceof LayerFailure) throw error;
    const culprit = plan.layers.find((layer) => layer.step === null && !isDifferentiable(layer, batchSize));
    throw culprit === undefined ? error : new LayerFailure(culprit, messageOf(error));
  }
}

/** Disposes of what TensorFlow.js keeps for a backward pass that failed half-way; it does so itself only after one that succeeds. */
function discardTape(): void {
  const { state } = engine();
  const tape = state.activeTape as readonly { readonly saved?: readonly Tensor[] }[] | null;
  for (const node of tape ?? []) dispose([...(node.saved ?? [])]);
  state.activeTape = [];
}

/** The layer through which no gradient comes back to layer `index`: the next one that only TensorFlow.js can compute. */
const barrierAfter = (plan: NetworkPlan, index: number): PlannedLayer | undefined =>
  plan.layers.slice(index + 1).find((layer) => layer.step === null);

/** Tries a layer alone, to name the one behind a failure of the whole backward pass. */
function isDifferentiable(layer: PlannedLayer, batchSize: number): boolean {
  return tidy(() => {
    const input = zeros([batchSize, ...layer.inputShape]);
    const weights = layer.weights.map((weight) => zeros([...weight.shape]));
    try {
      engine().gradients(
        () => sum(layer.opaque.apply(input, weights, { training: true, seed: 0, draw: 0, layer: 0 }).output),
        [input, ...weights],
        undefined,
        true,
      );
      return true;
    } catch (error) {
      discardTape();
      return isMissingKernel(error);
    }
  });
}

function guarded<Value>(layer: PlannedLayer, compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    throw new LayerFailure(layer, messageOf(error));
  }
}

/** A copy of a tensor's numbers; a value that is the same for all draws is repeated. */
function numbers(value: Tensor, draws: number): Float32Array {
  const own = value.dataSync();
  if (value.shape[0] === draws) return Float32Array.from(own);
  const repeated = new Float32Array(own.length * draws);
  for (let draw = 0; draw < draws; draw++) repeated.set(own, draw * own.length);
  return repeated;
}

/** Repeats a value that is the same for all draws. */
const spread = (value: Tensor, draws: number): Tensor =>
  value.shape[0] === draws ? value : tile(value, [draws, ...value.shape.slice(1).map(() => 1)]);

interface LayerValues {
  readonly output: Tensor;
  readonly z: Tensor | Float32Array | null;
}

function applyLayer(
  layer: PlannedLayer,
  index: number,
  input: Tensor,
  own: readonly Tensor[],
  weights: WeightDraws,
  settings: PassSettings,
): LayerValues {
  const { step } = layer;
  if (step === null) {
    const { training, seed } = settings;
    return applyOpaque(layer, input, own, { training, seed, draw: weights.first, layer: index });
  }
  switch (step.kind) {
    case 'dense': {
      const z = dense(input, own[0]!, step.useBias ? own[1]! : null);
      return { output: step.activation.tensor(z), z };
    }
    case 'activation':
      return { output: step.activation.tensor(input), z: input };
    case 'reshape':
      return { output: reshape(input, [...input.shape.slice(0, 2), ...layer.outputShape]), z: null };
    case 'repeat':
      return {
        output: reshape(repeatPixels(input, step.size), [...input.shape.slice(0, 2), ...layer.outputShape]),
        z: null,
      };
    case 'noise': {
      if (!settings.training) return { output: input, z: null };
      const count = settings.sharedDropout === true ? 1 : weights.count;
      const source = { seed: settings.seed, first: weights.first, count, layer: index };
      const { shape, factor, offset } = noiseTerms(step.noise, source, input.shape.slice(1));
      const scaled = factor === null ? input : mul(input, tensor(factor, [...shape]));
      return { output: offset === null ? scaled : add(scaled, tensor(offset, [...shape])), z: null };
    }
    case 'batchNormalization': {
      const whole = spread(input, weights.count);
      // All is counted with the axis of draws in front; an axis and the last one change places, and back.
      const axes = whole.shape.map((_size, axis) => axis);
      [axes[step.axis + 1], axes[axes.length - 1]] = [axes.length - 1, step.axis + 1];
      const swap = (value: Tensor) => (step.axis === axes.length - 2 ? value : transpose(value, axes));
      return normalised(swap(batchNormalization(swap(whole), own, step, index, settings)));
    }
    case 'layerNormalization':
      return normalised(layerNormalization(spread(input, weights.count), own, step));
  }
}

/** Every pixel of [..., height, width, channels] as a block of equal ones. */
function repeatPixels(input: Tensor, [rows, columns]: readonly [number, number]): Tensor {
  const [width, channels] = input.shape.slice(-2) as [number, number];
  const lines = tile(reshape(input, [-1, 1, width * channels]), [1, rows, 1]);
  return tile(reshape(lines, [-1, 1, channels]), [1, columns, 1]);
}

/** A normalisation's output counts as a linear activation of itself. */
const normalised = (output: Tensor): LayerValues => ({ output, z: output });

/** x W + b with a leading axis of draws; further axes between batch and features are batched too. */
function dense(input: Tensor, kernel: Tensor, bias: Tensor | null): Tensor {
  const [draws, inputs, units] = kernel.shape as [number, number, number];
  const flat = reshape(input, [input.shape[0], -1, inputs]);
  const product = matMul(flat, kernel);
  const z = bias === null ? product : add(product, reshape(bias, [draws, 1, units]));
  return reshape(z, [draws, ...input.shape.slice(1, -1), units]);
}

function affine(
  value: Tensor,
  own: readonly Tensor[],
  step: { readonly center: boolean; readonly scale: boolean },
): Tensor {
  const broadcast = (t: Tensor) => {
    const middle = value.shape.slice(1, -1).map(() => 1);
    return reshape(t, [t.shape[0], ...middle, t.shape[1]!]);
  };
  const scaled = step.scale ? mul(value, broadcast(own[0]!)) : value;
  return step.center ? add(scaled, broadcast(own[step.scale ? 1 : 0]!)) : scaled;
}

function batchNormalization(
  input: Tensor,
  own: readonly Tensor[],
  step: Extract<VectorStep, { kind: 'batchNormalization' }>,
  layer: number,
  { training, onMoments }: PassSettings,
): Tensor {
  const axes = input.shape.map((_size, axis) => axis).slice(1, -1);
  const moving = (t: Tensor) => reshape(t, [t.shape[0], ...axes.map(() => 1), t.shape[1]!]);
  const centre = training ? mean(input, axes, true) : moving(own[own.length - 2]!);
  const variance = training ? mean(square(sub(input, centre)), axes, true) : moving(own[own.length - 1]!);
  if (training) onMoments?.(layer, centre.dataSync<'float32'>(), variance.dataSync<'float32'>());
  return affine(div(sub(input, centre), sqrt(add(variance, step.epsilon))), own, step);
}

function layerNormalization(
  input: Tensor,
  own: readonly Tensor[],
  step: Extract<VectorStep, { kind: 'layerNormalization' }>,
): Tensor {
  const centre = mean(input, -1, true);
  const variance = mean(square(sub(input, centre)), -1, true);
  return affine(div(sub(input, centre), sqrt(add(variance, step.epsilon))), own, step);
}

/** TensorFlow.js' own layer; it knows no axis of draws, so a pass that contains one takes a single draw. */
function applyOpaque(layer: PlannedLayer, input: Tensor, own: readonly Tensor[], situation: Situation): LayerValues {
  const { output, z } = layer.opaque.apply(reshape(input, input.shape.slice(1)), own, situation);
  return { output: reshape(output, [1, ...output.shape]), z };
}
