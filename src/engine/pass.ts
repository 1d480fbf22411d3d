import type { Loss } from './losses.js';

/** Inputs and targets of one batch. */
export interface Batch {
  readonly size: number;
  readonly x: Float32Array;
  readonly xShape: readonly number[];
  readonly y: Float32Array;
  readonly yShape: readonly number[];
  /** Integer ids for an embedding. */
  readonly integerInputs: boolean;
}

/** The weights of some consecutive draws: one array per layer and weight, draw by draw. */
export interface WeightDraws {
  readonly first: number;
  readonly count: number;
  /** Indexed by layer, then by weight. */
  readonly values: readonly (readonly Float32Array[])[];
}

/** What one pass over some draws gives; every array is draw-major. */
export interface PassResult {
  readonly first: number;
  readonly draws: number;
  /** [draws]; penalties on weights included. */
  readonly loss: Float32Array;
  /** Indexed as the weights; null where a weight has no gradient. */
  readonly gradients: readonly (readonly (Float32Array | null)[])[];
  /** The network's outputs [draws, batch, ...]. */
  readonly output: Float32Array;
  /** Per layer; null for layers that the report says nothing about. */
  readonly layers: readonly (LayerOutputs | null)[];
}

/** Outputs [draws, batch, ...] and, where they can be seen, the activation's inputs of the same shape. */
export interface LayerOutputs {
  readonly output: Float32Array;
  readonly z: Float32Array | null;
}

/** How a pass is to be computed. */
export interface PassSettings {
  readonly loss: Loss;
  readonly seed: number;
  /** Whether dropout drops and batch normalisation uses the batch. */
  readonly training: boolean;
  /** Whether the layers' outputs are wanted. */
  readonly collect: boolean;
  /** Whether all draws share the first one's dropout, as variations of one network must. */
  readonly sharedDropout?: boolean;
  /** Told the batch's mean and variance per feature (one draw) of every batch normalisation in training. */
  readonly onMoments?: (layer: number, mean: Float32Array, variance: Float32Array) => void;
}
