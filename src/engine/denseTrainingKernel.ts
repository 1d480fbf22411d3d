import {
  engine,
  registerKernel,
  tensor,
  tidy,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { AccuracyCount } from './accuracy.js';
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
import type { UpdateRule } from './optimizers.js';
import { dropoutMask } from './noise.js';

/** Some batches of training, and an evaluation, of a stack of dense layers, each as one operation of TensorFlow.js' cpu backend. */
const DENSE_STACK_TRAINING = 'DenseStackTraining';
const DENSE_STACK_EVALUATION = 'DenseStackEvaluation';

/** What a stack is trained with. */
export interface StackTraining {
  readonly stack: DenseStack;
  readonly rule: UpdateRule;
  readonly accuracy: AccuracyCount;
  readonly batchSize: number;
  readonly seed: number;
  /** Per weight array: whether it is left as it is. */
  readonly frozen: readonly boolean[];
}

/** Sums over rows: the batches' losses, each counted for its rows, and the right answers. */
export interface RowSums {
  readonly loss: number;
  readonly right: number;
}

interface TrainingAttributes extends StackTraining {
  /** Steps taken before, which the optimiser and the dropout count on from. */
  readonly stepsBefore: number;
  readonly weightCount: number;
}

interface Rows {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly rowSize: number;
  readonly targetSize: number;
}

function rowsOf(inputs: Readonly<Record<string, TensorInfo>>, backend: ArrayBackend, stack: DenseStack): Rows {
  const x = valuesOf(backend, inputs.x!);
  const y = valuesOf(backend, inputs.y!);
  const rowSize = stack.inputSize;
  return { x, y, rowSize, targetSize: y.length / (x.length / rowSize) };
}

/** Working memory for batches, which it fills with chosen rows. */
class BatchRunner {
  private readonly activity: readonly LayerActivity[];
  private readonly deltas: readonly Float32Array[];
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private size = 0;

  constructor(
    private readonly stack: DenseStack,
    private readonly rows: Rows,
    batchSize: number,
  ) {
    this.activity = allocateActivity(stack, batchSize);
    this.deltas = allocateDeltas(stack, batchSize);
    this.x = new Float32Array(batchSize * rows.rowSize);
    this.y = new Float32Array(batchSize * rows.targetSize);
  }

  /** Takes the rows `order[start..end)`. */
  take(order: Int32Array, start: number, end: number): void {
    const { x, y, rowSize, targetSize } = this.rows;
    this.size = end - start;
    for (let i = 0; i < this.size; i++) {
      const row = order[start + i]!;
      for (let k = 0; k < rowSize; k++) this.x[i * rowSize + k] = x[row * rowSize + k]!;
      for (let k = 0; k < targetSize; k++) this.y[i * targetSize + k] = y[row * targetSize + k]!;
    }
  }

  /** Sets the factors of the dropout layers for one training step, or all to 1. */
  setDropout(seed: number, step: number | null): void {
    this.stack.layers.forEach((layer, l) => {
      if (layer.kind !== 'dropout') return;
      const { z } = this.activity[l]!;
      if (step === null || layer.rate === 0) z.fill(1);
      else z.set(dropoutMask({ seed, first: step, count: 1, layer: layer.planned }, z.length, layer.rate));
    });
  }

  forward(weights: readonly LayerWeights[], accuracy: AccuracyCount): number {
    const output = runForward(this.stack, weights, this.activity, this.x, this.size);
    return accuracy(this.y, output, this.outputRows(), this.stack.outputUnits) / this.rowsPerSample();
  }

  backward(weights: readonly LayerWeights[], gradients: readonly LayerWeights[]): number {
    return runBackward(this.stack, weights, gradients, this.activity, this.deltas, this.x, this.y, this.size);
  }

  loss(): number {
    const output = this.activity.at(-1)!.a;
    return this.stack.loss(this.y, output, this.outputRows(), this.stack.outputUnits, null);
  }

  private rowsPerSample(): number {
    return this.stack.outputSize / this.stack.outputUnits;
  }

  private outputRows(): number {
    return this.size * this.rowsPerSample();
  }
}

/**
 * Inputs: x, y, order, weights w0, w1, ... and the rule's state s0, s1, ... (slots of w0, then of w1, ...). Outputs: [loss, right]
 * summed over the rows, mean |g| of every weight in the last batch, then the new weights and the new state.
 */
function trainBatches(
  inputs: Readonly<Record<string, TensorInfo>>,
  backend: ArrayBackend,
  attributes: TrainingAttributes,
): TensorInfo[] {
  const { stack, rule, accuracy, batchSize, seed, frozen, weightCount } = attributes;
  const order = backend.data.get(inputs.order!.dataId).values as Int32Array;
  const copies = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => valuesOf(backend, inputs[`${prefix}${index}`]!).slice());
  const values = copies('w', weightCount);
  const state = copies('s', weightCount * rule.slots.length);
  const slots = values.map((_, w) => state.slice(w * rule.slots.length, (w + 1) * rule.slots.length));
  const gradientValues = values.map((array) => new Float32Array(array.length));
  const weights = weightArrays(stack, (index) => values[index]!);
  const gradients = weightArrays(stack, (index) => gradientValues[index]!);
  const runner = new BatchRunner(stack, rowsOf(inputs, backend, stack), batchSize);
  let loss = 0;
  let right = 0;
  let step = attributes.stepsBefore;
  for (let start = 0; start < order.length; start += batchSize) {
    const end = Math.min(start + batchSize, order.length);
    runner.take(order, start, end);
    runner.setDropout(seed, step);
    right += runner.forward(weights, accuracy);
    loss += runner.backward(weights, gradients) * (end - start);
    step++;
    for (let w = 0; w < weightCount; w++) {
      if (frozen[w] !== true) rule.update(values[w]!, gradientValues[w]!, slots[w]!, step);
    }
  }
  const info = (array: Float32Array) => arrayInfo(backend, array);
  return [
    info(Float32Array.of(loss, right)),
    info(Float32Array.from(gradientValues, meanAbs)),
    ...values.map(info),
    ...state.map(info),
  ];
}

