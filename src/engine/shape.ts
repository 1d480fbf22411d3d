/** Entries of a tensor of that shape. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Size of the last axis; 1 of a single number, which has none. */
export const lastSize = (shape: readonly number[]): number => shape.at(-1) ?? 1;
