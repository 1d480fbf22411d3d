import type { NetworkSpec, OptimizerSpec } from './network.js';
import type { NestedNumbers } from './gradientCheck.js';

/** Where the training data come from. */
export type TrainingData =
  /** scikit-learn's `make_classification` with its own defaults for what is not given. */
  | {
      readonly kind: 'makeClassification';
      readonly samples: number;
      readonly features: number;
      readonly classes: number;
      readonly randomState: number;
    }
  | { readonly kind: 'rows'; readonly x: NestedNumbers; readonly y: NestedNumbers };

/** One network trained as the notebook's `model.fit` does. */
export interface TrainingRequest {
  readonly network: NetworkSpec;
  readonly data: TrainingData;
  readonly optimizer: OptimizerSpec;
  readonly loss: string;
  readonly epochs: number;
  readonly batchSize: number;
  /** Share of the rows, taken from the end, that is held out. */
  readonly validationSplit: number;
  readonly seed: number;
}

/** One epoch; `loss` and `accuracy` are Keras' running means over the epoch's batches, the others are taken after the epoch. */
export interface EpochRecord {
  /** 1-based. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly validationLoss: number;
  readonly validationAccuracy: number;
  /** Mean |g| per kernel over the epoch's last batch. */
  readonly gradientMeanAbs: readonly number[];
}

/** Where an epoch stands after one of its batches; `loss` and `accuracy` are Keras' running means since its first batch. */
export interface BatchRecord {
  /** 1-based, as `batch` is. */
  readonly epoch: number;
  readonly batch: number;
  /** Batches of the whole epoch. */
  readonly batches: number;
  readonly loss: number;
  readonly accuracy: number;
}

export interface TrainingHistory {
  readonly epochs: readonly EpochRecord[];
}
