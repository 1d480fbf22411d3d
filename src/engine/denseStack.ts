import type { Activation } from './activations.js';
import type { NetworkPlan } from './networkPlan.js';
import { lastSize, sizeOf } from './shape.js';
import { scalarLossNamed, type ScalarLoss } from './scalarLosses.js';

/** One computing layer of a stack; rows are samples, or places of samples where a layer acts on the last axis only. */
export interface StackLayer {
  readonly kind: 'dense' | 'activation' | 'dropout';
  /** Index into the plan's layers. */
  readonly planned: number;
  readonly rowsPerSample: number;
  readonly inputs: number;
  readonly units: number;
  readonly useBias: boolean;
  readonly activation: Activation | null;
  readonly rate: number;
}

/** A network of dense layers, activations and dropout with a loss the kernels know. */
export interface DenseStack {
  readonly layers: readonly StackLayer[];
  readonly inputSize: number;
  readonly outputSize: number;
  /** Size of the last axis of the output. */
  readonly outputUnits: number;
  readonly loss: ScalarLoss;
}

/** The stack behind a plan, or null if it has other layers or a loss that is left to TensorFlow.js' operations. */
export function denseStackFor(plan: NetworkPlan, lossName: string): DenseStack | null {
  const loss = scalarLossNamed(lossName);
  if (loss === undefined || plan.vocabulary !== null) return null;
  const layers: StackLayer[] = [];
  for (const [planned, { step, inputShape, outputShape }] of plan.layers.entries()) {
    const inputs = lastSize(inputShape);
    const units = lastSize(outputShape);
    const common = { planned, rowsPerSample: sizeOf(outputShape) / units, inputs, units, useBias: false, rate: 0 };
    if (step?.kind === 'dense' && computes(step.activation)) {
      layers.push({ ...common, kind: 'dense', useBias: step.useBias, activation: step.activation });
    } else if (step?.kind === 'activation' && computes(step.activation)) {
      layers.push({ ...common, kind: 'activation', activation: step.activation });
    } else if (step?.kind === 'noise' && step.noise.kind === 'dropout' && step.noise.shape === null) {
      layers.push({ ...common, kind: 'dropout', activation: null, rate: step.noise.rate });
    } else if (step?.kind !== 'reshape') return null;
  }
  if (layers.length === 0) return null;
  return {
    layers,
    inputSize: sizeOf(plan.inputShape),
    outputSize: sizeOf(plan.outputShape),
    outputUnits: lastSize(plan.outputShape),
    loss,
  };
}

/** Multiplications per output from which the products outweigh everything else. */
const WIDE = 100;
/** Rows from which a product outweighs copying its weights to WebAssembly's memory. */
const MANY_ROWS = 16;
/** WebAssembly's memory never shrinks: beyond these weights it would hold on to hundreds of megabytes. */
const MOST_WEIGHTS = 5e6;

/**
 * Whether TensorFlow.js' products on WebAssembly, which use SIMD, are ahead of the kernels for stacks: equal at 128 units a layer, twice as
 * fast from 256 on, and behind below (`check.deep` and `check.wide` of the benchmark).
 */
export function isAheadOnWasm(stack: DenseStack, batch: number): boolean {
  let products = 0;
  let outputs = 0;
  let weights = 0;
  for (const { kind, rowsPerSample, inputs, units } of stack.layers) {
    outputs += rowsPerSample * units;
    if (kind !== 'dense') continue;
    products += rowsPerSample * inputs * units;
    weights += inputs * units;
  }
  return products / outputs >= WIDE && batch >= MANY_ROWS && weights <= MOST_WEIGHTS;
}

const computes = (activation: Activation) => activation.scalar !== null || activation.name === 'softmax';
