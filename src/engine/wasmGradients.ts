import {
  backend_util,
  BatchMatMul,
  Conv2DBackpropFilter,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  MaxPoolGrad,
  UnsortedSegmentSum,
  getGradient,
  matMul,
  registerGradient,
  registerKernel,
  transpose,
  type DataType,
  type KernelFunc,
  type NamedAttrMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import {
  depthwiseFilterGradient,
  depthwiseInputGradient,
  filterGradient,
  maxPoolGradient,
  segmentSums,
  type WindowShape,
} from './windowLoops.js';

/** What these kernels use of the wasm backend: memory for an output, and views of tensors in place. */
interface HeapBackend {
  makeOutput(shape: readonly number[], dtype: DataType): TensorInfo;
  typedArrayFromHeap(info: TensorInfo): Float32Array;
}

type Window = Parameters<typeof backend_util.computeConv2DInfo>;

/** The attributes that the kernels of windows share; TensorFlow.js' layers always put the channels last. */
interface Attributes {
  readonly strides: Window[2];
  readonly pad: Window[4];
  readonly dimRoundingMode?: Window[5];
  readonly filterShape?: Window[1];
  readonly inputShape?: Window[0];
  readonly filterSize?: Parameters<typeof backend_util.computePool2DInfo>[1];
  readonly numSegments?: number;
}

type Inputs = Readonly<Record<string, TensorInfo>>;

/** One kernel: the shape of its output and the loop that fills it from views of its inputs. */
interface Gradient {
  readonly name: string;
  readonly shape: (inputs: Inputs, attributes: Attributes) => readonly number[];
  readonly fill: (
    out: Float32Array,
    view: (input: string) => Float32Array,
    inputs: Inputs,
    attributes: Attributes,
  ) => void;
}

function convolution(
  inputShape: readonly number[],
  filter: readonly number[],
  attributes: Attributes,
  depthwise: boolean,
): WindowShape {
  const { strides, pad, dimRoundingMode } = attributes;
  return backend_util.computeConv2DInfo(
    inputShape as Window[0],
    filter as Window[1],
    strides,
    // TensorFlow.js refuses gradients of windows with holes before they come here.
    1,
    pad,
    dimRoundingMode,
    depthwise,
  );
}

const GRADIENTS: readonly Gradient[] = [
  {
    name: Conv2DBackpropFilter,
    shape: (_inputs, { filterShape }) => filterShape!,
    fill: (out, view, { x }, attributes) =>
      filterGradient(convolution(x!.shape, attributes.filterShape!, attributes, false), view('x'), view('dy'), out),
  },
  {
    name: DepthwiseConv2dNativeBackpropFilter,
    shape: (_inputs, { filterShape }) => filterShape!,
    fill: (out, view, { x }, attributes) =>
      depthwiseFilterGradient(
        convolution(x!.shape, attributes.filterShape!, attributes, true),
        view('x'),
        view('dy'),
        out,
      ),
  },
  {
    name: DepthwiseConv2dNativeBackpropInput,
    shape: (_inputs, { inputShape }) => inputShape!,
    fill: (out, view, { filter }, attributes) =>
      depthwiseInputGradient(
        convolution(attributes.inputShape!, filter!.shape, attributes, true),
        view('dy'),
        view('filter'),
        out,
      ),
  },
  {
    name: MaxPoolGrad,
    shape: ({ input }) => input!.shape,
    fill: (out, view, { input }, { filterSize, strides, pad, dimRoundingMode }) =>
      maxPoolGradient(
        backend_util.computePool2DInfo(input!.shape as Window[0], filterSize!, strides, 1, pad, dimRoundingMode),
        view('input'),
        view('dy'),
        out,
      ),
  },
  {
    name: UnsortedSegmentSum,
    shape: ({ x }, { numSegments }) => [numSegments!, ...x!.shape.slice(1)],
    fill: (out, view) => segmentSums(view('x'), view('segmentIds'), out),
  },
];

/** Registers gradients that the wasm backend of TensorFlow.js 4.22 lacks, has wrong or is slow at, so that networks that need them stay on it. */
export function registerWasmGradients(): void {
  registerProductGradients();
  for (const { name, shape, fill } of GRADIENTS) {
    const kernelFunc: KernelFunc = ({ inputs, backend, attrs }) => {
      const heap = backend as HeapBackend;
      const own = inputs as Inputs;
      const attributes = attrs as unknown as Attributes;
      const out = heap.makeOutput(shape(own, attributes), 'float32');
      // The memory may have moved to make room for the output, so the views come after it.
      const values = heap.typedArrayFromHeap(out);
      values.fill(0);
      fill(values, (input) => heap.typedArrayFromHeap(own[input]!), own, attributes);
      return out;
    };
    registerKernel({ kernelName: name, backendName: 'wasm', kernelFunc });
  }
}

/**
 * The wasm kernel multiplies a transposed matrix several times slower than it transposes one and multiplies then, and the gradients of a
 * product are products with a transposed matrix: so they transpose first.
 */
function registerProductGradients(): void {
  const theirs = getGradient(BatchMatMul);
  registerGradient({
    ...theirs,
    gradFunc: (dy, saved, attributes: NamedAttrMap) => {
      if (attributes.transposeA === true || attributes.transposeB === true)
        return theirs.gradFunc(dy, saved, attributes);
      const [a, b] = saved as [Tensor, Tensor];
      return {
        a: () => matMul(dy as Tensor, transposed(b)),
        b: () => matMul(transposed(a), dy as Tensor),
      };
    },
  });
}

/** With the last two axes exchanged. */
function transposed(matrices: Tensor): Tensor {
  const axes = matrices.shape.map((_size, axis) => axis);
  return transpose(matrices, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
