import { highestDerivative } from '../../../../../src/webview/results/highestDerivative.js';
import { exactly, type Claim, type Figure, type FileClaims } from '../claim.js';
import type { LessonMeasurements } from '../LessonMeasurements.js';

export const THREE = '1-three-sigmoids';
export const CHANCE = '2-stuck-at-chance';
export const EXPLODING = '3-exploding';
export const DEAD = '4-dead-units';
export const NINETY = '5-ninety-percent';

export const at = (level: string, name: string, ...claims: readonly Claim[]): FileClaims => ({
  file: `lessons/challenges/${level}/${name}`,
  claims,
});

/** Sentences that need no evidence, for one reason. */
export const none = (needsNone: string, ...sentences: readonly string[]): readonly Claim[] =>
  sentences.map((sentence) => ({ sentence, needsNone }));
export const asked = (...sentences: readonly string[]) =>
  none('a request, a question or an answer to choose', ...sentences);
export const meant = (...sentences: readonly string[]) =>
  none('a definition, or what the chain rule says', ...sentences);
export const graded = (...sentences: readonly string[]) =>
  none('the check of the content grades this solution', ...sentences);

export const claim = (
  sentence: string,
  evidence: (measure: LessonMeasurements) => readonly Figure[] | Promise<readonly Figure[]>,
): Claim => ({ sentence, evidence });

export const quarter = (): readonly Figure[] => [exactly('highest derivative', highestDerivative('sigmoid'), 0.25)];
export const nearOne = (): readonly Figure[] => [
  exactly('ReLU', highestDerivative('relu'), 1),
  exactly('tanh', highestDerivative('tanh'), 1),
];
export const layersOf = (level: string, activation: string, layers: number) => (measure: LessonMeasurements) => [
  exactly(
    'hidden layers',
    measure
      .levelNetwork(level)
      .layers.slice(0, -1)
      .filter(({ config }) => config.activation === activation).length,
    layers,
  ),
];
export const trainingOf = (level: string) => (measure: LessonMeasurements) => {
  const { training } = measure.rule(level);
  if (training === undefined) throw new Error('the level does not train');
  return training;
};

/** Last training accuracies of a file of a level that trains. */
export async function accuracies(
  measure: LessonMeasurements,
  level: string,
  file?: string,
  change?: (text: string) => string,
) {
  const { histories } = await measure.level(level, file, change);
  return histories.map(({ epochs }) => epochs.at(-1)?.accuracy ?? NaN);
}

export const withDeviation = (deviation: number) => (text: string) =>
  text.replaceAll('stddev: 1', `stddev: ${deviation}`);
export const NOTHING_YET = 'Press Check; nothing needs to be changed yet.';
