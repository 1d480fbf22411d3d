import * as l10n from '@vscode/l10n';
import { denseNetworkSpec } from '../../lesson/denseNetwork.js';
import { ACTIVATION_LABELS } from '../../lesson/hiddenActivations.js';
import { endsInOneSigmoid, flatInputs, hiddenLayerNames, withHiddenActivations } from '../../lesson/ownNetwork.js';
import type { OwnChange, OwnPair } from '../../lesson/widgets/ownModel.js';
import type {
  TrainingComparisonControls,
  TrainingComparisonOptions,
  TrainingMeasure,
} from '../../lesson/widgets/trainingComparison.js';
import { decimal } from '../../model/localNumber.js';
import type { NetworkSpec } from '../../model/network.js';
import { failure, success, type Result } from '../../model/result.js';
import type { EpochRecord, TrainingRequest } from '../../model/training.js';
import type { ChartTable } from '../charts/chart.js';
import type { TrainingCurve } from '../charts/trainingChart.js';
import { listText } from './listText.js';
import { pairLabels } from './networkWords.js';
import { ownLabels } from './ownNetwork.js';

type History = readonly EpochRecord[];
export type Pair = readonly [History, History];

/** What the page calls the two networks. */
export function trainedLabels({ networks, own }: TrainingComparisonControls): readonly [string, string] {
  if (own !== undefined) return ownLabels(own);
  const [first, second] = networks;
  return first.activation === second.activation
    ? pairLabels(networks)
    : [ACTIVATION_LABELS[first.activation], ACTIVATION_LABELS[second.activation]];
}

/** The lesson's two networks. */
export function lessonNetworks(
  options: TrainingComparisonOptions,
  controls: TrainingComparisonControls,
): readonly [NetworkSpec, NetworkSpec] {
  const [first, second] = controls.networks.map(({ activation, initializer }) =>
    denseNetworkSpec({
      inputs: options.data.features,
      hidden: controls.hiddenUnits.map((units) => ({ units, activation })),
      initializer,
      outputUnits: 1,
      outputActivation: 'sigmoid',
    }),
  );
  if (first === undefined || second === undefined) throw new Error('a pair has fewer than two networks');
  return [first, second];
}

/** Features that scikit-learn's data have besides noise: two that inform and two that repeat them. */
const FEWEST_FEATURES = 4;

/** The person's network in both versions, or why it cannot learn this part's data. */
export function ownTrainedNetworks(network: NetworkSpec, own: OwnPair): Result<readonly [NetworkSpec, NetworkSpec]> {
  const inputs = flatInputs(network);
  if (inputs === undefined || inputs < FEWEST_FEATURES || !endsInOneSigmoid(network)) {
    return failure({
      code: 'invalid-data',
      message: l10n.t(
        'The data are rows of numbers with two classes: "{0}" cannot learn them, because that takes a flat input of at least {1} numbers and one sigmoid unit at the end. Choose another model.',
        own.model.name,
        FEWEST_FEATURES,
      ),
    });
  }
  const places = hiddenLayerNames(network).length;
  const version = ({ activation, initializer }: OwnChange) =>
    withHiddenActivations(
      network,
      Array.from({ length: places }, () => activation),
      initializer,
    );
  return success([version(own.changes[0]), version(own.changes[1])]);
}

/** Both networks for each of `seeds` seeds in turn; the data have as many features as the networks have inputs. */
export function trainingRequests(
  options: TrainingComparisonOptions,
  controls: TrainingComparisonControls,
  networks: readonly [NetworkSpec, NetworkSpec],
  seeds: number,
): readonly TrainingRequest[] {
  const { data, batchSize, validationSplit } = options;
  const features = flatInputs(networks[0]) ?? data.features;
  return Array.from({ length: seeds }, (_, offset) =>
    networks.map((network): TrainingRequest => ({
      network,
      data: { kind: 'makeClassification', ...data, features },
      optimizer: { name: controls.optimizer, learningRate: controls.learningRate },
      loss: 'binaryCrossentropy',
      epochs: controls.epochs,
      batchSize,
      validationSplit,
      seed: controls.seed + offset,
    })),
  ).flat();
}

