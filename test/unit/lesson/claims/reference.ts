import { readFileSync } from 'node:fs';

interface LayerStatistics {
  readonly median: number;
  readonly fracBelow1e_4: number;
  readonly meanAbsActivationDerivative: number;
}

interface InitialisationStatistics {
  readonly layers: readonly LayerStatistics[];
  readonly fracAnyLayerVanishing: number;
  readonly fracAllLayersGood: number;
  readonly fracAllLayersAbove1e_3: number;
  readonly fracAllGradsExactlyZero: number;
}

interface Comparison {
  readonly secondBetter: number;
  readonly tie: number;
  readonly firstBetter: number;
}

interface Trained {
  readonly perEpoch: Readonly<Record<'loss' | 'accuracy' | 'val_accuracy', { readonly median: readonly number[] }>>;
  readonly gradMeanAbsPerEpochMedian: readonly (readonly number[])[];
}

/** Distributions that PyTorch and numpy measured over 10,000 initialisations and 50 trainings, as far as sentences need them. */
export interface Reference {
  readonly initialisation: {
    readonly experiments: Readonly<
      Record<string, { readonly configs: Readonly<Record<string, InitialisationStatistics>> } | undefined>
    >;
  };
  readonly training: {
    readonly part5: { readonly sigmoid: Trained; readonly relu: Trained };
    /** The second network is ReLU's. */
    readonly compare_sigmoid_vs_relu: Readonly<Record<'loss' | 'accuracy' | 'val_loss' | 'val_accuracy', Comparison>>;
  };
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../reference/${name}.json`, import.meta.url), 'utf8'));

export function readReference(): Reference {
  return { initialisation: read('init_stats'), training: read('training') } as Reference;
}

/** Statistics of one configuration of one experiment; throws if the reference has none. */
export function statisticsOf(
  reference: Reference,
  experiment: string,
  configuration: string,
): InitialisationStatistics {
  const found = reference.initialisation.experiments[experiment]?.configs[configuration];
  if (found === undefined) throw new Error(`the reference has no ${experiment}/${configuration}`);
  return found;
}
