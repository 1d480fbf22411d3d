import type { NestedNumbers } from '../model/gradientCheck.js';

/** The shape of nested arrays, outermost first; undefined if rows of one level differ in length or depth, or are empty. */
export function shapeOf(value: NestedNumbers): readonly number[] | undefined {
  if (typeof value === 'number') return [];
  const [first, ...rest] = value;
  if (first === undefined) return undefined;
  const inner = shapeOf(first);
  if (inner === undefined) return undefined;
  const same = rest.every((other) => shapeOf(other)?.join() === inner.join());
  return same ? [value.length, ...inner] : undefined;
}

/** The numbers in row-major order. */
export function flatten(value: NestedNumbers): Float32Array {
  const numbers: number[] = [];
  const visit = (part: NestedNumbers): void => {
    if (typeof part === 'number') numbers.push(part);
    else part.forEach(visit);
  };
  visit(value);
  return Float32Array.from(numbers);
}
