import * as l10n from '@vscode/l10n';
import type { NetworkSpec } from '../model/network.js';
import { failure, success, type Problem, type Result } from '../model/result.js';
import type { BatchRecord, EpochRecord, TrainingData, TrainingRequest } from '../model/training.js';
import { accuracyFor } from './accuracy.js';
import { onBackend, type BackendName } from './backend.js';
import { batchFor, rowShapeOf } from './checkData.js';
import { denseStackFor } from './denseStack.js';
import { DenseTrainer, type RowSums } from './denseTrainingKernel.js';
import { problemWithCompilation, problemWithOptimizer } from './layerArguments.js';
import { lossNamed, type Loss } from './losses.js';
import { makeClassification, type ClassificationData } from './makeClassification.js';
import type { NetworkPlan } from './networkPlan.js';
import { lastSize } from './shape.js';
import { updateRule } from './optimizers.js';
import { planNetwork } from './planNetwork.js';
import { RandomStream, streamUse } from './randomStream.js';
import { TensorTrainer, type TrainingRows } from './tensorTrainer.js';
import { drawWeights } from './weightDraws.js';

/** Whatever advances a network's weights. */
interface Trainer {
  train(order: Int32Array): RowSums;
  evaluate(order: Int32Array): RowSums;
  readonly gradientMeanAbs: readonly number[];
}

/** Data sets by what they were made from, so that requests can share them. */
export type MadeData = Map<string, ClassificationData>;

/** Multiplications of one slice of training: a few tens of milliseconds. */
const SLICE_WORK = 2e7;

/** One network in training: advances slice by slice, so that several can take turns and a cancellation is noticed. */
export class TrainingRun {
  private epoch = 0;
  private readonly order: Int32Array;
  private readonly heldOut: Int32Array;
  private readonly batchesPerSlice: number;

  private constructor(
    private readonly request: TrainingRequest,
    private readonly plan: NetworkPlan,
    private readonly trainer: Trainer,
    rows: number,
  ) {
    const kept = Math.floor(rows * (1 - request.validationSplit));
    this.order = Int32Array.from({ length: kept }, (_, row) => row);
    this.heldOut = Int32Array.from({ length: rows - kept }, (_, i) => kept + i);
    const work = 3 * plan.parameters * request.batchSize;
    this.batchesPerSlice = Math.max(1, Math.floor(SLICE_WORK / Math.max(work, 1)));
  }

  /** Validates a request and draws the first weights; `made` keeps data sets that several requests share. */
  static start(request: TrainingRequest, backend: BackendName, made: MadeData = new Map()): Result<TrainingRun> {
    const problem = problemWithNumbers(request) ?? problemWithCompilation(request.network, request.loss);
    if (problem !== undefined) return failure(problem);
    const optimizer = problemWithOptimizer(request.optimizer);
    if (optimizer !== undefined) return failure(optimizer);
    const loss = lossNamed(request.loss)!;
    const plan = planNetwork(request.network, rowShapeOf(request.data), request.batchSize);
    if (!plan.ok) return plan;
    const rows = trainingRows(request, plan.value, loss, made);
    if (!rows.ok) return rows;
    const count = rows.value.count;
    if (Math.floor(count * (1 - request.validationSplit)) < 1) {
      return failure({
        code: 'invalid-data',
        message: l10n.t(
          'Holding out {0} of {1} rows leaves none to train on; hold out less.',
          request.validationSplit,
          count,
        ),
        argument: 'validationSplit',
      });
    }
    return success(
      new TrainingRun(request, plan.value, trainerFor(request, plan.value, loss, rows.value, backend), count),
    );
  }

  get finished(): boolean {
    return this.epoch >= this.request.epochs;
  }

  /** Trains one epoch, yielding after every slice, or, if asked for, after every batch with its record; returns the epoch's. */
  *trainEpoch(everyBatch = false): Generator<BatchRecord | undefined, EpochRecord> {
    const { batchSize, seed } = this.request;
    const batches = Math.ceil(this.order.length / batchSize);
    new RandomStream(seed, streamUse.shuffle, this.epoch).shuffle(this.order);
    let loss = 0;
    let right = 0;
    const slice = this.batchesPerSlice * batchSize;
    const step = everyBatch ? batchSize : slice;
    for (let start = 0; start < this.order.length; start += step) {
      if (start > 0 && !everyBatch) yield;
      const end = Math.min(start + step, this.order.length);
      const sums = this.trainer.train(this.order.subarray(start, end));
      loss += sums.loss;
      right += sums.right;
      if (everyBatch) {
        const batch = Math.ceil(end / batchSize);
        yield { epoch: this.epoch + 1, batch, batches, loss: loss / end, accuracy: right / end };
      }
    }
    const held = { loss: 0, right: 0 };
    for (let start = 0; start < this.heldOut.length; start += 3 * slice) {
      yield;
      const sums = this.trainer.evaluate(this.heldOut.subarray(start, start + 3 * slice));
      held.loss += sums.loss;
      held.right += sums.right;
    }
    this.epoch++;
    const kernels = this.plan.layers.flatMap((layer) => layer.weights.map((weight) => weight.isKernel));
    return {
      epoch: this.epoch,
      loss: loss / this.order.length,
      accuracy: right / this.order.length,
      validationLoss: held.loss / this.heldOut.length,
      validationAccuracy: held.right / this.heldOut.length,
      gradientMeanAbs: this.trainer.gradientMeanAbs.filter((_, index) => kernels[index]),
    };
  }
}

