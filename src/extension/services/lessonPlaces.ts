import * as vscode from 'vscode';
import * as v from 'valibot';
import type { RuleId } from '../../model/finding.js';
import type { CheckRequest, GradientReport, LayerReport } from '../../model/gradientCheck.js';
import { magnitudeVerdict } from '../../model/marks.js';
import { commands } from '../contributions.js';
import type { Check } from './check.js';
import { modelChoiceId } from './openModels.js';

/** A part of a lesson, as the command that opens one takes it. */
export interface LessonPlace {
  readonly lesson: string;
  readonly part: string;
}

/** A place that a link leads to, with the check that the link stands at; the last is a word of the link's own. */
export interface LinkedPlace extends LessonPlace {
  readonly model?: string;
}

/** The check of a model, as a part of a lesson needs it to show the same figures. */
export interface LinkedModel {
  /** As `OpenModels` names the model. */
  readonly id: string;
  readonly seed: number;
  readonly draws: number;
}

const VISUAL_COMPARISON: LessonPlace = { lesson: 'vanishing-gradients', part: 'visual-comparison' };
const THE_FIX: LessonPlace = { lesson: 'vanishing-gradients', part: 'the-fix' };
const THE_PROBLEM: LessonPlace = { lesson: 'vanishing-gradients', part: 'the-problem' };
const SEE_IT_EXPLODE: LessonPlace = { lesson: 'exploding-gradients', part: 'see-it-explode' };
const CLIP_IT: LessonPlace = { lesson: 'exploding-gradients', part: 'clip-it' };
const WHY_IT_GROWS: LessonPlace = { lesson: 'exploding-gradients', part: 'why-it-grows' };

/** Parts that can measure the person's own model: who comes from a figure is to see it again. */
const PLACES: Readonly<Record<RuleId, LessonPlace>> = {
  vanishing: VISUAL_COMPARISON,
  'uniformly-small': VISUAL_COMPARISON,
  'dead-units': THE_PROBLEM,
  saturation: WHY_IT_GROWS,
  'output-and-loss': THE_FIX,
  exploding: SEE_IT_EXPLODE,
  'poor-initialisation': WHY_IT_GROWS,
  'initial-loss': WHY_IT_GROWS,
  'symmetric-kernels': WHY_IT_GROWS,
  'non-finite': SEE_IT_EXPLODE,
  'update-ratio': CLIP_IT,
};

/** The part of a lesson that explains a finding; the first part where none is about it alone. */
export function lessonFor(rule: RuleId | undefined): LessonPlace {
  return (rule === undefined ? undefined : PLACES[rule]) ?? THE_PROBLEM;
}

/** The part that explains a layer's own figures: the flat part of an activation, a gradient that is small or one that is large. */
export function lessonForLayer({ kernels, activation }: LayerReport, report: GradientReport): LessonPlace {
  const { marks } = report.assumptions;
  const verdicts = kernels.map(({ meanAbs }) => magnitudeVerdict(meanAbs.median, marks));
  if (verdicts.some((verdict) => verdict === 'too large' || verdict === 'not a number' || verdict === 'infinite')) {
    return WHY_IT_GROWS;
  }
  if ((activation?.saturatedShare.median ?? 0) > 0.5) return WHY_IT_GROWS;
  return verdicts.includes('too small') ? VISUAL_COMPARISON : THE_PROBLEM;
}

/** A model, measured as it was checked. */
export function modelOf(uri: vscode.Uri, definitionId: string, { seed, draws }: CheckRequest): LinkedModel {
  return { id: modelChoiceId(uri, definitionId), seed, draws };
}

/** The place with the model of a check for its part to measure. */
export function withModelOf(place: LessonPlace, { uri, definition, request }: Check): LinkedPlace {
  return withModel(place, modelOf(uri, definition.id, request));
}

/** The place with a model for its part to measure. The editor decodes a link more than once, so the model is written in hexadecimal digits. */
export function withModel(place: LessonPlace, { id, seed, draws }: LinkedModel): LinkedPlace {
  const model = [id, seed, draws];
  const bytes = new TextEncoder().encode(JSON.stringify(model));
  return { ...place, model: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') };
}

const linkedModel = v.tuple([v.string(), v.number(), v.number()]);

/** The model that a link brought along; undefined for a link without one. */
export function modelOfLink({ model }: LinkedPlace): LinkedModel | undefined {
  if (model === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(model.match(/../g) ?? [], (digits) => parseInt(digits, 16));
    const [id, seed, draws] = v.parse(linkedModel, JSON.parse(new TextDecoder().decode(bytes)));
    return { id, seed, draws };
  } catch {
    return undefined;
  }
}

/** A link that opens the part; only for text whose commands are limited to this one. */
export function lessonLink(place: LinkedPlace): vscode.Uri {
  return vscode.Uri.parse(`command:${commands.openPart}?${encodeURIComponent(JSON.stringify([place]))}`);
}
