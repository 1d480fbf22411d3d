import { dispose } from '@tensorflow/tfjs-core';
import type { Initializer } from '@tensorflow/tfjs-layers/dist/initializers';
import { lastSize, sizeOf } from './shape.js';
import type { RandomStream } from './randomStream.js';

/**
 * Draws one weight tensor into `out[start..end)`. The distributions are those of TensorFlow.js 4.22, which differ from Keras in
 * one point: its normal variants of variance scaling cut at two deviations without correcting the deviation for the cut.
 */
export type WeightSampler = (stream: RandomStream, out: Float32Array, start: number, end: number) => void;

/** Fan-in and fan-out as TensorFlow.js counts them (`computeFans`, channels last). */
function fans(shape: readonly number[]): readonly [fanIn: number, fanOut: number] {
  const last = lastSize(shape);
  const beforeLast = lastSize(shape.slice(0, -1));
  if (shape.length === 2) return [beforeLast, last];
  if (shape.length >= 3 && shape.length <= 5) {
    const field = sizeOf(shape.slice(0, -2));
    return [beforeLast * field, last * field];
  }
  const side = Math.sqrt(sizeOf(shape));
  return [side, side];
}

const constant =
  (value: number): WeightSampler =>
  (_stream, out, start, end) => {
    out.fill(value, start, end);
  };

function varianceScaling(config: Readonly<Record<string, unknown>>, shape: readonly number[]): WeightSampler {
  const [fanIn, fanOut] = fans(shape);
  const mode = config.mode;
  const fan = mode === 'fanIn' ? fanIn : mode === 'fanOut' ? fanOut : (fanIn + fanOut) / 2;
  const variance = Number(config.scale) / Math.max(1, fan);
  if (config.distribution === 'uniform') {
    const limit = Math.sqrt(3 * variance);
    return (stream, out, start, end) => stream.fillUniform(out, start, end, -limit, limit);
  }
  const deviation = Math.sqrt(variance);
  return (stream, out, start, end) => stream.fillNormal(out, start, end, 0, deviation, 2);
}

/**
 * A random matrix with orthonormal columns (or rows, if there are fewer of them): the Q of a normal matrix, made unique by a
 * positive diagonal of R, which is what Householder's method with the sign correction gives too (Mezzadri 2007).
 */
function orthogonal(gain: number, shape: readonly number[]): WeightSampler {
  const columns = lastSize(shape);
  const rows = sizeOf(shape) / columns;
  const long = Math.max(rows, columns);
  const short = Math.min(rows, columns);
  return (stream, out, start) => {
    const vectors = Array.from({ length: short }, () => {
      const vector = new Float32Array(long);
      stream.fillNormal(vector, 0, long, 0, 1);
      return Float64Array.from(vector);
    });
    vectors.forEach((vector, k) => {
      // Twice is enough to keep the vectors orthogonal to rounding.
      for (let pass = 0; pass < 2; pass++) {
        for (const earlier of vectors.slice(0, k)) {
          const overlap = vector.reduce((sum, value, i) => sum + value * earlier[i]!, 0);
          for (let i = 0; i < long; i++) vector[i] = vector[i]! - overlap * earlier[i]!;
        }
      }
      const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
      for (let i = 0; i < long; i++) vector[i] = vector[i]! / norm;
    });
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const entry = rows >= columns ? vectors[j]![i]! : vectors[i]![j]!;
        out[start + i * columns + j] = gain * entry;
      }
    }
  };
}

/** The name by which a person would write the initialiser. */
export function initializerName(initializer: Initializer): string {
  const { className } = initializer.constructor as { className?: unknown };
  if (typeof className !== 'string' || !/^[A-Z]/.test(className)) return initializer.getClassName();
  return className.charAt(0).toLowerCase() + className.slice(1);
}

/** Our seeded counterpart of a TensorFlow.js initialiser for one weight of that shape. */
export function samplerFor(initializer: Initializer, shape: readonly number[]): WeightSampler {
  const config = initializer.getConfig() as Readonly<Record<string, unknown>>;
  const number = (key: string) => Number(config[key]);
  switch (initializer.getClassName()) {
    case 'Zeros':
      return constant(0);
    case 'Ones':
      return constant(1);
    case 'Constant':
      return constant(number('value'));
    case 'VarianceScaling':
      return varianceScaling(config, shape);
    case 'RandomUniform':
      return (stream, out, start, end) => stream.fillUniform(out, start, end, number('minval'), number('maxval'));
    case 'RandomNormal':
      return (stream, out, start, end) => stream.fillNormal(out, start, end, number('mean'), number('stddev'));
    case 'TruncatedNormal':
      return (stream, out, start, end) => stream.fillNormal(out, start, end, number('mean'), number('stddev'), 2);
    case 'Orthogonal':
      return orthogonal(number('gain'), shape);
    default:
      // Identity and the constant compositions inside recurrent layers: TensorFlow.js' own values.
      return (_stream, out, start) => {
        const tensor = initializer.apply([...shape]);
        out.set(tensor.dataSync(), start);
        dispose(tensor);
      };
  }
}