/** Histories as pairs, one pair for each seed. */
export function pairs(histories: readonly History[]): readonly Pair[] {
  return Array.from({ length: Math.floor(histories.length / 2) }, (_, index) => [
    histories[2 * index] ?? [],
    histories[2 * index + 1] ?? [],
  ]);
}

const MEASURES: Readonly<
  Record<TrainingMeasure, { readonly of: (epoch: EpochRecord) => number; readonly lowIsGood: boolean }>
> = {
  'training-loss': { of: ({ loss }) => loss, lowIsGood: true },
  'training-accuracy': { of: ({ accuracy }) => accuracy, lowIsGood: false },
  'validation-loss': { of: ({ validationLoss }) => validationLoss, lowIsGood: true },
  'validation-accuracy': { of: ({ validationAccuracy }) => validationAccuracy, lowIsGood: false },
};

const MEASURE_NAMES = Object.keys(MEASURES) as readonly TrainingMeasure[];

function measureName(measure: TrainingMeasure): string {
  switch (measure) {
    case 'training-loss':
      return l10n.t('training loss');
    case 'training-accuracy':
      return l10n.t('training accuracy');
    case 'validation-loss':
      return l10n.t('validation loss');
    case 'validation-accuracy':
      return l10n.t('validation accuracy');
  }
}

/** Which network of a pair is ahead on a measure after its last common epoch; null before the first. */
export function ahead([first, second]: Pair, measure: TrainingMeasure): 'first' | 'second' | 'tie' | null {
  const epoch = Math.min(first.length, second.length) - 1;
  const [one, two] = [first[epoch], second[epoch]];
  if (one === undefined || two === undefined) return null;
  const { of, lowIsGood } = MEASURES[measure];
  const [a, b] = [of(one), of(two)];
  if (Number.isNaN(a) || Number.isNaN(b))
    return Number.isNaN(a) === Number.isNaN(b) ? 'tie' : Number.isNaN(a) ? 'second' : 'first';
  if (a === b) return 'tie';
  return a < b === lowIsGood ? 'first' : 'second';
}

const GOOD_ACCURACY = 0.8;

/** Number of the first epoch with at least 80 % training accuracy. */
function epochsToGood(history: History): number | undefined {
  return history.find(({ accuracy }) => accuracy >= GOOD_ACCURACY)?.epoch;
}

/** Who won what, computed from one pair of histories and never fixed. */
export function verdictSentence(pair: Pair, labels: readonly [string, string]): string {
  const epoch = Math.min(pair[0].length, pair[1].length);
  const [one, two] = [pair[0][epoch - 1], pair[1][epoch - 1]];
  if (one === undefined || two === undefined) return '';
  const wonBy = (winner: 'first' | 'second' | 'tie') =>
    MEASURE_NAMES.filter((measure) => ahead(pair, measure) === winner).map((measure) => {
      const [a, b] = [one, two].map((record) => decimal(MEASURES[measure].of(record).toFixed(3)));
      if (winner === 'tie') return l10n.t('{0} ({1})', measureName(measure), a ?? '');
      const [own, other] = winner === 'first' ? [a, b] : [b, a];
      return l10n.t('{0} ({1} against {2})', measureName(measure), own ?? '', other ?? '');
    });
  const [first, second, equal] = [wonBy('first'), wonBy('second'), wonBy('tie')];
  return [
    ...(second.length > 0 ? [l10n.t('After epoch {0}, {1} is ahead in {2}.', epoch, labels[1], listText(second))] : []),
    ...(first.length > 0 ? [l10n.t('After epoch {0}, {1} is ahead in {2}.', epoch, labels[0], listText(first))] : []),
    ...(equal.length > 0 ? [l10n.t('After epoch {0}, both are equal in {1}.', epoch, listText(equal))] : []),
    speedSentence(pair, labels),
  ].join(' ');
}

