import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayerSpec } from '../model/network.js';
import type { Activation } from './activations.js';
import type { WeightSampler } from './initializers.js';
import type { Noise } from './noise.js';

/** One weight tensor of a layer. */
export interface PlannedWeight {
  /** `kernel`, `bias`, `recurrentKernel`, `gamma`, ...; prefixed with `forward` or `backward` inside a Bidirectional. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly size: number;
  readonly sample: WeightSampler;
  /** The initialiser's name, and whether TensorFlow.js chose it. */
  readonly initializer: string;
  readonly initializerIsDefault: boolean;
  /** Whether the report shows its gradient: matrices do, biases and scales do not. */
  readonly isKernel: boolean;
  /** Whether it has a gradient at all; moving averages have none. */
  readonly differentiable: boolean;
  /** Factors of the penalties l1 sum|w| and l2 sum w². */
  readonly l1: number;
  readonly l2: number;
}

/** How a layer is computed over many draws at once. */
export type VectorStep =
  | { readonly kind: 'dense'; readonly activation: Activation; readonly useBias: boolean }
  | { readonly kind: 'activation'; readonly activation: Activation }
  | { readonly kind: 'noise'; readonly noise: Noise }
  | { readonly kind: 'reshape' }
  | { readonly kind: 'repeat'; readonly size: readonly [rows: number, columns: number] }
  | {
      readonly kind: 'batchNormalization';
      /** The axis that is kept, the batch's being 0. */
      readonly axis: number;
      readonly epsilon: number;
      readonly momentum: number;
      readonly center: boolean;
      readonly scale: boolean;
    }
  | {
      readonly kind: 'layerNormalization';
      readonly epsilon: number;
      readonly center: boolean;
      readonly scale: boolean;
    };

/** A layer that only TensorFlow.js itself can compute, one draw at a time. */
export interface OpaqueLayer {
  /** Applies the layer to [batch, ...] with these weights; `z` are the activation's inputs where they can be seen. */
  apply(
    input: Tensor,
    weights: readonly Tensor[],
    situation: Situation,
  ): { readonly output: Tensor; readonly z: Float32Array | null };
  /** Disposes of what TensorFlow.js' layer keeps between its steps; to be called after a pass. */
  release(): void;
}

/** In which mode a layer is applied and where its noise comes from. */
export interface Situation {
  readonly training: boolean;
  readonly seed: number;
  readonly draw: number;
  readonly layer: number;
}

/** One layer of the flattened network, known completely before any weight is allocated. */
export interface PlannedLayer {
  /** Index path into the network's layers; a wrapper's path ends in the layer inside it. */
  readonly path: readonly number[];
  readonly spec: LayerSpec;
  readonly className: string;
  readonly label: string;
  /** Shapes without the batch axis. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly weights: readonly PlannedWeight[];
  /** What the layer's output is an activation of; null for layers that only move numbers or drop them. */
  readonly activation: Activation | null;
  readonly activationName: string | null;
  readonly step: VectorStep | null;
  /** Whether its noise is TensorFlow.js' own, which no seed repeats. */
  readonly unrepeatable: boolean;
  readonly opaque: OpaqueLayer;
}

/** A validated network: shapes, weights and ways to compute, but no numbers yet. */
export interface NetworkPlan {
  readonly layers: readonly PlannedLayer[];
  readonly inputShape: readonly number[];
  /** Highest integer id plus one if the network starts with an embedding, else null. */
  readonly vocabulary: number | null;
  readonly outputShape: readonly number[];
  readonly parameters: number;
  /** Whether all draws can be computed in one pass. */
  readonly vectorisable: boolean;
  readonly notes: readonly string[];
}
