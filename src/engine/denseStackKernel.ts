import {
  engine,
  registerKernel,
  tensor,
  tidy,
  type NamedAttrMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { arrayInfo, valuesOf, weightArrays, type ArrayBackend } from './arrayBackend.js';
import type { DenseStack } from './denseStack.js';
import {
  allocateActivity,
  allocateDeltas,
  runBackward,
  runForward,
  type LayerActivity,
  type LayerWeights,
} from './denseStackRun.js';
import type { NetworkPlan } from './networkPlan.js';
import type { Batch, LayerOutputs, PassResult, PassSettings, WeightDraws } from './pass.js';
import { addPenalties } from './penalties.js';
import { dropoutMask } from './noise.js';

/** Forward and backward passes of a stack of dense layers over many draws, as one operation of TensorFlow.js' cpu backend. */
const DENSE_STACK_GRADIENTS = 'DenseStackGradients';

interface Attributes {
  readonly stack: DenseStack;
  readonly draws: number;
  readonly first: number;
  readonly batch: number;
  readonly seed: number;
  readonly training: boolean;
}

/** Inputs: x, y and w0, w1, ... of [draws, ...]. Outputs: loss, then the gradients in the same order, then a and z of every layer. */
function computeGradients(
  inputs: Readonly<Record<string, TensorInfo>>,
  backend: ArrayBackend,
  { stack, draws, first, batch, seed, training }: Attributes,
): TensorInfo[] {
  const x = valuesOf(backend, inputs.x!);
  const y = valuesOf(backend, inputs.y!);
  const weights = weightArrays(stack, (index) => valuesOf(backend, inputs[`w${index}`]!));
  const gradients = weights.map(({ kernel, bias }) => ({
    kernel: kernel && new Float32Array(kernel.length),
    bias: bias && new Float32Array(bias.length),
  }));
  const loss = new Float32Array(draws);
  const kept = allocateActivity(stack, draws * batch);
  const deltas = allocateDeltas(stack, batch);

  for (let draw = 0; draw < draws; draw++) {
    const own = weights.map((arrays) => slice(arrays, draw, draws));
    const activity = kept.map(({ z, a }): LayerActivity => {
      const outputs = part(a, draw, draws);
      return { z: z === a ? outputs : part(z, draw, draws), a: outputs };
    });
    stack.layers.forEach((layer, l) => {
      if (layer.kind !== 'dropout') return;
      const { z } = activity[l]!;
      const source = { seed, first: first + draw, count: 1, layer: layer.planned };
      if (training && layer.rate > 0) z.set(dropoutMask(source, z.length, layer.rate));
      else z.fill(1);
    });
    runForward(stack, own, activity, x, batch);
    const ownGradients = gradients.map((arrays) => slice(arrays, draw, draws));
    loss[draw] = runBackward(stack, own, ownGradients, activity, deltas, x, y, batch);
  }

  const info = (values: Float32Array) => arrayInfo(backend, values);
  return [
    info(loss),
    ...gradients.flatMap(({ kernel, bias }) =>
      [kernel, bias].flatMap((array) => (array === null ? [] : [info(array)])),
    ),
    ...kept.flatMap(({ a, z }) => [info(a), info(z)]),
  ];
}

/** One draw's part of an array of all draws. */
function part(array: Float32Array, draw: number, draws: number): Float32Array {
  if (draws === 1) return array;
  const size = array.length / draws;
  return array.subarray(draw * size, (draw + 1) * size);
}

const slice = ({ kernel, bias }: LayerWeights, draw: number, draws: number): LayerWeights => ({
  kernel: kernel && part(kernel, draw, draws),
  bias: bias && part(bias, draw, draws),
});

registerKernel({
  kernelName: DENSE_STACK_GRADIENTS,
  backendName: 'cpu',
  kernelFunc: ({ inputs, backend, attrs }) =>
    computeGradients(inputs as Record<string, TensorInfo>, backend as ArrayBackend, attrs as unknown as Attributes),
});

/** The same as `tensorPass`, through the kernel; the cpu backend must be the current one. */
export function denseStackPass(
  plan: NetworkPlan,
  stack: DenseStack,
  weights: WeightDraws,
  batch: Batch,
  settings: PassSettings,
): PassResult {
  let result: PassResult | undefined;
  tidy(() => {
    result = passInScope(plan, stack, weights, batch, settings);
  });
  return result as unknown as PassResult;
}

function passInScope(
  plan: NetworkPlan,
  stack: DenseStack,
  weights: WeightDraws,
  batch: Batch,
  settings: PassSettings,
): PassResult {
  const inputs: Record<string, Tensor> = {
    x: tensor(batch.x, [batch.x.length]),
    y: tensor(batch.y, [batch.y.length]),
  };
  weights.values.flat().forEach((values, index) => (inputs[`w${index}`] = tensor(values, [values.length])));
  const attributes: Attributes = {
    stack,
    draws: weights.count,
    first: weights.first,
    batch: batch.size,
    seed: settings.seed,
    training: settings.training,
  };
  const outputs = engine().runKernel<Tensor[]>(DENSE_STACK_GRADIENTS, inputs, attributes as unknown as NamedAttrMap);
  let next = 0;
  const read = (): Float32Array => outputs[next++]!.dataSync<'float32'>();
  const loss = read();
  const gradients = plan.layers.map((layer) => layer.weights.map(read));
  const layers: (LayerOutputs | null)[] = plan.layers.map(() => null);
  let last: Float32Array = loss;
  for (const { planned, kind } of stack.layers) {
    const output = read();
    const z = read();
    last = output;
    if (kind !== 'dropout') layers[planned] = { output, z };
  }
  addPenalties(plan, weights, gradients, loss);
  return { first: weights.first, draws: weights.count, loss, gradients, output: last, layers };
}
