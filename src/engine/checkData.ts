import * as l10n from '@vscode/l10n';
import type { CheckData, CheckRequest, NestedNumbers } from '../model/gradientCheck.js';
import type { NetworkSpec } from '../model/network.js';
import { failure, success, type Result } from '../model/result.js';
import type { TrainingData } from '../model/training.js';
import { lossForOutput, lossNamed, type Loss } from './losses.js';
import { flatten, shapeOf } from './nestedNumbers.js';
import type { NetworkPlan } from './networkPlan.js';
import { lastSize, sizeOf } from './shape.js';
import type { Batch } from './pass.js';
import { RandomStream, streamUse } from './randomStream.js';

/** The loss of a check and why it is this one. */
export interface ChosenLoss {
  readonly loss: Loss;
  readonly source: 'given' | 'compiled' | 'output';
  /** A sentence for the report where the engine chose. */
  readonly note: string | null;
}

/** A batch with the words by which the report describes it. */
export interface DescribedBatch {
  readonly batch: Batch;
  readonly inputs: string;
  readonly targets: string;
}

/** Rows of a batch may not outgrow this. */
const BATCH_LIMIT = 65_536;

/** Number of rows that the data have, or a problem with it. */
export function batchSizeOf(data: CheckData): Result<number> {
  if (data.kind === 'random') {
    const { batchSize } = data;
    if (Number.isInteger(batchSize) && batchSize >= 1 && batchSize <= BATCH_LIMIT) return success(batchSize);
    return failure({
      code: 'invalid-argument',
      message: l10n.t('The batch size must be a whole number from 1 to {0}, not {1}.', BATCH_LIMIT, batchSize),
      argument: 'batchSize',
    });
  }
  const [rows] = shapeOf(data.x) ?? [];
  if (rows === undefined) {
    return failure({
      code: 'invalid-data',
      message: l10n.t('The inputs x must be rows of equal length, one per sample.'),
    });
  }
  if (rows <= BATCH_LIMIT) return success(rows);
  return failure({
    code: 'too-large',
    message: l10n.t('There are {0} rows, more than the {1} that are checked at once; give fewer.', rows, BATCH_LIMIT),
  });
}

/** The shape of one input row, where the data tell it. */
export function rowShapeOf(data: CheckData | TrainingData): readonly number[] | null {
  switch (data.kind) {
    case 'rows':
      return shapeOf(data.x)?.slice(1) ?? null;
    case 'makeClassification':
      return [data.features];
    case 'random':
      return null;
  }
}

/** The last layer that does more than move numbers or drop them. */
const lastActive = (plan: NetworkPlan) => [...plan.layers].reverse().find((layer) => layer.activationName !== null);

/** The request's loss, else the file's, else the one that fits the output layer. */
export function chooseLoss(request: CheckRequest, plan: NetworkPlan): ChosenLoss {
  const given = namedLoss(request.loss);
  if (given !== undefined) return { loss: given, source: 'given', note: null };
  const compiled = namedLoss(request.network.loss);
  if (compiled !== undefined) return { loss: compiled, source: 'compiled', note: null };
  const activation = lastActive(plan)?.activationName ?? 'linear';
  const fitting = lossForOutput(activation);
  const loss = lossNamed(targetsAreIndices(request, plan, fitting) ? 'sparseCategoricalCrossentropy' : fitting)!;
  return {
    loss,
    source: 'output',
    note: l10n.t('the model names no loss; {0} was taken because it fits the {1} output', loss.name, activation),
  };
}

const namedLoss = (name: NetworkSpec['loss']): Loss | undefined => (name === undefined ? undefined : lossNamed(name));

/** Whether rows of targets are class numbers rather than one-hot vectors. */
function targetsAreIndices(request: CheckRequest, plan: NetworkPlan, loss: string): boolean {
  if (request.data.kind !== 'rows' || loss !== 'categoricalCrossentropy') return false;
  const [, ...row] = shapeOf(request.data.y) ?? [];
  return sizeOf(row) === sizeOf(plan.outputShape.slice(0, -1)) && lastSize(plan.outputShape) > 1;
}

/** The batch of a check: the person's rows, or a seeded one whose targets fit the loss. */
export function batchFor(request: CheckRequest, plan: NetworkPlan, loss: Loss): Result<DescribedBatch> {
  const { data } = request;
  return data.kind === 'rows'
    ? rowsBatch(data.x, data.y, plan, loss)
    : success(randomBatch(request.seed, data.batchSize, plan, loss));
}

