import type { GradientReport } from '../model/gradientCheck.js';
import type { LayerPath } from '../model/fix.js';
import type { NetworkSpec } from '../model/network.js';
import { hiddenKernels } from './measuredLayers.js';
import { innermost, isRecurrent, layerAt } from './networkStructure.js';

/** How the size of the signal changes on its way through the hidden layers. */
export interface HiddenSignal {
  readonly layers: readonly LayerPath[];
  /** Standard deviation of the outputs of the first and of the last hidden layer, medians over the draws. */
  readonly first: number;
  readonly last: number;
  readonly lastToFirst: number;
  /** Geometric factor per layer. */
  readonly factorPerLayer: number;
}

/** Two layers give one step, which separates nothing. */
const FEWEST_LAYERS = 3;

/**
 * The forward signal over three or more hidden dense or convolutional layers; undefined with fewer. Recurrent layers and
 * embeddings have a size of their own, whatever comes in, and do not count.
 */
export function hiddenSignal(report: GradientReport, network: NetworkSpec): HiddenSignal | undefined {
  const measured = hiddenKernels(report)
    .filter(({ layer }, index, all) => all.findIndex((other) => other.layer === layer) === index)
    .filter(({ layer }) => {
      const className = layerAt(network, innermost(network, layer.path))?.className ?? layer.className;
      return !isRecurrent(className) && className !== 'Embedding';
    })
    .flatMap(({ layer }) =>
      layer.activation === null ? [] : [{ path: layer.path, size: layer.activation.standardDeviation.median }],
    );
  const first = measured[0]?.size;
  const last = measured.at(-1)?.size;
  if (measured.length < FEWEST_LAYERS || first === undefined || last === undefined || !(first > 0)) return undefined;
  const lastToFirst = last / first;
  return {
    layers: measured.map(({ path }) => path),
    first,
    last,
    lastToFirst,
    factorPerLayer: lastToFirst ** (1 / (measured.length - 1)),
  };
}