/** Mean of the entries' sizes. */
export function meanAbs(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  return sum / values.length;
}

/** Inputs: x, y, order and w0, w1, ...; output: [loss, right] summed over the rows. */
function evaluate(
  inputs: Readonly<Record<string, TensorInfo>>,
  backend: ArrayBackend,
  { stack, accuracy, batchSize, seed }: TrainingAttributes,
): TensorInfo[] {
  const order = backend.data.get(inputs.order!.dataId).values as Int32Array;
  const weights = weightArrays(stack, (index) => valuesOf(backend, inputs[`w${index}`]!));
  const runner = new BatchRunner(stack, rowsOf(inputs, backend, stack), batchSize);
  runner.setDropout(seed, null);
  let loss = 0;
  let right = 0;
  for (let start = 0; start < order.length; start += batchSize) {
    const end = Math.min(start + batchSize, order.length);
    runner.take(order, start, end);
    right += runner.forward(weights, accuracy);
    loss += runner.loss() * (end - start);
  }
  return [arrayInfo(backend, Float32Array.of(loss, right))];
}

for (const [kernelName, compute] of [
  [DENSE_STACK_TRAINING, trainBatches],
  [DENSE_STACK_EVALUATION, evaluate],
] as const) {
  registerKernel({
    kernelName,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) =>
      compute(inputs as Record<string, TensorInfo>, backend as ArrayBackend, attrs as unknown as TrainingAttributes),
  });
}

/** A stack in training: its weights and the optimiser's state as plain numbers, advanced by the kernels. */
export class DenseTrainer {
  private weights: readonly Float32Array[];
  private state: readonly Float32Array[];
  private steps = 0;
  /** Mean |g| of every weight array in the last batch. */
  gradientMeanAbs: readonly number[] = [];

  constructor(
    private readonly training: StackTraining,
    private readonly x: Float32Array,
    private readonly y: Float32Array,
    weights: readonly Float32Array[],
  ) {
    this.weights = weights;
    const { slots } = training.rule;
    this.state = weights.flatMap((array) => slots.map((start) => new Float32Array(array.length).fill(start)));
  }

  /** Trains on the rows in this order; the cpu backend must be the current one. */
  train(order: Int32Array): RowSums {
    const outputs = this.run(DENSE_STACK_TRAINING, order);
    const weightCount = this.weights.length;
    this.gradientMeanAbs = [...outputs[1]!];
    this.weights = outputs.slice(2, 2 + weightCount);
    this.state = outputs.slice(2 + weightCount);
    this.steps += Math.ceil(order.length / this.training.batchSize);
    return sums(outputs);
  }

  evaluate(order: Int32Array): RowSums {
    return sums(this.run(DENSE_STACK_EVALUATION, order));
  }

  private run(kernel: string, order: Int32Array): Float32Array[] {
    const results: Float32Array[] = [];
    tidy(() => {
      const inputs: NamedTensorMap = {
        x: tensor(this.x),
        y: tensor(this.y),
        order: tensor(order, [order.length], 'int32'),
      };
      this.weights.forEach((values, index) => (inputs[`w${index}`] = tensor(values)));
      if (kernel === DENSE_STACK_TRAINING)
        this.state.forEach((values, index) => (inputs[`s${index}`] = tensor(values)));
      const attributes: TrainingAttributes = {
        ...this.training,
        stepsBefore: this.steps,
        weightCount: this.weights.length,
      };
      const outputs = engine().runKernel<Tensor[]>(kernel, inputs, attributes as unknown as NamedAttrMap);
      results.push(...outputs.map((output) => output.dataSync<'float32'>()));
    });
    return results;
  }
}

const sums = ([first]: readonly Float32Array[]): RowSums => ({ loss: first![0]!, right: first![1]! });