function rowsBatch(xRows: NestedNumbers, yRows: NestedNumbers, plan: NetworkPlan, loss: Loss): Result<DescribedBatch> {
  const x = shapeOf(xRows) ?? [];
  const y = shapeOf(yRows) ?? [];
  const [rows, ...inputShape] = x;
  const [targetRows, ...targetShape] = y;
  const mismatch = (message: string) => failure({ code: 'shape-mismatch', message });
  if (rows === undefined) return mismatch(l10n.t('The inputs x must be rows of equal length, one per sample.'));
  if (targetRows === undefined) return mismatch(l10n.t('The targets y must be rows of equal length, one per sample.'));
  if (inputShape.join() !== plan.inputShape.join()) {
    return mismatch(
      l10n.t(
        'Each input row has shape [{0}], but the network takes [{1}]; give rows of that shape.',
        inputShape.join(', '),
        plan.inputShape.join(', '),
      ),
    );
  }
  if (targetRows !== rows)
    return mismatch(
      l10n.t('There are {0} rows of inputs but {1} targets; give one target per input.', rows, targetRows),
    );
  const expected = loss.targets === 'classIndex' ? plan.outputShape.slice(0, -1) : plan.outputShape;
  const ones = (shape: readonly number[]) => shape.filter((size) => size !== 1).join();
  if (ones(targetShape) !== ones(expected)) {
    return mismatch(
      l10n.t(
        'Each target has shape [{0}], but with the loss {1} the network needs [{2}].',
        targetShape.join(', '),
        loss.name,
        expected.join(', '),
      ),
    );
  }
  const targets = flatten(yRows);
  const classes = lastSize(plan.outputShape);
  if (
    loss.targets === 'classIndex' &&
    !targets.every((index) => Number.isInteger(index) && index >= 0 && index < classes)
  ) {
    return failure({
      code: 'invalid-data',
      message: l10n.t('The targets must be class numbers from 0 to {0} for the loss {1}.', classes - 1, loss.name),
    });
  }
  const inputs = flatten(xRows);
  const { vocabulary } = plan;
  if (vocabulary !== null && !inputs.every((id) => Number.isInteger(id) && id >= 0 && id < vocabulary)) {
    return failure({
      code: 'invalid-data',
      message: l10n.t(
        'The inputs must be whole numbers from 0 to {0}, because the first layer is an embedding.',
        vocabulary - 1,
      ),
    });
  }
  return success({
    batch: {
      size: rows,
      x: inputs,
      xShape: x,
      y: targets,
      yShape: [rows, ...expected],
      integerInputs: vocabulary !== null,
    },
    inputs: rows === 1 ? l10n.t('1 given row') : l10n.t('{0} given rows', rows),
    targets: l10n.t('the given targets'),
  });
}

function randomBatch(seed: number, size: number, plan: NetworkPlan, loss: Loss): DescribedBatch {
  const stream = new RandomStream(seed, streamUse.data);
  const x = new Float32Array(size * sizeOf(plan.inputShape));
  const { vocabulary } = plan;
  if (vocabulary === null) stream.fillNormal(x, 0, x.length, 0, 1);
  else x.forEach((_value, i) => (x[i] = stream.index(vocabulary)));
  const targets = randomTargets(stream, size, plan, loss);
  return {
    batch: {
      size,
      x,
      xShape: [size, ...plan.inputShape],
      y: targets.y,
      yShape: [size, ...targets.shape],
      integerInputs: vocabulary !== null,
    },
    inputs:
      vocabulary === null ? l10n.t('standard normal') : l10n.t('random whole numbers from 0 to {0}', vocabulary - 1),
    targets: targets.words,
  };
}

/** Targets that the loss and the output's range allow. */
function randomTargets(
  stream: RandomStream,
  size: number,
  plan: NetworkPlan,
  loss: Loss,
): { readonly y: Float32Array; readonly shape: readonly number[]; readonly words: string } {
  const shape = plan.outputShape;
  const classes = lastSize(shape);
  const entries = size * sizeOf(shape);
  const y = new Float32Array(entries);
  const fill = (next: () => number) => y.forEach((_value, i) => (y[i] = next()));
  switch (loss.targets) {
    case 'labels':
      fill(() => stream.index(2));
      return { y, shape, words: l10n.t('random labels 0 and 1') };
    case 'signs':
      fill(() => 2 * stream.index(2) - 1);
      return { y, shape, words: l10n.t('random signs -1 and 1') };
    case 'counts':
      fill(() => stream.index(5));
      return { y, shape, words: l10n.t('random counts from 0 to 4') };
    case 'positive':
      fill(() => 0.5 + stream.uniform());
      return { y, shape, words: l10n.t('uniform between 0.5 and 1.5') };
    case 'oneHot':
      for (let row = 0; row < entries; row += classes) y[row + stream.index(classes)] = 1;
      return { y, shape, words: l10n.t('random classes out of {0}, one-hot', classes) };
    case 'classIndex': {
      const indices = new Float32Array(entries / classes);
      indices.forEach((_value, i) => (indices[i] = stream.index(classes)));
      return {
        y: indices,
        shape: shape.slice(0, -1),
        words: l10n.t('random class numbers from 0 to {0}', classes - 1),
      };
    }
    case 'values': {
      const range = lastActive(plan)?.activation?.range ?? null;
      if (range === null) {
        stream.fillNormal(y, 0, entries, 0, 1);
        return { y, shape, words: l10n.t('standard normal') };
      }
      const [low, high] = range;
      fill(() => low + (high - low) * stream.uniform());
      return { y, shape, words: l10n.t("uniform between {0} and {1}, the output's range", low, high) };
    }
  }
}
