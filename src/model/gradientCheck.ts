import type { NetworkSpec } from './network.js';
import type { Criteria, Marks } from './marks.js';

/** A tensor's numbers as nested arrays, row-major; only used for small explicit data. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** The inputs and targets of a check. */
export type CheckData =
  /** Rows given by the person or by a lesson; first axis is the batch. */
  | { readonly kind: 'rows'; readonly x: NestedNumbers; readonly y: NestedNumbers }
  /** A seeded batch: standard normal inputs (integer ids in front of an embedding), targets that fit the loss. */
  | { readonly kind: 'random'; readonly batchSize: number };

/** What to check and how. */
export interface CheckRequest {
  readonly network: NetworkSpec;
  readonly data: CheckData;
  /** Seeds the draws, the random data and dropout's masks; draw `s` uses a stream derived from `seed` and `s`. */
  readonly seed: number;
  /** Number of random initialisations, 1 or more. */
  readonly draws: number;
  /** Milliseconds that the draws may take: a network for which they would not do gets fewer, as its assumptions then say. */
  readonly timeLimit?: number;
  readonly marks: Marks;
  /** What the diagnosis goes by, `robust` if not given; the engine does not look at it. */
  readonly criteria?: Criteria;
  /** Overrides the network's own loss. */
  readonly loss?: string;
  /** Explicit weights by layer, in TensorFlow.js' order within a layer, instead of random draws (then `draws` is 1). */
  readonly weights?: readonly (readonly NestedNumbers[])[];
  /** Also compare some gradients with finite differences. */
  readonly verify?: boolean;
}

/** A quantity over the draws in which it is finite; all three are equal for one draw, NaN if no draw is finite. */
export interface Spread {
  readonly median: number;
  readonly p05: number;
  readonly p95: number;
}

/** One weight matrix (kernel) of a layer: its gradient over the draws. Biases are left out, as in the notebook. */
export interface KernelReport {
  /** The weight's name within its layer: `kernel`, `recurrentKernel`, `embeddings`, `depthwiseKernel`, ... */
  readonly weight: string;
  readonly shape: readonly number[];
  /** Mean of |g| over the entries, the notebook's figure. */
  readonly meanAbs: Spread;
  readonly maxAbs: Spread;
  /** Euclidean norm of the gradient. */
  readonly l2: Spread;
  /** Share of entries that are exactly 0. */
  readonly zeroShare: Spread;
  /** norm(g) / norm(W). */
  readonly gradientToWeight: Spread;
  /** `meanAbs` of every draw, in order; NaN or Infinity where it is not finite. */
  readonly meanAbsPerDraw: readonly number[];
  /** Share of all draws whose `meanAbs` is below the small mark. */
  readonly belowShare: number;
  /** Share of all draws whose `meanAbs` is above the large mark. */
  readonly aboveShare: number;
  /** Number of draws with a NaN, and with an Infinity but no NaN, among the gradient's entries. */
  readonly nanDraws: number;
  readonly infiniteDraws: number;
}

/** What a layer puts out, over the batch, per draw. */
export interface ActivationReport {
  /** The activation function's name; `linear` for a layer without one. */
  readonly name: string;
  readonly mean: Spread;
  readonly standardDeviation: Spread;
  /** Share of outputs that are exactly 0. */
  readonly zeroShare: Spread;
  /** Share of units that are 0 on every sample (only for activations with an exact zero region, else 0). */
  readonly deadShare: Spread;
  /** Share of outputs in the flat part: |tanh| > 0.97, sigmoid with f'(z) < 0.05; 0 for activations that do not saturate. */
  readonly saturatedShare: Spread;
  /** Mean of |f'(z)|; null where the activation is not element-wise (softmax). */
  readonly meanAbsDerivative: Spread | null;
  /** Counts over all draws in equal bins between `low` and `high`. */
  readonly histogram: { readonly low: number; readonly high: number; readonly counts: readonly number[] };
}

/** One layer of the flattened network. */
export interface LayerReport {
  /** Index path into the network's layers; longer than one for nested models and wrappers. */
  readonly path: readonly number[];
  readonly className: string;
  /** Short label such as `dense 8, sigmoid`. */
  readonly label: string;
  /** Output shape without the batch axis. */
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly kernels: readonly KernelReport[];
  readonly activation: ActivationReport | null;
}

/** What the check took for granted; every one is said in the report. */
export interface CheckAssumptions {
  readonly loss: string;
  /** Why this loss: `given` by the request, `compiled` in the file, or chosen to fit the `output` layer. */
  readonly lossSource: 'given' | 'compiled' | 'output';
  readonly inputs: string;
  readonly targets: string;
  readonly batchSize: number;
  readonly seed: number;
  readonly draws: number;
  readonly marks: Marks;
  /** Layers whose initialiser came from TensorFlow.js' default, with its name; said because Keras' default differs. */
  readonly defaultInitializers: readonly { readonly layer: number; readonly initializer: string }[];
  /** Further sentences, such as "dropout is active" or "computed draw by draw because of the LSTM in layer 2". */
  readonly notes: readonly string[];
}

/** Result of comparing the first draw's gradients with central differences of the loss, computed in float64. */
export interface Verification {
  /** Largest error relative to the largest gradient of its weight; NaN if nothing was compared. */
  readonly maxRelativeError: number;
  readonly comparedEntries: number;
  /** Entries left out because a kink lies within the step. */
  readonly skippedAtKinks: number;
  /** The layers whose kinks these are, most entries first; a loss with a kink has the empty path. */
  readonly kinks: readonly { readonly path: readonly number[]; readonly label: string; readonly entries: number }[];
  /** Entries left out because a difference of the loss would show its rounding rather than so small a gradient. */
  readonly tooSmallEntries: number;
  /** Why nothing was compared, if so. */
  readonly unavailable?: string;
}

/** The result of one check: plain data, ready to cross a runtime boundary. */
export interface GradientReport {
  readonly layers: readonly LayerReport[];
  /** Loss over the draws. */
  readonly loss: Spread;
  /** Number of draws in which some gradient or the loss is NaN or infinite. */
  readonly nonFiniteDraws: number;
  /** Share of draws in which every gradient is exactly 0. */
  readonly allZeroShare: number;
  /** First kernel's mean |g| over the last kernel's, per draw. */
  readonly firstToLast: Spread;
  /** The same for the gradients' norms over hidden kernels only (output layer excluded); null with fewer than two hidden kernels. */
  readonly hiddenFirstToLast: Spread | null;
  /** Geometric factor per layer from the last hidden kernel to the first; null with fewer than two hidden kernels. */
  readonly hiddenFactorPerLayer: Spread | null;
  readonly parameters: number;
  readonly assumptions: CheckAssumptions;
  readonly verification?: Verification;
  /** `tfjs 4.22.0`, backend, milliseconds and whether all draws were computed in one vectorised pass. */
  readonly computation: {
    readonly tensorflow: string;
    readonly backend: string;
    readonly milliseconds: number;
    readonly vectorised: boolean;
  };
}