function trainerFor(
  request: TrainingRequest,
  plan: NetworkPlan,
  loss: Loss,
  rows: TrainingRows,
  backend: BackendName,
): Trainer {
  const weights = drawWeights(plan, request.seed, 0, 1);
  const common = {
    rule: updateRule(request.optimizer),
    accuracy: accuracyFor(loss, lastSize(plan.outputShape)),
    batchSize: request.batchSize,
    seed: request.seed,
    frozen: plan.layers.flatMap((layer) => layer.weights.map(() => layer.spec.config.trainable === false)),
  };
  const penalised = plan.layers.some((layer) => layer.weights.some(({ l1, l2 }) => l1 > 0 || l2 > 0));
  const stack = penalised ? null : denseStackFor(plan, loss.name);
  if (stack === null) return new TensorTrainer({ ...common, plan, loss }, rows, weights, backend);
  const trainer = new DenseTrainer({ ...common, stack }, rows.x, rows.y, weights.values.flat());
  return {
    train: (order) => onBackend('cpu', () => trainer.train(order)).value,
    evaluate: (order) => onBackend('cpu', () => trainer.evaluate(order)).value,
    get gradientMeanAbs() {
      return trainer.gradientMeanAbs;
    },
  };
}

function problemWithNumbers(request: TrainingRequest): Problem | undefined {
  const wrong = (argument: string, says: string): Problem => ({ code: 'invalid-argument', message: says, argument });
  const { epochs, batchSize, validationSplit, seed } = request;
  if (!isCount(epochs))
    return wrong('epochs', l10n.t('The number of epochs must be a whole number of 1 or more, not {0}.', epochs));
  if (!isCount(batchSize))
    return wrong('batchSize', l10n.t('The batch size must be a whole number of 1 or more, not {0}.', batchSize));
  if (!(validationSplit >= 0 && validationSplit < 1)) {
    return wrong(
      'validationSplit',
      l10n.t('The share that is held out must be from 0 to below 1, not {0}.', validationSplit),
    );
  }
  if (!Number.isSafeInteger(seed)) return wrong('seed', l10n.t('The seed must be a whole number, not {0}.', seed));
  return undefined;
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1;

/** The rows as the network and the loss take them. */
function trainingRows(
  request: TrainingRequest,
  plan: NetworkPlan,
  loss: Loss,
  made: MadeData,
): Result<TrainingRows & { readonly count: number }> {
  const rows = givenRows(request.data, made);
  if (!rows.ok) return rows;
  const { x, y, classes } = rows.value;
  const oneHot = classes !== null && loss.targets === 'oneHot';
  const targets = oneHot ? (y as number[]).map((label) => oneHotRow(label, classes)) : y;
  const batch = batchFor({ ...checkOf(request.network), data: { kind: 'rows', x, y: targets } }, plan, loss);
  if (!batch.ok) return batch;
  const { x: inputs, y: outputs, xShape, yShape, size } = batch.value.batch;
  return success({ x: inputs, y: outputs, inputShape: xShape.slice(1), targetShape: yShape.slice(1), count: size });
}

/** Rows are checked as those of a gradient check are. */
const checkOf = (network: NetworkSpec) => ({ network, seed: 0, draws: 1, marks: { small: 0, large: Infinity } });

const oneHotRow = (label: number, classes: number) =>
  Array.from({ length: classes }, (_, unit) => Number(unit === label));

function givenRows(
  data: TrainingData,
  made: MadeData,
): Result<Pick<Extract<TrainingData, { kind: 'rows' }>, 'x' | 'y'> & { classes: number | null }> {
  if (data.kind === 'rows') return success({ x: data.x, y: data.y, classes: null });
  const { samples, features, classes, randomState } = data;
  const wrong = (argument: string, message: string) => failure({ code: 'invalid-argument', message, argument });
  if (!isCount(samples) || samples > 65_536) {
    return wrong('samples', l10n.t('make_classification needs from 1 to 65,536 samples, not {0}.', samples));
  }
  if (!Number.isInteger(features) || features < 4 || features > 10_000) {
    return wrong(
      'features',
      l10n.t('make_classification needs 4 features or more, 2 informative and 2 redundant, not {0}.', features),
    );
  }
  // Two informative features have four corners, and each class takes two of them.
  if (classes !== 1 && classes !== 2) {
    return wrong(
      'classes',
      l10n.t('make_classification with its two informative features has 1 or 2 classes, not {0}.', classes),
    );
  }
  if (!Number.isInteger(randomState) || randomState < 0 || randomState > 0xffffffff) {
    return wrong(
      'randomState',
      l10n.t('random_state must be a whole number from 0 to 4294967295, not {0}.', randomState),
    );
  }
  const key = [samples, features, classes, randomState].join();
  let set = made.get(key);
  if (set === undefined) made.set(key, (set = makeClassification({ samples, features, classes, randomState })));
  return success({ x: set.x.map((row) => [...row]), y: set.y, classes });
}
