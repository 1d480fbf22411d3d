/*
 * The three products of a dense layer on row-major matrices. Four terms are added per visit of a target, because loads and
 * stores, not multiplications, limit such loops.
 */

/** z[rows, units] = x[rows, inputs] W[inputs, units] + b, with b null for none. */
export function denseForward(
  x: Float32Array,
  w: Float32Array,
  b: Float32Array | null,
  z: Float32Array,
  rows: number,
  inputs: number,
  units: number,
): void {
  if (b === null) z.fill(0, 0, rows * units);
  else for (let row = 0; row < rows; row++) z.set(b, row * units);
  const blocks = inputs - (inputs % 4);
  for (let i = 0; i < blocks; i += 4) {
    const w0 = i * units;
    const w1 = w0 + units;
    const w2 = w1 + units;
    const w3 = w2 + units;
    for (let row = 0; row < rows; row++) {
      const from = row * inputs + i;
      const x0 = x[from]!;
      const x1 = x[from + 1]!;
      const x2 = x[from + 2]!;
      const x3 = x[from + 3]!;
      const to = row * units;
      for (let j = 0; j < units; j++) {
        z[to + j] = z[to + j]! + x0 * w[w0 + j]! + x1 * w[w1 + j]! + x2 * w[w2 + j]! + x3 * w[w3 + j]!;
      }
    }
  }
  for (let i = blocks; i < inputs; i++) {
    for (let row = 0; row < rows; row++) {
      const xi = x[row * inputs + i]!;
      const to = row * units;
      for (let j = 0; j < units; j++) z[to + j] = z[to + j]! + xi * w[i * units + j]!;
    }
  }
}

/** dW[inputs, units] = x^T dz and db[units] = column sums of dz. */
export function denseWeightGradients(
  x: Float32Array,
  dz: Float32Array,
  dw: Float32Array,
  db: Float32Array | null,
  rows: number,
  inputs: number,
  units: number,
): void {
  dw.fill(0);
  const blocks = rows - (rows % 4);
  for (let row = 0; row < blocks; row += 4) {
    const d0 = row * units;
    const d1 = d0 + units;
    const d2 = d1 + units;
    const d3 = d2 + units;
    for (let i = 0; i < inputs; i++) {
      const x0 = x[row * inputs + i]!;
      const x1 = x[(row + 1) * inputs + i]!;
      const x2 = x[(row + 2) * inputs + i]!;
      const x3 = x[(row + 3) * inputs + i]!;
      const to = i * units;
      for (let j = 0; j < units; j++) {
        dw[to + j] = dw[to + j]! + x0 * dz[d0 + j]! + x1 * dz[d1 + j]! + x2 * dz[d2 + j]! + x3 * dz[d3 + j]!;
      }
    }
  }
  for (let row = blocks; row < rows; row++) {
    for (let i = 0; i < inputs; i++) {
      const xi = x[row * inputs + i]!;
      const to = i * units;
      for (let j = 0; j < units; j++) dw[to + j] = dw[to + j]! + xi * dz[row * units + j]!;
    }
  }
  if (db === null) return;
  db.fill(0);
  for (let row = 0; row < rows; row++) for (let j = 0; j < units; j++) db[j] = db[j]! + dz[row * units + j]!;
}

/** dx[rows, inputs] = dz W^T. */
export function denseInputGradients(
  dz: Float32Array,
  w: Float32Array,
  dx: Float32Array,
  rows: number,
  inputs: number,
  units: number,
): void {
  const blocks = inputs - (inputs % 4);
  for (let i = 0; i < blocks; i += 4) {
    const w0 = i * units;
    const w1 = w0 + units;
    const w2 = w1 + units;
    const w3 = w2 + units;
    for (let row = 0; row < rows; row++) {
      const from = row * units;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = 0; j < units; j++) {
        const d = dz[from + j]!;
        s0 += d * w[w0 + j]!;
        s1 += d * w[w1 + j]!;
        s2 += d * w[w2 + j]!;
        s3 += d * w[w3 + j]!;
      }
      const to = row * inputs + i;
      dx[to] = s0;
      dx[to + 1] = s1;
      dx[to + 2] = s2;
      dx[to + 3] = s3;
    }
  }
  for (let i = blocks; i < inputs; i++) {
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let j = 0; j < units; j++) sum += dz[row * units + j]! * w[i * units + j]!;
      dx[row * inputs + i] = sum;
    }
  }
}
