import { sizeOf } from './shape.js';
import { RandomStream, streamUse } from './randomStream.js';

/** How a layer disturbs its input during training: x times a random factor plus a random offset, entry by entry. */
export type Noise =
  /** Srivastava et al. 2014, inverted: what is kept is divided by its share. */
  | { readonly kind: 'dropout'; readonly rate: number; readonly shape: readonly (number | null)[] | null }
  /** The same for whole channels of a sequence. */
  | { readonly kind: 'spatialDropout'; readonly rate: number }
  /** Added standard deviations. */
  | { readonly kind: 'gaussianNoise'; readonly deviation: number }
  /** Multiplies by N(1, rate / (1 - rate)). */
  | { readonly kind: 'gaussianDropout'; readonly rate: number }
  /** Klambauer et al. 2017, for SELU: as TensorFlow.js 4.22 has it, which sets what it drops to +1.758 and not to SELU's floor. */
  | { readonly kind: 'alphaDropout'; readonly rate: number; readonly shape: readonly (number | null)[] | null };

/** Where the noise of some consecutive draws comes from. */
export interface NoiseSource {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  readonly layer: number;
}

/** Factor and offset of shape [draws, ...], to be broadcast over [draws, ...input]; null for 1 and 0. */
export interface NoiseTerms {
  readonly shape: readonly number[];
  readonly factor: Float32Array | null;
  readonly offset: Float32Array | null;
}

/** The least value of SELU, negated: alpha times scale. */
const SELU_FLOOR = 1.6732632423543772 * 1.0507009873554805;

/** Draws a layer's noise for inputs of `inputShape`, the batch axis included. */
export function noiseTerms(noise: Noise, source: NoiseSource, inputShape: readonly number[]): NoiseTerms {
  const shape = [source.count, ...termShape(noise, inputShape)];
  const size = sizeOf(shape) / source.count;
  switch (noise.kind) {
    case 'dropout':
    case 'spatialDropout':
      return { shape, factor: dropoutMask(source, size, noise.rate), offset: null };
    case 'gaussianNoise':
      return { shape, factor: null, offset: normals(source, size, 0, noise.deviation) };
    case 'gaussianDropout':
      return { shape, factor: normals(source, size, 1, Math.sqrt(noise.rate / (1 - noise.rate))), offset: null };
    case 'alphaDropout': {
      const { rate } = noise;
      const kept = 1 / Math.sqrt((1 - rate) * (1 + rate * SELU_FLOOR ** 2));
      const factor = dropoutMask(source, size, rate).map((value) => (value === 0 ? 0 : kept));
      const offset = factor.map((value) => kept * SELU_FLOOR * (value === 0 ? 1 + rate : rate));
      return { shape, factor, offset };
    }
  }
}

function termShape(noise: Noise, inputShape: readonly number[]): readonly number[] {
  if (noise.kind === 'spatialDropout') return [inputShape[0]!, 1, inputShape[2]!];
  const shape = 'shape' in noise ? noise.shape : null;
  return inputShape.map((size, axis) => shape?.[axis] ?? size);
}

/** Factors of inverted dropout: 0, or 1 / (1 - rate) where a unit is kept. */
export function dropoutMask({ seed, first, count, layer }: NoiseSource, size: number, rate: number): Float32Array {
  const stream = new RandomStream();
  const mask = new Float32Array(count * size);
  for (let draw = 0; draw < count; draw++) {
    stream.moveTo(seed, streamUse.dropout, first + draw, layer);
    fillMask(stream, mask, draw * size, (draw + 1) * size, rate);
  }
  return mask;
}

/** Fills with factors of inverted dropout from wherever the stream is. */
export function fillMask(stream: RandomStream, mask: Float32Array, start: number, end: number, rate: number): void {
  const kept = 1 / (1 - rate);
  for (let i = start; i < end; i++) mask[i] = stream.uniform() < rate ? 0 : kept;
}

function normals({ seed, first, count, layer }: NoiseSource, size: number, mean: number, deviation: number) {
  const stream = new RandomStream();
  const values = new Float32Array(count * size);
  for (let draw = 0; draw < count; draw++) {
    stream.moveTo(seed, streamUse.dropout, first + draw, layer);
    stream.fillNormal(values, draw * size, (draw + 1) * size, mean, deviation);
  }
  return values;
}
