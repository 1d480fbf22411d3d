import * as l10n from '@vscode/l10n';
import { denseNetworkSpec, equalHiddenLayers } from '../../lesson/denseNetwork.js';
import type {
  ComparisonAnswer,
  ComparisonMeasure,
  GradientComparisonControls,
  GradientComparisonOptions,
  SeedTally,
} from '../../lesson/widgets/gradientComparison.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import { COURSE_MARKS, type MagnitudeVerdict } from '../../model/marks.js';
import { decaySentence } from '../charts/gradientChart.js';
import { guessSentence } from './guessSentence.js';
import type { NetworkFigures } from './networkFigures.js';
import { pairLabels } from './networkWords.js';
import { ownLabels } from './ownNetwork.js';

/** What the page calls the two networks. */
export function networkLabels({ networks, own }: GradientComparisonControls): readonly [string, string] {
  return own === undefined ? pairLabels(networks) : ownLabels(own);
}

/** The check of one of the two networks. */
export function comparisonRequest(
  options: Pick<GradientComparisonOptions, 'data' | 'hiddenUnits' | 'outputActivation'>,
  controls: GradientComparisonControls,
  which: 0 | 1,
): CheckRequest {
  const { data, hiddenUnits, outputActivation } = options;
  const { activation, initializer } = controls.networks[which];
  return {
    network: denseNetworkSpec({
      inputs: data.kind === 'row' ? data.input.length : data.features,
      hidden:
        hiddenUnits?.map((units) => ({ units, activation })) ??
        equalHiddenLayers(controls.depth, controls.width, activation),
      initializer,
      outputUnits: 1,
      outputActivation,
    }),
    data:
      data.kind === 'row'
        ? { kind: 'rows', x: [data.input], y: [[controls.target]] }
        : { kind: 'random', batchSize: data.samples },
    seed: controls.seed,
    draws: controls.draws,
    marks: COURSE_MARKS,
    loss: data.kind === 'row' ? 'squaredErrorSum' : 'binaryCrossentropy',
  };
}

/** Factor from which the lessons call two sizes different. */
const CLEARLY = 2;

function smaller(first: number, second: number): ComparisonAnswer | null {
  if (!Number.isFinite(first) || !Number.isFinite(second)) return null;
  if (first * CLEARLY < second) return 'first';
  if (second * CLEARLY < first) return 'second';
  return 'neither';
}

function firing(
  networks: readonly [NetworkFigures, NetworkFigures],
  verdicts: readonly MagnitudeVerdict[],
): ComparisonAnswer {
  const [first, second] = networks.map(({ layers }) => layers.some(({ verdict }) => verdicts.includes(verdict)));
  if (first === true) return second === true ? 'both' : 'first';
  return second === true ? 'second' : 'neither';
}

/** The right answer to a prediction as measured, or null if these draws cannot tell. */
export function measuredAnswer(
  measure: ComparisonMeasure,
  networks: readonly [NetworkFigures, NetworkFigures],
): ComparisonAnswer | null {
  const [first, second] = networks;
  switch (measure) {
    case 'strongest-decay':
      return smaller(first.firstToLast.median, second.firstToLast.median);
    case 'smallest-first-layer':
      return smaller(first.layers[0]?.meanAbs.median ?? NaN, second.layers[0]?.meanAbs.median ?? NaN);
    case 'small-mark-fires':
      return firing(networks, ['too small']);
    case 'large-mark-fires':
      return firing(networks, ['too large', 'not a number', 'infinite']);
  }
}

/** How a network stands against the mark that was asked about, in words. */
function markSentence(measure: ComparisonMeasure, { label, layers }: NetworkFigures): string | undefined {
  const outside = layers.filter(({ verdict }) => verdict !== 'good').length;
  switch (measure) {
    case 'small-mark-fires':
    case 'large-mark-fires':
      return outside === 0
        ? l10n.t('In the {0} no layer is outside the marks.', label)
        : l10n.t('In the {0} {1} of {2} layers are outside the marks.', label, outside, layers.length);
    case 'strongest-decay':
    case 'smallest-first-layer':
      return undefined;
  }
}

/** The result in a few sentences, held against the guess if there was one. */
export function comparisonSentence(
  asked: Pick<NonNullable<GradientComparisonOptions['prediction']>, 'measure' | 'choices'> | undefined,
  guess: string | undefined,
  networks: readonly [NetworkFigures, NetworkFigures],
): string {
  return [
    asked && guessSentence(asked, guess, measuredAnswer(asked.measure, networks)),
    ...networks.map((network) => asked && markSentence(asked.measure, network)),
    ...networks.map(decaySentence),
  ]
    .filter(Boolean)
    .join(' ');
}

export const NO_TALLY: SeedTally = { setting: '', seeds: {} };

/** Adds a run of one draw; another setting begins a new tally, a run of many draws leaves it as it is. */
export function tallied(
  tally: SeedTally,
  controls: GradientComparisonControls,
  networks: readonly [NetworkFigures, NetworkFigures],
): SeedTally {
  if (controls.draws !== 1) return tally;
  const setting = JSON.stringify({ ...controls, seed: null });
  const outside = ({ layers }: NetworkFigures) => layers.some(({ verdict }) => verdict !== 'good');
  const before = tally.setting === setting ? tally.seeds : {};
  return { setting, seeds: { ...before, [controls.seed]: [outside(networks[0]), outside(networks[1])] } };
}

/** How often a layer was outside the marks in the seeds tried, or null before there are two. */
export function tallySentence(tally: SeedTally, labels: readonly [string, string]): string | null {
  const runs = Object.values(tally.seeds);
  if (runs.length < 2) return null;
  const count = (which: 0 | 1) => runs.filter((run) => run[which]).length;
  return l10n.t(
    'You have tried {0} seeds with this setting. A layer was outside the marks in {1} of them for the {2} and in {3} for the {4}.',
    runs.length,
    count(0),
    labels[0],
    count(1),
    labels[1],
  );
}
