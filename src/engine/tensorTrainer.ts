import type { AccuracyCount } from './accuracy.js';
import { onBackend, type BackendName } from './backend.js';
import { meanAbs, type RowSums } from './denseTrainingKernel.js';
import type { Loss } from './losses.js';
import type { NetworkPlan } from './networkPlan.js';
import { lastSize, sizeOf } from './shape.js';
import type { UpdateRule } from './optimizers.js';
import type { Batch, PassSettings, WeightDraws } from './pass.js';
import { tensorForward, tensorPass } from './tensorPass.js';

/** Rows of a data set and the shapes of one row. */
export interface TrainingRows {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly inputShape: readonly number[];
  readonly targetShape: readonly number[];
}

/** What a network that the dense kernels do not know is trained with. */
export interface TensorTraining {
  readonly plan: NetworkPlan;
  readonly loss: Loss;
  readonly rule: UpdateRule;
  readonly accuracy: AccuracyCount;
  readonly batchSize: number;
  readonly seed: number;
  /** Per weight array: whether it is left as it is. */
  readonly frozen: readonly boolean[];
}

/** A network in training through TensorFlow.js' operations and its automatic differentiation. */
export class TensorTrainer {
  /** Mean |g| of every weight array in the last batch; 0 for those without a gradient. */
  gradientMeanAbs: readonly number[] = [];
  private readonly values: readonly (readonly Float32Array[])[];
  private readonly slots: readonly (readonly Float32Array[])[];
  private steps = 0;

  constructor(
    private readonly training: TensorTraining,
    private readonly rows: TrainingRows,
    weights: WeightDraws,
    private backend: BackendName,
  ) {
    this.values = weights.values.map((arrays) => arrays.map((array) => array.slice()));
    const { slots } = training.rule;
    this.slots = this.values.flat().map((array) => slots.map((start) => new Float32Array(array.length).fill(start)));
  }

  /** Trains on the rows in this order, batch by batch. */
  train(order: Int32Array): RowSums {
    return this.overBatches(order, (batch) => this.step(batch));
  }

  evaluate(order: Int32Array): RowSums {
    return this.overBatches(order, (batch) =>
      this.compute(() => tensorForward(this.training.plan, this.draw(), batch, this.settings(false))),
    );
  }

  private overBatches(
    order: Int32Array,
    compute: (batch: Batch) => { readonly loss: Float32Array; readonly output: Float32Array },
  ): RowSums {
    const { plan, accuracy, batchSize } = this.training;
    const units = lastSize(plan.outputShape);
    const rowsPerSample = sizeOf(plan.outputShape) / units;
    let loss = 0;
    let right = 0;
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = this.batch(order.subarray(start, start + batchSize));
      const result = compute(batch);
      loss += result.loss[0]! * batch.size;
      right += accuracy(batch.y, result.output, batch.size * rowsPerSample, units) / rowsPerSample;
    }
    return { loss, right };
  }

  private step(batch: Batch): { readonly loss: Float32Array; readonly output: Float32Array } {
    const { plan, rule, frozen } = this.training;
    const moments: { layer: number; mean: Float32Array; variance: Float32Array }[] = [];
    const pass = this.compute(() => {
      moments.length = 0;
      const onMoments = (layer: number, mean: Float32Array, variance: Float32Array) =>
        moments.push({ layer, mean: mean.slice(), variance: variance.slice() });
      return tensorPass(plan, this.draw(), batch, { ...this.settings(true), onMoments });
    });
    this.steps++;
    const gradients = pass.gradients.flat();
    this.gradientMeanAbs = gradients.map((gradient) => (gradient === null ? 0 : meanAbs(gradient)));
    this.values.flat().forEach((values, index) => {
      const gradient = gradients[index];
      if (gradient && frozen[index] !== true) rule.update(values, gradient, this.slots[index]!, this.steps);
    });
    for (const { layer, mean, variance } of moments) this.moveAverages(layer, mean, variance);
    return pass;
  }

  /** Moves a batch normalisation's averages towards the batch's, as TensorFlow.js' layer does. */
  private moveAverages(layer: number, mean: Float32Array, variance: Float32Array): void {
    const step = this.training.plan.layers[layer]?.step;
    const arrays = this.values[layer]!;
    if (step?.kind !== 'batchNormalization') return;
    const [movingMean, movingVariance] = arrays.slice(-2);
    const move = (average: Float32Array, value: Float32Array) => {
      for (let i = 0; i < average.length; i++) {
        average[i] = average[i]! * step.momentum + value[i]! * (1 - step.momentum);
      }
    };
    move(movingMean!, mean);
    move(movingVariance!, variance);
  }

  /** The present weights; the number of steps stands for the draw, so that dropout differs from step to step. */
  private draw(): WeightDraws {
    return { first: this.steps, count: 1, values: this.values };
  }

  private settings(training: boolean): PassSettings {
    return { loss: this.training.loss, seed: this.training.seed, training, collect: false };
  }

  private compute<Value>(run: () => Value): Value {
    const { value, backend } = onBackend(this.backend, run);
    this.backend = backend;
    return value;
  }

  private batch(indices: Int32Array): Batch {
    const { x, y, inputShape, targetShape } = this.rows;
    const gather = (source: Float32Array, size: number) => {
      const out = new Float32Array(indices.length * size);
      indices.forEach((row, i) => out.set(source.subarray(row * size, (row + 1) * size), i * size));
      return out;
    };
    const size = indices.length;
    return {
      size,
      x: gather(x, sizeOf(inputShape)),
      xShape: [size, ...inputShape],
      y: gather(y, sizeOf(targetShape)),
      yShape: [size, ...targetShape],
      integerInputs: this.training.plan.vocabulary !== null,
    };
  }
}
