import * as l10n from '@vscode/l10n';
import type { ChallengeMeasurement } from '../../model/challenge.js';
import type { NetworkSpec } from '../../model/network.js';
import { changedLayers } from './approach.js';
import type { ExpectedState, StepContent } from './challengeContent.js';
import { layerMedians, type ChallengeVerdict, type LayerMedian } from './challengeVerdict.js';
import { figureText } from './figureText.js';

/** What a check saw of the person's file. */
export interface CheckedState {
  readonly starter: NetworkSpec;
  readonly network: NetworkSpec;
  readonly verdict: ChallengeVerdict;
  readonly measurement?: ChallengeMeasurement;
}

function sees({ starter, network, verdict, measurement }: CheckedState, expected: ExpectedState): boolean {
  if (verdict.passed) return true;
  if (expected.passed === true || measurement === undefined) return false;
  if (expected.changedLayers !== undefined && changedLayers(starter, network) < expected.changedLayers) return false;
  if (expected.changedOptimizer === true && JSON.stringify(starter.optimizer) === JSON.stringify(network.optimizer)) {
    return false;
  }
  const found = new Set(measurement.diagnosis.findings.map(({ rule }) => rule));
  return (expected.without ?? []).every((rule) => !found.has(rule));
}

/** Whether a check has seen what the step asks of the code; a step that asks for an answer is done by the answer. */
export function isReached(step: StepContent, checked: CheckedState): boolean {
  switch (step.kind) {
    case 'measure':
      return checked.measurement !== undefined;
    case 'edit':
    case 'draws':
      return sees(checked, step.expects);
    case 'predict':
    case 'question':
      return false;
  }
}

/** One choice of a step that asks, with whether it is right by measurement or by content. */
export interface AnswerChoice {
  readonly id: string;
  readonly label: string;
}

/** The layers a prediction chooses from are those of the starter. */
export function answerChoices(step: StepContent, starterLayers: number): readonly AnswerChoice[] {
  switch (step.kind) {
    case 'question':
      return step.choices.map(({ id, label }) => ({ id, label }));
    case 'predict':
      return Array.from({ length: starterLayers }, (_, index) => ({
        id: `layer-${index + 1}`,
        label:
          index + 1 === starterLayers ? l10n.t('Layer {0}, the output', index + 1) : l10n.t('Layer {0}', index + 1),
      }));
    case 'measure':
    case 'edit':
    case 'draws':
      return [];
  }
}

/** Whether the words of a check would answer what the step asks: they wait for the person's own answer, while the figures are there. */
export function waitsForAnswer(kind: StepContent['kind'], answer: string | null | undefined): boolean {
  return kind === 'predict' && (answer ?? null) === null;
}

export interface AnswerFeedback {
  readonly correct: boolean;
  readonly message: string;
}

/** What is said to an answer; undefined while a prediction has no measurement to be judged by. */
export function answerFeedback(
  step: StepContent,
  answer: string,
  before: ChallengeMeasurement | undefined,
): AnswerFeedback | undefined {
  if (step.kind === 'question') {
    const chosen = step.choices.find(({ id }) => id === answer);
    return chosen && { correct: chosen.correct === true, message: chosen.feedback };
  }
  if (step.kind !== 'predict' || before === undefined) return undefined;
  const layers = layerMedians(before.report);
  const extreme = layers.reduce<LayerMedian | undefined>((best, layer) => {
    if (best === undefined) return layer;
    return (step.layer === 'smallest' ? layer.median < best.median : layer.median > best.median) ? layer : best;
  }, undefined);
  const chosen = layers.find(({ number }) => `layer-${number}` === answer);
  if (extreme === undefined || chosen === undefined) return undefined;
  const correct = chosen.median === extreme.median;
  const sizes = layers.map(({ number, median }) => l10n.t('layer {0}: {1}', number, figureText(median))).join(', ');
  return {
    correct,
    message: correct
      ? l10n.t('Right, layer {0}. Measured before any change: {1}.', chosen.number, sizes)
      : l10n.t('Not quite: it is layer {0}. Measured before any change: {1}.', extreme.number, sizes),
  };
}
