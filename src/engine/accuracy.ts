import type { Loss } from './losses.js';

/** Counts right answers: the sum over `rows` outputs of each row's share of right entries. */
export type AccuracyCount = (y: Float32Array, output: Float32Array, rows: number, units: number) => number;

/** Index of the largest entry of a row, the first one of equals. */
function largestIndex(values: Float32Array, start: number, units: number): number {
  let best = 0;
  for (let unit = 1; unit < units; unit++) if (values[start + unit]! > values[start + best]!) best = unit;
  return best;
}

const thresholded =
  (threshold: number): AccuracyCount =>
  (y, output, rows, units) => {
    let right = 0;
    for (let i = 0; i < rows * units; i++) if (Number(output[i]! > threshold) === y[i]) right++;
    return right / units;
  };

const byLargest: AccuracyCount = (y, output, rows, units) => {
  let right = 0;
  for (let row = 0; row < rows; row++) {
    if (largestIndex(output, row * units, units) === largestIndex(y, row * units, units)) right++;
  }
  return right;
};

const byIndex: AccuracyCount = (y, output, rows, units) => {
  let right = 0;
  for (let row = 0; row < rows; row++) if (largestIndex(output, row * units, units) === y[row]) right++;
  return right;
};

/** What the metric "accuracy" means for a loss and an output, as TensorFlow.js chooses it. */
export function accuracyFor(loss: Loss, units: number): AccuracyCount {
  if (loss.targets === 'classIndex') return byIndex;
  if (loss.name === 'sigmoidCrossEntropy') return thresholded(0);
  return units === 1 || loss.name === 'binaryCrossentropy' ? thresholded(0.5) : byLargest;
}
