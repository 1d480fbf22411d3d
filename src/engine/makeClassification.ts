import { NumpyRandomState } from './numpyRandomState.js';

/** The arguments of scikit-learn's `make_classification`, with its defaults for what is left out. */
export interface ClassificationOptions {
  readonly samples: number;
  readonly features: number;
  readonly randomState: number;
  readonly informative?: number;
  readonly redundant?: number;
  readonly repeated?: number;
  readonly classes?: number;
  readonly clustersPerClass?: number;
  /** Share of each class; equal shares if left out. */
  readonly weights?: readonly number[];
  readonly flipShare?: number;
  readonly classSeparation?: number;
  readonly hypercube?: boolean;
  /** `null` draws a shift for each feature. */
  readonly shift?: number | null;
  /** `null` draws a scale for each feature. */
  readonly scale?: number | null;
  readonly shuffle?: boolean;
}

/** Rows of features and their class numbers, in double precision. */
export interface ClassificationData {
  readonly x: readonly Float64Array[];
  readonly y: readonly number[];
}

/**
 * scikit-learn 1.2's `make_classification` (after Guyon's "Madelon" design), draw for draw: the same arguments give the same
 * data set. Needs `informative + redundant + repeated` <= `features`, and at most 30 informative ones.
 */
export function makeClassification(options: ClassificationOptions): ClassificationData {
  const random = new NumpyRandomState(options.randomState);
  const { samples, features } = options;
  const informative = options.informative ?? 2;
  const redundant = options.redundant ?? 2;
  const repeated = options.repeated ?? 0;
  const classes = options.classes ?? 2;
  const separation = options.classSeparation ?? 1;
  const clusters = classes * (options.clustersPerClass ?? 2);

  const sizes = clusterSizes(options, classes, clusters);
  const centroids = drawCentroids(random, clusters, informative, separation, options.hypercube ?? true);
  let x = Array.from({ length: samples }, () => new Float64Array(features));
  for (const row of x) for (let column = 0; column < informative; column++) row[column] = random.normal();
  let y = new Array<number>(samples).fill(0);

  let start = 0;
  sizes.forEach((size, cluster) => {
    const mixing = signedMatrix(random, informative, informative);
    for (let i = start; i < start + size; i++) {
      const mixed = product(x[i]!, mixing, informative);
      mixed.forEach((value, column) => (x[i]![column] = value + centroids[cluster]![column]!));
      y[i] = cluster % classes;
    }
    start += size;
  });

  if (redundant > 0) {
    const combination = signedMatrix(random, informative, redundant);
    for (const row of x) row.set(product(row, combination, redundant), informative);
  }
  const filled = informative + redundant;
  for (let copy = 0; copy < repeated; copy++) {
    const source = Math.trunc((filled - 1) * random.uniform() + 0.5);
    for (const row of x) row[filled + copy] = row[source]!;
  }
  for (const row of x) for (let column = filled + repeated; column < features; column++) row[column] = random.normal();

  const flipped = y.map(() => random.uniform() < (options.flipShare ?? 0.01));
  y = y.map((label, i) => (flipped[i] === true ? random.integer(0, classes) : label));
  moveAndScale(random, x, options, separation);

  if (options.shuffle ?? true) {
    const rows = random.permutation(samples);
    x = rows.map((row) => x[row]!);
    y = rows.map((row) => y[row]!);
    const columns = random.permutation(features);
    x = x.map((row) => Float64Array.from(columns, (column) => row[column]!));
  }
  return { x, y };
}

/** How many rows each cluster gets; the remainder goes one each to the first ones. */
function clusterSizes(options: ClassificationOptions, classes: number, clusters: number): number[] {
  const perClass = clusters / classes;
  const weight = (cluster: number) => options.weights?.[cluster % classes] ?? 1 / classes;
  const sizes = Array.from({ length: clusters }, (_, k) => Math.trunc((options.samples * weight(k)) / perClass));
  const left = options.samples - sizes.reduce((a, b) => a + b, 0);
  for (let i = 0; i < left; i++) sizes[i % clusters]!++;
  return sizes;
}

/** Corners of a hypercube, one per cluster, moved off the corners if `hypercube` is false. */
function drawCentroids(
  random: NumpyRandomState,
  clusters: number,
  dimensions: number,
  separation: number,
  hypercube: boolean,
): number[][] {
  const centroids = cornerNumbers(random, 2 ** dimensions, clusters).map((corner) =>
    Array.from({ length: dimensions }, (_, column) => {
      const bit = Math.floor(corner / 2 ** (dimensions - 1 - column)) % 2;
      return bit * (2 * separation) - separation;
    }),
  );
  if (hypercube) return centroids;
  const rowFactors = centroids.map(() => random.uniform());
  const columnFactors = Array.from({ length: dimensions }, () => random.uniform());
  return centroids.map((row, k) => row.map((value, column) => value * rowFactors[k]! * columnFactors[column]!));
}

/** `sample_without_replacement`, whose method depends on how much of the population is wanted. */
function cornerNumbers(random: NumpyRandomState, population: number, wanted: number): number[] {
  const share = wanted / population;
  if (share > 0.01 && share < 0.99) return random.permutation(population).slice(0, wanted);
  if (share <= 0.01) {
    const taken = new Set<number>();
    while (taken.size < wanted) taken.add(random.integer(0, population));
    return [...taken];
  }
  const reservoir = Array.from({ length: wanted }, (_, i) => i);
  for (let i = wanted; i < population; i++) {
    const j = random.integer(0, i + 1);
    if (j < wanted) reservoir[j] = i;
  }
  return reservoir;
}

/** A matrix of uniform numbers in [-1, 1), row by row. */
const signedMatrix = (random: NumpyRandomState, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => 2 * random.uniform() - 1));

/** The first entries of a row times a matrix, terms added left to right. */
const product = (row: Float64Array, matrix: readonly (readonly number[])[], columns: number): number[] =>
  Array.from({ length: columns }, (_, column) => matrix.reduce((sum, line, l) => sum + row[l]! * line[column]!, 0));

function moveAndScale(
  random: NumpyRandomState,
  x: readonly Float64Array[],
  options: ClassificationOptions,
  separation: number,
): void {
  const columns = Array.from({ length: options.features }, (_, column) => column);
  const { shift = 0, scale = 1 } = options;
  const shifts = columns.map(() => shift ?? (2 * random.uniform() - 1) * separation);
  const scales = columns.map(() => scale ?? 1 + 100 * random.uniform());
  for (const row of x) for (const column of columns) row[column] = (row[column]! + shifts[column]!) * scales[column]!;
}