/** When each network was first right on 80 % of the rows it trains on. */
function speedSentence(pair: Pair, labels: readonly [string, string]): string {
  const [one, two] = [epochsToGood(pair[0]), epochsToGood(pair[1])];
  if (one === undefined && two === undefined) return l10n.t('Neither reaches 80 % training accuracy.');
  if (one === undefined || two === undefined) {
    return l10n.t(
      'Training accuracy reaches 80 % in epoch {0} with {1}, and never with {2}.',
      one ?? two ?? NaN,
      one === undefined ? labels[1] : labels[0],
      one === undefined ? labels[0] : labels[1],
    );
  }
  return l10n.t(
    'Training accuracy reaches 80 % in epoch {0} with {1}, in epoch {2} with {3}.',
    one,
    labels[0],
    two,
    labels[1],
  );
}

/** In how many seeds the second network was ahead, measure by measure. */
export function seedsTable(all: readonly Pair[], labels: readonly [string, string]): ChartTable {
  return {
    columns: [
      { name: l10n.t('Measure, over {0} seeds', all.length) },
      { name: l10n.t('{0} ahead', labels[0]) },
      { name: l10n.t('{0} ahead', labels[1]) },
      { name: l10n.t('equal') },
    ],
    rows: MEASURE_NAMES.map((measure) => {
      const winners = all.map((pair) => ahead(pair, measure));
      const count = (winner: 'first' | 'second' | 'tie') => String(winners.filter((one) => one === winner).length);
      return [measureName(measure), count('first'), count('second'), count('tie')];
    }),
  };
}

/** In how many seeds the second network was ahead, in words. */
export function seedsSentence(all: readonly Pair[], labels: readonly [string, string]): string {
  return l10n.t(
    'Over {0} seeds {1} is ahead in {2}.',
    all.length,
    labels[1],
    listText(
      MEASURE_NAMES.map((measure) =>
        l10n.t('{0} {1} times', measureName(measure), all.filter((pair) => ahead(pair, measure) === 'second').length),
      ),
    ),
  );
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Median and 5-95 % band over the seeds, epoch by epoch; the curves themselves for one seed. */
export function trainingCurves(
  all: readonly Pair[],
  labels: readonly [string, string],
  quantity: 'loss' | 'accuracy',
): readonly TrainingCurve[] {
  return ([0, 1] as const).flatMap((which) =>
    (['training', 'validation'] as const).map((measured): TrainingCurve => {
      const { of } = MEASURES[`${measured}-${quantity}`];
      const epochs = Math.max(0, ...all.map((pair) => pair[which].length));
      return {
        network: labels[which],
        measured,
        title: measureName(`${measured}-${quantity}`),
        values: Array.from({ length: epochs }, (_, epoch) => {
          const values = all
            .flatMap((pair) => {
              const record = pair[which][epoch];
              return record === undefined ? [] : [of(record)];
            })
            .filter(Number.isFinite)
            .sort((a, b) => a - b);
          const value = quantile(values, 0.5);
          return all.length === 1 ? { value } : { value, low: quantile(values, 0.05), high: quantile(values, 0.95) };
        }),
      };
    }),
  );
}

/** The numbers after the last epoch. */
export function finalTable(pair: Pair, labels: readonly [string, string]): ChartTable {
  return {
    columns: [{ name: l10n.t('Network') }, ...MEASURE_NAMES.map((measure) => ({ name: measureName(measure) }))],
    rows: ([0, 1] as const).map((which) => {
      const last = pair[which].at(-1);
      return [
        labels[which],
        ...MEASURE_NAMES.map((measure) => (last === undefined ? '' : decimal(MEASURES[measure].of(last).toFixed(4)))),
      ];
    }),
  };
}
