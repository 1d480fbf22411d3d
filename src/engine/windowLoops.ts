/** Sizes of a window without holes that slides over images with the channels last, as TensorFlow.js computes them. */
export interface WindowShape {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly padInfo: { readonly top: number; readonly left: number };
}

/** Where a place of the window meets the input: offsets of a pixel of x, a pixel of y and a tap of the filter, all in pixels. */
type Visit = (input: number, output: number, tap: number) => void;

/** Visits every pair of an output pixel and an input pixel that its window sees. */
function forEachMeeting(shape: WindowShape, visit: Visit): void {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, padInfo } = shape;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const output = (image * outHeight + row) * outWidth + column;
        for (let tapRow = 0; tapRow < filterHeight; tapRow++) {
          const inRow = row * shape.strideHeight - padInfo.top + tapRow;
          if (inRow < 0 || inRow >= inHeight) continue;
          for (let tapColumn = 0; tapColumn < filterWidth; tapColumn++) {
            const inColumn = column * shape.strideWidth - padInfo.left + tapColumn;
            if (inColumn < 0 || inColumn >= inWidth) continue;
            visit((image * inHeight + inRow) * inWidth + inColumn, output, tapRow * filterWidth + tapColumn);
          }
        }
      }
    }
  }
}

/**
 * dE/dW of a convolution: W is [height, width, in, out]. Summed in double precision, as a filter meets thousands of pixels. The
 * loops are written out, because most of a convolutional network's time goes by here and a call per pixel would double it.
 */
export function filterGradient(shape: WindowShape, x: Float32Array, dy: Float32Array, dw: Float32Array): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = shape;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = shape;
  const sums = new Float64Array(dw.length);
  const channels = new Int32Array(outChannels);
  const values = new Float64Array(outChannels);
  for (let pixel = 0; pixel < batchSize * outHeight * outWidth; pixel++) {
    const image = Math.floor(pixel / (outHeight * outWidth));
    const firstRow = (Math.floor(pixel / outWidth) % outHeight) * strideHeight - padInfo.top;
    const firstColumn = (pixel % outWidth) * strideWidth - padInfo.left;
    // What comes back through a maximum pool and a ReLU is 0 at most places.
    let active = 0;
    for (let out = 0; out < outChannels; out++) {
      const value = dy[pixel * outChannels + out]!;
      if (value === 0) continue;
      channels[active] = out;
      values[active++] = value;
    }
    if (active === 0) continue;
    for (let tap = 0; tap < filterHeight * filterWidth; tap++) {
      const row = firstRow + Math.floor(tap / filterWidth);
      const column = firstColumn + (tap % filterWidth);
      if (row < 0 || row >= inHeight || column < 0 || column >= inWidth) continue;
      const input = ((image * inHeight + row) * inWidth + column) * inChannels;
      for (let channel = 0; channel < inChannels; channel++) {
        const value = x[input + channel]!;
        if (value === 0) continue;
        const to = (tap * inChannels + channel) * outChannels;
        for (let i = 0; i < active; i++) sums[to + channels[i]!]! += value * values[i]!;
      }
    }
  }
  dw.set(sums);
}

/** dE/dW of a depthwise convolution: W is [height, width, in, multiplier]. */
export function depthwiseFilterGradient(shape: WindowShape, x: Float32Array, dy: Float32Array, dw: Float32Array): void {
  const { inChannels, outChannels } = shape;
  const multiplier = outChannels / inChannels;
  const sums = new Float64Array(dw.length);
  forEachMeeting(shape, (input, output, tap) => {
    for (let out = 0; out < outChannels; out++) {
      const value = x[input * inChannels + Math.floor(out / multiplier)]!;
      sums[tap * outChannels + out]! += value * dy[output * outChannels + out]!;
    }
  });
  dw.set(sums);
}

/** dE/dx of a depthwise convolution. */
export function depthwiseInputGradient(shape: WindowShape, dy: Float32Array, w: Float32Array, dx: Float32Array): void {
  const { inChannels, outChannels } = shape;
  const multiplier = outChannels / inChannels;
  forEachMeeting(shape, (input, output, tap) => {
    for (let out = 0; out < outChannels; out++) {
      const place = input * inChannels + Math.floor(out / multiplier);
      dx[place]! += dy[output * outChannels + out]! * w[tap * outChannels + out]!;
    }
  });
}

/** dE/dx of a maximum over windows: all of it goes to the first of the largest inputs. */
export function maxPoolGradient(shape: WindowShape, x: Float32Array, dy: Float32Array, dx: Float32Array): void {
  const { inChannels, batchSize, outHeight, outWidth } = shape;
  const largest = new Int32Array(batchSize * outHeight * outWidth * inChannels).fill(-1);
  forEachMeeting(shape, (input, output) => {
    for (let channel = 0; channel < inChannels; channel++) {
      const window = output * inChannels + channel;
      const place = input * inChannels + channel;
      const known = largest[window]!;
      if (known < 0 || x[place]! > x[known]!) largest[window] = place;
    }
  });
  largest.forEach((place, window) => {
    if (place >= 0) dx[place]! += dy[window]!;
  });
}

/** Adds up rows by the number of their segment; a number out of range counts nowhere. */
export function segmentSums(rows: Float32Array, segments: ArrayLike<number>, out: Float32Array): void {
  const size = segments.length === 0 ? 0 : rows.length / segments.length;
  for (let row = 0; row < segments.length; row++) {
    const to = segments[row]! * size;
    if (to < 0 || to >= out.length) continue;
    for (let i = 0; i < size; i++) out[to + i]! += rows[row * size + i]!;
  }
}
